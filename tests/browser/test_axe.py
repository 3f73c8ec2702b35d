"""Every page, wide and narrow, light and dark, has no violation that axe finds, and nothing that must be scrolled to sideways."""

import json
from functools import cache
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, unavailable
from twosource.web.desk.assets import WEB

AXE = WEB / "assets" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1400, 390)
FIRST_OF = {"/events/": "/events?status=disputed", "/articles/": "/articles", "/sources/": "/sources", "/entities/": "/entities"}
PAGES = (  # of lists a few items: the others look alike, and axe looks at each element
    "/", "/timeline?limit=4", "/timeline?by=participant&limit=2", "/events?status=disputed", "/events?text=nothing+of+the+kind",
    "/articles?limit=5", "/sources?limit=8", "/entities?limit=12", "/map", "/network?of=citing", "/conflicts?limit=5", "/plans?limit=6",
    "/search", "/search?q=rocket+engineers", "/search?q=nothingofthekind", "/weigh", "/failures", "/login", *FIRST_OF,
)  # fmt: skip


@cache
def axe() -> str:
    if not Path(AXE).is_file():
        unavailable("axe-core is not there: run npm ci in src/twosource/web/assets")
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds, each with the first element that it finds it on."""
    only = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate(f"axe.run(document, {json.dumps(only | {'resultTypes': ['violations']})})")["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]} ({each['nodes'][0]['failureSummary']})" for each in found]


def check(page: Page) -> None:
    """Structure at each width; of the dark scheme only the colours, for nothing else is different."""
    page.evaluate(axe())
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        wrong += [f"{width}, light: {each}" for each in violations(page)]
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        wrong += [f"{width}, dark: {each}" for each in violations(page, "color-contrast")]
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong.append(f"{width}: is {needed} wide")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("address", PAGES)
def test_page(address: str, shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto(first_of(shared_desk, address) if address in FIRST_OF else address)
    check(page)


def first_of(desk: str, address: str) -> str:
    """The page of what stands first in a list."""
    with urlopen(f"{desk}/api/v1{FIRST_OF[address]}") as answer:
        return address + json.load(answer)["items"][0]["id"]


def test_forms_in_place(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto(first_of(shared_desk, "/events/"))
    page.locator("a.correct").first.click()
    page.locator(".deciding-head").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.removeAttribute('name'); each.open = true; })")
    check(page)
