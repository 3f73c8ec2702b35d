"""Rows of one document as objects, within somebody's transaction; and the few notes that are kept about the ledger."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from twosource.errors import StoreError
from twosource.model.reading import Reading
from twosource.model.text import Document
from twosource.store import tables
from twosource.store.facts import load_facts
from twosource.store.rows import from_row
from twosource.store.tables import READING


def document_ids(connection: Connection, *, saved_after: int = -1) -> list[str]:
    """Documents by path and then by id; of those saved since, where that is asked."""
    columns = tables.documents.c
    wanted = select(columns.id).where(columns.saved > saved_after).order_by(columns.path, columns.id)
    return list(connection.execute(wanted).scalars())


def load_document(connection: Connection, document: str) -> Document:
    """:raises StoreError: where the ledger has no such document."""
    row = connection.execute(select(tables.documents).where(tables.documents.c.id == document)).mappings().one_or_none()
    if row is None:
        raise StoreError(f"no document {document} in this ledger")
    return from_row(Document, row, parts={"blocks": load_facts(connection, tables.blocks, document)})


def load_reading(connection: Connection, document: str, wanted: Collection[str] = tuple(READING)) -> Reading:
    """The document with the kinds of facts that are ``wanted``; the others are left empty."""
    facts = {name: load_facts(connection, layout, document) if name in wanted else () for name, layout in READING.items()}
    return Reading(document=load_document(connection, document), **facts)


def load_meta(connection: Connection, key: str, default: str = "0") -> str:
    """What is noted under ``key``."""
    value = connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == key)).scalar_one_or_none()
    return value if value is not None else default


def save_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(tables.meta).where(tables.meta.c.key == key))
    connection.execute(insert(tables.meta), {"key": key, "value": value})
