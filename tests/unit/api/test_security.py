"""What does not get in."""

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.unit.api.conftest import HERE, Desk, token
from twosource.api.security import READS, from_this_desk
from twosource.api.serving import hashed

PASSWORD = "three herons at dusk"


@pytest.fixture(scope="module")
def password() -> str:
    return hashed(PASSWORD)


def code(answer: Response) -> str:
    return answer.json()["error"]["code"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8020", "127.0.0.1.evil.example", "10.0.0.7:8020", "", "[::2]"])
def test_desk_does_not_answer_to_other_names(host: str, client: TestClient) -> None:
    answer = client.get("/api/v1/events", headers={"Host": host})
    assert (answer.status_code, code(answer)) == (421, "wrong-host")
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:9000", "127.0.0.1:8020", "[::1]:8020"])
def test_loopback_has_many_names(host: str, client: TestClient) -> None:
    assert client.get("/api/v1/events", headers={"Host": host}).status_code == 200


def test_desk_answers_to_the_name_that_it_was_given(desk: Desk) -> None:
    client = desk(names=("desk.example",))
    assert client.get("/api/v1/events", headers={"Host": "desk.example:8020"}).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                                     {"Origin": "http://127.0.0.1:9999"}])  # fmt: skip
def test_other_sites_change_nothing(headers: dict, client: TestClient) -> None:
    answer = client.post("/api/v1/session", json={"editor": "Eve"}, headers={"X-CSRF-Token": token(client), **headers})
    assert (answer.status_code, code(answer)) == (403, "other-site")


def test_changes_need_the_token_of_the_session(client: TestClient) -> None:
    right = token(client)
    for headers in ({}, {"X-CSRF-Token": "guessed"}, {"X-CSRF-Token": ""}):
        answer = client.post("/api/v1/session", json={"editor": "M. Orlan"}, headers=headers)
        assert (answer.status_code, code(answer)) == (403, "wrong-token")
    assert client.post("/session", data={"editor": "M. Orlan", "csrf": "guessed"}).status_code == 403
    assert client.post("/session", data={"editor": "M. Orlan", "csrf": right}, headers={"Origin": HERE}).status_code == 303
    assert client.get("/api/v1/session").json()["editor"] == "M. Orlan"


def test_without_a_session_no_token_is_right(client: TestClient) -> None:
    for given in ("", "\0"):
        assert client.post("/session", data={"editor": "Eve", "csrf": given}).status_code == 403


def test_every_route_that_changes_something_asks_for_the_token(client: TestClient) -> None:
    changing = [route for route in routes(client) if not route.methods <= READS]
    assert len(changing) > 3
    assert [route.path for route in changing if from_this_desk not in {each.call for each in route.dependant.dependencies}] == []


def routes(client: TestClient) -> list[APIRoute]:
    found = []
    for route in client.app.routes:
        inner = getattr(route, "original_router", None)
        found += inner.routes if inner else [route]
    return [route for route in found if isinstance(route, APIRoute)]


def test_session_cookie_is_for_the_desk_alone(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"]
    assert "httponly" in cookie.casefold() and "samesite=strict" in cookie.casefold()
    assert "8020" in cookie.split("=")[0]


def test_who_follows_a_link_from_elsewhere_keeps_the_session(desk: Desk, password: str) -> None:
    client = desk(password=password)
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    answer = client.get("/events", headers=link)  # a strict cookie does not come along
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    assert 'http-equiv="refresh" content="0"' in answer.text
    assert client.get("/events").status_code == 303  # the browser's second try, from this desk


def test_a_session_that_was_written_elsewhere_is_none(client: TestClient) -> None:
    csrf = token(client)
    name = next(iter(client.cookies))
    client.cookies.set(name, client.cookies[name][:-3] + "xyz", domain="127.0.0.1")
    assert client.post("/session", data={"editor": "Eve", "csrf": csrf}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/api/v1/events", "/nowhere", "/openapi.json", "/static/nothing.js"])
def test_every_answer_has_the_strict_headers(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http:" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_password_is_asked_for_everywhere(desk: Desk, password: str) -> None:
    client = desk(password=password)
    for path in ("/", "/events", "/static-not", "/nowhere"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path.replace('/', '%2F')}")
    for path in ("/api/v1/events", "/openapi.json", "/api/v1/session"):
        answer = client.get(path)
        assert (answer.status_code, code(answer), answer.headers["www-authenticate"]) == (401, "not-signed-in", "Bearer")


def sign_in(client: TestClient, password: str, next: str = "/events") -> Response:
    client.get("/login")
    csrf = client.get("/login").text.split('name="csrf" value="')[1].split('"')[0]
    return client.post("/login", data={"password": password, "csrf": csrf, "next": next, "editor": "M. Orlan"})


def test_right_password_opens(desk: Desk, password: str) -> None:
    client = desk(password=password)
    assert sign_in(client, "wrong").status_code == 401
    assert client.get("/events").status_code == 303
    answer = sign_in(client, PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")
    assert client.get("/events").status_code == 200
    assert client.get("/api/v1/session").json()["editor"] == "M. Orlan"
    client.post("/logout", data={"csrf": token(client)})
    assert client.get("/events").status_code == 303


@pytest.mark.parametrize("next", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/x\ny", ""])
def test_signing_in_leads_to_the_desk_only(next: str, desk: Desk, password: str) -> None:
    assert sign_in(desk(password=password), PASSWORD, next).headers["location"] == "/"


def test_programs_send_the_password_along(desk: Desk, password: str) -> None:
    client = desk(password=password)
    client.headers["Authorization"] = f"Bearer {PASSWORD}"
    assert client.get("/api/v1/events").status_code == 200
    assert client.post("/api/v1/session", json={"editor": "M. Orlan"}).status_code == 200  # no token is needed with a password
    answer = client.get("/api/v1/events", headers={"Authorization": "Bearer wrong"})
    assert (answer.status_code, code(answer)) == (401, "wrong-password")


def test_guessing_is_slowed_down(desk: Desk, password: str) -> None:
    client = desk(password=password)
    answers = [client.get("/api/v1/events", headers={"Authorization": f"Bearer guess {number}"}) for number in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert client.get("/api/v1/events", headers={"Authorization": f"Bearer {PASSWORD}"}).status_code == 429


def test_large_requests_are_refused(client: TestClient) -> None:
    answer = client.post("/api/v1/session", content=b"x" * 5_000_000, headers={"X-CSRF-Token": token(client), "Content-Type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/static/..%2f..%2fdefaults.toml", "/static/../pages.py", "/static/%2e%2e/%2e%2e/errors.py", "/../etc/passwd",
                                  "/articles/..%2f..%2f..%2fetc%2fpasswd", "/static/desk.css"])  # fmt: skip
def test_no_address_leads_to_a_file(path: str, client: TestClient) -> None:
    assert client.get(path).status_code == 404
