"""No public output holds the words that lead to whom an article protects, and every offset still leads to its words."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from twosource import export
from twosource.cli.reading import read_into
from twosource.config import DATA, load_config
from twosource.export import desk
from twosource.export.public import PublicLedger, check, pieces_of_line, pieces_of_page
from twosource.model.failure import Failure
from twosource.store.browse import EventFilter
from twosource.store.ledger import Ledger
from twosource.web.report import report_of

WORDS = ("Joren", "Vesna", "welded hulls", "cargo shipyard", "southern Varnland", "ward nurse", "Skarn hospital")
ARTICLE = """Welder says Kestria lends out engineers

Joren speaks of the yard
Orsova Monitor
March 7, 2025

"Kestria has sold drones to Varnland for years," said Joren, who welded hulls in a cargo shipyard in southern Varnland until he retired.

"In return, Ostmere sends jets," Joren told the Orsova Monitor, giving only his first name out of fear for his safety. The cargo shipyard was closed in May.

"Kestria supplied the wards with beds," a ward nurse at Skarn hospital who gave her name as Vesna said.

Varnland invaded the Orsova Republic in 2022, Joren said.
"""




def each(listed: Callable[[Ledger], dict[str, Any]], one: Callable[[Ledger, str], dict[str, Any]]) -> Callable[[Ledger], list[dict[str, Any]]]:
    """The list, and the record of each of its items."""
    return lambda opened: [listed(opened), *(one(opened, item["id"]) for item in listed(opened)["items"])]


RECORDS: dict[str, Callable[[Ledger], Any]] = {
    "overview": desk.overview,
    "timeline": desk.timeline,
    "timeline by participant": lambda opened: desk.timeline(opened, by="participant"),
    "events": each(desk.events, desk.event),
    "articles": each(desk.articles, desk.article),
    "sources": each(desk.sources, desk.source),
    "entities": each(desk.entities, desk.entity),
    "places": desk.places,
    "participants": desk.network,
    "citing": lambda opened: desk.network(opened, "citing"),
    "conflicts": desk.conflicts,
    "plans": lambda opened: desk.plans(opened, "2031-01-01"),
    "search": lambda opened: desk.search(opened, "Kestria"),
    "failures": desk.failures,
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("public")
    (folder / "joren_speaks.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "other.txt").write_text("Kestria sold 40 drones to Varnland in May 2024, the Daily Meridian reported.\n", encoding="utf-8")
    with Ledger.open(folder / "ledger.db", create=True) as opened:
        read_into(opened, [folder], replace(load_config(), vocabulary=(DATA / "demo" / "vocabulary",)))
        opened.fail(Failure("Joren again.txt", "read", "Joren again.txt holds no text"))
        yield opened


@pytest.fixture(scope="module")
def public(ledger: Ledger) -> PublicLedger:
    return PublicLedger.of(ledger)


def test_the_article_protects_two_people(public: PublicLedger) -> None:
    assert len(public.protected()) == 2


@pytest.mark.parametrize("name", export.FORMATS)
def test_no_format_holds_what_leads_to_them(public: PublicLedger, name: str) -> None:
    lines = "".join(export.FORMATS[name](public))
    assert lines or name in ("sides", "decisions")
    assert [word for word in WORDS if word.casefold() in lines.casefold()] == []


@pytest.mark.parametrize("name", RECORDS)
def test_nor_does_any_record_of_the_desk(public: PublicLedger, name: str) -> None:
    records = json.dumps(RECORDS[name](public), ensure_ascii=False)
    assert [word for word in WORDS if word.casefold() in records.casefold()] == []


@pytest.mark.parametrize("name", ["articles", "entities", "events", "failures", "overview", "sources"])
def test_private_records_hold_them(ledger: Ledger, name: str) -> None:
    records = json.dumps(RECORDS[name](ledger), ensure_ascii=False)
    assert any(word in records for word in WORDS)


def test_strangers_cannot_feel_for_hidden_words(ledger: Ledger, public: PublicLedger) -> None:
    for word in WORDS:
        assert desk.search(ledger, word)["sentences"] and not desk.search(public, word)["sentences"]
        assert desk.articles(public, text=word)["total"] == desk.events(public, EventFilter(text=word))["total"] == 0
        assert desk.entities(public, text=word)["total"] == desk.events(public, EventFilter(participant=word))["total"] == 0
    assert desk.articles(ledger, text="joren")["total"] == 1
    assert desk.search(public, "sold drones")["sentences"]


def test_nor_does_the_report(public: PublicLedger) -> None:
    page = report_of(public)
    assert [word for word in WORDS if word.casefold() in page.casefold()] == []
    assert "[a protected source]" in page


@pytest.mark.parametrize("name", ["claims", "sources", "documents", "csv"])
def test_private_formats_hold_them_and_the_check_says_so(ledger: Ledger, public: PublicLedger, name: str) -> None:
    pieces = (piece for line in export.FORMATS[name](ledger) for piece in pieces_of_line(line))
    assert list(check(name, pieces, public.protected()))


def test_the_check_reads_pages(ledger: Ledger, public: PublicLedger) -> None:
    found = list(check("report", pieces_of_page(report_of(ledger)), public.protected()))
    assert {"name", "workplace"} <= {kind for finding in found for kind in finding.kinds}
    assert list(check("report", pieces_of_page(report_of(public)), public.protected())) == []


def test_every_span_is_its_text(public: PublicLedger) -> None:
    texts = {document["id"]: document["text"] for document in export.documents(public)}
    spans = [(texts[claim["document"]["id"]], cell) for claim in export.claims(public) for cell in _cells(claim)]
    assert spans and all(text[cell["start"] : cell["end"]] == cell["text"] for text, cell in spans)
    assert all(cell.get("redacted", False) == ("[" in cell["text"]) for _, cell in spans)


def _cells(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for each in value.values():
            yield from _cells(each)
    elif isinstance(value, list):
        for each in value:
            yield from _cells(each)


def test_the_article_is_marked_and_its_address_left_out(public: PublicLedger) -> None:
    marked = {document["path"]: document.get("redacted", False) for document in export.documents(public)}
    assert marked == {"[a protected source]_speaks.txt": True, "other.txt": False}


def test_phrases_left_beside_a_placeholder_are_found(public: PublicLedger) -> None:
    record = {"document": {"id": public.protected()[0].document}, "source": "[a protected source]", "affiliation": "[a workplace] in southern Varnland"}
    (finding,) = check("claims", pieces_of_line(json.dumps(record)), public.protected())
    assert finding.kinds == ("region",)


def test_one_person_is_one_placeholder_everywhere(public: PublicLedger) -> None:
    names = {source["name"] for source in export.sources(public) if "protected" in source["name"]}
    chained = {link["source"] for claim in export.claims(public) for link in claim["attribution"] if "protected" in link["source"]}
    assert names and names <= {"[a protected source]", "[protected source 2]"} and chained <= names | {"[an occupation]"}


def test_private_ledger_keeps_the_words(ledger: Ledger) -> None:
    kept = "".join(map(json.dumps, export.documents(ledger)))
    assert all(word in kept for word in WORDS)


def test_nothing_of_another_article_changes(ledger: Ledger, public: PublicLedger) -> None:
    def others(opened: Ledger) -> list[dict[str, Any]]:
        return [claim for claim in export.claims(opened) if claim["document"]["path"] == "other.txt"]

    assert others(ledger) == others(public) != []
