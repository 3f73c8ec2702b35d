"""Where a source stands on an event, in its own words, and where it contradicts itself or its own side."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import DocumentId
from twosource.model.text import Span


class Stance(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    ADMITS = "admits"
    PLANS = "plans"
    HEDGES = "hedges"  # says that it is possible, or so on a condition
    REQUESTS = "requests"
    EVADES = "evades"  # speaks, but not to what was said
    WITHHOLDS = "withholds"  # refuses to confirm
    BLAMES = "blames"  # condemns what was said, and leaves open whether it is so


@dataclass(frozen=True, slots=True)
class Filling:
    """The keys and head words, sorted, of what fills a role."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One source's stance in one sentence of one article.

    ``voice`` is equal for what certainly is one source; ``side`` is the state that it is or speaks for. ``scope`` says how
    far a denial or admission goes. ``fillers``, ``type`` and ``events`` say what the position is about.
    """

    id: str  # of the claim, else of the answer
    voice: str
    name: str
    kind: str
    side: str | None
    stance: Stance
    scope: str
    type: str
    fillers: tuple[Filling, ...]
    events: tuple[str, ...]
    document: DocumentId
    published: str | None  # day on which the article appeared, where it is known
    sentence: Span
    claim: str | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two positions on one matter go together. ``kind``: consistent, shifted (one voice, another day), inconsistent."""

    kind: str
    earlier: Position
    later: Position
    why: str
