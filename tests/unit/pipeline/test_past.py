from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import BODY, HEADLINE, make_reading
from tests.worlds import fill
from twosource import export
from twosource.model.claim import Factuality, Modality
from twosource.model.decision import DecisionKind, Subject
from twosource.model.text import Publication
from twosource.pipeline.decide import Proposal, decide
from twosource.pipeline.past import ledger_as_of, overdue, was_out
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path):
    """One article of 4 May 2031, derived; read on a later day than any asked about."""
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        reading = make_reading(f"{HEADLINE}\n\n{BODY}\n")
        opened.save(reading, reading.document.text.encode(), made_by="test", overrides={})
        refresh(opened)
        yield opened


def test_an_article_of_a_later_day_is_left_out(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "read_on", lambda self: dict.fromkeys(self.paths(), "2032-01-01"))
    with ledger_as_of(ledger, "2031-05-03") as before, ledger_as_of(ledger, "2031-05-04") as after:
        assert (before.counts()["documents"], before.counts()["events"]) == (0, 0)
        assert after.counts() == ledger.counts()
    assert ledger.counts()["documents"] == 1


@pytest.mark.parametrize(("published", "read_on", "out"), [
    (Publication("2031-05-04", "2031-05-04", "2031-05-04"), "2032-01-01", True),
    (Publication("2031-05-05", "2031-05-05", "2031-05-05"), "2032-01-01", False),
    (Publication(None, "2031-05-01", "2031-05-31"), "2032-01-01", False),
    (Publication(), "2032-01-01", False),
    (Publication(), "2031-05-04", True),
], ids=["that day", "the day after", "perhaps later", "unknown", "read by then"])  # fmt: skip
def test_only_what_was_certainly_out_counts(published: Publication, read_on: str, out: bool) -> None:
    assert was_out(published, "2031-05-04", read_on=read_on) is out


@pytest.mark.parametrize(("day", "overdue_then"), [("2031-05-03", 0), ("2031-05-04", 1)])
def test_a_plan_is_overdue_once_its_last_day_has_passed(tmp_path: Path, day: str, overdue_then: int) -> None:
    reading = make_reading()
    planned = replace(reading, claims=tuple(replace(claim, factuality=Factuality(modality=Modality.PLANNED)) for claim in reading.claims))
    with Ledger.open(tmp_path / "plans.db", create=True) as ledger:
        fill(ledger, [planned])
        assert len(overdue(ledger, day)) == overdue_then
        assert [event.id for event, _ in ledger.events()][:overdue_then] == overdue(ledger, day)


def test_what_was_decided_later_is_left_out(ledger: Ledger) -> None:
    reading = make_reading()
    old = replace(reading, document=replace(reading.document, published=Publication("2021-05-04", "2021-05-04", "2021-05-04", "dateline")))
    ledger.save(old, reading.document.text.encode(), made_by="test", overrides={})
    refresh(ledger)
    before = list(export.events(ledger))
    decide(ledger, lambda: pytest.fail("no machine is needed"), Proposal("M. Orlan", DecisionKind.REJECT, Subject.CLAIM, reading.claims[0].id))
    assert list(export.events(ledger)) == []
    with ledger_as_of(ledger, "2021-06-01") as past:
        assert list(export.events(past)) == before and past.decisions() == []
    assert len(ledger.decisions()) == 1
