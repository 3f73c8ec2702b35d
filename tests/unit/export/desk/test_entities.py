import pytest

from twosource import export
from twosource.errors import MissingError
from twosource.export.desk.entities import entities, entity
from twosource.export.desk.page import Page
from twosource.store.ledger import Ledger


def test_cards_say_what_the_records_say(world: Ledger) -> None:
    records = {record["id"]: record for record in export.entities(world)}
    found = entities(world, page=Page(500))
    assert found["total"] == len(found["items"]) == len(records)
    for card in found["items"]:
        record = records[card["id"]]
        assert all(card[key] == record[key] for key in ("name", "kind", "wikidata"))
        assert card["articles"] == len(record["documents"])
    assert [card["articles"] for card in found["items"]] == sorted((card["articles"] for card in found["items"]), reverse=True)


def test_entities_are_found_by_kind_and_name(world: Ledger) -> None:
    assert {card["name"] for card in entities(world, "state", Page(500))["items"]} == {"Kestria", "Varnland", "Velm", "Ostmere"}
    assert {card["name"] for card in entities(world, "person", text="HOLM")["items"]} >= {"Ada Holm", "Jon Holm"}


def test_one_entity_comes_with_its_events(world: Ledger) -> None:
    (card,) = entities(world, text="velm")["items"]
    found = entity(world, card["id"], Page(500))
    expected = [record["id"] for record in export.events(world) if card["id"] in [part["entity"]["id"] for part in record["participants"]]]
    assert [event["id"] for event in found["events"]["items"]] == expected
    assert card["events"] == found["events"]["total"] == len(expected)
    assert all(event["roles"] for event in found["events"]["items"])


def test_an_entity_that_is_not_there_is_missing(world: Ledger) -> None:
    with pytest.raises(MissingError):
        entity(world, "ent_none")
