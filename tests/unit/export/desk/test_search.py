from twosource.export.desk.page import Page
from twosource.export.desk.search import search
from twosource.store.ledger import Ledger


def test_words_are_looked_for_everywhere(world: Ledger) -> None:
    found = search(world, "Varnland")
    assert all("Varnland" in hit["text"] for hit in found["sentences"]) and found["sentences"]
    assert all("Varnland" in card["title"] for card in found["events"]) and found["events"]
    assert [card["name"] for card in found["entities"]] == ["Varnland"]


def test_sentences_come_in_pages(world: Ledger) -> None:
    whole = search(world, "Kestria", Page(500))["sentences"]
    found, cursor = [], None
    while True:
        page = search(world, "Kestria", Page(7, cursor))
        found += page["sentences"]
        if not (cursor := page["next"]):
            break
    assert found == whole


def test_sources_are_found_by_name(alone: Ledger) -> None:
    assert [card["name"] for card in search(alone, "meridian")["sources"]] == ["Daily Meridian"]


def test_no_words_find_nothing(world: Ledger) -> None:
    assert search(world, "  ") == {"sentences": [], "events": [], "entities": [], "sources": [], "next": None}
