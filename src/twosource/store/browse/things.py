"""What articles name, each once for all of them."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select, tuple_

from twosource.model.mention import EntityKind
from twosource.model.summary import Face
from twosource.store import tables
from twosource.store.facts import among

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body, place or item. ``names``: the most frequent first; ``articles``: how many name it."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    wikidata: str | None
    articles: int


class Things:
    """Queries over what is named, in one moment of a ledger."""

    def __init__(self, connection: Connection, face: Face) -> None:
        self._connection, self._face = connection, face

    def page(self, kind: str | None, text: str, limit: int, after: Key | None = None) -> list[Thing]:
        """Things from the key (-articles, name, id) on, those that most articles name first."""
        order = (-tables.things.c.articles, tables.things.c.name, tables.things.c.id)
        wanted = self._wanted(kind, text).order_by(*order).limit(limit)
        return self._things(wanted if after is None else wanted.where(tuple_(*order) > after))

    def count(self, kind: str | None, text: str = "") -> int:
        """How many there are."""
        return self._connection.execute(self._wanted(kind, text).with_only_columns(func.count())).scalar_one()

    def named(self, ids: Collection[str]) -> dict[str, Thing]:
        """Id → the thing, of those that there are."""
        return {thing.id: thing for thing in self._things(self._wanted(None, "").where(among(tables.things.c.id, ids)))}

    def events(self, ids: Collection[str]) -> dict[str, int]:
        """Thing → in how many events it takes part."""
        table = tables.participants
        number = func.count(distinct(table.c.event))
        wanted = select(table.c.entity, number).where(among(table.c.entity, ids), table.c.face.in_(self._face.seen)).group_by(table.c.entity)
        return {row[0]: row[1] for row in self._connection.execute(wanted)}

    def with_office(self, id: str) -> list[tuple[str, str]]:
        """(document, the article's entity) of articles that give the person an office, by path."""
        named, offices, documents = tables.named, tables.offices.table, tables.documents
        held = select(offices.c.person).where(offices.c.document == named.c.document)
        wanted = (
            select(named.c.document, named.c.entity).join(documents, documents.c.id == named.c.document)
            .where(named.c.thing == id, named.c.face.in_(self._face.seen), named.c.entity.in_(held))
            .order_by(documents.c.path, documents.c.id, named.c.number)
        )  # fmt: skip
        return [tuple(row) for row in self._connection.execute(wanted)]

    def _things(self, wanted: Select) -> list[Thing]:
        return [
            Thing(row.id, row.name, tuple(json.loads(row.names)), row.kind, row.wikidata, row.articles) for row in self._connection.execute(wanted)
        ]

    def _wanted(self, kind: str | None, text: str) -> Select:
        table = tables.things
        wanted = select(table).where(table.c.face.in_(self._face.seen))
        if kind is not None:
            wanted = wanted.where(table.c.kind.in_([each.value for each in EntityKind if kind in (each, each.broad)]))
        if text:  # within one name; JSON has a quotation mark between two
            wanted = wanted.where(func.instr(func.casefold(table.c.names), text.casefold()) > 0)
        return wanted
