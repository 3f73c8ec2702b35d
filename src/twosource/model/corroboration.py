"""How many independent voices stand behind an event, as an interval."""

from dataclasses import dataclass

from twosource.model.lineage import LineageEdge
from twosource.model.source import Origin


@dataclass(frozen=True, slots=True)
class Denial:
    """What somebody answers to an event. ``kind``: denial, partial-denial, admission, non-denial, refusal-to-confirm.

    ``claim`` is what the answer itself claims, ``None`` for a refusal or evasion, which claims nothing; ``scope`` says in words
    how far a denial or admission goes; only a denial ``denies``, whatever ``answers`` the event's claims.
    """

    claim: str | None
    by: str
    kind: str
    scope: str  # full, "partial: in time (since the war)", or empty
    denies: tuple[str, ...]
    answers: tuple[str, ...] = ()
    answer: str | None = None  # id of the answer, where its words make it one


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one event that do not go together, or only seem not to; ``why`` in one line."""

    kind: str
    field: str
    sides: tuple[tuple[str, ...], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Corroboration:
    """``known`` origins certainly differ from one another; at most ``possible`` do.

    ``carriers`` are documents; ``unknown_lineage`` counts carriers that name no source; they never raise ``known``.
    """

    known: int
    possible: int
    carriers: int
    unknown_lineage: int
    origins: tuple[Origin, ...] = ()
    denials: tuple[Denial, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    status: str = "single-origin"
    lineage: tuple[LineageEdge, ...] = ()
