"""Quotation marks: where quotations begin and end, and which go on over several paragraphs.

Works on the characters alone, so it holds where the parser fails. Nested quotations belong to the outer one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.model.text import Span

OPENING = "“„«‘"
CLOSING = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"”', "'": "'"}
MARK = re.compile(r"[“”„«»\"‘’']")
PARAGRAPH = re.compile(r"[^\n]+")
WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # joiners, marks of direction
DOUBLE = frozenset("“„«\"")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation within one paragraph. ``span`` includes the marks, ``inner`` leaves them out.

    ``continues`` where the paragraph before left its quotation open, as newspapers do; such a quotation has the
    speaker of the one before. ``closed`` is false where the paragraph ends without a closing mark.
    """

    span: Span
    inner: Span
    continues: bool = False
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order; they never overlap and never cross a paragraph's end.

    An opening mark without a closing one counts only where the next paragraph opens with a mark again.
    """
    found: list[Quotation] = []
    pending: Quotation | None = None  # left open by the paragraph before
    for paragraph in PARAGRAPH.finditer(text):
        if not paragraph[0].strip():
            continue
        quotations = list(_in_paragraph(text, paragraph.start(), paragraph.end()))
        if pending is not None and quotations and _opens_paragraph(text, quotations[0], paragraph.start()):
            found.append(pending)
            quotations[0] = replace(quotations[0], continues=True)
        pending = quotations.pop() if quotations and not quotations[-1].closed else None
        found += quotations
    if pending is not None and pending.continues:
        found.append(pending)
    return tuple(found)


def _opens_paragraph(text: str, quotation: Quotation, start: int) -> bool:
    return not text[start : quotation.span.start].strip() and text[quotation.span.start] in DOUBLE


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Quotations of one paragraph; the last may be unclosed."""
    opened: int | None = None
    for mark in MARK.finditer(text, start, end):
        at = mark.start()
        if opened is None:
            opened = at if _can_open(text, at, start, end) else None
        elif (mark[0] in CLOSING[text[opened]] or _stands_in_for(text, at, opened, end)) and _can_close(text, at, opened, end):
            yield Quotation(Span(opened, at + 1), Span(opened + 1, at))
            opened = None
        elif text[opened] in "'‘" and mark[0] in DOUBLE and _can_open(text, at, start, end):
            opened = at  # the single mark was an apostrophe after all
    if opened is not None and text[opened] in DOUBLE:
        last = start + len(text[start:end].rstrip())
        yield Quotation(Span(opened, last), Span(opened + 1, last), closed=False)


def _can_open(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark may open: opening by its shape, or straight and at the left edge of a word."""
    before, after = text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "
    if after.isspace():
        return False
    if text[at] in OPENING:
        return text[at] != "‘" or not before.isalnum()
    return text[at] in "\"'" and not before.isalnum() and before not in ".,!?%"


def _can_close(text: str, at: int, opened: int, end: int) -> bool:
    """Whether a mark may close: single marks within or after a word may be apostrophes."""
    before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
    if text[opened] in "'‘":
        return not after.isalnum() and not before.isspace() and at > opened + 1
    return at > opened + 1 and not (text[at] == '"' and before.isspace() and after.isalnum())


def _stands_in_for(text: str, at: int, opened: int, end: int) -> bool:
    """Whether a straight mark ends what a curly one began, for want of a curly one: “We attacked."."""
    if text[at] != '"' or text[opened] != "“" or text[at - 1].isspace():
        return False
    following = text.find("“", at, end)
    return text.find("”", at, end if following < 0 else following) < 0


def is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation by itself reads as something said, not as scare quotes or a title.

    It is a sentence of its own: it starts with a capital, has four words or more, and ends like a sentence.
    """
    words = WORD.findall(text, quotation.inner.start, quotation.inner.end)
    if quotation.continues or not quotation.closed:
        return True
    said = text[quotation.inner.start : quotation.inner.end].lstrip(INVISIBLE)
    first, last = said[:1], said[-1:]
    return len(words) >= 4 and (first.isupper() or first == "[") and last in ".,!?;…—-]"
