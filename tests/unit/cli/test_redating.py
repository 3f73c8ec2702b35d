"""`twosource redate`: another date for an article."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.store.ledger import Ledger

ARTICLE = "Kestria sells boats\n\n3 March 2031\n\nKestria sold three patrol boats to Varnland on Monday.\n"


@pytest.fixture
def ledger_file(run: Callable, tmp_path: Path) -> Path:
    (tmp_path / "brief.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("read", tmp_path / "brief.txt", "--ledger", tmp_path / "l.db").code == 0
    return tmp_path / "l.db"


def test_a_preview_saves_nothing(run: Callable, ledger_file: Path) -> None:
    result = run("redate", "brief.txt", "--published", "2031-05-01", "--dry-run", "--ledger", ledger_file)
    assert "published 2031-03-03 (dateline) → 2031-05-01 (override)" in result.out
    assert "Monday = 2031-03-03 → Monday = 2031-04-28" in result.out and "nothing was saved" in result.out
    with Ledger.open(ledger_file) as ledger:
        assert [document.published.value for document in ledger.documents()] == ["2031-03-03"]


def test_the_date_is_kept_and_can_be_taken_back(run: Callable, ledger_file: Path) -> None:
    (record,) = json.loads(run("redate", "brief.txt", "--published", "2031-05-01", "--json", "--ledger", ledger_file).out)
    headline, told = record["times"]  # the headline has its day from the first paragraph
    assert [moved[key][0]["timex"] for moved in (headline, told) for key in ("before", "after")] == ["2031-03-03", "2031-04-28"] * 2
    with Ledger.open(ledger_file) as ledger:
        assert ledger.is_derived() and next(iter(ledger.documents())).published.value == "2031-05-01"
    assert "→ 2031-03-03 (dateline)" in run("redate", "brief.txt", "--ledger", ledger_file).out


def test_reading_again_keeps_the_date(run: Callable, ledger_file: Path, tmp_path: Path) -> None:
    run("redate", "brief.txt", "--published", "2031-05-01", "--ledger", ledger_file)
    assert "0 read, 1 unchanged" in run("read", tmp_path / "brief.txt", "--ledger", ledger_file).out
    with Ledger.open(ledger_file) as ledger:
        assert next(iter(ledger.documents())).published.value == "2031-05-01"


def test_unknown_articles_and_dates_are_refused(run: Callable, ledger_file: Path) -> None:
    assert "is no article of this ledger" in run("redate", "other.txt", "--ledger", ledger_file).err
    assert run("redate", "brief.txt", "--published", "yesterday", "--ledger", ledger_file).code == 2
