import re
from html.parser import HTMLParser
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from twosource.web.report import render_report

VOID = {"meta", "link", "br", "hr", "img", "input", "path"}
ATTACK = "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\"' onload='x'"


class Outline(HTMLParser):
    """Tags, ids, addresses and headings of a page; fails where tags do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, Any]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if attributes.get(name) is not None]


def render(ledger: SimpleNamespace, **options: Any) -> str:
    return render_report(ledger.documents, ledger.claims, ledger.events, title="Test", **options)


@pytest.fixture
def page(ledger: SimpleNamespace) -> str:
    failures = [{"path": "scan.pdf", "reason": "no text layer"}]
    return render_report(
        ledger.documents, ledger.claims, ledger.events, failures, title="Drones", generated="2 May 2024"
    )


def test_every_link_has_its_target_and_every_id_is_unique(page: str) -> None:
    outline = Outline(page)
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    targets = [address for address in outline.values("href") if not address.startswith("data:")]
    assert len(targets) > 20
    assert {address for address in targets if address.removeprefix("#") not in ids} == set()


def test_labels_refer_to_elements_that_exist(page: str) -> None:
    outline = Outline(page)
    assert set(outline.values("aria-labelledby")) <= set(outline.values("id"))


def test_nothing_runs_and_nothing_is_fetched(page: str) -> None:
    outline = Outline(page)
    assert not {"script", "img", "iframe", "object", "embed", "form", "base"} & {tag for tag, _ in outline.tags}
    assert outline.values("src") == []
    assert all(address.startswith(("#", "data:")) for address in outline.values("href"))
    assert not re.search(r"url\(|@import|https?:", page)


def test_headings_follow_one_another_without_gaps(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Outline(page).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_hostile_words_stay_words(ledger: SimpleNamespace) -> None:
    for record in ledger.documents:
        record.update(title=ATTACK, outlet=ATTACK, byline=ATTACK, path=ATTACK, notes=[ATTACK])
    ledger.documents[0]["text"] = ledger.documents[0]["text"] + ATTACK
    for event in ledger.events:
        event["title"] = event["place"] = ATTACK
    outline = Outline(
        render_report(
            ledger.documents, ledger.claims, ledger.events, [{"path": ATTACK, "reason": ATTACK}], title=ATTACK
        )
    )
    assert not {"script", "img"} & {tag for tag, _ in outline.tags}
    assert not any(name.startswith("on") for _, attributes in outline.tags for name in attributes)


def test_figures_count_what_the_ledger_holds(page: str) -> None:
    figures = dict(re.findall(r"<dt>([A-Z][a-z -]+)</dt><dd>(\d+)</dd>", page))
    assert figures == {"Articles": "3", "Claims": "4", "Events": "2", "Disputed": "1", "Planned": "1"}


def test_undated_events_are_listed_and_not_placed(page: str) -> None:
    timeline = page[page.index('id="timeline"') : page.index('id="events"')]
    placed, undated = timeline.split("Without a date")
    assert "Kestria sells drones" in placed and "Varnland visits Halm" not in placed
    assert "Varnland visits Halm" in undated
    assert 'class="bar onwards"' in placed


def test_an_event_tells_its_origins_denials_and_conflicts(page: str) -> None:
    assert "1 known origin · at most 2 · 3 carriers" in page
    assert "<strong>Aurel Brandt</strong> denies it in full" in page
    assert "Conflict on the number." in page and "“40 drones”" in page


def test_a_claim_tells_its_chain_in_words(page: str) -> None:
    row = page[page.index('id="claim-clm_meridian0"') :]
    chain = re.sub(r"<[^>]*>", "", row[: row.index("</tr>")])
    assert "The Daily Meridian ←, which credits two officials (unnamed)" in " ".join(chain.split())
    assert 'href="#at-clm_meridian0"' in row


def test_evidence_in_an_article_leads_to_its_claim(page: str) -> None:
    assert '<a id="at-clm_review1"></a><a class="trigger" href="#claim-clm_review1"' in page


def test_failures_are_told(page: str) -> None:
    assert "scan.pdf" in page and "no text layer" in page


def test_an_empty_ledger_is_a_page_too() -> None:
    page = render_report([], [], [], title="Nothing")
    Outline(page)
    assert "The ledger holds no events." in page and 'id="failures"' not in page


def test_the_same_records_in_another_order_give_the_same_page(ledger: SimpleNamespace, page: str) -> None:
    turned = SimpleNamespace(documents=ledger.documents[::-1], claims=ledger.claims[::-1], events=ledger.events[::-1])
    assert render(turned) == render(ledger)


def test_a_claim_of_no_event_is_marked_where_it_stands(ledger: SimpleNamespace) -> None:
    ledger.events = ledger.events[:1]
    page = render(ledger)
    Outline(page)
    assert 'id="at-clm_review1"' in page


def test_an_article_without_outlet_goes_by_its_title(ledger: SimpleNamespace) -> None:
    ledger.documents[0].update(outlet=None, title="A very long title that says what the article is about and more")
    page = render(ledger)
    assert "“A very long title that says what the…”" in page


def test_the_head_says_how_many_articles_bear_no_date(page: str) -> None:
    assert "Articles published 2 March 2024 to 1 April 2024; 1 without a date. Report made 2 May 2024." in page


def test_long_tables_are_folded_and_complete(ledger: SimpleNamespace) -> None:
    copies = [{**ledger.claims[2], "id": f"clm_{number}"} for number in range(40)]
    ledger.events[0]["claims"] = [claim["id"] for claim in copies]
    page = render_report(ledger.documents, copies, ledger.events[:1], title="Many")
    Outline(page)
    assert "25 further claims" in page
    assert all(f'id="claim-clm_{number}"' in page for number in range(40))


def test_claims_stand_in_the_order_of_their_articles(ledger: SimpleNamespace) -> None:
    """By date of publication; the undated article comes last, whatever the order of the records."""
    rows = re.findall(r'<tr role="row" id="claim-clm_(\w+)"', render(ledger))
    assert rows == ["meridian0", "review0", "courier0", "review1"]


def test_many_names_in_one_role_are_counted(ledger: SimpleNamespace) -> None:
    names = [{"role": "item", "entity": {"id": str(number), "name": f"drone {number}"}} for number in range(9)]
    ledger.events[0]["participants"] = names
    assert "<dd>drone 0, drone 1, drone 2, drone 3 and 5 more</dd>" in render(ledger)
