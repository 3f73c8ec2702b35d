from collections.abc import Callable

import pytest

from twosource import export
from twosource.errors import MissingError
from twosource.export.desk.events import articles_of, event, events
from twosource.export.desk.page import Page
from twosource.export.documents import documents
from twosource.export.records import Record
from twosource.model.decision import DecisionKind, Subject
from twosource.pipeline.build import Machine
from twosource.pipeline.decide import Proposal, decide, undo
from twosource.store.browse import EventFilter
from twosource.store.ledger import Ledger


def nobody() -> Machine:
    raise AssertionError("nothing must be read again for this")


def test_pages_of_any_size_hold_what_the_export_holds(world: Ledger) -> None:
    exported = [record["id"] for record in export.events(world)]
    for limit in (7, 500):
        found, cursor = [], None
        while True:
            page = events(world, page=Page(limit, cursor))
            found += [card["id"] for card in page["items"]]
            assert page["total"] == len(exported)
            if not (cursor := page["next"]):
                break
        assert found == exported


def test_a_card_says_what_the_record_says(world: Ledger) -> None:
    records = {record["id"]: record for record in export.events(world)}
    for card in events(world, page=Page(500))["items"]:
        record = records[card["id"]]
        assert list(card) == ["id", "type", "title", "time", "status", "origins", "participants", "place", "claims"]
        assert card["claims"] == len(record["claims"])
        assert all(card[key] == record[key] for key in ("type", "title", "time", "status", "participants", "place"))
        assert all(record["origins"][key] == count for key, count in card["origins"].items())


@pytest.mark.parametrize(("filter", "fits"), [
    (EventFilter(type="visit"), lambda record: record["type"] == "visit"),
    (EventFilter(status="single-origin"), lambda record: record["status"] == "single-origin"),
    (EventFilter(known_min=1), lambda record: record["origins"]["known"] >= 1),
    (EventFilter(known_max=0), lambda record: record["origins"]["known"] == 0),
    (EventFilter(participant="varnl"), lambda record: any("Varnland" == part["entity"]["name"] for part in record["participants"])),
    (EventFilter(text="kestria OF"), lambda record: "kestria" in record["title"].lower() and "of" in record["title"].lower()),
    (EventFilter(from_="2031-05-10"), lambda record: (record["time"]["latest"] or "") >= "2031-05-10"),
    (EventFilter(to="2031-05-10"), lambda record: "" < (record["time"]["earliest"] or "") <= "2031-05-10"),
    (EventFilter(stance="denies"), lambda record: any("40 patrol boats" in record["title"] for _ in record)),
    (EventFilter(stance="plans"), lambda record: False),
    (EventFilter(block="caption"), lambda record: False),
    (EventFilter(block="body"), lambda record: True),
])  # fmt: skip
def test_filters_let_through_what_fits(world: Ledger, filter: EventFilter, fits: Callable[[Record], bool]) -> None:
    expected = [record["id"] for record in export.events(world) if fits(record)]
    assert [card["id"] for card in events(world, filter, Page(500))["items"]] == expected


def test_a_participant_is_found_by_id(world: Ledger) -> None:
    (wanted,) = {part["entity"]["id"] for record in export.events(world) for part in record["participants"] if part["entity"]["name"] == "Velm"}
    found = events(world, EventFilter(participant=wanted))
    assert found["total"] > 0
    assert all(wanted in [part["entity"]["id"] for part in card["participants"]] for card in found["items"])


def test_one_event_comes_with_its_claims_and_articles(world: Ledger) -> None:
    record = max(export.events(world), key=lambda record: len(record["claims"]))
    found = event(world, record["id"])
    assert {key: found[key] for key in record} == record
    assert sorted(claim["id"] for claim in found["claim_records"]) == record["claims"]
    assert sorted(found["articles"]) == record["documents"]
    for claim in found["claim_records"]:
        text = world.document(claim["document"]["id"]).text
        assert claim["quote"] == text[claim["sentence"]["start"] : claim["sentence"]["end"]]
    assert [change["kind"] for change in found["history"]] == ["new-event"]
    assert found["version"] == 0


def test_history_of_an_event_holds_what_was_decided_on_it_its_claims_and_articles(alone: Ledger) -> None:
    (record,) = export.events(alone)
    (document,), (claim,) = record["documents"], record["claims"]
    for kind, subject in ((Subject.EVENT, record["id"]), (Subject.CLAIM, claim), (Subject.DOCUMENT, document)):
        decide(alone, nobody, Proposal("M. Orlan", DecisionKind.NOTE, kind, subject, value="Ask the yard."))
    decide(alone, nobody, Proposal("M. Orlan", DecisionKind.CONFIRM, Subject.CLAIM, claim))
    undo(alone, nobody, 4, by="A. Lind")
    told = event(alone, record["id"])["decisions"]
    assert [(entry["subject_kind"], entry["kind"]) for entry in told] == [
        ("event", "note"), ("claim", "note"), ("document", "note"), ("claim", "confirm"), ("claim", "undo"),
    ]  # fmt: skip
    assert [entry["undone_by"] for entry in told] == [None, None, None, "A. Lind", None]


def test_articles_of_an_event_are_those_of_the_export(world: Ledger) -> None:
    record = max(export.events(world), key=lambda record: len(record["documents"]))
    found = articles_of(world, record["id"])
    assert sorted(article["id"] for article in found) == record["documents"]
    assert found == [article for article in documents(world) if article["id"] in record["documents"]]
    with pytest.raises(MissingError):
        articles_of(world, "evt_none")


def test_claims_of_an_event_come_in_pages(world: Ledger) -> None:
    record = max(export.events(world), key=lambda record: len(record["claims"]))
    first = event(world, record["id"], Page(1))
    rest = event(world, record["id"], Page(500, first["next"]))
    assert sorted(claim["id"] for page in (first, rest) for claim in page["claim_records"]) == record["claims"]


def test_an_event_that_is_not_there_is_missing(world: Ledger) -> None:
    with pytest.raises(MissingError, match="evt_none"):
        event(world, "evt_none")
