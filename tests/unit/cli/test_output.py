import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., object]


def test_export_writes_to_a_file_or_to_the_pipe(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    run("export", "--format", "claims", "-o", tmp_path / "claims.jsonl", "--ledger", ledger_file)
    written = (tmp_path / "claims.jsonl").read_text(encoding="utf-8")
    assert run("export", "--format", "claims", "--ledger", ledger_file).out == written
    assert json.loads(written)["event"]["id"] == "evt_00aa11bb22cc33dd"


def test_unknown_format_is_wrong_use(run: Run, ledger_file: Path) -> None:
    result = run("export", "--format", "tables", "--ledger", ledger_file)
    assert result.code == 2 and "known: claims, events, attributions" in result.err


def test_file_that_cannot_be_written_is_told(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    result = run("export", "-o", tmp_path / "none" / "claims.jsonl", "--ledger", ledger_file)
    assert result.code == 2 and "cannot write" in result.err


def test_report_is_one_page(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    assert run("report", "-o", tmp_path / "page.html", "--ledger", ledger_file).code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Kestria [sells] boats to Varnland" in page and "a picture, not text" in page
