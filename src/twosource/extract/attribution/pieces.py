"""Pieces of text for attributions: the words under a node as runs, fitted to quotation marks."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from spacy.tokens import Token

from twosource.extract.attribution.quotes import CLOSING, OPENING, Quotation
from twosource.extract.tree import char_span, unbroken
from twosource.model.text import Span

Held = TypeVar("Held")
EDGES = frozenset({"case", "mark", "cc", "punct", "discourse", "dep", "advmod"})
QUOTE_MARKS = frozenset(OPENING) | frozenset(CLOSING) | frozenset("”»")
BRACKETS = frozenset("()[]")
COMMAS = frozenset({",", "–", "—", "-"})
PHRASE_CUTS = frozenset(
    {"case", "mark", "cop", "nsubj", "nsubj:pass", "nsubj:outer", "aux", "aux:pass", "advcl", "parataxis", "expl",
     "discourse", "vocative", "dep"}
)  # fmt: skip


def words_under(head: Token, *, cut: Collection[int] = (), labels: Collection[str] = ()) -> list[Token]:
    """Tokens of the subtree of ``head`` in text order, without the subtrees whose top is in ``cut``.

    ``labels`` are left out where they hang on ``head`` itself, at the left edge; the "'s" of "today's attack" stays.
    """
    kept, pending = [head], [child for child in head.children if child.dep_ not in labels or child.i > head.i or child.tag_ == "POS"]
    while pending:
        word = pending.pop()
        if word.i in cut:
            continue
        kept.append(word)
        pending.extend(word.children)
    return sorted(kept, key=lambda word: word.i)


def runs(words: Iterable[Token]) -> tuple[Span, ...]:
    """Stretches of ``words`` broken by nothing but commas, trimmed at the edges; those without words are dropped."""
    groups: list[list[Token]] = []
    for word in words:
        if groups and all(between.text in COMMAS for between in word.doc[groups[-1][-1].i + 1 : word.i]):
            groups[-1].append(word)
        else:
            groups.append([word])
    trimmed = (trim(group) for group in groups)
    return tuple(char_span(group) for group in trimmed if group)


def trim(words: list[Token]) -> list[Token]:
    """``words`` without punctuation at the edges; quotation marks and brackets stay."""
    start, end = 0, len(words)
    while start < end and _is_edge(words[start]):
        start += 1
    while end > start and _is_edge(words[end - 1]):
        end -= 1
    kept = words[start:end]
    return kept if any(not (word.is_punct or word.is_space) for word in kept) else []


def _is_edge(word: Token) -> bool:
    if word.is_space:
        return True
    return (word.is_punct or word.pos_ == "PUNCT") and word.text not in QUOTE_MARKS and word.text not in BRACKETS


def phrase(head: Token, *, cut: Collection[int] = ()) -> Span:
    """The noun phrase around ``head`` with apposition, conjuncts and relative clause, but without what is in ``cut``."""
    kept = {word.i for word in words_under(head, cut=cut, labels=PHRASE_CUTS)}
    return _bare(unbroken(head, kept), head)


def without_time(span: Span, head: Token, times: Mapping[int, Span]) -> Span:
    """``span`` without a time at its end, behind ``head``; ``times`` by where they end."""
    time = times.get(span.end)
    if time is None or time.start < head.idx + len(head) or time.start <= span.start:
        return span
    words = [word for word in head.doc[head.i : head.right_edge.i + 1] if word.idx < time.start]
    while words[-1].i > head.i and (words[-1].dep_ in EDGES or words[-1].dep_ == "amod" or words[-1].is_punct):
        words = words[:-1]
    return Span(span.start, words[-1].idx + len(words[-1]))


def _bare(words: list[Token], head: Token) -> Span:
    """``words`` without prepositions, conjunctions and any punctuation at the edges, never without ``head``."""
    while words[0].i < head.i and (words[0].dep_ in EDGES or words[0].is_punct):
        words = words[1:]
    while words[-1].i > head.i and (words[-1].dep_ in ("punct", "cc", "case") or words[-1].is_punct) and not _balances(words):
        words = words[:-1]
    return char_span(words)


def _balances(words: list[Token]) -> bool:
    """Whether the last word closes a bracket that was opened among ``words``."""
    return words[-1].text == ")" and any(word.text == "(" for word in words)


class QuotationIndex:
    """Quotations of one document, found by offset."""

    def __init__(self, text: str, quotations: tuple[Quotation, ...]) -> None:
        self.text = text
        self.all = quotations
        self._starts = [quotation.span.start for quotation in quotations]

    def around(self, offset: int) -> Quotation | None:
        """The quotation that ``offset`` lies in."""
        at = bisect_right(self._starts, offset) - 1
        return self.all[at] if at >= 0 and offset < self.all[at].span.end else None

    def touching(self, span: Span) -> tuple[Quotation, ...]:
        """Quotations that overlap ``span``, in order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, span.end - 1) if span.end > span.start else first
        return tuple(quotation for quotation in self.all[first:last] if quotation.span.overlaps(span))

    def fit(self, pieces: Iterable[Span], cue: Span) -> tuple[Span, ...]:
        """``pieces`` so that none crosses a quotation mark.

        A cue within a quotation reaches no farther than its marks; one outside takes whole quotations.
        """
        home = self.around(cue.start)
        if home is not None:
            return self._joined(_clip(piece, home.inner) for piece in pieces if piece.overlaps(home.inner))
        return tuple(part for piece in self._joined(self._widen(piece, cue) for piece in pieces) for part in self._parted(piece))

    def _parted(self, piece: Span) -> Iterator[Span]:
        """``piece`` cut where a sentence ends before a quotation, which the parser may have missed ("at 7 p.m. “No one …")."""
        start = piece.start
        for quotation in self.touching(piece):
            before = self.text[start : quotation.span.start].rstrip()
            if before.endswith((".", "!", "?")) and quotation.span.start > start:
                yield Span(start, start + len(before))
                start = quotation.span.start
        yield Span(start, piece.end)

    def _joined(self, pieces: Iterable[Span]) -> tuple[Span, ...]:
        """``pieces`` merged, also where only white space lies between."""
        joined: list[Span] = []
        for piece in merge(pieces):
            if joined and self.text[joined[-1].end : piece.start].isspace():
                joined[-1] = Span(joined[-1].start, piece.end)
            else:
                joined.append(piece)
        return tuple(joined)

    def _widen(self, piece: Span, cue: Span) -> Span:
        """``piece`` with all of each quotation that it enters, up to the cue."""
        touched = self.touching(piece)
        start = min([piece.start, *(quotation.span.start for quotation in touched)])
        end = max([piece.end, *(quotation.span.end for quotation in touched)])
        if start < cue.end and cue.start < end:  # never over the cue itself
            return piece
        return Span(start, end)


def _clip(piece: Span, bounds: Span) -> Span:
    return Span(max(piece.start, bounds.start), min(piece.end, bounds.end))


def holders(spans: Sequence[Span], pieces: Iterable[tuple[Span, Held]]) -> list[list[Held]]:
    """For each of ``spans`` what belongs to the pieces that contain it, in order of the pieces.

    One sweep over both, so that long texts cost no more than their length and depth of nesting.
    """
    waiting = sorted(pieces, key=lambda pair: pair[0], reverse=True)
    active: list[tuple[Span, Held]] = []
    found: list[list[Held]] = [[] for _ in spans]
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        span = spans[place]
        while waiting and waiting[-1][0].start <= span.start:
            active.append(waiting.pop())
        active = [pair for pair in active if pair[0].end > span.start]
        found[place] = [held for piece, held in active if piece.contains(span)]
    return found


def size(pieces: Iterable[Span]) -> int:
    """Characters of ``pieces`` together."""
    return sum(piece.end - piece.start for piece in pieces)


def merge(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """``pieces`` sorted, overlapping ones joined, empty ones dropped."""
    merged: list[Span] = []
    for piece in sorted(piece for piece in pieces if piece.end > piece.start):
        if merged and piece.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return tuple(merged)
