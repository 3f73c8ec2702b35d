from types import SimpleNamespace
from typing import Any

from twosource.web.report import render_report
from twosource.web.sources import Positions, SourceView, view_sides, view_sources

POSITIONS = Positions(lambda position: f"#claim-{position['claim']}", lambda position: position["path"])


def position(stance: str, key: str = "courier", *, scope: str = "", claim: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "stance": stance, "scope": scope, "type": "transfer", "events": [], "claim": claim, "answer": None, "quote": f"“They {stance}.”",
        "document": f"sha256:{key}", "path": f"{key}.txt", "published": None, "start": 0, "end": 9, "earlier": [], **more,
    }  # fmt: skip


def source(name: str, *positions: dict[str, Any], side: str | None = None, inconsistencies: tuple = ()) -> dict[str, Any]:
    return {
        "id": f"src_{name}", "name": name, "kind": "party", "side": {"id": "k", "name": side} if side else None, "interests": [], "claims": 1,
        "origin_of": 1, "denies": 0, "documents": ["courier.txt"], "claim_ids": [], "positions": list(positions),
        "inconsistencies": list(inconsistencies),
    }  # fmt: skip


def views(*sources: dict[str, Any]) -> list[SourceView]:
    return view_sources(sources, POSITIONS)


def test_denials_come_before_what_is_asserted() -> None:
    (brandt,) = views(source("Aurel Brandt", position("asserts", start=4), position("denies", scope="full"), side="Kestria"))
    assert [label for label, _ in brandt.positions] == ["Denies", "Asserts"]
    assert (brandt.kind, brandt.speaks_for) == ("party to an event", "Kestria")
    assert brandt.positions[0][1][0].stance == "denies in full"


def test_a_refusal_is_no_denial() -> None:
    (ministry,) = views(source("the ministry", position("withholds"), position("evades", start=4)))
    assert [label for label, _ in ministry.positions] == ["Refuses to confirm", "Speaks past it"]


def test_a_position_leads_to_its_claim_or_to_its_article(ledger: SimpleNamespace) -> None:
    brandt = source("Aurel Brandt", position("denies", claim="clm_courier0"), position("evades"))
    page = render_report(ledger.documents, ledger.claims, ledger.events, sources=[brandt])
    told = page[page.index('id="sources"') : page.index('id="articles"')]
    assert 'href="#claim-clm_courier0"' in told and 'href="#article-sha256-courier"' in told


def test_one_sentence_stands_once_for_a_stance() -> None:
    (brandt,) = views(source("Aurel Brandt", position("asserts"), position("asserts")))
    assert brandt.tally == (("Asserts", 1),)


def test_who_says_nothing_himself_is_left_out() -> None:
    assert views(source("Coastline Review")) == []


def test_a_side_that_contradicts_itself_is_shown_with_both_quotations(ledger: SimpleNamespace) -> None:
    pair = [position("denies", scope="full", name="Brandt"), position("admits", "meridian", scope="partial: in amount (a few)", name="Varga")]
    side = {"id": "k", "name": "Kestria", "sources": [], "stances": {}, "inconsistencies": [{"kind": "inconsistent", "why": "", "sides": pair}]}
    (view,) = view_sides([side, side | {"inconsistencies": []}], POSITIONS)
    assert [party.name for party in view.contradictions[0].parties] == ["Brandt", "Varga"]
    page = render_report(ledger.documents, ledger.claims, ledger.events, sides=[side], title="Test")
    assert "Within Kestria’s side" in page and "They denies." in page and "in amount (a few)" in page
