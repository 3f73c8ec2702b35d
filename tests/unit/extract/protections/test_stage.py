"""Whom an article protects, as the shipped model reads it, in an invented world."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.config import DATA, load_config
from twosource.model.ids import document_id
from twosource.model.protection import DetailKind, Protection
from twosource.model.reading import Reading
from twosource.model.text import Document
from twosource.pipeline.build import build

WELDER = (
    '"Kestria does not lend out its best engineers for nothing," said Joren, who welded hulls in a shipyard in southern '
    'Varnland until he retired. "In return, Ostmere sends jets," he told the Orsova Monitor, giving only his first name out of '
    "fear for his safety."
)
Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    pipeline = build(replace(load_config(), vocabulary=(DATA / "demo" / "vocabulary",))).pipeline
    return lambda text: pipeline(Document(document_id(text.encode()), "brief.txt", text))


def details(reading: Reading, person: Protection) -> set[tuple[str, str]]:
    return {(detail.kind.value, detail.span.of(reading.document.text)) for detail in person.details}


def test_what_leads_to_somebody_is_found_with_the_reason(read: Read) -> None:
    reading = read(WELDER)
    (joren,) = reading.protections
    assert joren.why == "safety"
    assert joren.reason.of(reading.document.text) == "giving only his first name out of fear for his safety"
    assert details(reading, joren) == {
        ("name", "Joren"), ("job", "welded hulls"), ("workplace", "a shipyard"), ("region", "southern Varnland"),
        ("other", "until he retired"),
    }  # fmt: skip
    assert [detail.coarse for detail in joren.details if detail.kind is DetailKind.REGION] == ["Varnland"]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("A nurse at the central hospital, who spoke on condition of anonymity, said the ward was full.", "anonymity"),
        ("A nurse at the central hospital, who feared reprisals, said the ward was full.", "safety"),
        ("A nurse at the central hospital who asked not to be identified said the ward was full.", "anonymity"),
        ("Speaking on condition of anonymity, a nurse at the central hospital said the ward was full.", "anonymity"),
    ],
)
def test_people_without_a_name(read: Read, sentence: str, why: str) -> None:
    reading = read(sentence)
    (nurse,) = reading.protections
    assert nurse.why == why
    assert ("workplace", "the central hospital") in details(reading, nurse)


def test_a_made_up_name_is_protected_too(read: Read) -> None:
    reading = read("Mira Holt (not her real name), a clerk at the port of Skarn, said ships arrived. Nobody was paid, Holt said.")
    (mira,) = reading.protections
    assert mira.why == "name-changed"
    assert {("name", "Mira Holt"), ("job", "a clerk"), ("workplace", "the port")} <= details(reading, mira)


def test_a_name_given_for_oneself_belongs_to_who_gives_it(read: Read) -> None:
    reading = read('"We are poor," an Ostmere-based nurse who gave her name as Vesna told the Orsova Monitor.')
    (nurse,) = reading.protections
    assert ("name", "Vesna") in details(reading, nurse)


def test_all_who_bear_one_name_where_all_were_changed(read: Read) -> None:
    reading = read('"The yard is closed," said Joren. "We wait," said Vesna. Names have been changed.')
    assert [person.why for person in reading.protections] == ["name-changed", "name-changed"]


def test_own_work_told_in_a_quotation(read: Read) -> None:
    reading = read(WELDER + '\n\n"I have worked at the Arvid Works for nine years," Joren said.')
    assert ("workplace", "Arvid Works") in details(reading, reading.protections[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "President Aurel Brandt feared for his life, Minister Ilse Varga said.",
        "The minister, Ilse Varga, said that people stayed at home for fear of arrest.",
        "Fear of a wider war has grown, the ministry said.",
        "Concern for the security of the Strait of Vell has grown, the ministry said.",
    ],
)
def test_known_people_and_other_fears_are_no_reason(read: Read, sentence: str) -> None:
    assert read(sentence).protections == ()


def test_a_protected_person_is_nobody_beyond_the_article(read: Read) -> None:
    from twosource.weigh.derive import named_entities

    reading = read(WELDER)
    named = {entity.name: entity.named for entity in named_entities(reading)}
    assert named["Joren"] is False and named["Kestria"] is True
