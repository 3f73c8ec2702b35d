"""`twosource correct`, `decisions`, `undo`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import make_reading
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger

CLAIM = make_reading().claims[0].id
SIGNED = ("--by", "M. Orlan")


@pytest.fixture
def derived(ledger_file: Path) -> Path:
    with Ledger.open(ledger_file) as ledger:
        refresh(ledger)
    return ledger_file


def claim(run: Callable, ledger: Path) -> dict:
    (found,) = json.loads(run("claims", "--json", "--ledger", ledger).out)
    return found


def test_a_correction_is_told_journalled_and_undone(run: Callable, derived: Path) -> None:
    before = claim(run, derived)
    result = run("correct", CLAIM[:8], "--role", "supplier=Varnland", "--role", "recipient=", *SIGNED, "--why", "read it again", "--ledger", derived)
    assert result.code == 0 and result.out.startswith("decision 1\n")
    assert {part["role"]: part["text"] for part in claim(run, derived)["arguments"]} == {"supplier": "Varnland", "item": "about 40 patrol boats"}
    listed = run("decisions", "--json", "--ledger", derived)
    assert [(entry["number"], entry["field"], entry["why"], entry["holds"]) for entry in json.loads(listed.out)] == [(1, "role", "read it again", True)]
    assert "M. Orlan" in run("decisions", "--ledger", derived).out
    assert f"decided by M. Orlan, {json.loads(listed.out)[0]['at'][:10]}: correct role" in run("show", CLAIM, "--ledger", derived).out
    assert run("undo", "1", "--by", "T. Brandt", "--ledger", derived).out.startswith("decision 2\n")
    assert claim(run, derived) == before


def test_several_fields_are_several_decisions(run: Callable, derived: Path) -> None:
    told = run("correct", CLAIM, "--time", "2031-05", "--place", "2950159", "--quantity", "40.. boat", "--modality", "planned",
               "--credit", "wire=the Daily Meridian", "--confirm", "--note", "heard the tape", *SIGNED, "--ledger", derived)  # fmt: skip
    assert told.code == 0, told.err
    found = claim(run, derived)
    assert [time["timex"] for time in found["time"]] == ["2031-05"] and found["place"][0]["name"] == "Berlin"
    assert (found["quantity"][0]["min"], found["quantity"][0]["max"], found["modality"]) == (40, None, "planned")
    assert found["attribution"][0]["kind"] == "wire" and len(found["decided"]) == 7


def test_shown_first(run: Callable, derived: Path) -> None:
    shown = run("correct", CLAIM, "--reject", "--dry-run", *SIGNED, "--ledger", derived)
    assert "nothing was saved" in shown.out and "→ none" in shown.out
    assert run("decisions", "--ledger", derived).out == "nobody has decided anything\n"


@pytest.mark.parametrize(("arguments", "reason"), [
    ((CLAIM,), "say what is to be corrected"),
    (("clm_none", "--reject"), "0 ids of claims"),
    ((CLAIM, "--role", "Velm"), "write it as recipient=Velm"),
    ((CLAIM, "--credit", "nobody=Orsova"), "does not fit"),
])  # fmt: skip
def test_what_cannot_be_decided_is_refused(run: Callable, derived: Path, arguments: tuple[str, ...], reason: str) -> None:
    result = run("correct", *arguments, *SIGNED, "--ledger", derived)
    assert result.code == 2 and reason in " ".join(result.err.split())
