from typing import Any

from tests.unit.web.desk.conftest import article_card, event_card
from twosource.export.formats import FORMATS
from twosource.web.desk import Context, render
from twosource.web.desk.lists import entities, exports, plans, sources


def listed(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"items": list(items), "total": len(items), "next": None, **more}


def source_card(number: int, **stances: int) -> dict[str, Any]:
    return {"id": f"src_{number}", "name": f"Voice {number}", "kind": "person", "side": None, "claims": 2, "origin_of": 1, "denies": 0, "articles": 1,
            "stances": stances}  # fmt: skip


def test_events_lead_on_to_the_following_page() -> None:
    record = listed(event_card(), event_card(2), total=5000, next="c2")
    page = render("events", record, Context(address="/events?status=denied&cursor=c1"))
    assert "5,000 events, in order of time" in page
    assert '<a href="/events?status=denied&amp;cursor=c2" rel="next">' in page


def test_articles_are_called_by_title_and_outlet_before_their_file() -> None:
    page = render("articles", listed(article_card(), article_card("courier", title=None, outlet=None)), Context(address="/articles"))
    assert ">Drones &lt;meridian&gt;</a>" in page and "The Daily Meridian" in page and "meridian.txt" not in page
    assert ">courier.txt</a>" in page


def test_stances_are_drawn_against_the_source_that_takes_most() -> None:
    record = listed(source_card(1, asserts=3, denies=1), source_card(2, asserts=2))
    assert sources(record, Context())["most"] == 4
    page = render("sources", record, Context(address="/sources"))
    assert page.count('class="stance-asserts" x="25.0%" width="75.0%"') == 1 and 'class="stance-asserts" x="0.0%" width="50.0%"' in page


def test_no_source_at_all_is_drawn_against_one() -> None:
    assert sources(listed(), Context())["most"] == 1
    assert "No article says whom it has anything from." in render("sources", listed(), Context(address="/sources"))


def test_kinds_of_names_are_offered_in_words() -> None:
    assert ("state-organ", "organs of states") in entities(listed(), Context())["kind_labels"]


def test_plans_stand_in_the_order_in_which_they_matter() -> None:
    cards = [event_card(number, due=due, overdue=overdue) for number, due, overdue in ((1, "2024-01-01", True), (2, "2099-01-01", False), (3, None, False))]
    groups = plans(listed(*cards), Context())["groups"]
    assert [(head, [card["id"] for card in members]) for head, members in groups] == [("Overdue", ["evt_1"]), ("Due", ["evt_2"]), ("Without a day", ["evt_3"])]
    assert [head for head, _ in plans(listed(cards[1]), Context())["groups"]] == ["Due"]


def test_what_was_not_read_says_why_and_leads_to_an_earlier_reading() -> None:
    failed = ({"path": "photo.txt", "stage": "read", "reason": "is no text", "document": None}, {"path": "b.txt", "stage": "claims", "reason": "fell", "document": "sha256:b"})
    page = render("failures", listed(*failed), Context(address="/failures"))
    assert "is no text" in page and '<a href="/articles/sha256:b">claims</a>' in page


def test_each_export_says_what_it_holds_and_from_which_side() -> None:
    record = {"formats": [{"name": name, "address": f"/api/v1/exports/{name}"} for name in FORMATS], "report": "/report"}
    assert all(each["holds"] for each in exports(record, Context())["formats"])
    assert "without what could lead to protected people" not in render("exports", record, Context(address="/exports"))
    assert "without what could lead to protected people" in render("exports", record, Context(address="/exports", public=True))
