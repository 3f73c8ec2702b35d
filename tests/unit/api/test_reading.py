"""What may be handed over; the reading itself is tested end to end."""

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.unit.api.conftest import HERE, Desk, token
from twosource.api.app import create_app
from twosource.api.serving import Serving
from twosource.config import load_config


@pytest.fixture
def reader(client: TestClient) -> TestClient:
    client.headers["X-CSRF-Token"] = token(client)
    return client


def test_too_many_files_are_refused(reader: TestClient) -> None:
    most = load_config().serve["files"]
    answer = reader.post("/api/v1/read", files=[("files", (f"{number}.txt", b"")) for number in range(most + 1)])
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-request")
    assert str(most) in answer.json()["error"]["message"]


def test_an_upload_is_as_large_as_the_settings_allow(ledger_file: Path) -> None:
    config = load_config()
    app = create_app(Serving(ledger_file, replace(config, serve=dict(config.serve) | {"bytes": 5_000_000})))
    with TestClient(app, base_url=HERE) as client:
        client.headers["X-CSRF-Token"] = token(client)
        never = {"published": "soon"}  # a date that is none: nothing is read
        answers = [client.post("/api/v1/read", data=never, files={"files": ("a.txt", bytes(size))}) for size in (4_500_000, 5_500_000)]
    assert [answer.status_code for answer in answers] == [422, 413]


@pytest.mark.parametrize("form", [{}, {"text": "  "}, {"text": "Words.", "published": "soon"}])
def test_nothing_is_no_reading(form: dict[str, str], reader: TestClient) -> None:
    assert reader.post("/api/v1/read", data=form).status_code == 422
    assert reader.get("/api/v1/read").json() == {"jobs": []}


def test_a_reading_that_is_not_there_is_missing(reader: TestClient) -> None:
    for address in ("", "/progress"):
        assert reader.get(f"/api/v1/read/none{address}").status_code == 404
    for action in ("cancel", "resume"):
        assert reader.post(f"/api/v1/read/none/{action}").status_code == 404


def test_nothing_is_read_nor_told_of_readings_in_public_mode(desk: Desk) -> None:
    client = desk(public=True)
    client.headers["X-CSRF-Token"] = token(client)
    answers = [client.get("/api/v1/read"), client.get("/read"), client.post("/api/v1/read", data={"text": "Words."})]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
