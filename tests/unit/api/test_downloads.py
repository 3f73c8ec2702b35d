"""What can be taken away."""

import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.unit.api.conftest import Desk
from twosource import export
from twosource.store.ledger import Ledger


@pytest.mark.parametrize("name", export.FORMATS)
def test_download_is_the_export(name: str, client: TestClient, ledger_file: Path) -> None:
    answer, written = client.get(f"/api/v1/exports/{name}"), io.StringIO()
    with Ledger.open(ledger_file) as ledger:
        export.write(ledger, name, written)
    assert answer.content == written.getvalue().encode()
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="twosource-{name}.')
    assert f"/api/v1/exports/{name}" in client.get("/exports").text


def test_unknown_format_is_told(client: TestClient) -> None:
    assert client.get("/api/v1/exports/excel").status_code == 422


def test_report_brings_its_own_style_and_nothing_else(client: TestClient) -> None:
    answer = client.get("/report")
    assert "Kestria [sells] boats to Varnland" in answer.text
    assert "style-src 'unsafe-inline'" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]


def test_claim_leads_to_its_words(client: TestClient) -> None:
    (claim,) = client.get("/api/v1/events/evt_00aa11bb22cc33dd").json()["claim_records"]
    assert client.get(f"/api/v1/claims/{claim['id']}").json() == claim
    answer = client.get(f"/claims/{claim['id']}")
    assert (answer.status_code, answer.headers["location"]) == (303, claim["permalink"])
    assert claim["permalink"].startswith(f"/articles/{claim['document']['id']}#:~:text=Kestria%20did%20not%20sell")
    assert client.get("/claims/clm_none").status_code == 404


def test_citations(client: TestClient) -> None:
    (claim,) = client.get("/api/v1/events/evt_00aa11bb22cc33dd").json()["claim_records"]
    entry = client.get(f"/api/v1/articles/{claim['document']['id']}/citation")
    assert entry.text.startswith("@article{halm-times-2031-")
    assert entry.headers["content-type"].startswith("application/x-bibtex")
    assert client.get("/api/v1/events/evt_00aa11bb22cc33dd/citation").text == entry.text
    assert client.get("/api/v1/events/evt_none/citation").status_code == 404
    (item,) = client.get(f"/api/v1/claims/{claim['id']}/citation", params={"style": "csl"}).json()
    assert item["note"] == f"“{claim['quote'].strip()}”"


def test_public_desk_gives_the_public_side_away(desk: Desk) -> None:
    assert desk(public=True).get("/api/v1/exports/documents").status_code == 200
