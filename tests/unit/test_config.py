from pathlib import Path

import pytest

from twosource.config import DEFAULTS, load_config
from twosource.errors import ConfigError


def own(folder: Path, text: str) -> Path:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return folder / "own.toml"


def test_defaults_hold_every_setting() -> None:
    config = load_config(DEFAULTS)
    assert (config.language, config.ledger) == ("en", Path("twosource.db"))
    assert any(stage.endswith("extract_claims") for stage in config.stages)


def test_single_values_are_overridden(tmp_path: Path) -> None:
    config = load_config(own(tmp_path, "[limits]\ncharacters = 5\n"))
    assert config.limits["characters"] == 5
    assert config.limits["bytes"] == load_config(DEFAULTS).limits["bytes"]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        load_config(own(tmp_path, "languages = 'en'\nmodel = 3\n[limits]\nbites = 1\n"))
    assert [line.split(" ")[-1] != "" for line in str(error.value).splitlines()] == [True] * 3


def test_broken_or_missing_file_is_told(tmp_path: Path) -> None:
    for path in (own(tmp_path, "language = "), tmp_path / "none.toml"):
        with pytest.raises(ConfigError, match=path.name):
            load_config(path)
