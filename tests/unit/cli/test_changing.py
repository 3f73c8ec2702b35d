import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import make_reading
from twosource.model.change import Change
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """A ledger whose one article was read, and then another."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        for name in ("brief.txt", "other.txt"):
            reading = make_reading(path=name) if name == "brief.txt" else make_reading(make_reading().document.text + "\n", path=name)
            ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
            refresh(ledger)
    return path


def test_last_batch_is_told_and_earlier_ones_on_demand(run: Callable, ledger_file: Path) -> None:
    last = json.loads(run("changes", "--ledger", ledger_file, "--json").out)
    everything = json.loads(run("changes", "--ledger", ledger_file, "--json", "--since", "2000-01-01").out)
    assert [change["kind"] for change in last] == ["echoed"]
    assert [change["kind"] for change in everything] == ["new-event", "echoed"]
    assert "carried by 2 articles, before by 1" in last[0]["detail"]


def test_a_day_must_be_one(run: Callable, ledger_file: Path) -> None:
    result = run("changes", "--ledger", ledger_file, "--since", "yesterday")
    assert result.code == 2 and "2023-09-20" in result.err


def test_an_empty_ledger_has_not_changed(run: Callable, tmp_path: Path) -> None:
    Ledger.open(tmp_path / "ledger.db", create=True).close()
    assert "nothing has changed" in run("changes", "--ledger", tmp_path / "ledger.db").out


def test_plans_come_due_between_two_batches(run: Callable, ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(ledger_file) as ledger:
        (event,) = (event.id for event, _ in ledger.events())
    monkeypatch.setattr("twosource.pipeline.past.overdue", lambda ledger, day: [event] if day > "2031" else [])
    monkeypatch.setattr(Ledger, "changes", lambda self, since=None: [("2031-05-06", Change("echoed", event, "A sale", "more"))])
    monkeypatch.setattr(Ledger, "refreshed_on", lambda self, before: "2030-01-01")
    assert "its day has passed" in run("changes", "--ledger", ledger_file).out
