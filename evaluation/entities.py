"""Names as the entities of an article have them: `CORPORA=dir python -m evaluation.entities worldwide_newswire`.

The model's names reconciled with gazetteers and with one another, measured as `evaluation.names` measures the model
alone: words and type must be right. Gold words, with the blanks that print leaves out put back to none; gold sentences.

States, places and, where a corpus has no class of its own for them, facilities are LOC; organizations, organs of
states, armed forces and outlets ORG. Adjectives of states, peoples, items and agreements are no names here.
"""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from evaluation.names import CORPORA, Labelled, Name, score
from evaluation.pipelines import add_options, chosen
from twosource.extract.entities import extract_entities
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.text import Document
from twosource.vocabulary.gazetteer import Gazetteer, Naming, load_gazetteer

TYPES = {
    EntityKind.PERSON: "PER", EntityKind.ORGANIZATION: "ORG", EntityKind.STATE_ORGAN: "ORG", EntityKind.ARMED_FORCE: "ORG",
    EntityKind.OUTLET: "ORG", EntityKind.STATE: "LOC", EntityKind.PLACE: "LOC",
}  # fmt: skip
APART = {"worldwide_newswire"}  # corpora with a class of their own for facilities
CLOSING = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "”", "’", "n't", "%", "''"})
OPENING = frozenset({"(", "[", "“", "‘", "$", "``", "#"})


def spaces(words: Sequence[str]) -> list[bool]:
    """Whether print would leave a blank behind each word."""
    blanks, quoted = [], False
    for word, after in zip(words, [*words[1:], ""], strict=True):
        quoted ^= word == '"'
        clitic = after[:1] in ("'", "’") and after[1:2].isalpha() and len(after) <= 3
        closes = after in CLOSING or clitic or (after == '"' and quoted)
        blanks.append(not (closes or word in OPENING or (word == '"' and quoted)))
    return blanks


def read_names(nlp: Language, gazetteer: Gazetteer, gold: Labelled, *, facilities: bool) -> set[Name]:
    """Names of the entities in the gold words; ``facilities`` as what the model takes them for."""
    doc = Doc(nlp.vocab, words=gold.words, spaces=spaces(gold.words), sent_starts=gold.starts)
    for _, component in nlp.pipeline:
        doc = component(doc)
    entities = extract_entities(Document("gold", "gold", doc.text), doc, gazetteer=gazetteer)
    return {name for entity in entities for name in _names(entity, doc, gazetteer, facilities=facilities)}


def _names(entity: Entity, doc: Doc, gazetteer: Gazetteer, *, facilities: bool) -> Iterator[Name]:
    record = gazetteer.records.get(entity.reference or "")
    if entity.kind is EntityKind.FACILITY and not facilities or record is not None and record.subclass == "people":
        return
    for mention in entity.mentions:
        written = mention.span.of(doc.text)
        whole = [match for match in gazetteer.find(written) if match.span.of(written) == written]
        naming = whole[0].naming if whole else Naming.NAME
        if mention.form is not MentionForm.NAME or naming is Naming.DEMONYM:
            continue
        words = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        first, last = words.start, words.end
        first += doc[first].lower_ == "the" and not doc[first].ent_type_
        last -= doc[last - 1].text == "." and last - first > 1 and (last == len(doc) or bool(doc[last].is_sent_start))
        kind = "ORG" if naming is Naming.GOVERNMENT else TYPES.get(entity.kind)
        if entity.kind is EntityKind.FACILITY:
            kind = "ORG" if doc[last - 1].ent_type_ == "ORG" else "LOC"
        if kind:
            yield first, last, kind


def evaluate(nlp: Language, corpus: str, folder: Path, split: str) -> dict[str, dict[str, float]]:
    """The figures of the entities on one corpus."""
    gazetteer = load_gazetteer(Path(str(files("twosource") / "data")))
    documents = [gold for gold in CORPORA[corpus](folder, split) if gold.words]
    return score((read_names(nlp, gazetteer, gold, facilities=corpus not in APART), gold.names) for gold in documents)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=CORPORA, nargs="?", default="uner_ewt")
    add_options(parser)
    options = parser.parse_args()
    figures = evaluate(chosen(options), options.corpus, Path(os.environ["CORPORA"]), options.split)
    if options.json:
        print(json.dumps(figures))
        return
    print(f"{'':<6}{'precision':>10}{'recall':>10}{'F1':>10}")
    for kind, values in figures.items():
        print(f"{kind:<6}" + "".join(f"{value:10.2f}" for value in values.values()))


if __name__ == "__main__":
    main()
