from typing import Any

from tests.unit.web.desk.conftest import event_card
from twosource.web.desk import Context, render
from twosource.web.desk.overview import view


def test_statuses_fill_the_bar_in_the_reader_s_order(overview: dict[str, Any]) -> None:
    shares = view(overview, Context())["shares"]
    assert [(share.status, share.left, share.width) for share in shares] == [("disputed", 0.0, 25.0), ("planned", 25.0, 75.0)]


def test_overview_leads_on(overview: dict[str, Any]) -> None:
    page = render("overview", overview, Context())
    for address in ("/events/evt_1", "/articles/sha256:meridian", "/events?status=disputed", "/failures"):
        assert f'href="{address}"' in page
    assert "New denials" in page and "by its president" in page


def test_an_empty_ledger_says_how_to_begin(overview: dict[str, Any]) -> None:
    page = render("overview", overview | {"counts": {}, "statuses": {}, "changed": [], "disputed": [], "latest": []}, Context())
    assert "The ledger is empty." in page


def test_what_is_overdue_today_is_called_so_before_the_next_batch_comes(overview: dict[str, Any]) -> None:
    overdue = overview | {"overdue": [event_card(status="planned")]}
    assert [card["status"] for card in view(overdue, Context())["overdue"]] == ["overdue"]
