import json
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource import export
from twosource.store.ledger import Ledger

LISTS = ("timeline", "events", "claims", "sources", "conflicts", "failures")
Run = Callable[..., object]


@pytest.mark.parametrize("command", LISTS)
def test_table_fits_80_columns_without_colours(run: Run, ledger_file: Path, command: str) -> None:
    result = run(command, "--ledger", ledger_file)
    assert (result.code, result.err) == (0, "")
    assert "\x1b" not in result.out
    assert max(map(len, result.out.splitlines())) <= 80
    assert len(result.out.splitlines()) >= 2


@pytest.mark.parametrize("command", LISTS)
def test_json_is_one_array_of_records(run: Run, ledger_file: Path, command: str) -> None:
    (record,) = json.loads(run(command, "--ledger", ledger_file, "--json").out)[:1]
    assert record


def test_lists_as_json_are_the_exported_records(run: Run, ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        assert json.loads(run("events", "--ledger", ledger_file, "--json").out) == list(export.events(ledger))
        assert json.loads(run("claims", "--ledger", ledger_file, "--json").out) == list(export.claims(ledger))


def test_titles_are_never_read_as_markup(run: Run, ledger_file: Path) -> None:
    assert "[sells]" in run("timeline", "--ledger", ledger_file).out


@pytest.mark.parametrize(("options", "count"), [
    (["--type", "transfer"], 1), (["--type", "visit"], 0),
    (["--participant", "varnl"], 1), (["--participant", "Orsova"], 0),
    (["--since", "2031-05"], 1), (["--since", "2031-05-04"], 0), (["--since", "2032"], 0),
    (["--until", "2031-05-03"], 1), (["--until", "2031-05"], 1), (["--until", "2031-04"], 0), (["--until", "2030"], 0),
    (["--document", "brief"], 1), (["--document", "sha256:"], 1), (["--document", "other"], 0),
    (["--source", "meridian"], 1), (["--source", "Halm"], 0),
])
def test_filters_of_events_and_claims(run: Run, ledger_file: Path, options: list[str], count: int) -> None:
    for command in ("events", "claims", "timeline"):
        assert len(json.loads(run(command, "--ledger", ledger_file, "--json", *options).out)) == count, command


@pytest.mark.parametrize(("status", "count"), [("disputed", 1), ("planned", 0)])
def test_events_by_status(run: Run, ledger_file: Path, status: str, count: int) -> None:
    assert len(json.loads(run("events", "--ledger", ledger_file, "--json", "--status", status).out)) == count


def test_conflicts_tell_denials_too(run: Run, ledger_file: Path) -> None:
    records = json.loads(run("conflicts", "--ledger", ledger_file, "--json").out)
    assert [(record["kind"], record["why"]) for record in records] == [("conflict", "40 against 60"), ("denial", "by Kestria")]
    assert len(json.loads(run("conflicts", "--ledger", ledger_file, "--json", "--limit", "1").out)) == 1


def test_search_finds_sentences(run: Run, ledger_file: Path) -> None:
    (hit,) = json.loads(run("search", "patrol", "Orsova", "--ledger", ledger_file, "--json").out)
    assert hit["path"] == "brief.txt" and hit["text"].startswith("Kestria did not sell")


def test_claims_stand_under_their_article(run: Run, ledger_file: Path) -> None:
    lines = run("claims", "--ledger", ledger_file).out.splitlines()
    assert lines[0] == "brief.txt (Halm Times)" and lines[1].startswith("clm_")


def test_empty_list_says_so(run: Run, ledger_file: Path) -> None:
    assert run("events", "--ledger", ledger_file, "--type", "visit").out == "no such events\n"
    assert run("claims", "--ledger", ledger_file, "--type", "visit").out == "no such claims\n"
