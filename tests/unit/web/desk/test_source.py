from typing import Any

from tests.unit.web.desk.conftest import article_card
from twosource.web.desk import Context, render

QUOTE = "Kestria sold Varnland 40 drones."


def position(**fields: Any) -> dict[str, Any]:
    return {"stance": "asserts", "scope": "", "type": "transfer", "events": [], "party": False, "claim": "clm_1", "answer": None, "quote": QUOTE, "document": "sha256:meridian",
            "path": "meridian.txt", "published": "2024-03-02", "start": 0, "end": 32, "earlier": [], **fields}  # fmt: skip


def record(*positions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"id": "src_1", "name": "Ilse Varga", "kind": "person", "side": None, "interests": [], "claims": 2, "origin_of": 1, "denies": 0, "documents": ["meridian.txt"],
            "claim_ids": [], "positions": list(positions), "inconsistencies": [], "stances": {"asserts": 1, "denies": 2}, "total": 3, "next": None,
            "articles": {"sha256:meridian": article_card()}, **fields}  # fmt: skip


def test_what_it_says_leads_to_the_words_in_an_article_called_by_its_title() -> None:
    page = render("source", record(position()), Context(address="/sources/src_1"))
    assert 'href="/articles/sha256:meridian#at-clm_1:~:text=Kestria%20sold%20Varnland%2040%20drones.' in page
    assert "“Drones &lt;meridian&gt;”, The Daily Meridian, 2 March 2024</a>" in page and "meridian.txt" not in page


def test_what_it_speaks_of_and_whether_it_has_a_part_in_that_is_told() -> None:
    event = {"id": "evt_1", "title": "Kestria sells drones"}
    for party in (False, True):
        page = render("source", record(position(events=[event, {"id": "evt_2", "title": None}], party=party)), Context(address="/sources/src_1"))
        assert 'on <a href="/events/evt_1">Kestria sells drones</a>' in page and "/events/evt_2" not in page
        assert ("with a part in it" in page) is party


def test_a_sentence_on_several_events_stands_once_and_leads_to_each() -> None:
    both = [position(claim=f"clm_{number}", events=[{"id": f"evt_{number}", "title": f"Sale {number}"}]) for number in (1, 2)]
    page = render("source", record(*both), Context(address="/sources/src_1"))
    assert page.count(QUOTE) == 1 and 'on <a href="/events/evt_1">Sale 1</a>' in page and 'and on <a href="/events/evt_2">Sale 2</a>' in page


def test_what_ties_it_to_the_matter_stands_in_the_article_s_words() -> None:
    page = render("source", record(interests=[{"text": "an adviser to the <yard>"}]), Context(address="/sources/src_1"))
    assert "with its interest in the matter: <q>an adviser to the &lt;yard&gt;</q>" in page


def test_stances_are_counted_whole_and_lead_to_their_own_list() -> None:
    page = render("source", record(position(), next="c2"), Context(address="/sources/src_1?stance=denies"))
    assert '<a href="/sources/src_1?stance=denies" aria-current="true">Denies <span class="tally">2</span></a>' in page
    assert '<a href="/sources/src_1">All</a>' in page and "/sources/src_1?stance=denies&amp;cursor=c2" in page


def test_who_takes_no_stand_says_so() -> None:
    page = render("source", record(stances={}, total=0), Context(address="/sources/src_1"))
    assert "takes no stand of its own" in page and "How it takes a stand" not in page
