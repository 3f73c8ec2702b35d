"""A document's facts into their tables and back, each with its parts."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text
from sqlalchemy.sql.elements import ColumnElement

from twosource.store.rows import from_row, to_row
from twosource.store.tables import Layout


def save_facts(connection: Connection, layout: Layout, items: Iterable[Any], document: str) -> None:
    """Insert ``items``, and what is part of them, as facts of ``document``."""
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    _collect(rows, layout, items, {"document": document})
    for table, values in rows.items():
        connection.execute(insert(table), values)


def load_facts(connection: Connection, layout: Layout, documents: Collection[str]) -> Mapping[str, tuple[Any, ...]]:
    """Document → what ``save_facts`` inserted for it, in the same order; a few queries, however many documents."""
    return _load(connection, layout, documents, key="document")


def _collect(rows: dict[Table, list[dict[str, Any]]], layout: Layout, items: Iterable[Any], keys: dict[str, Any]) -> None:
    for position, item in enumerate(items):
        rows[layout.table].append(keys | {"position": position} | to_row(item, apart=layout.parts))
        for name, part in layout.parts.items():
            _collect(rows, part, attrgetter(name)(item), {"document": keys["document"], part.owner: item.id})


def _load(connection: Connection, layout: Layout, documents: Collection[str], *, key: str) -> Mapping[str, tuple[Any, ...]]:
    """Document, or what a fact is part of (``key`` names the column) → its items."""
    parts = {name: _load(connection, part, documents, key=part.owner or "document") for name, part in layout.parts.items()}
    table = layout.table
    found: dict[str, list[Any]] = defaultdict(list)
    rows = connection.execute(select(table).where(among(table.c.document, documents)).order_by(table.c.document, table.c.position))
    for row in rows.mappings():
        own = {name: part.get(row["id"], ()) for name, part in parts.items()}
        found[row[key]].append(from_row(layout.type, row, parts=own))
    return {owner: tuple(items) for owner, items in found.items()}


def among(column: ColumnElement, values: Collection[str | None]) -> ColumnElement[bool]:
    """``column IN values``, of any number."""
    return column.in_(text("SELECT value FROM json_each(:listed)").bindparams(listed=json.dumps(list(values))))
