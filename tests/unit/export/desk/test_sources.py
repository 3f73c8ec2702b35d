from dataclasses import replace

import pytest

from twosource import export
from twosource.errors import MissingError
from twosource.export.desk.page import Page
from twosource.export.desk.sources import source, sources
from twosource.store.browse import Voices
from twosource.store.ledger import Ledger


def test_cards_say_what_the_records_say(world: Ledger) -> None:
    records = {record["id"]: record for record in export.sources(world)}
    found = sources(world, Page(500))
    assert found["total"] == len(found["items"]) == len(records)
    for card in found["items"]:
        record = records[card["id"]]
        assert all(card[key] == record[key] for key in ("name", "kind", "side", "claims", "origin_of", "denies"))
        assert card["articles"] == len(record["documents"])
        assert sum(card["stances"].values()) == len(record["positions"])


def test_sources_are_found_by_kind_and_side(world: Ledger) -> None:
    assert sources(world, kind="outlet")["total"] == sources(world)["total"] > 0
    assert sources(world, kind="person")["items"] == sources(world, side="kestria")["items"] == []


def test_one_source_is_the_exported_record(alone: Ledger) -> None:
    (record,) = export.sources(alone)
    found = source(alone, record["id"])
    (said,) = found["positions"]
    permalink, party = said.pop("permalink"), said.pop("party")
    assert {key: found[key] for key in record} == record
    assert party is False
    assert permalink.startswith(f"/articles/{said['document']}#:~:text=Kestria%20did%20not%20sell")
    assert (found["stances"], found["total"], found["next"]) == ({"denies": 1}, 1, None)
    assert found["articles"][said["document"]]["title"] == "Kestria’s ships leave Varnland"


def test_what_a_source_says_comes_in_pages(world: Ledger) -> None:
    record = max(export.sources(world), key=lambda record: len(record["positions"]))
    first = source(world, record["id"], Page(2))
    rest = source(world, record["id"], Page(500, first["next"]))
    assert len(first["positions"]) == 2 and first["total"] == len(record["positions"])
    assert [said["claim"] for page in (first, rest) for said in page["positions"]] == [said["claim"] for said in record["positions"]]


def test_what_a_source_says_is_found_by_stance(alone: Ledger) -> None:
    (record,) = export.sources(alone)
    assert len(source(alone, record["id"], stance="denies")["positions"]) == 1
    asserted = source(alone, record["id"], stance="asserts")
    assert (asserted["positions"], asserted["total"], asserted["stances"]) == ([], 0, {"denies": 1})


@pytest.mark.parametrize(("side", "kind", "party"), [
    ("kestria", "person", True), ("velm", "person", False), (None, "person", False), ("kestria", "outlet", False),
])  # fmt: skip
def test_who_speaks_for_a_state_has_a_part_in_what_it_does(alone: Ledger, side: str | None, kind: str, party: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    (record,) = export.sources(alone)
    called = Voices.called
    monkeypatch.setattr(Voices, "called", lambda self, id: replace(called(self, id), side=side, kind=kind))
    assert [said["party"] for said in source(alone, record["id"])["positions"]] == [party]


def test_a_source_that_is_not_there_is_missing(alone: Ledger) -> None:
    with pytest.raises(MissingError):
        source(alone, "src_none")
