"""Settings: ``defaults.toml`` with the user's own values on top, read once into a frozen object and passed on."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from twosource.errors import ConfigError

DEFAULTS = Path(__file__).with_name("defaults.toml")
DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Config:
    """What ``defaults.toml`` lists; the meaning of each value stands there."""

    language: str
    ledger: Path
    model: str
    vocabulary: tuple[Path, ...]
    limits: Mapping[str, int]
    serve: Mapping[str, Any]
    stages: tuple[str, ...]


def load_config(path: Path | None = None) -> Config:
    """The defaults with the values of ``path``, or of the user's file where there is one.

    :raises ConfigError: naming every unknown or ill-typed setting.
    """
    defaults, own = _load(DEFAULTS), _own_settings(path)
    faults = list(_faults(defaults, own))
    if faults:
        raise ConfigError("\n".join(faults))
    merged = _merged(defaults, own)
    return Config(
        language=merged["language"],
        ledger=Path(merged["ledger"]),
        model=merged["model"],
        vocabulary=tuple(map(Path, merged["vocabulary"])),
        limits=merged["limits"],
        serve=merged["serve"],
        stages=tuple(merged["pipeline"]["stages"]),
    )


def _own_settings(path: Path | None) -> dict[str, Any]:
    named = path or (Path(os.environ["TWOSOURCE_CONFIG"]) if os.environ.get("TWOSOURCE_CONFIG") else None)
    usual = user_config_path("twosource") / "twosource.toml"
    if named is None:
        return _load(usual) if usual.is_file() else {}
    return _load(named)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path.name}: {error}") from error


def _faults(defaults: Mapping[str, Any], own: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """One line for each setting that the defaults do not know, or know as another type."""
    for key, value in own.items():
        if key not in defaults:
            yield f"unknown setting {prefix}{key}; known: {', '.join(sorted(defaults))}"
        elif type(value) is not type(defaults[key]):
            yield f"{prefix}{key} is {value!r}; it should look like {defaults[key]!r}"
        elif isinstance(value, dict):
            yield from _faults(defaults[key], value, f"{prefix}{key}.")


def _merged(defaults: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _merged(value, own.get(key, {})) if isinstance(value, dict) else own.get(key, value)
        for key, value in defaults.items()
    }
