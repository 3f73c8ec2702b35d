"""Sentences of an invented world with their trees, for tests that need more than a word or two."""

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from twosource.model.ids import content_id, document_id
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Document, Span
from twosource.vocabulary.cues import CueLexicon, load_cues
from twosource.vocabulary.gazetteer import Gazetteer
from twosource.vocabulary.nouns import load_nouns, load_titles_of_persons

HERE = Path(__file__).parent
LANGUAGE = HERE.parents[2] / "src" / "twosource" / "data" / "languages" / "en"
NAMES = {
    "Kestria": EntityKind.STATE,
    "Varnland": EntityKind.STATE,
    "Orrel": EntityKind.PERSON,
    "Daily Meridian": EntityKind.OUTLET,
}
VOCAB = English().vocab


def _tree(table: str) -> Doc:
    """A Doc from lines "word POS:TAG lemma label head", heads counted from 1, 0 the root, "-" for no space after."""
    rows = [line.split() for line in table.splitlines()]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        spaces=[len(row) == 5 for row in rows],
        pos=[row[1].split(":")[0] for row in rows],
        tags=[row[1].split(":", 1)[1] for row in rows],
        lemmas=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[int(row[4]) - 1 if int(row[4]) else place for place, row in enumerate(rows)],
    )


@pytest.fixture(scope="session")
def sentences() -> Callable[[str], Doc]:
    """A sentence of ``sentences.txt`` by its name."""
    blocks = (HERE / "sentences.txt").read_text(encoding="utf-8").strip().split("\n\n")
    tables = {block.split(":", 1)[0].removeprefix("# "): block.split("\n", 1)[1] for block in blocks}
    return lambda name: _tree(tables[name])


@pytest.fixture(scope="session")
def cues() -> CueLexicon:
    return load_cues(LANGUAGE)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """One that knows no names."""
    return Gazetteer((), titles=load_titles_of_persons(LANGUAGE), nouns=load_nouns(LANGUAGE), families={})


@pytest.fixture(scope="session")
def named() -> Callable[[Doc], tuple[Entity, ...]]:
    """The entities of a sentence, found by the names of the invented world."""
    return lambda doc: tuple(_entity(doc, name, kind) for name, kind in NAMES.items() if name in doc.text)


def _entity(doc: Doc, name: str, kind: EntityKind) -> Entity:
    start = doc.text.index(name)
    head = start + name.rfind(" ") + 1
    mention = Mention(Span(start, start + len(name)), Span(head, start + len(name)), MentionForm.NAME)
    return Entity(content_id("ent", name), kind, name, (mention,), reference=name.lower())


@pytest.fixture(scope="session")
def printed() -> Callable[[Doc], Document]:
    """The sentence as an article of its own."""
    return lambda doc: Document(document_id(doc.text.encode()), "brief.txt", doc.text)
