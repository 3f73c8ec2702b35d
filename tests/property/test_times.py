"""What holds of time expressions in any text."""

import re
from pathlib import Path

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import twosource
from twosource.extract.times import extract_times
from twosource.model.text import Document, Publication
from twosource.vocabulary.timex import load_timex

LEXICON = load_timex(Path(twosource.__file__).parent / "data" / "languages" / "en")
UNPARSED = Doc(spacy.blank("en").vocab)
WORDS = sorted({str(word) for words in LEXICON.values.values() for word in words})
PIECES = st.one_of(
    st.sampled_from([*WORDS, *(word.title() for word in WORDS), ",", ".", "-", "’s", "\n", "of", "the", "the same", "will", "met"]),
    st.integers(0, 2300).map(str),
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join)
DAYS = st.one_of(st.none(), st.dates().map(str))
TIMEX = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF|P(\d|X|T)[\dXYQMWDTHSE.C]*|-\d{4}"
    r"|[\dX]{2,4}(-(W[\dX]{2}(-(WE|\d))?|[QH][\dX]|SP|SU|FA|WI|[\dX]{2}(-[\dX]{2})?))?(T(\d\d:\d\d|MO|AF|EV|NI|MI))?"
    r"(/.+)?"
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS)
def test_spans_values_and_intervals_hold_together(text: str, published: str | None) -> None:
    day = Publication(published, published, published, "metadata") if published else Publication()
    times = extract_times(Document("d", "d", text, published=day), UNPARSED, lexicon=LEXICON)
    ends = 0
    for time in times:
        assert time.span.start >= ends and time.span.of(text) == time.span.of(text).strip()
        assert time.kind in ("DATE", "TIME", "DURATION", "SET")
        assert TIMEX.fullmatch(time.timex), time.timex
        if time.interval.earliest and time.interval.latest:
            assert time.interval.earliest <= time.interval.latest
        ends = time.span.end


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    document = Document("d", "d", text)
    assert extract_times(document, UNPARSED, lexicon=LEXICON) == extract_times(document, UNPARSED, lexicon=LEXICON)
