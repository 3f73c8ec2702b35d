"""Which events are wanted, as conditions on their rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from twosource.model.summary import UNDATED, Face
from twosource.store import tables

Condition = ColumnElement[bool]
NUMBER = re.compile("[0-9]{1,12}")  # in GeoNames
COUNTRY = re.compile("[A-Z]{2}")  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; ``None`` lets everything through.

    ``participant``: the id of a thing named, or a part of a name in any case. ``place``: of the event's place the number in
    GeoNames, the two capitals of its country, or a part of its name in any case. ``known_min`` and ``known_max`` bound the
    certain origins. ``stance`` (asserts, denies, plans, hedges, requests) and ``block`` (headline, caption …): one of the
    event's claims takes it, or stands there. ``text``: words that the title holds. ``from_`` and ``to``, ISO days, both
    included: the event may lie between them; what bears no date never does.
    """

    type: str | None = None
    participant: str | None = None
    place: str | None = None
    status: str | None = None
    known_min: int | None = None
    known_max: int | None = None
    stance: str | None = None
    block: str | None = None
    text: str | None = None
    from_: str | None = None
    to: str | None = None

    def conditions(self, face: Face) -> Iterator[Condition]:
        """What rows of ``tables.events`` must meet, for whoever has ``face``."""
        events = tables.events.c
        for column, value in ((events.type, self.type), (events.status, self.status)):
            if value is not None:
                yield column == value
        if self.known_min is not None:
            yield events.known >= self.known_min
        if self.known_max is not None:
            yield events.known <= self.known_max
        for column, value in ((events.stances, self.stance), (events.blocks, self.block)):
            if value is not None:
                yield func.instr(column, f'"{value}"') > 0
        yield from holds(title(face), self.text or "")
        if self.participant:
            yield events.id.in_(select(tables.participants.c.event).where(takes_part(self.participant, face)))
        if self.place:
            yield events.id.in_(select(tables.event_places.c.event).where(lies_at(self.place, face)))
        yield from self._in_time()

    def _in_time(self) -> Iterator[Condition]:
        events = tables.events.c
        if self.from_ is not None or self.to is not None:
            yield events.first != UNDATED
        if self.from_ is not None:
            yield events.last >= self.from_
        if self.to is not None:
            yield func.coalesce(events.earliest, "") <= self.to


def title(face: Face) -> ColumnElement[str]:
    """The column with the title that whoever has ``face`` sees."""
    return tables.events.c.public_title if face is Face.PUBLIC else tables.events.c.title


def holds(column: ColumnElement[str], words: str) -> Iterator[Condition]:
    """That ``column`` holds each of ``words``, in any case."""
    for word in words.casefold().split():
        yield func.instr(func.casefold(column), word) > 0


def takes_part(participant: str, face: Face) -> Condition:
    """Rows of ``tables.participants`` that are of a thing with this id, or of one whose name holds this."""
    columns = tables.participants.c
    named = columns.entity == participant
    if not participant.startswith("ent_"):
        named |= func.instr(func.casefold(columns.name), participant.casefold()) > 0
    return named & columns.face.in_(face.seen)


def lies_at(place: str, face: Face) -> Condition:
    """Rows of ``tables.event_places`` that are of this place, in this country, or of a place whose name holds this."""
    columns = tables.event_places.c
    if NUMBER.fullmatch(place):
        found = columns.geonames == int(place)
    elif COUNTRY.fullmatch(place):
        found = columns.country == place
    else:
        found = func.instr(func.casefold(columns.name), place.casefold()) > 0
    return found & columns.face.in_(face.seen)
