"""What holds of amounts in any text."""

from pathlib import Path

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import twosource
from twosource.extract.quantities import extract_quantities
from twosource.model.text import Document
from twosource.vocabulary.quantities import load_quantities

LEXICON = load_quantities(Path(twosource.__file__).parent / "data" / "languages" / "en")
UNPARSED = Doc(spacy.blank("en").vocab)
WORDS = [*LEXICON.numerals, *LEXICON.scales, *LEXICON.plurals, *LEXICON.phrases, *LEXICON.comparators, *LEXICON.fractions]
MARKS = ["of", "and", "-", "–", "%", "$", ",", "a", "drones", "between", "to", "7.5", "1,000", "½"]
TEXTS = st.lists(st.one_of(st.sampled_from([*WORDS, *MARKS]), st.integers(0, 10**7).map(str)), max_size=20).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_spans_follow_one_another_and_bounds_are_ordered(text: str) -> None:
    end = 0
    for found in extract_quantities(Document("d", "d", text), UNPARSED, lexicon=LEXICON):
        assert found.span.start >= end and found.span.of(text)
        if found.minimum is not None and found.maximum is not None:
            assert found.minimum <= found.maximum
        end = found.span.end
