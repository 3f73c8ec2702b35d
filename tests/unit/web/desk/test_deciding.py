"""What people decide, as pages tell it: the journal, what would change, readings."""

from typing import Any

import pytest

from tests.unit.web.desk.conftest import decision
from twosource.web.desk import Context, render
from twosource.web.desk.deciding import preview, reading, view_decision

HERE = Context(address="/decisions", editor="M. Orlan", csrf="t0ken")


@pytest.mark.parametrize(("value", "shown"), [
    ("planned", "planned"),
    (None, ""),
    ([{"text": "the summer\nof 2022", "start": 828, "end": 846, "timex": "2022-SU", "rule": "season of a year"}], "the summer of 2022"),
    ([{"timex": "2022-07", "earliest": "2022-07-01", "latest": "2022-07-31"}], "2022-07"),
    ([{"name": "Orsova", "geonames": 999}], "Orsova"),
    ([{"min": 40, "max": None, "unit": "boat"}], "40 or more boat"),
    ([{"source": "two officials", "kind": "anonymous"}, {"source": "Ostmere Courier", "kind": "outlet"}], "two officials, Ostmere Courier"),
    ({"roles": ["supplier"], "arguments": [{"role": "supplier", "text": "Kestria"}]}, "supplier: Kestria"),
])  # fmt: skip
def test_values_are_told_in_the_words_of_the_article_or_as_typed(value: Any, shown: str) -> None:
    assert view_decision(decision(kind="correct", field="time", value=value))["now"] == shown


def test_of_a_merger_only_the_other_one_is_told() -> None:
    ruled = {"of": "event", "other": ["evt_2"], "rulings": [{"left": "clm_1", "right": "clm_2", "verdict": "same"}]}
    entry = view_decision(decision(kind="merge", subject_kind="event", subject="evt_1", value=ruled, before=ruled))
    assert (entry["did"], entry["was"], entry["now"], entry["address"]) == ("merged", "", "evt_2", "/events/evt_1")


@pytest.mark.parametrize(("fields", "can_undo"), [({}, True), ({"undone_by": "A. Lind"}, False), ({"kind": "note"}, False), ({"kind": "undo", "undoes": 1}, True)])
def test_what_holds_can_be_undone(fields: dict[str, Any], can_undo: bool) -> None:
    entry = decision(7, **fields)
    assert view_decision(entry)["can_undo"] is can_undo
    page = render("decisions", {"items": [entry], "total": 1, "next": None}, HERE)
    assert ('name="number" value="7"' in page) is can_undo


def test_preview_tells_only_what_would_be_different() -> None:
    side = {"status": "disputed", "known": 1, "possible": 2, "carriers": 3, "claims": 4}
    event = {"id": "evt_1", "title": "Kestria sells drones", "before": side, "after": side | {"claims": 3}}
    form = [("kind", "reject"), ("subject", "clm_1"), ("step", "preview"), ("csrf", "old"), ("next", "/events/evt_1")]
    told = preview({"form": form, "effect": {"published": None, "claims": [], "events": [event]}}, HERE)
    assert told["events"][0]["rows"] == [("claims", "4", "3")]
    assert told["again"] == [("kind", "reject"), ("subject", "clm_1"), ("next", "/events/evt_1")] and told["next"] == "/events/evt_1"


def job(state: str, **fields: Any) -> dict[str, Any]:
    return {"id": state, "at": "2031-05-04T10:32:00.000000+00:00", "state": state, "total": 12, "done": 3, "skipped": 0, "current": "", "reason": "", "told": [], **fields}


def test_readings_that_were_cut_off_stand_apart_and_can_be_gone_on_with() -> None:
    record = {"jobs": [job("running"), job("interrupted"), job("done", done=12)]}
    told = reading(record, HERE)
    assert ([each["id"] for each in told["cut_off"]], [each["id"] for each in told["jobs"]]) == (["interrupted"], ["running", "done"])
    page = render("reading", record, HERE)
    above = page[: page.index("Drop articles here")]
    assert "Cut off before the end" in above and "9 files wait" in above and 'action="/read/interrupted/resume"' in above
    assert page.count("/resume") == 1 and page.count("/cancel") == 1


def test_a_reading_tells_what_became_of_each_document() -> None:
    outcome = {"path": "copy.txt", "status": "read", "reason": "", "known_as": None, "document": "sha256:c",
               "twins": [{"path": "brief.txt", "relation": "copy", "share": 0.6}]}  # fmt: skip
    page = render("reading", {"jobs": [job("failed", reason="the disk is full", told=[outcome])]}, HERE)
    assert '<a href="/articles/sha256:c">copy.txt</a>: read; copied, as it seems, in part from brief.txt' in page
    assert "the disk is full" in page and 'action="/read/failed/resume"' in page
