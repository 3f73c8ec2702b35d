"""Every page, wide and narrow, light and dark, has no violation that axe finds, and nothing that must be scrolled to sideways."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, unavailable
from twosource.pipeline.jobs import spool_of
from twosource.read.documents import Overrides
from twosource.web.desk.assets import WEB
from twosource.web.desk.render import NAVIGATION

AXE = WEB / "assets" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1400, 390)
FIRST_OF = {"/events/": "/events?status=disputed", "/articles/": "/articles", "/sources/": "/sources", "/entities/": "/entities"}
PAGES = (  # of lists a few items: the others look alike, and axe looks at each element
    "/", "/timeline?limit=4", "/timeline?by=participant&limit=2", "/events?status=disputed", "/events?text=nothing+of+the+kind",
    "/articles?limit=5", "/sources?limit=8", "/entities?limit=12", "/map", "/network?of=citing", "/conflicts?limit=5", "/plans?limit=6",
    "/search", "/search?q=rocket+engineers", "/search?q=nothingofthekind", "/weigh", "/weigh?q=Kestria+sold+Varnland+drones.", "/failures",
    "/read", "/decisions", "/exports", "/login", *FIRST_OF,
)  # fmt: skip
REFUSED = ("/events/evt_none", "/events?known_min=few", "/nowhere")
LOOKING = tuple(address for _, entries in NAVIGATION for address, _ in entries)


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


@pytest.mark.parametrize("address", REFUSED)
def test_page_that_says_no(address: str, shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk, refused=True)
    page.goto(address)
    expect(page.locator(".refusal h1")).to_be_visible()
    check(page)


@pytest.mark.parametrize("address", LOOKING)
def test_page_of_an_empty_ledger(address: str, empty_desk: str, visitor: Visitor) -> None:
    page = visitor(empty_desk)
    page.goto(address)
    check(page)


def test_what_was_decided_and_what_would_be(own_desk: str, visitor: Visitor) -> None:
    """The journal, the history of an event, and the page that shows what a decision would change."""
    page = visitor(own_desk)
    page.goto(first_of(own_desk, "/events/"))
    page.locator("a.correct").first.click()
    form = page.locator(".pair-forms form").filter(has=page.get_by_role("button", name="It is right"))
    form.get_by_role("button", name="It is right").click()
    expect(page.locator("#history")).to_contain_text("M. Orlan confirmed")
    check(page)
    page.goto("/decisions")
    check(page)
    page.go_back()
    page.locator("a.correct").first.click()
    page.locator(".pair-forms form").nth(1).evaluate("(form) => { form.append(Object.assign(document.createElement('input'), {name: 'step', value: 'preview'})); form.submit(); }")
    expect(page.get_by_role("heading", level=1)).to_have_text("What changes")
    check(page)


def test_readings_that_were_cut_off_and_gone_on_with(own_desk: str, visitor: Visitor, tmp_path: Path) -> None:
    batch = spool_of(tmp_path / "ledger.db") / "0123456789abcdef"
    batch.mkdir(parents=True)
    told = {"at": "2031-05-04T10:32:00.000000+00:00", "names": ["first.txt", "second.txt"], "overrides": asdict(Overrides())}
    (batch / "batch.json").write_text(json.dumps(told), encoding="utf-8")
    (batch / "1.txt").write_text("Yard closes\n\nThe yard at Halm closes in May.\n", encoding="utf-8")
    page = visitor(own_desk)
    page.goto("/read")
    expect(page.locator(".cut-off")).to_contain_text("1 file waits until somebody goes on")
    check(page)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#jobs-list .job")).to_have_attribute("data-state", "done")
    expect(page.locator(".cut-off")).to_have_count(0)
    check(page)


def test_public_side(own_desk: str, visitor: Visitor) -> None:
    page = visitor(own_desk)
    page.goto("/")
    page.get_by_role("switch", name="Public mode").click()
    expect(page.locator(".public-note")).to_be_visible()
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
