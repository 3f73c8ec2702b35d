from pathlib import Path

import pytest
import yaml

import twosource
from twosource.errors import VocabularyError
from twosource.vocabulary.page import SECTIONS, fold, load_page

LANGUAGE = Path(twosource.__file__).parent / "data" / "languages" / "en"


def test_fold() -> None:
    assert fold("  Read—the FULL\u00a0story! ") == "read the full story"
    assert fold("© 2031 Meridian") == "copyright 2031 meridian"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("4 Min Read", "reading time"),
        ("Share on Facebook", "share bar"),
        ("Get the Meridian app", "app promotion"),
        ("Get the app", "app promotion"),
        ("He will share on Monday what he knows", None),
        ("Sharing", None),
    ],
)
def test_phrases_make_up_whole_lines(line: str, reason: str | None) -> None:
    assert load_page(LANGUAGE).furniture.match(fold(line)) == reason


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "page.yaml").write_text("furniture: {}\n")
    with pytest.raises(VocabularyError) as caught:
        load_page(tmp_path)
    assert len(caught.value.faults) == len(SECTIONS) - 1


def test_phrase_that_yaml_takes_for_something_else(tmp_path: Path) -> None:
    table = yaml.safe_load((LANGUAGE / "page.yaml").read_text(encoding="utf-8"))
    table["tag_headers"].append(30)
    (tmp_path / "page.yaml").write_text(yaml.safe_dump(table))
    with pytest.raises(VocabularyError, match="'30' is not text"):
        load_page(tmp_path)
