from pathlib import Path

from twosource.config import DATA
from twosource.vocabulary import hash_files, load_vocabulary

DEMO = DATA / "demo" / "vocabulary"


def test_a_folder_of_ones_own_adds_names() -> None:
    found = load_vocabulary(DATA, more=[DEMO]).gazetteer.find("Kestria supplied France.")
    assert [match.record.name for match in found] == ["Kestria", "France"]


def test_what_is_not_added_stays_unknown() -> None:
    assert [match.record.name for match in load_vocabulary(DATA).gazetteer.find("Kestria supplied France.")] == ["France"]


def test_version_tells_what_was_added(tmp_path: Path) -> None:
    assert load_vocabulary(DATA, more=[DEMO]).version == f"{load_vocabulary(DATA).version}+{hash_files(DEMO)}"


def test_a_changed_word_is_another_version(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("a: b", encoding="utf-8")
    before = hash_files(tmp_path)
    (tmp_path / "words.yaml").write_text("a: c", encoding="utf-8")
    assert hash_files(tmp_path) != before
