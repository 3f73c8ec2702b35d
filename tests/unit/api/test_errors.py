"""One shape for whatever goes wrong."""

import pytest
from fastapi.testclient import TestClient

from twosource.api.errors import FAULT, problem_of
from twosource.errors import ConfigError, InputError, MissingError, StageError, StoreError


@pytest.mark.parametrize(("path", "status", "code"), [
    ("/nowhere", 404, "not-found"),
    ("/events/evt_none", 404, "not-found"),
    ("/articles/sha256:0", 404, "not-found"),
    ("/sources/none", 404, "not-found"),
    ("/entities/none", 404, "not-found"),
    ("/events?limit=0", 422, "wrong-request"),
    ("/events?cursor=%21", 422, "wrong-request"),
    ("/events?status=sure", 422, "wrong-request"),
    ("/network?of=friends", 422, "wrong-request"),
    ("/plans?day=tomorrow", 422, "wrong-request"),
])  # fmt: skip
def test_programs_and_people_are_told_the_same(path: str, status: int, code: str, client: TestClient) -> None:
    data, page = client.get(f"/api/v1{path}"), client.get(path)
    assert (data.status_code, page.status_code) == (status, status)
    assert list(data.json()) == ["error"]
    assert set(data.json()["error"]) == {"code", "message", "hint"}
    assert data.json()["error"]["code"] == code
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert data.headers["content-security-policy"] == page.headers["content-security-policy"]


def test_another_method_is_no_fault(client: TestClient) -> None:
    answer = client.delete("/api/v1/events")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method-not-allowed")


def test_a_fault_tells_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("/home/ines/secret.db")

    monkeypatch.setattr(type(client.app.state.desk), "side", lambda *_: fail(_))
    quiet = TestClient(client.app, base_url=str(client.base_url), raise_server_exceptions=False)
    for path in ("/api/v1/events", "/events"):
        answer = quiet.get(path)
        assert answer.status_code == 500
        assert "ines" not in answer.text
        assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(("error", "status"), [
    (MissingError("no event"), 404), (InputError("no date"), 422), (StageError("claims", "sha256:0", "no"), 422),
    (StoreError("database is locked"), 503), (ConfigError("no model"), 500),
])  # fmt: skip
def test_errors_of_the_ledger_have_their_status(error: Exception, status: int) -> None:
    assert problem_of(error).status == status
    assert problem_of(ValueError("inside")) is FAULT
