"""Who has it from whom: what a document says of itself, what its words betray, and the edges that follow."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.text import Span


class PassageKind(StrEnum):
    WORDS = "words"  # eight words in a row
    QUOTE = "quote"  # a whole quotation


@dataclass(frozen=True, slots=True)
class Passage:
    """A fingerprint of words in a row, equal wherever the same words stand. One in several is kept of each document."""

    kind: PassageKind
    fingerprint: int  # 60 bits
    span: Span


@dataclass(frozen=True, slots=True)
class Derivation:
    """What the page says of where the whole article was taken from ("Source: Halvard Press Agency").

    ``outlet`` in the vocabulary's name where it knows it, else in the page's words; ``None`` where the page only
    says that the whole of it stands elsewhere ("Read the full article here").
    """

    span: Span
    outlet: str | None = None


class LineageKind(StrEnum):
    CREDIT = "credit"  # "the Daily Meridian reported"
    REPOST = "repost"  # "originally published by the Daily Meridian"
    SOURCE = "source"  # a person, an office or a group is quoted
    PAPERS = "papers"  # papers or records are leant on
    COPY = "copy"  # the same words in a row as in an earlier article
    QUOTE = "quote"  # the same quotation as in an earlier article
    RETOLD = "retold"  # later than an article that credits it, and nothing in it that was not out already

    @property
    def stated(self) -> bool:
        """Whether the article says so itself; the others are inferred."""
        return self in (LineageKind.CREDIT, LineageKind.REPOST, LineageKind.SOURCE, LineageKind.PAPERS)


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """``document`` has it, wholly or in part, from ``source``.

    ``source`` is another document's id, or the key of an outlet, a person or a group; ``name`` calls it so that a
    reader knows it. ``via`` names the outlet whose report the article says has it from there ("Halvard reported,
    citing officials": officials, via Halvard); empty where that is the article itself. ``here`` and ``there`` are the
    words that show it, in the one document and in the other. ``score``: 1 where it is stated, else how sure it is.
    """

    kind: LineageKind
    stated: bool
    document: str
    source: str
    name: str
    via: str = ""
    here: tuple[Span, ...] = ()
    there: tuple[Span, ...] = ()
    score: float = 1.0
    why: str = ""
