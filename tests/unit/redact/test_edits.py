from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.model.text import Span
from twosource.redact.edits import Edit, Edits

TEXT = "said Joren, a welder in Skarn, on Monday"


def of(words: str, by: str) -> Edit:
    start = TEXT.index(words)
    return Edit(Span(start, start + len(words)), by)


def test_words_are_replaced_and_offsets_move_along() -> None:
    edits = Edits(TEXT, [of("Joren", "[somebody]"), of("Skarn", "[a place]")])
    assert edits.text == "said [somebody], a welder in [a place], on Monday"
    monday = of("Monday", "").span
    assert edits.span(monday).of(edits.text) == "Monday"
    assert edits.span(of("Joren", "").span).of(edits.text) == "[somebody]"


def test_what_touches_replaced_words_holds_all_that_replaces_them() -> None:
    edits = Edits(TEXT, [of("Joren", "[somebody]")])
    part = Span(TEXT.index("ren"), TEXT.index("ren") + 3)
    assert edits.span(part).of(edits.text) == "[somebody]"
    assert edits.touches(part) and edits.covers(part)
    assert not edits.touches(of("welder", "").span)


def test_of_edits_that_overlap_nothing_is_left() -> None:
    edits = Edits(TEXT, [of("a welder in Skarn", "[x]"), of("Skarn", "[y]"), of("welder in", "[z]")])
    assert edits.text == "said Joren, [x], on Monday"


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(min(pair), max(pair)))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.builds(Edit, spans.filter(lambda span: span.start < span.end), st.sampled_from(["", "[x]", "a longer word"]))), spans)
def test_spans_stay_in_the_text_and_in_order(edits: list[Edit], span: Span) -> None:
    made = Edits(TEXT, edits)
    moved = made.span(span)
    assert 0 <= moved.start <= moved.end <= len(made.text)
    if not made.touches(span) and span.start < span.end:
        assert moved.of(made.text) == span.of(TEXT)
