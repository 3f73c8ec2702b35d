"""The words of answering: what the file must hold."""

from pathlib import Path

import pytest
import yaml

from twosource.errors import VocabularyError
from twosource.vocabulary.answers import load_answers

FOLDER = Path(__file__).parents[3] / "src" / "twosource" / "data" / "languages" / "en"


def test_words_by_how_they_answer() -> None:
    words = load_answers(FOLDER)
    assert "confirm" in words.confirming and "address" in words.addressing and "involvement" in words.limits.participant


def test_no_word_is_in_two_lists_of_verbs() -> None:
    words = load_answers(FOLDER)
    verbs = [words.admitting, words.confirming, words.addressing, words.denying, words.evading, words.naming]
    assert sum(map(len, verbs)) == len(frozenset().union(*verbs))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    table = yaml.safe_load((FOLDER / "answers.yaml").read_text(encoding="utf-8"))
    del table["refusing"], table["limits"]["time"]
    table["comment"] = [True]
    (tmp_path / "answers.yaml").write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        load_answers(tmp_path)
    assert len(error.value.faults) == 3
