"""Journeys of who only looks: from the timeline to the words, to the denial, a statement, the public side, an export."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

TRANSFER = "Transfer of a small number of drones from Kestria to Varnland"


def test_from_the_timeline_to_the_words_in_the_article(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto("/")
    page.get_by_role("link", name="Timeline").click()
    page.locator(".drawn a", has_text="Transfer of a small number").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TRANSFER)
    page.locator("#claims a.there").first.click()
    page.wait_for_url(re.compile(r"/articles/.*#at-clm_"))
    lit = page.locator(".reader a.trigger", has_text="delivered").first
    expect(lit).to_be_in_viewport()
    lit.hover()
    expect(page.locator(".fact.lit")).to_contain_text("supplier")
    expect(page.locator(".reader .argument.lit").first).to_be_visible()


def test_a_cell_leads_to_its_words_which_are_cited_as_bibtex(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto("/events?status=disputed")
    page.get_by_role("link", name=TRANSFER, exact=True).click()
    cell = page.locator(".matrix .held").first
    cell.locator("a.entry").hover()
    expect(cell.locator(".peek")).to_be_visible()
    assert ":~:text=" in str(cell.locator("a.there").get_attribute("href"))
    claim = page.locator("#claims tr").filter(has=page.locator(".cite")).first
    claim.get_by_text("Cite").click()
    with page.expect_download() as download:
        claim.get_by_role("link", name="BibTeX").click()
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("@article{")
    cell.locator("a.there").click()
    page.wait_for_url(re.compile(r"/articles/.*#at-clm_"))
    expect(page.locator(".reader a.trigger").first).to_be_visible()


def test_by_keyboard_alone(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the page")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("rocket engineers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: rocket engineers")
    expect(page.locator(".hits mark").first).to_be_visible()


def test_the_denial_is_found(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto("/events")
    page.locator(".filters summary").click()
    page.get_by_label("A claim that").select_option("denies")
    expect(page.locator("#chips")).to_contain_text("denies it")
    assert "stance=denies" in page.url, "the address says what is shown"
    page.goto("/sources")
    page.get_by_role("link", name="Aurel Brandt").click()
    expect(page.locator(".positions")).to_contain_text("Denies")
    page.locator(".positions a.there").first.click()
    expect(page.locator(".reader")).to_contain_text("Brandt")


def test_a_distorted_statement_is_not_borne_out(own_desk: str, visitor: Visitor) -> None:
    page = visitor(own_desk)
    page.goto("/weigh")
    page.get_by_label("A sentence that says").fill("Kestria sold Varnland 90,000 drones in 2019.")
    page.get_by_role("button", name="Weigh").click()
    verdict = page.locator(".verdict h2")
    expect(verdict).to_be_visible()
    assert verdict.inner_text() in ("Contradicted", "Not found"), verdict.inner_text()
    expect(page.locator("#read-as")).to_be_visible()


def test_public_mode_hides_and_shows_again(own_desk: str, visitor: Visitor) -> None:
    page = visitor(own_desk)
    page.goto("/articles?text=orsova")
    page.locator(".card a").first.click()
    expect(page.locator(".reader")).to_contain_text("Joren")
    page.get_by_role("switch", name="Public mode").click()
    expect(page.get_by_role("switch", name="Public mode")).to_have_attribute("aria-checked", "true")
    expect(page.locator(".reader")).to_contain_text("[a protected source]")
    assert "Joren" not in page.content() + page.request.get("/api/v1/exports/claims").text()
    page.get_by_role("switch", name="Public mode").click()
    expect(page.locator(".reader")).to_contain_text("Joren")


def test_what_is_shown_can_be_taken_away(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto("/events?status=disputed")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("id,type,title") and len(rows) == 1 + page.locator(".cards > li").count()
    twin = page.get_by_role("link", name="JSON").get_attribute("href")
    assert TRANSFER in page.request.get(str(twin)).text()


def test_map_and_network_are_drawn_and_stand_below_as_lists(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk)
    page.goto("/network")
    expect(page.locator("[data-network] canvas").first).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("table", name="Connections")).to_be_visible()


def test_pages_are_whole_without_scripts(shared_desk: str, visitor: Visitor) -> None:
    page = visitor(shared_desk, java_script_enabled=False)
    page.goto("/network")
    expect(page.get_by_role("table", name="Connections")).to_be_visible()
    page.goto("/timeline")
    page.locator(".drawn a", has_text="Transfer of a small number").click()
    page.locator("a.correct").first.click()
    expect(page.locator(".deciding-head")).to_be_visible()
    page.locator("#claims a.there").first.click()
    trigger = page.locator(".reader a.trigger").first
    trigger.click()
    expect(page.locator(".fact:target")).to_be_visible()


