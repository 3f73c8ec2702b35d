from typing import Any

import pytest

from tests.unit.web.desk.conftest import article_card, event_card
from twosource.web.desk import Context, render
from twosource.web.desk.looking import conflicts, search, weigh

QUOTE = "Kestria sold Varnland 40 drones, two officials said."
NOTHING = {"sentences": [], "events": [], "entities": [], "sources": [], "next": None}


def entity(**fields: Any) -> dict[str, Any]:
    return {"id": "ent_v", "name": "Ilse\nVarga", "kind": "person", "names": ["Ilse Varga", "Varga"], "wikidata": None, "offices": [], "articles": 2,
            "events": {"items": [event_card() | {"roles": ["supplier"]}], "total": 1, "next": None}, **fields}  # fmt: skip


def item(**fields: Any) -> dict[str, Any]:
    quote = {"claim": "clm_1", "article": article_card(), "text": QUOTE, "start": 0, "end": 52, "permalink": ""}
    return {"event": "evt_1", "title": "Kestria sells drones", "status": "disputed", "kind": "conflict", "field": "quantity", "sides": [["clm_1"], []],
            "why": "40 against 90", "quotes": [quote], **fields}  # fmt: skip


def test_a_name_is_told_with_its_other_names_roles_and_offices() -> None:
    office = {"text": "foreign minister", "affiliation": "Kestria", "as_of": "2024-03-02", "article": article_card(), "permalink": "/articles/x#:~:text=foreign"}
    page = render("entity", entity(offices=[office]), Context(address="/entities/ent_v"))
    assert "<h1>Ilse Varga</h1>" in page and "Also Varga." in page and "as supplier" in page
    assert '<a href="/articles/x#:~:text=foreign"><q>foreign minister</q></a>' in page and "“Drones &lt;meridian&gt;”, The Daily Meridian" in page


@pytest.mark.parametrize(("fields", "label"), [
    ({}, "Conflict on the number"), ({"field": "odd"}, "Conflict on odd"), ({"kind": "refinement", "field": "date"}, "Refinement on the date"),
    ({"kind": "partial-denial", "field": "speaker"}, "Denies a part"),
])  # fmt: skip
def test_what_differs_is_told_in_words(fields: dict[str, Any], label: str) -> None:
    (told,) = conflicts({"items": [item(**fields)], "total": 1, "next": None}, Context())["items"]
    assert told["label"] == label


def test_each_side_of_a_conflict_leads_to_its_words() -> None:
    page = render("conflicts", {"items": [item()], "total": 1, "next": None}, Context(address="/conflicts"))
    assert 'href="/articles/sha256:meridian#at-clm_1:~:text=Kestria%20sold%20Varnland' in page and "40 against 90" in page


def test_words_that_were_looked_for_are_lit_and_lead_to_the_article() -> None:
    hit = {"article": article_card(), "start": 0, "end": 52, "text": QUOTE, "permalink": ""}
    page = render("search", NOTHING | {"sentences": [hit]}, Context(address="/search?q=drone+official"))
    assert "<mark>drones</mark>" in page and "<mark>officials</mark>" in page
    assert 'href="/articles/sha256:meridian#:~:text=Kestria%20sold' in page


@pytest.mark.parametrize(("address", "title", "said"), [
    ("/search", "Search", "Look for words and facts."), ("/search?q=+heron+", "Search: heron", "Nothing in this ledger holds these words."),
])  # fmt: skip
def test_nothing_asked_and_nothing_found_are_told_apart(address: str, title: str, said: str) -> None:
    assert search(NOTHING, Context(address=address))["title"] == title
    assert said in render("search", NOTHING, Context(address=address))


def test_a_verdict_says_what_it_means_and_quotes_both_sides() -> None:
    claim = {"id": "clm_1", "document": article_card(outlet=None), "quote": QUOTE}
    record = {"statement": "Kestria sold drones.", "verdict": "contradicted", "why": "another number", "read_as": [], "events": ["evt_1"], "for": [], "against": ["clm_1"],
              "origins": {"known": 1, "possible": 1, "carriers": 2, "unknown_lineage": 0}, "claim_records": {"clm_1": claim}, "event_cards": [event_card()]}  # fmt: skip
    told = weigh(record, Context(address="/weigh?q=Kestria+sold+drones."))
    assert (told["said"], told["hue"], told["names"]) == (("Contradicted", "The ledger says otherwise."), "denied", {"clm_1": "“Drones <meridian>”"})
    page = render("weigh", record, Context(address="/weigh?q=Kestria+sold+drones."))
    assert "Against it" in page and "For it" not in page and 'href="/articles/sha256:meridian#at-clm_1:~:text=Kestria%20sold' in page


def test_before_anything_is_weighed_the_page_says_what_it_does() -> None:
    page = render("weigh", {"statement": "", "verdict": None}, Context(address="/weigh"))
    assert "The ledger answers part by part." in page
