"""Turns of a transcript or printed interview: paragraphs that begin with who speaks and a colon."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.text import BlockKind, Document, Span

NAMED = re.compile(r"(?P<label>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?: \([^()\n]{2,40}\))?(?P<mark>:) +(?=\S.{7})")
LETTERED = re.compile(r"(?P<label>[QA])(?:(?P<mark>:)[ \t]+|[ \t]{2,}|\t)(?=\S)")
QUESTIONS, ANSWERS = frozenset({"QUESTION", "Q"}), frozenset({"ANSWER", "A"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph, its ``label`` as printed ("Orrel", "MR. ORREL", "Q"), the mark behind it, and what is ``said``."""

    label: str
    speaker: Span
    mark: Span | None
    said: Span

    @property
    def asks(self) -> bool:
        """Whether it is a question of somebody who is not told."""
        return self.label in QUESTIONS

    @property
    def answers(self) -> bool:
        """Whether it is an answer of whoever is interviewed."""
        return self.label in ANSWERS


def paragraphs(document: Document) -> Iterator[Span]:
    """Lines with the article's own words, headlines left out."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for line in re.finditer(r"\S[^\n]*", document.text):
        while block is not None and block.span.end <= line.start():
            block = next(blocks, None)
        outside = block is None or line.start() < block.span.start
        if block is None or outside or (block.kind.carries_claims and block.kind is not BlockKind.HEADLINE):
            yield Span(line.start(), line.start() + len(line[0].rstrip()))


def turn(paragraph: Span, text: str) -> Turn | None:
    """The paragraph as a turn, if it begins like one; a heading may, too ("Correction: …")."""
    match = LETTERED.match(text, paragraph.start, paragraph.end) or NAMED.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    mark = Span(*match.span("mark")) if match["mark"] else None
    return Turn(match["label"], Span(*match.span("label")), mark, Span(match.end(), paragraph.end))


def recurring_turns(document: Document) -> list[Turn]:
    """Paragraphs whose labels stand before others too, or tell questions from answers."""
    found = [each for paragraph in paragraphs(document) if (each := turn(paragraph, document.text)) is not None]
    times = Counter(each.label for each in found)
    return [each for each in found if times[each.label] > 1 or each.asks or each.answers]
