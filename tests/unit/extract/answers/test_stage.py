"""Answers as the shipped model reads them, in an invented world."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.config import DATA, load_config
from twosource.model.answer import Answer, AnswerKind
from twosource.model.ids import document_id
from twosource.model.reading import Reading
from twosource.model.text import Document
from twosource.pipeline.build import build

REPORT = "The Daily Meridian reported on Monday that Kestria has sold rockets to Varnland. "
Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    pipeline = build(replace(load_config(), vocabulary=(DATA / "demo" / "vocabulary",))).pipeline
    return lambda text: pipeline(Document(document_id(text.encode()), "brief.txt", text))


def kinds(reading: Reading) -> list[AnswerKind]:
    return [answer.kind for answer in reading.answers]


def words(reading: Reading, answer: Answer) -> list[str]:
    """Triggers of the claims that an answer speaks to."""
    triggers = {claim.id: claim.event.trigger.of(reading.document.text) for claim in reading.claims}
    return [triggers[claim] for claim in answer.answers]


@pytest.mark.parametrize(
    "sentence",
    [
        "The defense ministry in Halm declined to comment.",
        "Officials in Halm refused to confirm it.",
        "The ministry could neither confirm nor deny the report.",
        "The minister would not say whether rockets had been sold.",
        "“No comment,” Minister Ilse Varga said.",
        "The embassy had no comment.",
        "The ministry did not respond to a request for comment.",
    ],
)
def test_refusals_to_confirm(read: Read, sentence: str) -> None:
    reading = read(REPORT + sentence)
    assert kinds(reading) == [AnswerKind.REFUSAL]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Our friendship harms nobody,” Minister Ilse Varga said, without addressing any details of the report.",
        "Minister Ilse Varga did not deny the report.",
        "Minister Ilse Varga dodged the question.",
        "“We do not discuss newspaper articles,” Minister Ilse Varga said.",
        "The ministry declined to go into the details of the report.",
    ],
)
def test_evasions(read: Read, sentence: str) -> None:
    reading = read(REPORT + sentence)
    assert kinds(reading) == [AnswerKind.NON_DENIAL]
    assert words(reading, reading.answers[0]) == ["sold"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Ilse Varga denied it.",
        "Minister Ilse Varga rejected the accusations.",
        "Minister Ilse Varga called the report baseless.",
        "“These allegations are false,” Minister Ilse Varga said.",
    ],
)
def test_denials_of_what_was_said_before(read: Read, sentence: str) -> None:
    reading = read(REPORT + sentence)
    assert kinds(reading) == [AnswerKind.DENIAL]
    assert words(reading, reading.answers[0]) == ["sold"]
    assert reading.answers[0].limits == ()


def test_who_only_reports_answers_nothing(read: Read) -> None:
    assert kinds(read(REPORT + "The Halvard Press Agency could not verify the report.")) == []


def test_blame_alone_is_no_denial(read: Read) -> None:
    assert kinds(read(REPORT + "Minister Ilse Varga condemned the report.")) == [AnswerKind.CONDEMNATION]


def test_declining_an_offer_is_no_answer(read: Read) -> None:
    assert kinds(read("Varnland proposed talks in May. Kestria rejected the proposal. It refused to discuss a ceasefire.")) == []


def test_details_of_a_plan_left_out_are_no_evasion(read: Read) -> None:
    assert kinds(read("Kestria will open a factory in June, Minister Ilse Varga said, without giving details of the site.")) == []


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("Kestria denies that the deliveries are ongoing.", [("time", "ongoing")]),
        ("Kestria denied that it delivered rockets after the war began.", [("time", "after the war began")]),
        ("Kestria denied any role in the sale.", [("participant", "any role in the sale")]),
        ("Kestria denied that it sold rockets.", []),
    ],
)
def test_what_exactly_is_denied(read: Read, sentence: str, limits: list[tuple[str, str]]) -> None:
    reading = read(REPORT + sentence)
    (answer,) = reading.answers
    assert [(limit.field, limit.span.of(reading.document.text)) for limit in answer.limits] == limits


def test_a_side_that_says_only_so_much_admits_so_much(read: Read) -> None:
    reading = read(
        "Kestria sold Varnland a small number of rockets before the war, Minister Ilse Varga said, "
        "but she denied that any deliveries have taken place since the fighting started."
    )
    admission, denial = reading.answers
    assert (admission.kind, denial.kind) == (AnswerKind.ADMISSION, AnswerKind.DENIAL)
    assert {limit.field for limit in admission.limits} == {"quantity", "time"}
    assert {limit.field for limit in denial.limits} == {"time"}


def test_without_a_parse_there_are_no_answers(read: Read) -> None:
    assert read("").answers == ()


def test_the_words_of_an_evasion_deny_nothing(read: Read) -> None:
    reading = read(REPORT + "“I do not discuss newspaper articles,” Minister Ilse Varga said.")
    (answer,) = reading.answers
    negative = {claim.id for claim in reading.claims if claim.factuality.polarity == "negative"}
    assert answer.kind is AnswerKind.NON_DENIAL and negative <= set(answer.claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kestria did not deny that it sold rockets to Varnland.",
        "The ministry declined to confirm that Kestria sold rockets to Varnland.",
        "The ministry could neither confirm nor deny that Kestria sold rockets to Varnland.",
    ],
)
def test_what_is_left_open_is_neither_said_nor_denied(read: Read, sentence: str) -> None:
    (claim,) = [claim for claim in read(sentence).claims if claim.event.type == "transfer"]
    assert (claim.factuality.polarity, claim.factuality.modality) == ("positive", "possible")
    assert claim.chain == ()


INTERVIEW = "A talk\n\nMinister Ilse Varga spoke to us in Halm.\n\nQ: {question}\n\nA: {answer} We have said so before.\n\nQ: Thank you.\n\nA: Thank you too, and goodbye."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Has Kestria sold rockets to Varnland?", "No."),
        ("Has Kestria sold rockets to Varnland?", "Nonsense."),
        ("The Daily Meridian reported that Kestria has sold rockets to Varnland. Is that true?", "No, it is not."),
    ],
)
def test_no_to_a_printed_question_denies_what_it_asks_about(read: Read, question: str, answer: str) -> None:
    reading = read(INTERVIEW.format(question=question, answer=answer))
    denials = [each for each in reading.answers if each.kind is AnswerKind.DENIAL]
    assert [words(reading, each) for each in denials][:1] == [["sold"]]
    assert denials[0].by.name == "Ilse Varga"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Has Kestria not sold rockets to Varnland?", "No."),  # so it has, or has not
        ("Do you doubt the report on the sale of rockets?", "No, I read it."),
        ("Has Kestria sold rockets to Varnland?", "Nobody knows."),
    ],
)
def test_no_to_other_questions_denies_nothing(read: Read, question: str, answer: str) -> None:
    assert AnswerKind.DENIAL not in kinds(read(INTERVIEW.format(question=question, answer=answer)))
