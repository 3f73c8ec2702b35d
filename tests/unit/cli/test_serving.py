"""``serve`` as it is started; what it serves is tested with ``api``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.unit.cli.conftest import Result
from twosource.store.ledger import Ledger


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What would be served, instead of serving it."""
    found: dict[str, Any] = {}

    def run(app: Any, **settings: Any) -> None:
        found.update(settings, desk=app.state.desk)
        app.state.desk.close()

    monkeypatch.setattr(uvicorn, "run", run)
    monkeypatch.delenv("TWOSOURCE_PASSWORD", raising=False)
    return found


def test_serves_this_machine_only(run: Callable[..., Result], ledger_file: Path, served: dict[str, Any]) -> None:
    result = run("serve", "--ledger", ledger_file, "--editor", "M. Orlan")
    assert (result.code, served["host"], served["port"]) == (0, "127.0.0.1", 8020)
    assert "http://127.0.0.1:8020/" in result.err and "password" not in result.err
    assert served["desk"].gate.is_open and served["desk"].serving.editor == "M. Orlan"
    assert (served["server_header"], served["proxy_headers"]) == (False, False)


def test_events_are_brought_up_to_date_first(run: Callable[..., Result], ledger_file: Path, served: dict[str, Any], tmp_path: Path) -> None:
    cut_off = tmp_path / "cut_off.db"
    with Ledger.open(ledger_file) as ledger, ledger.copy(cut_off) as copy:
        copy.unjudge("2000-01-01")  # something that events follow from is not as it was
        assert not copy.is_derived()
    assert "bringing events up to date" in run("serve", "--ledger", cut_off).err
    with Ledger.open(cut_off) as copy:
        assert copy.is_derived()
    assert "bringing events up to date" not in run("serve", "--ledger", cut_off).err


def test_other_machines_need_a_password(run: Callable[..., Result], ledger_file: Path, served: dict[str, Any]) -> None:
    result = run("serve", "--ledger", ledger_file, "--host", "0.0.0.0")
    assert result.code == 2
    assert "TWOSOURCE_PASSWORD" in result.err and not served


def test_password_comes_from_the_environment_or_a_file(
    run: Callable[..., Result], ledger_file: Path, served: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "password").write_text("three herons at dusk\n", encoding="utf-8")
    result = run("serve", "--ledger", ledger_file, "--host", "0.0.0.0", "--password-file", tmp_path / "password")
    assert result.code == 0 and served["desk"].gate.admits("three herons at dusk")
    assert "whoever comes must give the password" in result.err and "not encrypted" in result.err
    assert "herons" not in result.out + result.err
    monkeypatch.setenv("TWOSOURCE_PASSWORD", "two owls before dawn")
    run("serve", "--ledger", ledger_file)
    assert served["desk"].gate.admits("two owls before dawn")


def test_settings_say_it_unless_an_option_does(
    run: Callable[..., Result], ledger_file: Path, served: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "own.toml").write_text('[serve]\nport = 8021\neditor = "M. Orlan"\n[serve.rates]\nweigh = 7\n', encoding="utf-8")
    monkeypatch.setenv("TWOSOURCE_CONFIG", str(tmp_path / "own.toml"))
    run("serve", "--ledger", ledger_file)
    assert (served["host"], served["port"], served["desk"].serving.editor) == ("127.0.0.1", 8021, "M. Orlan")
    assert served["desk"].serving.config.serve["rates"]["weigh"] == 7
    run("serve", "--ledger", ledger_file, "--port", 8022, "--editor", "A. Lind")
    assert (served["port"], served["desk"].serving.editor) == (8022, "A. Lind")
    (tmp_path / "own.toml").write_text("[serve]\nport = 0\n", encoding="utf-8")
    assert run("serve", "--ledger", ledger_file).code == 2


def test_public_desk_says_so(run: Callable[..., Result], ledger_file: Path, served: dict[str, Any]) -> None:
    assert "public mode" in run("serve", "--ledger", ledger_file, "--public").err
    assert served["desk"].serving.public


@pytest.mark.parametrize("arguments", [("--port", "0"), ("--password-file", "nowhere"), ("--password", "three herons at dusk")])
def test_wrong_use_is_told(arguments: tuple[str, ...], run: Callable[..., Result], ledger_file: Path, served: dict[str, Any]) -> None:
    assert run("serve", "--ledger", ledger_file, *arguments).code == 2
    assert not served


def test_a_ledger_that_is_not_there_is_made(run: Callable[..., Result], tmp_path: Path, served: dict[str, Any]) -> None:
    assert run("serve", "--ledger", tmp_path / "new.db").code == 0
    assert (tmp_path / "new.db").is_file()
