"""Rows of one document as objects, as people left them, within somebody's transaction; and what is noted about the ledger."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from twosource.errors import MissingError
from twosource.model.reading import Reading
from twosource.model.text import Document
from twosource.store import tables
from twosource.store.corrections import applied
from twosource.store.decisions import Journal
from twosource.store.facts import among, load_facts
from twosource.store.rows import from_row
from twosource.store.tables import READING


def document_ids(connection: Connection, *, saved_after: int = -1) -> list[str]:
    """Documents by path and then by id; of those saved since, where that is asked."""
    columns = tables.documents.c
    wanted = select(columns.id).where(columns.saved > saved_after).order_by(columns.path, columns.id)
    return list(connection.execute(wanted).scalars())


def load_document(connection: Connection, document: str) -> Document:
    """:raises MissingError: where the ledger has no such document."""
    return load_reading(connection, document, ()).document


def load_reading(connection: Connection, document: str, wanted: Collection[str] = tuple(READING)) -> Reading:
    """The document with the kinds of facts that are ``wanted``; the others are left empty.

    :raises MissingError: where the ledger has no such document.
    """
    (found,) = load_readings(connection, [document], wanted)
    return found


def load_readings(connection: Connection, documents: Collection[str], wanted: Collection[str] = tuple(READING)) -> Iterator[Reading]:
    """As :func:`load_reading`, in the order of ``documents``; queries are few, but all is held in memory."""
    table = tables.documents
    rows = {row["id"]: row for row in connection.execute(select(table).where(among(table.c.id, documents))).mappings()}
    blocks = load_facts(connection, tables.blocks, documents)
    decided = Journal(connection).of_documents(documents) if "claims" in wanted else {}
    needed = {*wanted, "entities"} if decided else set(wanted)  # corrections name entities
    facts = {name: load_facts(connection, layout, documents) for name, layout in READING.items() if name in needed}
    for document in documents:
        if document not in rows:
            raise MissingError(f"no document {document} in this ledger")
        found = {name: facts[name].get(document, ()) if name in facts else () for name in READING}
        reading = Reading(from_row(Document, rows[document], parts={"blocks": blocks.get(document, ())}), **found)
        reading = applied(reading, decided.get(document, ()))
        yield reading if "entities" in wanted else replace(reading, entities=())


def load_meta(connection: Connection, key: str, default: str = "0") -> str:
    """What is noted under ``key``."""
    value = connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == key)).scalar_one_or_none()
    return value if value is not None else default


def save_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(tables.meta).where(tables.meta.c.key == key))
    connection.execute(insert(tables.meta), {"key": key, "value": value})
