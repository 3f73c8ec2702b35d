"""Events: cards in order of time, how many lie where, and what hangs on them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, distinct, func, select, tuple_

from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.model.summary import UNDATED, EventSummary, Face, Participant, Where
from twosource.store import tables
from twosource.store.browse.filters import EventFilter, title
from twosource.store.events import select_events
from twosource.store.facts import among
from twosource.store.rows import from_row

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event with what its claims say together and what stands behind it."""

    event: Event
    summary: EventSummary
    weighed: Corroboration


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an event."""

    id: str
    type: str
    title: str
    earliest: str | None
    latest: str | None
    due: str | None
    status: str
    known: int
    possible: int
    carriers: int
    unknown_lineage: int
    claim_count: int
    first: str
    last: str
    place: Where | None
    participants: tuple[Participant, ...]


class Events:
    """Queries over events, in one moment of a ledger."""

    def __init__(self, connection: Connection, face: Face) -> None:
        self._connection, self._face = connection, face

    # Lists

    def page(self, filter: EventFilter, limit: int, after: Key | None = None) -> list[Card]:
        """Cards in order of time from the key (first, last, id) on, undated ones last."""
        order = (tables.events.c.first, tables.events.c.last, tables.events.c.id)
        return self._cards(self._wanted(filter, tables.events.c.id).order_by(*order).limit(limit), order, after)

    def plans(self, statuses: Collection[str], limit: int, after: Key | None = None) -> list[Card]:
        """Cards of plans from the key (due, id) on, those due first first."""
        order = (func.coalesce(tables.events.c.due, UNDATED), tables.events.c.id)
        return self._cards(select(tables.events.c.id).where(tables.events.c.status.in_(statuses)).order_by(*order).limit(limit), order, after)

    def due_before(self, day: str, status: str) -> list[str]:
        """Events of ``status``, by id, that should have come about before ``day``."""
        events = tables.events.c
        return list(self._connection.execute(select(events.id).where(events.status == status, events.due < day).order_by(events.id)).scalars())

    def _cards(self, wanted: Select, order: Key, after: Key | None) -> list[Card]:
        if after is not None:
            wanted = wanted.where(tuple_(*order) > after)
        return self.cards(list(self._connection.execute(wanted).scalars()))

    def cards(self, events: Sequence[str]) -> list[Card]:
        """Cards of ``events``, as far as they are there, in their order."""
        columns = [column for column in tables.events.c if column.name in CARD] + [title(self._face).label("title")]
        rows = {row["id"]: row for row in self._connection.execute(select(*columns).where(among(tables.events.c.id, events))).mappings()}
        places, participants = self.places_of(events), self.participants_of(events)
        return [
            Card(**rows[event], place=places.get(event), participants=tuple(participants.get(event, ())))
            for event in events if event in rows
        ]  # fmt: skip

    def places_of(self, events: Collection[str]) -> dict[str, Where]:
        """Event → where it was, of those that a place is told of."""
        table = tables.event_places
        rows = self._connection.execute(select(table).where(among(table.c.event, events), table.c.face.in_(self._face.seen))).mappings()
        return {row["event"]: from_row(Where, row) for row in rows}

    def participants_of(self, events: Collection[str]) -> dict[str, list[Participant]]:
        """Event → who fills its roles, in order."""
        table, found = tables.participants, {}
        wanted = select(table).where(among(table.c.event, events), table.c.face.in_(self._face.seen)).order_by(table.c.event, table.c.position)
        for row in self._connection.execute(wanted).mappings():
            found.setdefault(row["event"], []).append(from_row(Participant, row))
        return found

    # Counts

    def count(self, filter: EventFilter) -> tuple[int, int]:
        """How many events bear a date, and how many none."""
        dated = tables.events.c.first != UNDATED
        found = dict(self._rows(self._wanted(filter, dated, func.count()).group_by(dated)))
        return found.get(True, 0), found.get(False, 0)

    def statuses(self) -> dict[str, int]:
        """Status → how many events have it."""
        return dict(self._rows(select(tables.events.c.status, func.count()).group_by(tables.events.c.status).order_by(tables.events.c.status)))

    def days(self, filter: EventFilter) -> list[tuple[str, int]]:
        """First possible days in order, each with how many events it is one of."""
        first = tables.events.c.first
        return self._rows(self._wanted(filter, first, func.count()).where(first != UNDATED).group_by(first).order_by(first))

    def lanes(self, filter: EventFilter, by: str, limit: int, after: Key | None = None) -> list[tuple[str, str, int]]:
        """(key, name, number of dated events) of each type or participant from the key (-number, key) on, the fullest first."""
        key, name, wanted = self._keyed(filter, by)
        number = func.count(distinct(tables.events.c.id))
        order = (-number, key)
        found = wanted.with_only_columns(key, func.min(name), number).group_by(key).order_by(*order).limit(limit)
        return self._rows(found if after is None else found.having(tuple_(*order) > after))

    def lane(self, filter: EventFilter, by: str, keys: Collection[str], most: int) -> dict[str, list[Card]]:
        """Key → cards of its first ``most`` dated events, in order of time."""
        key, _, wanted = self._keyed(filter, by)
        events = tables.events.c
        held = wanted.with_only_columns(key.label("lane"), events.id, events.first, events.last).where(key.in_(keys)).distinct().subquery()
        order = (held.c.first, held.c.last, held.c.id)
        place = func.row_number().over(partition_by=held.c.lane, order_by=order).label("place")
        ordered = select(held.c.lane, held.c.id, place).subquery()
        rows = self._rows(select(ordered.c.lane, ordered.c.id).where(ordered.c.place <= most).order_by(ordered.c.lane, ordered.c.place))
        cards = {card.id: card for card in self.cards(list(dict.fromkeys(event for _, event in rows)))}
        found: dict[str, list[Card]] = {lane: [] for lane in keys}
        for lane, event in rows:
            found[lane].append(cards[event])
        return found

    def lane_days(self, filter: EventFilter, by: str, keys: Collection[str]) -> dict[str, list[tuple[str, int]]]:
        """As ``days``, for each of ``keys``."""
        key, _, wanted = self._keyed(filter, by)
        first, number = tables.events.c.first, func.count(distinct(tables.events.c.id))
        found: dict[str, list[tuple[str, int]]] = {}
        for lane, day, count in self._rows(wanted.with_only_columns(key, first, number).where(key.in_(keys)).group_by(key, first).order_by(key, first)):
            found.setdefault(lane, []).append((day, count))
        return found

    def _keyed(self, filter: EventFilter, by: str) -> tuple[Any, Any, Select]:
        """What names a lane, how it is called, and the dated events with both."""
        wanted = self._wanted(filter, tables.events.c.id).where(tables.events.c.first != UNDATED)
        if by == "type":
            return tables.events.c.type, tables.events.c.type, wanted
        parts = tables.participants
        return parts.c.entity, parts.c.name, wanted.join(parts, parts.c.event == tables.events.c.id).where(parts.c.face.in_(self._face.seen))

    def places(self, filter: EventFilter, most: int) -> list[tuple[Where, int, list[str]]]:
        """Each place with how many events it has and the first ``most`` of them; the fullest first."""
        table, events = tables.event_places, tables.events.c
        columns = [column for column in table.c if column.name not in ("event", "face")]
        order = (events.first, events.last, events.id)
        held = (
            self._wanted(filter, *columns, events.id.label("id")).join(table, table.c.event == events.id).where(table.c.face.in_(self._face.seen))
            .add_columns(func.row_number().over(partition_by=columns, order_by=order).label("at"), func.count().over(partition_by=columns).label("total"))
        ).subquery()  # fmt: skip
        found: dict[Where, tuple[int, list[str]]] = {}
        ordered = select(held).where(held.c.at <= most).order_by(held.c.total.desc(), held.c.name, held.c.precision, held.c.geonames, held.c.at)
        for row in self._connection.execute(ordered).mappings():
            found.setdefault(from_row(Where, row), (row["total"], []))[1].append(row["id"])
        return [(place, total, listed) for place, (total, listed) in found.items()]

    # What hangs on events

    def weighed(self, events: Collection[str] | None = None) -> Iterator[Weighed]:
        """Whole events by id; all of them where none are named."""
        wanted = select_events().order_by(tables.events.c.id)
        if events is not None:
            wanted = wanted.where(among(tables.events.c.id, events))
        rows = self._connection.execute(wanted).mappings().all()
        ids = [row["id"] for row in rows]
        members, places, participants = self._members(ids), self.places_of(ids), self.participants_of(ids)
        column = title(self._face).name
        for row in rows:
            event = from_row(Event, row, parts={"claims": tuple(members.get(row["id"], ()))})
            apart = {"place": places.get(row["id"]), "participants": tuple(participants.get(row["id"], ()))}
            yield Weighed(event, from_row(EventSummary, {**row, "title": row[column]}, parts=apart), from_row(Corroboration, row))

    def _members(self, events: Collection[str]) -> dict[str, list[str]]:
        table, found = tables.memberships, {}
        for row in self._connection.execute(select(table).where(among(table.c.event, events)).order_by(table.c.claim)):
            found.setdefault(row.event, []).append(row.claim)
        return found

    def claims_of(self, event: str) -> list[tuple[Key, str, str]]:
        """(sort key, document, claim) of an event's claims: by the day of the article, its path, and where they stand."""
        claims, articles, members = tables.claims.table, tables.articles, tables.memberships
        day = func.coalesce(articles.c.published_value, articles.c.published_earliest, articles.c.published_latest, UNDATED)
        order = (day, articles.c.path, claims.c.document, claims.c.event_trigger_start, claims.c.id)
        wanted = (
            select(*order).join_from(members, claims, claims.c.id == members.c.claim).join(articles, articles.c.document == claims.c.document)
            .where(members.c.event == event, articles.c.face.in_(self._face.seen)).order_by(*order)
        )  # fmt: skip
        return [(tuple(row), row[2], row[4]) for row in self._connection.execute(wanted)]

    def taking_part(self, state: str, events: Collection[str]) -> set[str]:
        """Those of ``events`` in which a state, named by its reference, fills a role."""
        parts, entities, named = tables.participants, tables.entities.table, tables.named
        things = (
            select(named.c.thing).join(entities, (entities.c.document == named.c.document) & (entities.c.id == named.c.entity))
            .where(entities.c.reference == state, entities.c.kind == "state")
        )  # fmt: skip
        wanted = select(parts.c.event).where(among(parts.c.event, events), parts.c.entity.in_(things), parts.c.face.in_(self._face.seen))
        return set(self._connection.execute(wanted).scalars())

    def titles(self, events: Collection[str]) -> dict[str, str]:
        """Event → its title."""
        return dict(self._rows(select(tables.events.c.id, title(self._face)).where(among(tables.events.c.id, events))))

    def contests(self, kind: str | None, limit: int, after: Key | None = None) -> list[Row]:
        """(settled, event, number) of conflicts and denials, those of disputed events, which are not settled, first."""
        table = tables.contests
        settled = (tables.events.c.status != "disputed").label("settled")
        order = (settled, table.c.event, table.c.number)
        wanted = self._contests(kind).with_only_columns(*order).order_by(*order).limit(limit)
        return self._rows(wanted if after is None else wanted.where(tuple_(*order) > after))

    def count_contests(self, kind: str | None) -> int:
        """How many conflicts and denials there are."""
        return self._connection.execute(self._contests(kind).with_only_columns(func.count())).scalar_one()

    def _contests(self, kind: str | None) -> Select:
        table = tables.contests
        joined = select(table.c.event).join(tables.events, tables.events.c.id == table.c.event)
        return joined if kind is None else joined.where(table.c.kind == kind)

    def pairs(self) -> list[tuple[str, str, int, str]]:
        """(thing, thing, number of events, their types) for things that take part in one event, in alphabetical order."""
        left, right = tables.participants.alias("ours"), tables.participants.alias("theirs")
        seen = (left.c.face.in_(self._face.seen), right.c.face.in_(self._face.seen))
        together = (
            select(distinct(left.c.event).label("event"), left.c.entity.label("ours"), right.c.entity.label("theirs"))
            .join(right, (right.c.event == left.c.event) & (right.c.entity > left.c.entity)).where(*seen).subquery()
        )  # fmt: skip
        kinds = func.group_concat(distinct(tables.events.c.type))
        wanted = (
            select(together.c.ours, together.c.theirs, func.count(), kinds).join(tables.events, tables.events.c.id == together.c.event)
            .group_by(together.c.ours, together.c.theirs)
        )  # fmt: skip
        return self._rows(wanted)

    def partakers(self) -> list[tuple[str, str, str, int]]:
        """(thing, name, kind, number of events) of all that takes part in any."""
        table = tables.participants
        number = func.count(distinct(table.c.event))
        wanted = select(table.c.entity, func.min(table.c.name), func.min(table.c.kind), number).where(table.c.face.in_(self._face.seen))
        return self._rows(wanted.group_by(table.c.entity))

    def _wanted(self, filter: EventFilter, *columns: Any) -> Select:
        return select(*columns).select_from(tables.events).where(*filter.conditions(self._face))

    def _rows(self, wanted: Select) -> list[Any]:
        return [tuple(row) for row in self._connection.execute(wanted)]


CARD = frozenset({
    "id", "type", "earliest", "latest", "due", "status", "known", "possible", "carriers", "unknown_lineage", "claim_count", "first", "last",
})  # fmt: skip
