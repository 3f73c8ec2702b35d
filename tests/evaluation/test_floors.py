"""Measured figures stay above the floors of ``evaluation/floors.json``, wherever the data to measure on is there.

An entry names a measuring command that prints its figures as JSON, with the folders that it needs in braces: environment
variables (``GOLD``, ``SEEDS``, ``CORPORA``). Where it has ``read``, that folder is read first, and ``{claims}`` and
``{attributions}`` are the exports. Entries that take longer than some seconds are not ``quick``: ``FLOORS=all`` runs them
too. A floor lies a little below what was measured, and falls only by decision.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from twosource import export
from twosource.cli.reading import read_into
from twosource.config import load_config
from twosource.store.ledger import Ledger

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "evaluation/floors.json").read_text(encoding="utf-8"))
EXPORTS = ("claims", "attributions")


@pytest.mark.parametrize("entry", FLOORS, ids=lambda entry: entry["of"])
def test_figures_stay_above_their_floors(entry: Mapping[str, Any]) -> None:
    if not entry.get("quick") and os.environ.get("FLOORS") != "all":
        pytest.skip("takes long; FLOORS=all runs it")
    missing = sorted(set(re.findall(r"{([A-Z]+)}", f"{entry['command']} {entry.get('read', '')}")) - os.environ.keys())
    if missing:
        pytest.skip(f"no data: {', '.join(missing)} not set")
    figures = dict(flattened(measured(entry)))
    below = {name: figures[name] for name, floor in entry["floors"].items() if figures[name] < floor}
    assert not below


def test_floors_are_shares_of_named_figures() -> None:
    assert len({entry["of"] for entry in FLOORS}) == len(FLOORS)
    for entry in FLOORS:
        assert entry["floors"] and all(0 < floor <= 1 for floor in entry["floors"].values()), entry["of"]


def test_nested_figures_are_named_by_their_path() -> None:
    assert dict(flattened({"strict": {"f1": 0.5}, "value": 0.25})) == {"strict/f1": 0.5, "value": 0.25}


def measured(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the entry's command prints."""
    exported = exports(entry["read"].format_map(os.environ)) if "read" in entry else {}
    words = [word.format_map({**os.environ, **exported}) for word in entry["command"].split()]
    return json.loads(run("-m", *words).splitlines()[-1])


@cache
def exports(folder: str) -> Mapping[str, str]:
    """The articles of ``folder`` read, and the files of what was exported, by format."""
    scratch = Path(mkdtemp(prefix="floors"))
    with Ledger.open(scratch / "floors.db", create=True) as ledger:
        read_into(ledger, [Path(folder)], load_config())
        for kind in EXPORTS:
            lines = (json.dumps(record) for record in getattr(export, kind)(ledger))
            (scratch / f"{kind}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return {kind: str(scratch / f"{kind}.jsonl") for kind in EXPORTS}


def run(*words: str) -> str:
    """Standard output of a Python command, run in the project's root."""
    return subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def flattened(figures: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, float]]:
    """Each figure by its path: ``{"LAS": {"f1": 0.9}}`` holds "LAS/f1"."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from flattened(value, f"{path}{name}/")
        else:
            yield f"{path}{name}", value
