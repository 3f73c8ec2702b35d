"""Whatever a user can call, set or add is documented; what the docs point at is there."""

import importlib.util
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from twosource.cli.app import app
from twosource.config import DATA, DEFAULTS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
MODULE = re.compile(r"python -m ((?:evaluation|benchmarks|training|twosource)[\w.]*)")


def commands() -> list[str]:
    return sorted(get_command(app).commands)


def settings(table: dict, prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield from settings(value, f"{prefix}{key}.") if isinstance(value, dict) else [f"{prefix}{key}"]


def event_types() -> dict[str, dict]:
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((DATA / "event_types").glob("*.yaml"))}


@pytest.mark.parametrize("command", commands())
def test_command_is_in_the_readme(command: str) -> None:
    assert f"twosource {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", list(settings(tomllib.loads(DEFAULTS.read_text(encoding="utf-8")))))
def test_setting_has_a_line(setting: str) -> None:
    assert f"`{setting}`" in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", event_types())
def test_event_type_is_told_with_its_roles(name: str) -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    (line,) = (line for line in page.splitlines() if line.startswith(f"| `{name}`"))
    assert line.rsplit("|", 2)[1].strip() == ", ".join(event_types()[name]["roles"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_of_the_docs_can_be_run(page: Path) -> None:
    modules = set(MODULE.findall(page.read_text(encoding="utf-8")))
    assert [name for name in sorted(modules) if not (ROOT / f"{name.replace('.', '/')}.py").exists() and importlib.util.find_spec(name) is None] == []


@pytest.mark.parametrize("target", ["demo", "test"])
def test_both_commands_are_in_the_readme(target: str) -> None:
    assert f"make {target}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
