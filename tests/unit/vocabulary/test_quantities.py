"""The lexicon of amounts."""

from pathlib import Path

import pytest

import twosource
from twosource.errors import VocabularyError
from twosource.vocabulary.quantities import load_quantities

ENGLISH = Path(twosource.__file__).parent / "data" / "languages" / "en"


def test_every_phrase_is_matched_from_its_first_word() -> None:
    lexicon = load_quantities(ENGLISH)
    for phrase in (*lexicon.phrases, *lexicon.plurals, *lexicon.multiples):
        match = lexicon.pattern.match(phrase)
        assert match is not None and match[0] == phrase
        assert phrase.split()[0] in lexicon.starters


def test_a_comparator_belongs_to_the_number_after_it() -> None:
    match = load_quantities(ENGLISH).pattern.match("no fewer than 40 boats")
    assert match is not None and (match["comparator"], match["first"]) == ("no fewer than", "40")


def test_a_missing_section_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "quantities.yaml").write_text("numerals: {one: 1}", encoding="utf-8")
    with pytest.raises(VocabularyError, match="comparators"):
        load_quantities(tmp_path)
