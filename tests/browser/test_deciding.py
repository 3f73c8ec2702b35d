"""Journeys of who works the ledger: reads the dossier, corrects, undoes, merges and splits, dates an article, meets a colleague."""

import re
from datetime import datetime, timedelta, timezone

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DEMO, PATIENCE, Visitor

TRANSFER = "Transfer of a small number of drones from Kestria to Varnland"
SLOW = 4 * PATIENCE  # milliseconds for what reads articles


def open_event(page: Page, title: str = TRANSFER) -> None:
    page.goto("/events?status=disputed")
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def correct(page: Page, quote: str) -> Locator:
    """The forms for the claim in whose quotation ``quote`` stands."""
    page.locator("#claims tr", has_text=quote).locator("a.correct").first.click()
    panel = page.locator(".deciding", has=page.locator(".deciding-head"))
    expect(panel).to_be_visible()
    return panel


def choose(panel: Locator, what: str) -> Locator:
    """The form behind ``what``, opened."""
    fix = panel.locator(".fix", has=panel.page.locator("summary", has_text=what))
    if fix.get_attribute("open") is None:
        fix.locator("summary").click()
    return fix


def merge_with(page: Page, other: str) -> None:
    """Merge the event that is shown with another one."""
    fix = choose(page.locator("#decide"), "Another event is the same")
    fix.get_by_label("Address or id").fill(other)
    fix.get_by_role("button", name="Merge").click()


def test_from_the_dropped_dossier_to_the_words(empty_desk: str, visitor: Visitor) -> None:
    page = visitor(empty_desk)
    page.goto("/")
    expect(page.get_by_text("The ledger is empty.")).to_be_visible()
    page.get_by_role("link", name="Read articles").click()
    page.locator("#files").set_input_files(sorted((DEMO / "articles").iterdir()))
    page.locator(".drop").get_by_role("button", name="Read").click()
    expect(page.locator(".job").first).to_have_attribute("data-state", "done", timeout=SLOW)
    page.get_by_role("link", name="Timeline").click()
    page.locator(".drawn a", has_text="Transfer of a small number").click()
    page.locator("#claims a.there").first.click()
    expect(page.locator(".reader a.trigger").first).to_be_visible()


def test_a_wrong_role_is_corrected_and_undone(own_desk: str, visitor: Visitor) -> None:
    page = visitor(own_desk)
    open_event(page)
    wrong = page.locator(".matrix th[scope=row]", has_text="supplier: Arvid Works")
    expect(wrong).to_have_count(1)
    form = choose(correct(page, "The company has sold"), "Who did what to whom")
    form.locator("input[name=words]").nth(0).fill("")
    form.get_by_role("button", name="Show what changes").click()
    expect(form.locator(".difference")).to_contain_text("The company")
    form.get_by_label("Why").fill("a state sold them, says the court")
    form.get_by_role("button", name="Decide").click()
    expect(page.locator(".notice")).to_contain_text("M. Orlan")
    expect(wrong).to_have_count(0)
    expect(page.locator("#claims tr", has_text="The company has sold").first).to_contain_text("corrected by M. Orlan")
    page.get_by_role("link", name="Decisions").click()
    expect(page.locator(".journal > li").first).to_contain_text("says the court")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".journal > li").first).to_contain_text("undid decision 1")
    open_event(page)
    expect(wrong).to_have_count(1)


def test_what_was_decided_is_undone_from_the_history_of_the_event(own_desk: str, visitor: Visitor) -> None:
    page = visitor(own_desk, timezone_id="Asia/Tokyo")
    open_event(page)
    choose(correct(page, "The company has sold"), "It is right").get_by_role("button", name="It is right").click()
    entry = page.locator("#history li", has_text="M. Orlan confirmed")
    entry.get_by_role("button", name="Undo").click()
    expect(entry).to_contain_text("undone by M. Orlan")
    expect(entry.get_by_role("button", name="Undo")).to_have_count(0)
    expect(page.locator("#history")).to_contain_text("undid decision 1")
    page.get_by_role("link", name="Decisions").click()
    moment = page.locator(".journal time").first
    at = datetime.fromisoformat(str(moment.get_attribute("datetime")))
    expect(moment).to_contain_text(f"{at.astimezone(timezone(timedelta(hours=9))):%H:%M}")


def test_two_events_are_merged_and_split_again(own_desk: str, visitor: Visitor) -> None:
    page = visitor(own_desk)
    page.goto("/events?type=transfer")
    titles = page.locator(".card h2 a")
    other = titles.filter(has_not_text="a small number").first.get_attribute("href")
    open_event(page)
    before = page.locator("#claims .tally").inner_text()
    merge_with(page, str(other))
    expect(page.locator(".notice")).to_be_visible()
    merged = int(page.locator("#claims .tally").inner_text())
    assert merged > int(before)
    page.get_by_role("link", name="Decisions").click()
    page.get_by_role("button", name="Undo").first.click()
    open_event(page)
    expect(page.locator("#claims .tally")).to_have_text(before)
    fix = choose(page.locator("#decide"), "Some claims tell of something else")
    fix.get_by_role("checkbox").last.check()
    fix.get_by_role("button", name="Split").click()
    expect(page.locator(".notice")).to_be_visible()
    expect(page.locator("#claims .tally")).not_to_have_text(before)


def test_an_undated_article_is_given_its_date(own_desk: str, visitor: Visitor) -> None:
    page = visitor(own_desk)
    page.goto("/articles?text=halm+times")
    page.locator(".card a").first.click()
    form = choose(page.locator("#decide"), "Its date")
    form.get_by_label("Day or month of publication").fill("2024-02-16")
    form.get_by_role("button", name="Show what changes").click()
    expect(form.locator(".difference ins").first).to_contain_text("16 February 2024", timeout=SLOW)
    form.get_by_role("button", name="Set the date").click()
    expect(page.locator(".lead-facts .when")).to_contain_text("16 February 2024", timeout=SLOW)
    expect(page.locator(".lead-facts .when")).to_contain_text("given by hand")


def test_two_editors_do_not_overwrite_each_other(own_desk: str, visitor: Visitor) -> None:
    orlan, lind = visitor(own_desk), visitor(own_desk, refused=True)
    for page in (orlan, lind):
        open_event(page)
    lind.locator(".editor summary").click()
    lind.get_by_label("Your name, which signs decisions").fill("A. Lind")
    lind.get_by_role("button", name="Sign").click()
    expect(lind.locator(".editor")).to_contain_text("A. Lind")
    for page in (orlan, lind):
        correct(page, "The company has sold")
    first = choose(orlan.locator("#claims .deciding"), "It is right")
    first.get_by_role("button", name="Reject it").click()
    expect(orlan.locator(".notice")).to_be_visible()
    second = choose(lind.locator("#claims .deciding"), "It is right")
    second.get_by_role("button", name="It is right").click()
    expect(lind.locator(".refusal")).to_contain_text(re.compile("M. Orlan"))
