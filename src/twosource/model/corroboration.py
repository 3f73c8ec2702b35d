"""How many independent voices stand behind an event, as an interval."""

from dataclasses import dataclass

from twosource.model.source import Origin


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that answers other claims. ``kind``: denial, partial-denial, admission, non-denial, refusal-to-confirm."""

    claim: str
    by: str
    kind: str
    scope: str  # full, partial
    denies: tuple[str, ...]


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
