"""Two times that a text joins into a stretch: "between March and May", "from 2019 to 2021", "2019-2021"."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.times.timeline import interval_of
from twosource.model.text import Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.timex import TimexLexicon

RULE = "from one time to another"
DASHES = frozenset("-–—")
LONGEST_WORD = 12  # characters before a time in which the word that opens a range stands


def join_ranges(times: Sequence[TimeExpression], text: str, lexicon: TimexLexicon) -> tuple[TimeExpression, ...]:
    """``times`` with each range as one expression, whose value is an EDTF interval."""
    joined: list[TimeExpression] = []
    for time in times:
        if joined and _is_range(joined[-1], time, text, lexicon):
            joined[-1] = _range(joined[-1], time)
        else:
            joined.append(time)
    return tuple(joined)


def _is_range(first: TimeExpression, last: TimeExpression, text: str, lexicon: TimexLexicon) -> bool:
    if not (_is_known(first) and _is_known(last) and interval_of(first.timex).earliest < interval_of(last.timex).latest):  # type: ignore[operator]
        return False
    between = text[first.span.end : last.span.start].strip().casefold()
    opening = text[max(0, first.span.start - LONGEST_WORD) : first.span.start].casefold().split()
    if between in DASHES:
        return len(first.timex) == len(last.timex)
    return bool(opening) and between in lexicon.ranges.get(opening[-1], ())


def _is_known(time: TimeExpression) -> bool:
    return time.kind == "DATE" and "/" not in time.timex and interval_of(time.timex).earliest is not None


def _range(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    timex = f"{first.timex}/{last.timex}"
    imputed = tuple(dict.fromkeys((*first.imputed, *last.imputed)))
    return replace(
        first, span=Span(first.span.start, last.span.end), timex=timex, interval=interval_of(timex), rule=RULE,
        anchor=first.anchor or last.anchor, imputed=imputed, direction=None, modifier=None,
    )  # fmt: skip
