"""Who is credited, and what each says."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, tuple_

from twosource.model.catalogue import Quoted
from twosource.model.summary import Face
from twosource.store import tables
from twosource.store.browse.filters import holds
from twosource.store.facts import among
from twosource.store.rows import from_row

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom articles credit. ``claims``: how many; ``origin_of``: those whose chain ends here; ``stances``: how often it takes each."""

    key: str
    id: str
    name: str
    kind: str
    side: str | None
    claims: int
    origin_of: int
    denies: int
    articles: int
    positions: int
    stances: dict[str, int]


class Voices:
    """Queries over voices, in one moment of a ledger."""

    def __init__(self, connection: Connection, face: Face) -> None:
        self._connection, self._face = connection, face

    def page(self, limit: int, after: Key | None = None, *, kind: str | None = None, side: str | None = None, name: str = "") -> list[Voice]:
        """Voices from the key (-claims, -positions, id) on, those with most claims first."""
        columns = tables.voices.c
        order = (-columns.claims, -columns.positions, columns.id)
        wanted = self._wanted(kind, side, name).order_by(*order).limit(limit)
        return self._voices(wanted if after is None else wanted.where(tuple_(*order) > after))

    def count(self, *, kind: str | None = None, side: str | None = None) -> int:
        """How many there are."""
        return self._connection.execute(self._wanted(kind, side, "").with_only_columns(func.count())).scalar_one()

    def all(self) -> list[Voice]:
        """All of them, those with most claims first, then by key."""
        columns = tables.voices.c
        return self._voices(self._wanted(None, None, "").order_by(columns.claims.desc(), columns.positions.desc(), columns.key))

    def called(self, id: str) -> Voice | None:
        """The voice with this id."""
        return next(iter(self._voices(self._wanted(None, None, "").where(tables.voices.c.id == id))), None)

    def states(self, sides: Collection[str | None]) -> dict[str, str]:
        """Reference of a state → its name."""
        table = tables.entities.table
        wanted = select(table.c.reference, func.min(table.c.name)).where(among(table.c.reference, sides), table.c.kind == "state")
        return {row[0]: row[1] for row in self._connection.execute(wanted.group_by(table.c.reference))}

    def credits(self, keys: Collection[str] | None = None) -> Iterator[Row]:
        """(voice, claim or None, document, path, interest_…) of every credit by path, or of those of ``keys``."""
        credits, articles, documents = tables.credits, tables.articles, tables.documents
        wanted = (
            select(
                credits.c.voice, credits.c.claim, credits.c.document, articles.c.path,
                credits.c.interest_start, credits.c.interest_end, credits.c.interest_words,
            )
            .join(articles, (articles.c.document == credits.c.document) & (articles.c.face == credits.c.face))
            .join(documents, documents.c.id == credits.c.document)
            .where(credits.c.face.in_(self._face.seen)).order_by(documents.c.path, documents.c.id, credits.c.number)
        )  # fmt: skip
        yield from self._connection.execute(wanted if keys is None else wanted.where(among(credits.c.voice, keys)))

    def positions(self, keys: Collection[str] | None = None) -> list[Quoted]:
        """What voices say, with the events that it is about; of all where ``keys`` are left out."""
        table, members = tables.positions, tables.memberships
        wanted = select(table).where(table.c.face.in_(self._face.seen)).order_by(table.c.document, table.c.number)
        rows = self._connection.execute(wanted if keys is None else wanted.where(among(table.c.position_voice, keys))).mappings()
        found = [from_row(Quoted, row) for row in rows]
        claims = {claim for each in found for claim in each.position.events}
        home = dict(tuple(row) for row in self._connection.execute(select(members.c.claim, members.c.event).where(among(members.c.claim, claims))))
        return [replace(each, position=replace(each.position, events=_events(each.position.events, home))) for each in found]

    def _voices(self, wanted: Select) -> list[Voice]:
        rows = self._connection.execute(wanted).mappings()
        return [Voice(**{name: row[name] for name in COLUMNS}, stances=json.loads(row["stances"])) for row in rows]

    def _wanted(self, kind: str | None, side: str | None, name: str) -> Select:
        columns = tables.voices.c
        asked = [column == value for column, value in ((columns.kind, kind), (columns.side, side)) if value is not None]
        return select(tables.voices).where(columns.face.in_(self._face.seen), *asked, *holds(columns.name, name))


COLUMNS = ("key", "id", "name", "kind", "side", "claims", "origin_of", "denies", "articles", "positions")


def _events(claims: Collection[str], home: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(home[claim] for claim in claims if claim in home))
