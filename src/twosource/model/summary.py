"""What an event's claims say together, without their words: what lists show and filters ask for."""

from dataclasses import dataclass
from enum import IntEnum

from twosource.model.ids import DocumentId, EntityId
from twosource.model.time import Interval

UNDATED, OPEN = "~", "9999"  # after every day, in the order of ISO days


class Face(IntEnum):
    """Who may see a row: everybody; or, of an article that protects somebody, its owner, and strangers in place of that."""

    ALL = 0
    PRIVATE = 1
    PUBLIC = 2

    @property
    def seen(self) -> tuple[int, ...]:
        """The faces of the rows that whoever sees this one sees, each once."""
        return (Face.ALL,) if self is Face.ALL else (Face.ALL, self)


@dataclass(frozen=True, slots=True, order=True)
class Participant:
    """A thing named that fills a role. ``entity`` is its id across articles; ``kind`` what its article takes it for."""

    role: str
    entity: EntityId
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place without the words for it; see :class:`twosource.model.place.Place`."""

    name: str
    geonames: int | None
    latitude: float | None
    longitude: float | None
    precision: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one claim says. ``stage`` is empty where it says none, ``stance`` one of those that a position has."""

    document: DocumentId
    times: tuple[Interval, ...]
    places: tuple[Where, ...]
    participants: tuple[Participant, ...]
    stage: str
    stance: str
    block: str


@dataclass(frozen=True, slots=True)
class EventSummary:
    """What the claims of one event say together, under the title that they give it.

    ``earliest`` and ``latest`` bound it in time; ``due`` is the last day on which a plan may still come about. ``place`` and
    ``participants`` are those named most often.
    """

    title: str
    earliest: str | None
    latest: str | None
    due: str | None
    stage: str | None
    claim_count: int
    documents: tuple[DocumentId, ...]
    stances: tuple[str, ...]
    blocks: tuple[str, ...]
    place: Where | None
    participants: tuple[Participant, ...]

    @property
    def first(self) -> str:
        """The first day on which it can have happened, else the last; what bears no date sorts after every day."""
        return self.earliest or self.latest or UNDATED

    @property
    def last(self) -> str:
        """The last day on which it can have happened, or the end of time."""
        return self.latest or OPEN
