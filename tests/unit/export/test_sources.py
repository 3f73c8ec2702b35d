from dataclasses import replace

import pytest

from tests.conftest import make_reading
from tests.worlds import fill
from twosource import export
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger


@pytest.fixture
def derived(filled: Ledger) -> Ledger:
    refresh(filled)
    return filled


def test_source_counts_claims_and_denials(derived: Ledger) -> None:
    (source,) = export.sources(derived)
    assert (source["name"], source["kind"], source["claims"], source["origin_of"], source["denies"]) == ("Daily Meridian", "outlet", 1, 1, 1)
    assert source["documents"] == ["brief.txt"]
    assert (source["side"], source["inconsistencies"]) == (None, [])


def test_source_is_quoted_with_what_it_says(derived: Ledger) -> None:
    (source,) = export.sources(derived)
    (position,) = source["positions"]
    assert (position["stance"], position["scope"], position["type"]) == ("denies", "full", "transfer")
    (document,) = export.documents(derived)
    assert document["text"][position["start"] : position["end"]] == position["quote"]


def test_what_ties_a_source_to_the_matter_is_told_once_with_its_place(ledger: Ledger) -> None:
    reading = make_reading()
    (link,), interest = reading.claims[0].chain, reading.entities[1].mentions[0].span
    claim = replace(reading.claims[0], chain=(replace(link, source=replace(link.source, interest=interest)),))
    fill(ledger, [replace(reading, claims=(claim,))])
    (source,) = export.sources(ledger)
    assert source["interests"] == [{"text": "Varnland", "start": interest.start, "end": interest.end, "document": reading.document.id, "path": "brief.txt"}]


def test_outlets_are_of_no_side(derived: Ledger) -> None:
    assert list(export.sides(derived)) == []


def test_order_of_reading_does_not_matter(ledger: Ledger) -> None:
    readings = [make_reading(), make_reading("Kestria’s ships leave Varnland\n\nKestria did not sell about 40 patrol boats to Varnland in Orsova on 3 May, the Daily Meridian reported.\nMore.\n", path="b.txt")]
    found = []
    for order in (readings, readings[::-1]):
        fill(ledger, order)
        found.append(list(export.sources(ledger)))
    assert found[0] == found[1]
