"""Marks laid over article text, as HTML that keeps every character of the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show at ``text[start:end]``.

    ``css`` is its class; ``href`` makes it a link; ``anchor`` is the id that others link to; ``label`` is
    what a pointer or screen reader is told; ``claim`` whose evidence it is. Marks may nest and cross.
    """

    start: int
    end: int
    css: str
    href: str | None = None
    anchor: str | None = None
    label: str = ""
    claim: str = ""


def mark_up(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> Markup:
    """``text[start:end]`` as HTML in which each stretch carries every mark that covers it.

    Crossing marks are cut at one another's ends, so tags always nest; without its tags the result is the text,
    byte for byte. Marks that lie outside or are empty are left out; those that stick out are trimmed.
    """
    end = len(text) if end is None else end
    kept = sorted(_trim(marks, start, end), key=lambda mark: (mark.start, -mark.end, mark.css))
    cuts = sorted({start, end, *(mark.start for mark in kept), *(mark.end for mark in kept)})
    pieces = (_piece(text[left:right], active, left) for (left, right), active in _sweep(cuts, kept))
    return Markup("").join(pieces)


def escape_text(text: str) -> Markup:
    """``text`` escaped; carriage returns as references, since HTML would read them as newlines."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def _trim(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    for mark in marks:
        left, right = max(mark.start, start), min(mark.end, end)
        if left < right:
            anchor = mark.anchor if left == mark.start else None
            yield replace(mark, start=left, end=right, anchor=anchor)


def _sweep(cuts: Sequence[int], marks: Sequence[Mark]) -> Iterator[tuple[tuple[int, int], list[Mark]]]:
    """Each stretch between neighbouring cuts with the marks over it, outermost (longest) first."""
    active: list[Mark] = []
    position = 0
    for left, right in pairwise(cuts):
        active = [mark for mark in active if mark.end > left]
        while position < len(marks) and marks[position].start <= left:
            active.append(marks[position])
            position += 1
        yield (left, right), active


def _piece(words: str, active: Sequence[Mark], left: int) -> Markup:
    """One stretch: targets first, then the marks; of several links the innermost wins, for links cannot nest."""
    link = next((mark for mark in sorted(active, key=lambda mark: mark.end - mark.start) if mark.href), None)
    html = escape_text(words)
    for mark in sorted(active, key=lambda mark: mark.end - mark.start):
        html = _wrap(html, mark, link)
    targets = (Markup('<a id="{}"></a>').format(mark.anchor) for mark in active if mark.anchor and mark.start == left)
    return Markup("").join(targets) + html


def _wrap(inner: Markup, mark: Mark, link: Mark | None) -> Markup:
    told = Markup(' title="{}"').format(mark.label) if mark.label else Markup("")
    told += Markup(' data-claim="{}"').format(mark.claim) if mark.claim else Markup("")
    if mark is link:
        return Markup('<a class="{}" href="{}"{}><mark>{}</mark></a>').format(mark.css, mark.href, told, inner)
    return Markup('<span class="{}"{}>{}</span>').format(mark.css, told, inner)
