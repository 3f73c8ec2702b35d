import json
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource import export
from twosource.store.ledger import Ledger

Run = Callable[..., object]


def test_each_source_stands_over_its_words(run: Run, ledger_file: Path) -> None:
    lines = run("sources", "--ledger", ledger_file).out.splitlines()
    assert lines[0] == "Daily Meridian (outlet): 1 claim in 1 article"
    assert lines[1].startswith("denies     “Kestria did not sell")


def test_json_is_what_is_exported(run: Run, ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        assert json.loads(run("sources", "--ledger", ledger_file, "--json").out) == list(export.sources(ledger))


@pytest.mark.parametrize(("options", "count"), [
    (["--of", "meridian"], 1), (["--of", "Orsova"], 0), (["--stance", "denies"], 1), (["--stance", "plans"], 0),
    (["--document", "brief"], 1), (["--document", "other"], 0),
])
def test_filters(run: Run, ledger_file: Path, options: list[str], count: int) -> None:
    assert len(json.loads(run("sources", "--ledger", ledger_file, "--json", *options).out)) == count


def test_counts_are_one_table(run: Run, ledger_file: Path) -> None:
    head, row = run("sources", "--ledger", ledger_file, "--counts").out.splitlines()
    assert head.split()[0] == "Source" and row.split()[-1] == "1"


def test_unknown_stance_is_wrong_use(run: Run, ledger_file: Path) -> None:
    result = run("sources", "--ledger", ledger_file, "--stance", "sings")
    assert result.code == 2 and "asserts" in result.err
