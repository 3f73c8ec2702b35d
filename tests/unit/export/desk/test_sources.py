import pytest

from twosource import export
from twosource.errors import MissingError
from twosource.export.desk.page import Page
from twosource.export.desk.sources import source, sources
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
    assert source(alone, record["id"]) == record


def test_a_source_that_is_not_there_is_missing(alone: Ledger) -> None:
    with pytest.raises(MissingError):
        source(alone, "src_none")
