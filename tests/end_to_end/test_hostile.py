"""Nothing of a hostile article is active on any page of the desk."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml.html import HtmlElement, document_fromstring

from tests.end_to_end.conftest import Command
from tests.end_to_end.hostile import LURE, write_hostile
from twosource.api.app import create_app
from twosource.api.serving import Serving
from twosource.config import load_config

STARTS = ("/", "/timeline", "/events", "/articles", "/sources", "/entities", "/map", "/network", "/conflicts", "/plans", "/failures", "/exports",
          "/decisions", "/read", f"/search?q={LURE}", "/search?q=%3Cscript%3E%22'", f"/weigh?q=%3Csvg+onload%3D{LURE}()%3E+Kestria+sold+boats+to+Varnland.",
          "/nothing/%3Cscript%3E", f"/login?next=javascript:{LURE}()")  # fmt: skip
ACTIVE = {"iframe", "object", "embed", "base", "frame", "applet", "portal"}
LEADING = {"href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset"}
MOST_PAGES = 60


@pytest.fixture(scope="module")
def ledger(twosource: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    assert twosource("read", write_hostile(folder / "articles"), "--ledger", folder / "ledger.db").code == 0
    return folder / "ledger.db"


@pytest.fixture(params=[False, True], ids=["whole", "public"])
def client(request: pytest.FixtureRequest, ledger: Path) -> Iterator[TestClient]:
    app = create_app(Serving(ledger, load_config(), public=request.param, editor=f"<script>{LURE}()</script>"))
    with TestClient(app, base_url="http://127.0.0.1:8020", follow_redirects=False) as client:
        yield client


def pages(client: TestClient) -> Iterator[tuple[str, HtmlElement]]:
    """The pages of all kinds, and what can be reached from them by links, with a bound."""
    things = (f"/{kind}/{item['id']}" for kind in ("events", "articles", "sources", "entities")
              for item in client.get(f"/api/v1/{kind}?limit=5").json()["items"])  # fmt: skip
    left, seen = [*STARTS, *things], set()
    while left and len(seen) < MOST_PAGES:
        address = left.pop(0).split("#")[0]
        if address in seen or not address.startswith("/") or address.startswith(("/api/", "/static/", "/report")):
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code < 500, address
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        if answer.headers.get("content-type", "").startswith("text/html"):
            page = document_fromstring(answer.text)
            yield address, page
            left += page.xpath("//a/@href")


def faults(page: HtmlElement) -> Iterator[str]:
    """What on a page could act, or load something."""
    for element in page.iter("*"):
        tag = str(element.tag)
        if tag in ACTIVE or tag == "style" or (tag == "meta" and LURE in element.get("content", "")):
            yield f"<{tag}>"
        if tag == "script" and not element.get("src", "").startswith("/static/"):
            yield "<script>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"{name}={value}"
            if name in LEADING and not (value.startswith(("/", "#", "data:image/svg+xml,", "data:,")) and not value.startswith("//")):
                yield f"{name}={value}"


def test_no_page_lets_an_article_act(client: TestClient) -> None:
    visited = {address: list(faults(page)) for address, page in pages(client)}
    assert {address: found for address, found in visited.items() if found} == {}
    assert len(visited) > 30


def test_the_words_are_there_to_read(client: TestClient) -> None:
    (card,) = (card for card in client.get("/api/v1/articles").json()["items"] if card["path"].endswith(".html"))
    page = document_fromstring(client.get(f"/articles/{card['id']}").text)
    assert f"<script>{LURE}()</script>" in " ".join(page.text_content().split())
    assert "{{ 7 * 7 }}" in " ".join(page.text_content().split())


def test_tables_hold_no_formulas(client: TestClient) -> None:
    for address in ("/api/v1/articles?format=csv", "/api/v1/events?format=csv", "/api/v1/exports/csv"):
        rows = csv.reader(io.StringIO(client.get(address).text))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_report_is_as_harmless(client: TestClient) -> None:
    answer = client.get("/report")
    page = document_fromstring(answer.text)
    assert [fault for fault in faults(page) if not fault.startswith(("<style>", "style="))] == []
    assert "sandbox" in answer.headers["content-security-policy"]
