import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import make_reading

Run = Callable[..., object]
QUOTE = "Kestria did not sell about 40 patrol boats to Varnland in Orsova on 3 May,"


@pytest.mark.parametrize("identifier", ["evt_00aa11bb22cc33dd", "evt_00", "clm_", "sha256:", "brief.txt", "Daily Meridian"])
def test_evidence_is_quoted(run: Run, ledger_file: Path, identifier: str) -> None:
    result = run("show", identifier, "--ledger", ledger_file)
    assert result.code == 0
    assert QUOTE in " ".join(result.out.split())
    assert "denied by the Daily Meridian" in " ".join(result.out.split())
    assert max(map(len, result.out.splitlines())) <= 80


def test_event_shows_what_stands_behind_it(run: Run, ledger_file: Path) -> None:
    shown = run("show", "evt_", "--ledger", ledger_file).out
    assert "1-2 independent origins" in shown
    assert "denies: Daily Meridian (outlet, from port records)" in shown
    assert "conflict (quantity): 40 against 60" in shown


def test_claim_shows_its_arguments_and_rules(run: Run, ledger_file: Path) -> None:
    shown = run("show", make_reading().claims[0].id, "--ledger", ledger_file).out
    assert "supplier: Kestria = Kestria" in shown
    assert "time: 3 May = 2031-05-03 (day-month, year from the article's date)" in " ".join(shown.split())


def test_record_as_json(run: Run, ledger_file: Path) -> None:
    (record,) = json.loads(run("show", "evt_", "--ledger", ledger_file, "--json").out)
    assert record["id"] == "evt_00aa11bb22cc33dd"


def test_unknown_id_is_wrong_use(run: Run, ledger_file: Path) -> None:
    result = run("show", "evt_ff", "--ledger", ledger_file)
    assert (result.code, result.out) == (2, "")
    assert "nothing in this ledger is called evt_ff" in result.err


def test_what_is_named_is_shown_by_its_name(run: Run, ledger_file: Path) -> None:
    shown = run("show", "Varnland", "--ledger", ledger_file).out
    assert "state · in 1 article" in shown
