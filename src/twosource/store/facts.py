"""A document's facts into their tables and back, each with its parts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from twosource.store.rows import from_row, to_row
from twosource.store.tables import Layout


def save_facts(connection: Connection, layout: Layout, items: Iterable[Any], document: str) -> None:
    """Insert ``items``, and what is part of them, as facts of ``document``."""
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    _collect(rows, layout, items, {"document": document})
    for table, values in rows.items():
        connection.execute(insert(table), values)


def load_facts(connection: Connection, layout: Layout, document: str) -> tuple[Any, ...]:
    """What ``save_facts`` inserted, in the same order."""
    return _load(connection, layout, document).get(None, ())


def _collect(rows: dict[Table, list[dict[str, Any]]], layout: Layout, items: Iterable[Any], keys: dict[str, Any]) -> None:
    for position, item in enumerate(items):
        rows[layout.table].append(keys | {"position": position} | to_row(item, apart=layout.parts))
        for name, part in layout.parts.items():
            _collect(rows, part, attrgetter(name)(item), {"document": keys["document"], part.owner: item.id})


def _load(connection: Connection, layout: Layout, document: str) -> Mapping[str | None, tuple[Any, ...]]:
    """Owner → its items; a document's own facts stand under ``None``."""
    parts = {name: _load(connection, part, document) for name, part in layout.parts.items()}
    table = layout.table
    found: dict[str | None, list[Any]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.document == document).order_by(table.c.position)).mappings():
        own = {name: part.get(row["id"], ()) for name, part in parts.items()}
        found[row[layout.owner] if layout.owner else None].append(from_row(layout.type, row, parts=own))
    return {owner: tuple(items) for owner, items in found.items()}
