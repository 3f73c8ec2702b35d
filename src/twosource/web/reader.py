"""An article as it was read: every character of its text in place, furniture greyed, evidence marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from twosource.web.spans import Mark, escape_text, mark_up
from twosource.web.words import BLOCKS

SECTION_HEADING = "section heading"  # the reason of headlines within an article
QUOTE_ROOM = 400  # characters to show on either side of the evidence where a "sentence" has no end


def article_html(text: str, blocks: Sequence[Mapping[str, Any]], marks: Sequence[Mark]) -> Markup:
    """``text`` in its blocks, with ``marks`` laid over it. Linear in text and marks.

    Without its tags the result is ``text``; what lies between blocks stays, as space that is not shown.
    """
    pieces = list(_pieces(len(text), blocks))
    shares = _share_out(marks, [start for start, _, _ in pieces], [end for _, end, _ in pieces])
    return Markup("").join(
        _block(text, start, end, block, share) for (start, end, block), share in zip(pieces, shares, strict=True)
    )


def sentence_html(sentence: str, claim: Mapping[str, Any], *, href: str) -> Markup:
    """The claim's sentence with trigger (a link to ``href``), arguments and sources marked; an endless one is cut short."""
    first, trigger = claim["sentence"]["start"], claim["event"]["trigger"]
    start = max(0, trigger["start"] - first - QUOTE_ROOM)
    end = min(len(sentence), trigger["end"] - first + QUOTE_ROOM)
    marks = (replace(mark, start=mark.start - first, end=mark.end - first) for mark in evidence_marks(claim, href=href))
    words = mark_up(sentence, marks, start=start, end=end)
    before = Markup("… ") if start else Markup("")
    return before + words + (Markup(" …") if end < len(sentence) else Markup(""))


def evidence_marks(claim: Mapping[str, Any], *, href: str, target: str | None = None, own: str = "") -> list[Mark]:
    """Marks of one claim: its trigger (a link to ``href``, reachable as ``target``), arguments and credited sources.

    ``own``: what the marks are told to belong to, where that is wanted.
    """
    trigger = claim["event"]["trigger"]
    said = Mark(trigger["start"], trigger["end"], "trigger", href, target, claim["event"]["type"].replace("-", " "), own)
    roles = [Mark(part["start"], part["end"], "argument", label=part["role"], claim=own) for part in claim.get("arguments") or ()]
    credits = [Mark(link["start"], link["end"], "source", label="source", claim=own) for link in _located(claim)]
    return [said, *roles, *credits]


def _located(claim: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Steps of the chain whose words are in the article."""
    return (link for link in claim.get("attribution") or () if isinstance(link.get("start"), int) and link.get("end"))


def _pieces(length: int, blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int, Mapping[str, Any] | None]]:
    """The whole of the text, once: blocks, and what lies between them (``None``)."""
    at = 0
    for block in sorted(blocks, key=lambda block: block["start"]):
        start = min(max(block["start"], at), length)
        end = max(min(block["end"], length), start)
        if at < start:
            yield at, start, None
        if start < end:
            yield start, end, block
        at = end
    if at < length:
        yield at, length, None


def _share_out(marks: Sequence[Mark], starts: Sequence[int], ends: Sequence[int]) -> list[list[Mark]]:
    """For each piece the marks that touch it."""
    shares: list[list[Mark]] = [[] for _ in starts]
    for mark in marks:
        for piece in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            shares[piece].append(mark)
    return shares


def _block(text: str, start: int, end: int, block: Mapping[str, Any] | None, marks: Sequence[Mark]) -> Markup:
    if block is None and not text[start:end].strip():
        return Markup('<span class="gap">{}</span>').format(escape_text(text[start:end]))
    kind = block["kind"] if block else "body"
    css = f"{kind} section" if block and block.get("reason") == SECTION_HEADING else kind
    label = Markup(' data-kind="{}"').format(BLOCKS[kind]) if kind in BLOCKS else Markup("")
    return Markup('<p class="block {}"{}>{}</p>').format(css, label, mark_up(text, marks, start=start, end=end))
