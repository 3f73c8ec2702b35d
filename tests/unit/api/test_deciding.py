"""Decisions from pages and programs."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.unit.api.conftest import Desk, token


@pytest.fixture
def editor(desk: Desk) -> TestClient:
    """A visitor who has given a name and sends the token along."""
    client = desk(editor="M. Orlan")
    client.headers["X-CSRF-Token"] = token(client)
    return client


def the_claim(client: TestClient) -> dict[str, Any]:
    (article,) = client.get("/api/v1/articles").json()["items"]
    (claim,) = client.get(f"/api/v1/articles/{article['id']}").json()["claims"]
    return claim


def propose(client: TestClient, claim: str, *, address: str = "", **proposed: Any) -> Response:
    body = {"kind": "correct", "subject_kind": "claim", "subject": claim, "field": "polarity", "value": "positive"} | proposed
    return client.post(f"/api/v1/decisions{address}", json=body)


def test_decision_is_signed_kept_and_told(editor: TestClient) -> None:
    claim = the_claim(editor)
    answer = propose(editor, claim["id"], why="the next sentence says so")
    assert answer.status_code == 201
    told = answer.json()
    assert (told["decision"]["number"], told["decision"]["by"], told["decision"]["value"]) == (1, "M. Orlan", "positive")
    assert told["effect"]["claims"][0]["fields"] == [{"field": "polarity", "before": ["negative"], "after": ["positive"]}]
    assert (the_claim(editor)["polarity"], the_claim(editor)["decided"][0]["by"]) == ("positive", "M. Orlan")
    (entry,) = editor.get("/api/v1/decisions").json()["items"]
    assert (entry["number"], entry["why"], entry["undone_by"]) == (1, "the next sentence says so", None)
    assert "M. Orlan" in editor.get("/decisions").text


def test_preview_keeps_nothing(editor: TestClient) -> None:
    claim = the_claim(editor)
    told = propose(editor, claim["id"], address="/preview")
    assert told.status_code == 200
    assert told.json()["effect"]["claims"][0]["fields"][0]["after"] == ["positive"]
    assert (the_claim(editor)["polarity"], editor.get("/api/v1/decisions").json()["total"]) == ("negative", 0)


def test_what_is_undone_can_be_put_back(editor: TestClient) -> None:
    claim = the_claim(editor)
    propose(editor, claim["id"])
    undone = editor.post("/api/v1/decisions/1/undo", json={"why": "misread"}).json()
    assert (undone["decision"]["undoes"], the_claim(editor)["polarity"]) == (1, "negative")
    assert [entry["undone_by"] for entry in editor.get("/api/v1/decisions").json()["items"]] == [None, "M. Orlan"]
    editor.post("/api/v1/decisions/2/undo", json={})
    assert the_claim(editor)["polarity"] == "positive"


def test_who_is_later_is_told_who_was_first(editor: TestClient) -> None:
    claim = the_claim(editor)
    propose(editor, claim["id"], version=0)
    late = propose(editor, claim["id"], version=0, field="modality", value="planned")
    assert (late.status_code, late.json()["error"]["code"]) == (409, "stale")
    assert "M. Orlan" in late.json()["error"]["message"]
    assert the_claim(editor)["modality"] == "actual"


def test_nobody_decides_without_a_name(client: TestClient) -> None:
    client.headers["X-CSRF-Token"] = token(client)
    answer = propose(client, the_claim(client)["id"])
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "no-editor")


def test_nothing_is_decided_in_public_mode(desk: Desk) -> None:
    client = desk(public=True, editor="M. Orlan")
    client.headers["X-CSRF-Token"] = token(client)
    for answer in (propose(client, the_claim(client)["id"]), client.post("/api/v1/decisions/1/undo", json={})):
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "public-mode")
    assert client.post("/decide", data={"csrf": token(client)}).status_code == 403


@pytest.mark.parametrize("proposed", [
    {"kind": "merge", "subject_kind": "event", "value": 7}, {"kind": "split", "subject_kind": "event", "value": None},
    {"kind": "note", "value": ["a"]}, {"kind": "date", "subject_kind": "document", "value": 2031}, {"kind": "confirm", "value": "yes"},
    {"kind": "undo"}, {"field": "mood"}, {"field": "polarity", "value": "maybe"}, {"field": "time", "value": [{"edtf": "soon"}]},
    {"subject": "clm_none"}, {"subject": ""}, {"version": -1},
])  # fmt: skip
def test_what_means_nothing_is_told(proposed: dict[str, Any], editor: TestClient) -> None:
    answer = propose(editor, proposed.pop("subject", the_claim(editor)["id"]), **proposed)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "wrong-request")
    assert editor.get("/api/v1/decisions").json()["total"] == 0


def form(client: TestClient, **fields: str) -> dict[str, str]:
    claim = the_claim(client)["id"]
    return {"csrf": token(client), "next": "/plans", "kind": "correct", "subject_kind": "claim", "subject": claim, "version": "0",
            "field": "polarity", "polarity": "positive", "why": ""} | fields  # fmt: skip


def test_form_shows_and_then_decides(editor: TestClient) -> None:
    shown = editor.post("/decide", data=form(editor, step="preview"))
    assert shown.status_code == 200
    assert 'class="difference"' in shown.text and "positive" in shown.text
    assert the_claim(editor)["polarity"] == "negative"
    kept = editor.post("/decide", data=form(editor, step="save"))
    assert (kept.status_code, kept.headers["location"]) == (303, "/plans")
    assert the_claim(editor)["polarity"] == "positive"
    assert "signed M. Orlan" in editor.get("/plans").text
    assert "signed M. Orlan" not in editor.get("/plans").text
    undone = editor.post("/undo", data={"csrf": token(editor), "number": "1", "next": "/decisions"})
    assert (undone.status_code, undone.headers["location"], the_claim(editor)["polarity"]) == (303, "/decisions", "negative")


def test_form_without_a_subject_is_told(editor: TestClient) -> None:
    assert editor.post("/decide", data=form(editor, subject="", step="save")).status_code == 422


def test_a_note_is_news_too(editor: TestClient) -> None:
    claim, tag = the_claim(editor)["id"], editor.get("/api/v1/decisions").headers["etag"]
    assert propose(editor, claim, kind="note", field="", value="asked the desk in Halm").status_code == 201
    assert editor.get("/api/v1/decisions", headers={"If-None-Match": tag}).status_code == 200
