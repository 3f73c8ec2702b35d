"""Imports go one way; read off the source, so that imports inside functions count too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "twosource"

PURE = {"model", "errors"}
DOCUMENT = PURE | {"vocabulary"}  # document stages see no database
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "config": {"errors"},
    "vocabulary": PURE,
    "read": DOCUMENT,
    "annotate": DOCUMENT,
    "extract": DOCUMENT,
    "store": PURE,
    "link": DOCUMENT,
    "weigh": DOCUMENT | {"link"},
    "redact": PURE | {"store"},
    "export": PURE | {"store", "weigh", "redact"},
    "web": PURE | {"export", "store"},
    "pipeline": DOCUMENT | {"config", "read", "annotate", "extract", "link", "weigh", "redact", "store"},
    "api": DOCUMENT | {"config", "read", "pipeline", "link", "weigh", "store", "redact", "export", "web"},
    "cli": DOCUMENT | {"api", "config", "read", "pipeline", "link", "weigh", "store", "redact", "export", "web"},
}


def imported(path: Path) -> Iterator[str]:
    """Parts of Twosource that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            names = [f"{node.module}.{alias.name}" if node.module == "twosource" else node.module or "" for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("twosource."))


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_imports_go_one_way(part: str) -> None:
    files = sorted((SOURCE / part).rglob("*.py")) if (SOURCE / part).is_dir() else [SOURCE / f"{part}.py"]
    allowed = MAY_IMPORT[part] | {part, "__version__"}
    wrong = {f"{file.relative_to(SOURCE)} imports {name}" for file in files for name in imported(file) if name not in allowed}
    assert not wrong


def test_every_part_has_its_rule() -> None:
    parts = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))}
    assert parts - {"__init__"} == set(MAY_IMPORT)


@pytest.mark.parametrize("part", sorted(set(MAY_IMPORT) - {"cli"}))
def test_only_the_command_line_prints(part: str) -> None:
    for file in sorted((SOURCE / part).rglob("*.py")):
        calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"], file
