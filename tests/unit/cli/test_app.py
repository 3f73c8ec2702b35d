from collections.abc import Callable
from pathlib import Path

import pytest

from twosource import __version__

Run = Callable[..., object]


def test_version(run: Run) -> None:
    assert run("--version").out == f"twosource {__version__}\n"


@pytest.mark.parametrize("arguments", [["nothing"], ["events", "--limit", "0"], ["show"], ["read"]])
def test_wrong_use_is_exit_code_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


@pytest.mark.parametrize("command", ["events", "claims", "failures", "export", "report"])
def test_missing_ledger_says_how_to_make_one(run: Run, tmp_path: Path, command: str) -> None:
    result = run(command, "--ledger", tmp_path / "none.db")
    assert result.code == 2
    assert "twosource read" in result.err
    assert not (tmp_path / "none.db").exists()


def test_settings_file_with_a_fault_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("ledgers = 'a.db'\n")
    monkeypatch.setenv("TWOSOURCE_CONFIG", str(tmp_path / "own.toml"))
    result = run("events")
    assert result.code == 2 and "unknown setting ledgers" in result.err
