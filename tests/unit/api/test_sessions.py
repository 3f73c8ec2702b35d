"""Names and public mode."""

from fastapi.testclient import TestClient

from tests.unit.api.conftest import Desk, token


def test_a_name_is_one_line_of_printable_signs(client: TestClient) -> None:
    client.post("/session", data={"editor": "  M.\u202e Orlan\n", "csrf": token(client), "next": "/plans"})
    assert client.get("/api/v1/session").json()["editor"] == "M. Orlan"


def test_who_gives_no_name_has_the_one_that_the_desk_was_started_with(desk: Desk) -> None:
    assert desk(editor="I. Vess").get("/api/v1/session").json()["editor"] == "I. Vess"


def test_public_mode_is_switched_for_one_visitor(client: TestClient) -> None:
    answer = client.post("/public", data={"on": "1", "csrf": token(client), "next": "/events?status=disputed"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?status=disputed")
    assert client.get("/api/v1/session").json()["public"] is True
    other = TestClient(client.app, base_url=str(client.base_url))
    assert other.get("/api/v1/session").json()["public"] is False
    client.post("/public", data={"on": "0", "csrf": token(client)})
    assert client.get("/api/v1/session").json()["public"] is False


def test_a_public_desk_stays_public(desk: Desk) -> None:
    client = desk(public=True)
    answer = client.post("/api/v1/session", json={"public": False}, headers={"X-CSRF-Token": token(client)})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "public-mode")
    assert client.get("/api/v1/session").json()["public"] is True
    assert 'role="switch" disabled aria-checked="true"' in client.get("/").text
