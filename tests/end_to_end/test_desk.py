"""The desk as a process of its own and as an application: what is handed over is read, and nothing that was kept is lost."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from tests.end_to_end.articles import article
from tests.end_to_end.conftest import Command, environment
from twosource.api.app import create_app
from twosource.api.serving import Serving
from twosource.config import load_config
from twosource.store.ledger import Ledger

PATIENCE = 120.0  # seconds for whatever a desk is waited for
ARTICLES = 12


@contextmanager
def served(ledger: Path) -> Iterator[tuple[httpx2.Client, subprocess.Popen]]:
    """A desk that runs on its own, and a visitor who has given a name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "twosource.cli", "serve", "--ledger", str(ledger), "--port", str(port), "--editor", "M. Orlan"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
        try:
            client.headers["X-CSRF-Token"] = patiently(lambda: client.get("/api/v1/session").json()["csrf"])
            yield client, process
        finally:
            process.kill()
            process.wait()


def patiently(ask: Any) -> Any:
    """What ``ask`` gives, as soon as it gives something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if found := ask():
                return found
        except httpx2.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("nothing came")


def uploads(numbers: range) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", (f"dossier/{number:03}.txt", article(number).encode())) for number in numbers]


def ended(client: Any, id: str) -> dict[str, Any]:
    return patiently(lambda: (found := client.get(f"/api/v1/read/{id}").json())["state"] not in ("waiting", "running") and found)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, twosource: Command) -> Iterator[TestClient]:
    app = create_app(Serving(tmp_path_factory.mktemp("desk") / "ledger.db", load_config(), editor="M. Orlan"))
    with TestClient(app, base_url="http://127.0.0.1:8020") as client:
        client.headers["X-CSRF-Token"] = client.get("/api/v1/session").json()["csrf"]
        yield client


def test_files_are_read_with_progress(desk: TestClient) -> None:
    taken = desk.post("/api/v1/read", files=[*uploads(range(3)), ("files", ("photo.jpg", b"\xff\xd8\xff\x00\x01"))])
    assert (taken.status_code, taken.json()["total"]) == (201, 4)
    id = taken.json()["id"]
    with desk.stream("GET", f"/api/v1/read/{id}/progress") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        told = [json.loads(line.removeprefix("data: ")) for line in stream.iter_lines() if line]
    assert told[-1]["state"] == "done" and told[-1]["done"] == 4 and told[-1]["skipped"] == 1
    assert [each["path"] for each in told[-1]["told"]] == ["dossier/000.txt", "dossier/001.txt", "dossier/002.txt", "photo.jpg"]
    assert desk.get("/api/v1/articles").json()["total"] == 3
    assert "photo.jpg" in desk.get("/read").text


def test_what_is_there_already_is_named(desk: TestClient) -> None:
    again = desk.post("/api/v1/read", files=[("files", ("copy.txt", article(0).encode()))]).json()
    (told,) = ended(desk, again["id"])["told"]
    assert told["twins"] == [{"path": "dossier/000.txt", "relation": "same", "share": 1.0}]


def test_pasted_text_is_an_article(desk: TestClient) -> None:
    form = {"text": article(7), "outlet": "Halm Times", "published": "2031-05-09", "csrf": desk.headers["X-CSRF-Token"]}
    assert desk.post("/read", data=form, follow_redirects=False).headers["location"] == "/read"
    for job in desk.get("/api/v1/read").json()["jobs"]:
        ended(desk, job["id"])
    (card,) = desk.get("/api/v1/articles", params={"text": "halm times"}).json()["items"]
    assert card["published"]["value"] == "2031-05-09" and card["path"].startswith("pasted ")


@pytest.mark.parametrize("form", [{"text": " "}, {"text": "Words.", "published": "soon"}])
def test_what_cannot_be_read_is_told(form: dict[str, str], desk: TestClient) -> None:
    assert desk.post("/api/v1/read", data=form).status_code == 422


def test_names_lead_to_no_other_folder(desk: TestClient, tmp_path: Path) -> None:
    name = f"../../..{tmp_path}/out.txt"
    taken = desk.post("/api/v1/read", files=[("files", (name, article(8).encode()))]).json()
    assert ended(desk, taken["id"])["state"] == "done"
    assert list(tmp_path.iterdir()) == []


def test_weighing_shows_the_words(desk: TestClient) -> None:
    found = desk.get("/api/v1/weigh", params={"q": "Velm has supplied artillery shells to Varnland."}).json()
    assert found["verdict"] in ("supported", "corroborated", "disputed"), found["why"]
    assert {*found["for"], *found["against"]} == set(found["claim_records"])
    assert all(claim["quote"] for claim in found["claim_records"].values()) and found["event_cards"]


def test_date_of_an_article_is_set_and_undone(desk: TestClient) -> None:
    card = desk.get("/api/v1/articles", params={"text": "copy.txt"}).json()["items"][0]
    proposed = {"kind": "date", "subject_kind": "document", "subject": card["id"], "value": "2031-06-09"}
    assert desk.post("/api/v1/decisions/preview", json=proposed).json()["effect"]["published"]["after"]["value"] == "2031-06-09"
    number = desk.post("/api/v1/decisions", json=proposed).json()["decision"]["number"]
    assert desk.get(f"/api/v1/articles/{card['id']}").json()["document"]["published"]["value"] == "2031-06-09"
    desk.post(f"/api/v1/decisions/{number}/undo", json={})
    assert desk.get(f"/api/v1/articles/{card['id']}").json()["document"]["published"] == card["published"]


def test_killed_desk_has_lost_nothing(tmp_path: Path) -> None:
    """Killed while it reads and while somebody corrects: what was answered is there, the rest of the reading goes on."""
    ledger = tmp_path / "ledger.db"
    with served(ledger) as (client, process):
        first = client.post("/api/v1/read", files=uploads(range(2))).json()
        assert ended(client, first["id"])["state"] == "done"
        claim = client.get(f"/api/v1/articles/{client.get('/api/v1/articles').json()['items'][0]['id']}").json()["claims"][0]
        note = {"kind": "note", "subject_kind": "claim", "subject": claim["id"], "value": "seen before it was killed"}
        kept = [client.post("/api/v1/decisions", json=note).json()["decision"]["number"]]
        reading = client.post("/api/v1/read", files=uploads(range(2, ARTICLES))).json()
        patiently(lambda: client.get(f"/api/v1/read/{reading['id']}").json()["done"] >= 2)
        flip = {"kind": "correct", "subject_kind": "claim", "subject": claim["id"], "field": "polarity",
                "value": "negative" if claim["polarity"] == "positive" else "positive"}  # fmt: skip
        kept.append(client.post("/api/v1/decisions", json=flip).json()["decision"]["number"])
        assert client.get(f"/api/v1/read/{reading['id']}").json()["state"] == "running"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with Ledger.open(ledger) as left:
        known = len(left.paths())
        assert 4 <= known < ARTICLES
        assert [decision.number for decision in left.decisions()] == kept
    with served(ledger) as (client, process):
        assert [job["state"] for job in client.get("/api/v1/read").json()["jobs"]] == ["interrupted"]
        client.post(f"/api/v1/read/{reading['id']}/resume")
        assert ended(client, reading["id"])["state"] == "done"
        assert client.get("/api/v1/articles").json()["total"] == ARTICLES
        corrected = client.get(f"/api/v1/claims/{claim['id']}").json()
        assert corrected["polarity"] == flip["value"] and corrected["decided"][0]["by"] == "M. Orlan"
