"""A document as it was read: its text, its blocks, and what is known about its publication."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import DocumentId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets ``[start, end)`` into a document's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words the span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a stretch of the page is. Nothing is deleted; furniture is only marked."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"  # evidence like the body, with its credit
    RELATED_LINK = "related-link"  # title of another article: a pointer, not this article's words
    PROMOTION = "promotion"  # cross-promotion head, likewise a pointer
    BYLINE = "byline"  # author, dateline, section: says something about the document, claims nothing
    FURNITURE = "furniture"  # forms, share bars, reading times, repeated titles

    @property
    def carries_claims(self) -> bool:
        return self not in (BlockKind.BYLINE, BlockKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page. ``reason`` says which rule gave it its kind."""

    span: Span
    kind: BlockKind
    reason: str = ""
    credit: Span | None = None  # of a caption: who made the picture


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document appeared: ISO dates, ``None`` where nothing is known.

    ``basis`` is where the date comes from: override, metadata, dateline, url, bounds or unknown.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: str = "unknown"
    evidence: Span | None = None
    why: str = ""  # of bounds: the reason for each, in words


@dataclass(frozen=True, slots=True)
class Document:
    """One article. Every offset of every fact points into ``text``."""

    id: DocumentId  # hash of the raw bytes
    path: str  # as the reader named it, relative to the folder that was read
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    outlet_basis: str = "unknown"
    published: Publication = Publication()
    dateline: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()  # what the reader should know: hidden characters, doubled titles

    def block_at(self, offset: int) -> Block | None:
        """The block that holds ``offset``; blocks are sorted and never overlap."""
        return next((block for block in self.blocks if block.span.start <= offset < block.span.end), None)
