"""Every page and its data."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from tests.unit.api.conftest import Desk
from twosource.api.serving import hashed
from twosource.api.views import VIEWS, View

EVENT = "evt_00aa11bb22cc33dd"


def address(view: View, client: TestClient) -> str:
    """The view's address, of the one thing of its kind that the ledger holds."""
    kind = view.path.split("/")[1]
    one = EVENT if kind == "events" else client.get(f"/api/v1/{kind}").json()["items"][0]["id"] if "{id}" in view.path else ""
    return view.path.format(id=one)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_page_and_data_answer(view: View, client: TestClient) -> None:
    path = address(view, client)
    page, data = client.get(path), client.get(f"/api/v1{path if path != '/' else '/overview'}")
    assert (page.status_code, data.status_code) == (200, 200)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text.startswith("<!DOCTYPE html>")
    assert isinstance(data.json(), dict)
    assert not view.is_list or list(data.json()) == ["items", "total", "next"]


@pytest.mark.parametrize("view", [view for view in VIEWS if view.rows], ids=lambda view: view.name)
def test_what_a_record_lists_is_a_table_too(view: View, client: TestClient) -> None:
    path = f"/api/v1{address(view, client)}"
    table = client.get(path, params={"format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == f'attachment; filename="{view.name}.csv"'
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert len(rows) == len(list(view.rows(client.get(path).json())))


def test_event_is_what_the_ledger_holds(client: TestClient) -> None:
    event = client.get(f"/api/v1/events/{EVENT}").json()
    assert (event["type"], event["status"], event["origins"]["known"]) == ("transfer", "disputed", 1)
    assert "Kestria did not sell" in event["claim_records"][0]["quote"]


def test_lists_go_on_where_the_page_before_ended(client: TestClient) -> None:
    first = client.get("/api/v1/entities", params={"limit": 1}).json()
    second = client.get("/api/v1/entities", params={"limit": 1, "cursor": first["next"]}).json()
    assert first["total"] == second["total"] > 1
    assert first["items"] != second["items"]


def test_empty_fields_of_a_form_ask_for_nothing(client: TestClient) -> None:
    query = dict.fromkeys(("type", "participant", "place", "status", "known_min", "known_max", "stance", "block", "text", "from", "to"), "")
    assert client.get("/api/v1/events", params=query).json()["total"] == 1
    assert client.get("/events", params=query).status_code == 200


@pytest.mark.parametrize(("query", "found"), [
    ({"status": "disputed"}, 1), ({"status": "denied"}, 0), ({"known_min": 2}, 0), ({"from": "2031-05-01", "to": "2031-05-31"}, 1),
    ({"participant": "kestr"}, 1), ({"stance": "denies"}, 1), ({"block": "caption"}, 0),
    ({"place": "999"}, 1), ({"place": "ors"}, 1), ({"place": "VL"}, 0),
])  # fmt: skip
def test_events_are_filtered(query: dict, found: int, client: TestClient) -> None:
    assert client.get("/api/v1/events", params=query).json()["total"] == found


def test_what_the_client_has_is_not_sent_again(desk: Desk) -> None:
    client = desk()
    for path in ("/api/v1/events", "/events"):
        client.get(path)  # a session begins with its first page
        tag = client.get(path).headers["etag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert client.get(path, headers={"If-None-Match": 'W/"another"'}).status_code == 200
    tag = client.get("/api/v1/failures").headers["etag"]
    assert client.get("/api/v1/failures?limit=1").headers["etag"] != tag


def test_a_changed_ledger_has_another_tag(client: TestClient) -> None:
    tag = client.get("/api/v1/events").headers["etag"]
    client.app.state.desk.ledger.forget([])
    assert client.get("/api/v1/events", headers={"If-None-Match": tag}).status_code == 200


def test_a_page_that_is_json_has_an_icon_too(desk: Desk) -> None:
    icon = desk(password=hashed("correct horse battery")).get("/favicon.ico")
    assert (icon.status_code, icon.headers["content-type"]) == (200, "image/svg+xml")


def test_days_are_told_as_where_the_reader_is(client: TestClient) -> None:
    client.get("/")  # a visit begins
    told = {country: client.get(f"/events/{EVENT}", headers={"Accept-Language": f"en-{country}"}) for country in ("US", "GB")}
    days = {country: set(re.findall(r"[A-Z][a-z]+ \d+, \d{4}|\d+ [A-Z][a-z]+ \d{4}", page.text)) for country, page in told.items()}
    assert days["US"] and days["GB"] and days["US"].isdisjoint(days["GB"])
    seen = {"If-None-Match": told["US"].headers["etag"]}
    assert [client.get(f"/events/{EVENT}", headers=seen | {"Accept-Language": f"en-{country}"}).status_code for country in told] == [304, 200]
