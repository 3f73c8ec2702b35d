"""Common nouns and titles as an editor writes them."""

from pathlib import Path

import pytest
import yaml

import twosource
from twosource.errors import VocabularyError
from twosource.vocabulary.nouns import load_nouns, load_titles_of_persons

LANGUAGE = Path(twosource.__file__).parent / "data" / "languages" / "en"


def test_a_noun_of_two_words_goes_before_its_last_word() -> None:
    nouns = load_nouns(LANGUAGE)
    assert nouns.kind("line") is None
    assert nouns.kind("line", "assembly") == "facility"
    assert (nouns.item_class("jet", "fighter"), nouns.item_class("minister")) == ("aircraft", None)


def test_a_writer_may_call_a_body_by_another_noun() -> None:
    nouns = load_nouns(LANGUAGE)
    assert {"company", "firm", "manufacturer"} <= nouns.synonyms("firm")
    assert nouns.synonyms("ministry") == {"ministry"}


def test_a_noun_has_one_kind(tmp_path: Path) -> None:
    table = yaml.safe_load((LANGUAGE / "nouns.yaml").read_text(encoding="utf-8"))
    table["person"].append("tank")
    (tmp_path / "nouns.yaml").write_text(yaml.safe_dump(table))
    with pytest.raises(VocabularyError, match="'tank' is listed under two kinds"):
        load_nouns(tmp_path)


def test_every_missing_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "titles.yaml").write_text("ranks: [Gen.]\noffices: [1]\n")
    with pytest.raises(VocabularyError) as raised:
        load_titles_of_persons(tmp_path)
    assert len(raised.value.faults) == 13


def test_titles_are_compared_in_lower_case() -> None:
    titles = load_titles_of_persons(LANGUAGE)
    assert "defense" in titles.modifiers
    assert titles.longest_office >= 5
    assert all(word == word.lower() for word in titles.offices | titles.ranks)
