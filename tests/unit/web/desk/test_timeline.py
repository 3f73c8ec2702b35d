from typing import Any

from tests.unit.web.desk.conftest import event_card
from twosource.web.desk import Context, render
from twosource.web.desk.timeline import view


def dated(number: int, first: str | None, last: str | None, title: str = "Kestria sells drones") -> dict[str, Any]:
    return event_card(number, time={"earliest": first, "latest": last}, title=title)


def record(*cards: dict[str, Any], along: tuple[tuple[str, str, int], ...] = (("2024-01-01", "2024-12-31", 1),), **lane: Any) -> dict[str, Any]:
    counted = [{"from": first, "to": last, "count": count} for first, last, count in along]
    drawn = {"key": "transfer", "name": "transfer", "total": len(cards), "events": list(cards), "more": 0, "bins": [], **lane}
    return {"bins": counted, "lanes": [drawn], "undated": 0, "total": len(cards), "next": None}


def test_events_that_touch_stand_in_rows_of_their_own() -> None:
    together = view(record(dated(1, "2024-03-01", "2024-03-01"), dated(2, "2024-03-02", "2024-03-02")), Context())["lanes"][0]
    assert [event.row for event in together.drawn] == [0, 1]
    apart = view(record(dated(1, "2024-01-05", "2024-01-05", "Visit"), dated(2, "2024-11-02", "2024-11-02", "Visit")), Context())["lanes"][0]
    assert [event.row for event in apart.drawn] == [0, 0]


def test_a_label_at_the_end_stands_to_the_left() -> None:
    (event,) = view(record(dated(1, "2024-12-20", "2024-12-20")), Context())["lanes"][0].drawn
    assert event.is_left


def test_an_open_end_fades() -> None:
    page = render("timeline", record(dated(1, "2024-03-01", None), dated(2, None, "2024-06-01")), Context())
    assert 'fill="url(#onwards-single-origin)"' in page and 'fill="url(#before-single-origin)"' in page


def test_too_many_events_are_counted_not_cut_off() -> None:
    counted = [{"from": "2024-01-01", "to": "2024-01-31", "count": 40}, {"from": "2024-02-01", "to": "2024-02-29", "count": 10}]
    shown = view(record(dated(1, "2024-01-01", "2024-01-01"), total=50, more=49, bins=counted), Context(address="/timeline"))["lanes"][0]
    assert not shown.drawn and [column.height for column in shown.counted] == [100.0, 25.0]
    assert shown.counted[0].address == "/timeline?type=transfer&from=2024-01-01&to=2024-01-31"


def test_a_bar_looks_closer_and_a_zoomed_page_leads_out_again() -> None:
    (column,) = view(record(dated(1, "2024-03-01", "2024-03-01")), Context(address="/timeline?status=disputed"))["columns"]
    assert column.address == "/timeline?status=disputed&from=2024-01-01&to=2024-12-31"
    steps = dict(view(record(dated(1, "2024-03-01", "2024-03-01")), Context(address="/timeline?from=2024-03-01&to=2024-03-11"))["zoom"])
    assert steps["Later"] == "/timeline?from=2024-03-11&to=2024-03-21" and steps["All of time"] == "/timeline"


def test_nothing_dated_says_so() -> None:
    page = render("timeline", {"bins": [], "lanes": [], "undated": 3, "total": 0, "next": None}, Context(address="/timeline"))
    assert "No dated event fits." in page and "3 without a date" in page
