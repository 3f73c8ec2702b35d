import json
from pathlib import Path

from twosource.web.desk.assets import _scripts, assets, served


def test_the_style_sheet_is_served_under_a_name_that_changes_with_it() -> None:
    style = assets()["desk.css"]
    assert style.address.startswith("/static/desk-")
    assert served()[style.name].content == style.content
    assert b"--paper" in style.content and b"https:" not in style.content


def test_scripts_are_those_of_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"desk.js": "desk-A1.js", "map.js": "gone.js", "other.js": "other.js"}))
    (tmp_path / "desk-A1.js").write_text("1")
    (tmp_path / "other.js").write_text("2")
    found = dict(_scripts(tmp_path))
    assert {known: asset.name for known, asset in found.items()} == {"desk.js": "desk-A1.js"}


def test_without_a_manifest_there_are_no_scripts(tmp_path: Path) -> None:
    assert not dict(_scripts(tmp_path))
