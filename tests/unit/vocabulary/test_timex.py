"""The lexicon of time expressions: faults are told, rules name functions that exist."""

from pathlib import Path

import pytest
import yaml

import twosource
from twosource.errors import VocabularyError
from twosource.extract.times.values import READERS
from twosource.vocabulary.timex import load_timex

ENGLISH = Path(twosource.__file__).parent / "data" / "languages" / "en"


def changed(tmp_path: Path, **sections: object) -> Path:
    data = yaml.safe_load((ENGLISH / "timex.yaml").read_text(encoding="utf-8"))
    (tmp_path / "timex.yaml").write_text(yaml.safe_dump({**data, **sections}), encoding="utf-8")
    return tmp_path


def test_every_rule_reads_by_a_function_and_every_function_is_used() -> None:
    assert {rule.reads for rule in load_timex(ENGLISH).rules} == set(READERS)


def test_words_have_values_whatever_their_case() -> None:
    lexicon = load_timex(ENGLISH)
    assert lexicon.value("month", "Sept") == 9
    with pytest.raises(KeyError):
        lexicon.value("month", "Orsova")


def test_small_letters_are_no_month() -> None:
    lexicon = load_timex(ENGLISH)
    assert "may" in lexicon.codes and "may" not in lexicon.small_codes


def test_an_unknown_class_is_a_fault(tmp_path: Path) -> None:
    rules = [{"name": "x", "reads": "iso", "pattern": "stamp:nothing"}]
    with pytest.raises(VocabularyError, match="nothing"):
        load_timex(changed(tmp_path, rules=rules))


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"timex\.yaml"):
        load_timex(tmp_path)
