"""Words of a text replaced by others, and where every offset goes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """``words`` take the place of ``span``."""

    span: Span
    words: str


class Edits:
    """All edits of one text. Of those that overlap the longest stands for all, so that nothing of any is left."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._edits = _apart(edits)
        self._starts = [edit.span.start for edit in self._edits]
        self._ends = [edit.span.end for edit in self._edits]
        self.text, self._shifts = _applied(text, self._edits)

    def span(self, span: Span) -> Span:
        """Where ``span`` lies in the new text; one that touches replaced words holds all that replaces them."""
        return Span(self._moved(span.start, to_end=False), max(self._moved(span.end, to_end=True), self._moved(span.start, to_end=False)))

    def touches(self, span: Span) -> bool:
        """Whether any of the words at ``span`` are replaced."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._edits) and self._edits[at].span.overlaps(span)

    def covers(self, span: Span) -> bool:
        """Whether all of ``span`` is replaced."""
        return any(edit.span.contains(span) for edit in self._edits)

    def _moved(self, offset: int, *, to_end: bool) -> int:
        inside = bisect_left(self._starts, offset) - 1
        if inside >= 0 and offset < self._ends[inside]:
            start = self._starts[inside] + self._shifts[inside]
            return start + len(self._edits[inside].words) if to_end else start
        passed = bisect_right(self._ends, offset)
        return offset + self._shifts[passed]


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in order; overlapping ones become one over all that they cover, with the words of the longest."""
    found: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.span.start, -edit.span.end)):
        if found and edit.span.overlaps(found[-1].span):
            last = found.pop()
            longest = max((last, edit), key=lambda each: each.span.end - each.span.start)
            edit = Edit(Span(last.span.start, max(last.span.end, edit.span.end)), longest.words)
        found.append(edit)
    return found


def _applied(text: str, edits: list[Edit]) -> tuple[str, list[int]]:
    """The new text, and by how much offsets move before each edit, and after the last."""
    pieces, shifts, at, moved = [], [], 0, 0
    for edit in edits:
        shifts.append(moved)
        pieces += [text[at : edit.span.start], edit.words]
        at = edit.span.end
        moved += len(edit.words) - (edit.span.end - edit.span.start)
    return "".join([*pieces, text[at:]]), [*shifts, moved]
