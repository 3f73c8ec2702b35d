"""The build without scripts: an installation must succeed wherever npm does not."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", Path(__file__).parents[2] / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_missing_npm_is_a_reason_and_no_error(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hook._build(tmp_path) == "npm is not there"


def test_a_failing_npm_is_a_reason_and_no_error(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no registry >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert hook._build(tmp_path) == "npm ci failed (no registry)"


def test_scripts_are_built_again_only_when_their_sources_change(hook: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "desk.js").write_text("1")
    before = hook._state(tmp_path)
    (tmp_path / "notes.txt").write_text("not a source")
    assert hook._state(tmp_path) == before
    (tmp_path / "desk.js").write_text("2")
    assert hook._state(tmp_path) != before
