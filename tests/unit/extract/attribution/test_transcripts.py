"""Who speaks in interviews and transcripts."""

from collections.abc import Callable

import pytest
from spacy.lang.en import English

from twosource.extract.attribution import extract_attributions
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Block, BlockKind, Document, Span

Read = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def read(cues, gazetteer) -> Read:
    """Speaker and words of each turn of a text, in which ``people`` are named."""

    def run(text: str, *people: str) -> list[tuple[str, str]]:
        entities = [Entity(name, EntityKind.PERSON, name, _mentions(text, name)) for name in people]
        document = Document("sha256:0", "talk.txt", text)
        found = extract_attributions(document, English()(text), entities, (), cues=cues, gazetteer=gazetteer)
        return [(attribution.sources[-1].name, piece.of(text)) for attribution in found for piece in attribution.content]

    return run


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return tuple(Mention(Span(at, at + len(name)), Span(at, at + len(name)), MentionForm.NAME) for at in starts)


def test_answers_in_quotation_marks_are_of_whom_the_introduction_names(read: Read) -> None:
    text = 'Ada Orrel, 44, left Kestria in May.\n\nWhat did you see?\n\n"Three boats came to the yard."\n\n"Then the army came with tanks."\n\nWere there others?\n\n"There were no others that year."\n\nThe yard would not say.'
    assert read(text, "Ada Orrel") == [("Ada Orrel", '"Three boats came to the yard."'), ("Ada Orrel", '"Then the army came with tanks."'), ("Ada Orrel", '"There were no others that year."')]


def test_of_two_who_are_named_neither_is_taken(read: Read) -> None:
    text = 'Ada Orrel met Ivo Brandt in May.\n\nWhat did you see?\n\n"Three boats came to the yard."\n\nWere there others?\n\n"There were no others that year."'
    assert read(text, "Ada Orrel", "Ivo Brandt") == []


def test_one_question_is_the_article_s_own(read: Read) -> None:
    assert read('Ada Orrel left Kestria.\n\nWhat now?\n\n"Three boats came to the yard."', "Ada Orrel") == []


def test_answers_by_letter(read: Read) -> None:
    text = "Ada Orrel spoke to us.\nQ: Did boats come?\nA: They did.\nIn May they left.\nQ: Others?\nA: None came."
    assert read(text, "Ada Orrel") == [("Ada Orrel", "They did."), ("Ada Orrel", "In May they left."), ("Ada Orrel", "None came.")]


def test_a_turn_goes_on_till_the_next_but_not_into_questions_nor_behind_the_last(read: Read) -> None:
    text = "ORREL: No boats came to us.\nNor did any tanks come.\nDid others come?\nBRILL: I saw them leave the yard.\nThe yard closed in May."
    assert read(text) == [("Orrel", "No boats came to us."), ("Orrel", "Nor did any tanks come."), ("Brill", "I saw them leave the yard.")]


def test_a_label_that_is_once_known_is_known_everywhere(cues, gazetteer) -> None:
    text = "A talk\nOrrel: No boats came to us.\nBrill: I saw them leave.\nOrrel: They came back."
    first = Entity("Orrel", EntityKind.PERSON, "Ada Orrel", _mentions(text, "Orrel")[:1])
    document = Document("sha256:0", "talk.txt", text, (Block(Span(0, 6), BlockKind.HEADLINE), Block(Span(7, len(text)), BlockKind.BODY)))
    found = extract_attributions(document, English()(text), [first], (), cues=cues, gazetteer=gazetteer)
    assert [(each.sources[-1].name, each.content[0].of(text)) for each in found] == [("Ada Orrel", "No boats came to us."), ("Ada Orrel", "They came back.")]


def test_a_headline_is_no_turn(cues, gazetteer) -> None:
    text = "Orrel: “No boats came to us”\nOrrel: No boats came to us.\nOrrel: No tanks either."
    line = text.index("\n")
    document = Document("sha256:0", "talk.txt", text, (Block(Span(0, line), BlockKind.HEADLINE), Block(Span(line + 1, len(text)), BlockKind.BODY)))
    entities = [Entity("Orrel", EntityKind.PERSON, "Ada Orrel", _mentions(text, "Orrel"))]
    found = extract_attributions(document, English()(text), entities, (), cues=cues, gazetteer=gazetteer)
    assert len({attribution.id for attribution in found}) == len(found)
