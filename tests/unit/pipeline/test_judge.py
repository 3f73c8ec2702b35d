from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.worlds import make_readings
from twosource import export
from twosource.errors import InputError
from twosource.model.event import Event
from twosource.model.ids import content_id
from twosource.pipeline.decide import decide, ruling
from twosource.pipeline.judge import acts
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger
from twosource.weigh.difference import Effect


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of some articles, linked."""
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for reading in make_readings(16):
            ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
        refresh(ledger)
        yield ledger


def judge(ledger: Ledger, verdict: str, left: str, right: str, *, by: str, why: str = "") -> Effect:
    return decide(ledger, lambda: pytest.fail("no machine is needed"), ruling(verdict, left, right, by=by, why=why)).effect


def held(ledger: Ledger) -> list[Any]:
    return [list(export.events(ledger)), list(export.claims(ledger)), ledger.identities()]


def events(ledger: Ledger) -> list[Event]:
    """The largest first."""
    return sorted((event for event, _ in ledger.events()), key=lambda event: (-len(event.claims), event.id))


def test_events_judged_the_same_are_one_until_that_is_taken_back(read: Ledger) -> None:
    before, (first, second, *_) = held(read), events(read)
    effect = judge(read, "same", first.id, second.id, by="M. Orlan", why="one delivery")
    assert {claim for event, _ in effect.events_after for claim in event.claims} >= {*first.claims, *second.claims}
    (merged,) = {read.memberships()[claim] for claim in (*first.claims, *second.claims)}
    judge(read, "unsure", merged, merged, by="M. Orlan")
    assert held(read) == before


def test_claim_judged_different_leaves_its_event_and_comes_back(read: Ledger) -> None:
    before, event = held(read), events(read)[0]
    out = event.claims[1]
    judge(read, "different", out, event.id, by="M. Orlan")
    members = read.memberships()
    assert members[out] not in {members[claim] for claim in event.claims if claim != out}
    for claim in event.claims:
        if claim != out:
            judge(read, "unsure", out, claim, by="T. Brandt")
    assert held(read) == before


def test_names_are_made_one_and_two_and_back(read: Ledger) -> None:
    before, keys = held(read), read.identities()
    ada, jon = (content_id("ent", f"person:{name} holm") for name in ("ada", "jon"))
    judge(read, "same", ada, jon, by="M. Orlan")
    assert "person:jon holm" not in read.identities().values()
    judge(read, "unsure", ada, content_id("ent", "person:jon holm"), by="M. Orlan")
    assert held(read) == before
    path = next(read.paths()[row.document] for row in read.identities_found() if row.canonical == "person:ada holm")
    judge(read, "different", f"{ada}@{path}", ada, by="M. Orlan")
    assert sum(key == "person:ada holm" for key in read.identities().values()) == sum(key == "person:ada holm" for key in keys.values()) - 1
    judge(read, "unsure", f"{ada}@{path}", ada, by="M. Orlan")
    assert held(read) == before


def test_judgements_are_signed_dated_and_kept(read: Ledger) -> None:
    first, second = events(read)[:2]
    judge(read, "same", first.claims[0], second.claims[0], by="M. Orlan", why="one delivery")
    judge(read, "unsure", first.claims[0], second.claims[0], by="T. Brandt")
    (one, other) = acts(read)
    assert [each.judge for each in one[2]] == ["M. Orlan"] and one[1] == other[0]
    assert (other[1], other[2][0].verdict) == (None, "unsure")


@pytest.mark.parametrize(("verdict", "left", "by", "reason"), [
    ("equal", "evt_", "M. Orlan", "no verdict"),
    ("same", "evt_none", "M. Orlan", "0 ids"),
    ("same", "evt_", "machine", "signed"),
])
def test_what_cannot_be_judged_is_refused(read: Ledger, verdict: str, left: str, by: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        judge(read, verdict, left, events(read)[0].id, by=by)
