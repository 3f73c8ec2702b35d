"""What the ledger keeps, written within somebody's transaction."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from twosource.errors import StaleError
from twosource.model.judgement import Judgement
from twosource.model.reading import Reading
from twosource.model.text import Document
from twosource.store import tables
from twosource.store.decisions import Journal
from twosource.store.derived import MACHINE, Derivation
from twosource.store.documents import document_ids, load_meta, load_reading, save_meta
from twosource.store.facts import save_facts
from twosource.store.rows import to_row
from twosource.store.sqlite import FORGET_WORDS, SAVE_WORDS
from twosource.store.tables import READING

SAVES, DERIVED_BY, DERIVED_FROM, FORGOTTEN = "saves", "derived_by", "derived_from", "forgotten"  # keys of the table "meta"


class Deciding:
    """An open transaction in which somebody decides: the journal, what the decision changes, and what is derived from that."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self.journal = connection, Journal(connection)

    def reading(self, document: str) -> Reading:
        """A document with all its facts, as they are now within the transaction."""
        return load_reading(self._connection, document)

    def touch(self, document: str | None) -> None:
        """Note that people see the facts of ``document`` otherwise, and what follows must be derived again; or, of no document, that
        the ledger is not as it was."""
        number = count_change(self._connection)
        self._connection.execute(update(tables.documents).where(tables.documents.c.id == document).values(saved=number))

    def save(self, reading: Reading, raw: bytes, *, made_by: str, overrides: Mapping[str, str]) -> None:
        """As :meth:`Ledger.save`."""
        save_reading(self._connection, reading, raw, made_by=made_by, overrides=overrides)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """As :meth:`Ledger.judge`."""
        save_judgements(self._connection, judgements)

    def deriving(self, derived_by: str, *, only: str | None) -> AbstractContextManager[Derivation]:
        """What is derived, in this transaction; with ``only`` as far as it follows from that document."""
        return derived(self._connection, derived_by, only=only)


def save_reading(connection: Connection, reading: Reading, raw: bytes, *, made_by: str, overrides: Mapping[str, str]) -> None:
    """The document with all its facts, in place of what an earlier reading made of it.

    :raises StaleError: where ``overrides`` are not what people have decided on it by now.
    """
    document = reading.document
    if any(overrides.get(key) != value for key, value in Journal(connection).overrides(document.id).items()):
        raise StaleError(f"somebody decided on the date or outlet of {document.path} while it was read; read it again")
    books = {"read_at": now(), "made_by": made_by, "overrides": json.dumps(dict(sorted(overrides.items())))}
    number = count_change(connection)
    forget(connection, document.id)
    connection.execute(insert(tables.documents), to_row(document, apart=("blocks",)) | books | {"saved": number})
    connection.execute(insert(tables.raw), {"document": document.id, "content": zlib.compress(raw)})
    save_facts(connection, tables.blocks, document.blocks, document.id)
    for name, layout in READING.items():
        save_facts(connection, layout, getattr(reading, name), document.id)
    _index_words(connection, document)
    connection.execute(delete(tables.failures).where(tables.failures.c.path == document.path))


def save_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """People's judgements in place of what they said of the same two before."""
    table, day = tables.judgements, now()
    for judgement in judgements:
        two = (table.c.left == judgement.left, table.c.right == judgement.right, table.c.judge != MACHINE)
        connection.execute(update(table).where(*two, table.c.superseded_at.is_(None)).values(superseded_at=day))
        connection.execute(insert(table), to_row(judgement) | {"judged_at": day})
    count_change(connection)


def forget_decisions(connection: Connection, after: str) -> None:
    """Leave out what was decided after the day ``after``: what follows from the articles that it was on must be derived again."""
    later, number = tables.decisions.c.at > f"{after}~", count_change(connection)
    touched = tables.documents.c.id.in_(select(tables.decisions.c.document).where(later))
    connection.execute(update(tables.documents).where(touched).values(saved=number))
    connection.execute(delete(tables.decisions).where(later))


@contextmanager
def derived(connection: Connection, derived_by: str, *, only: str | None = None) -> Iterator[Derivation]:
    """What is derived, to be changed; at the end it follows from all documents that are there.

    Where other rules made it, nothing derived is left but the judgements, and all documents are new. With ``only`` one
    document is brought up to date, and the others that are new are left to a later derivation by the same rules.
    """
    same = load_meta(connection, DERIVED_BY) == derived_by
    new = document_ids(connection, saved_after=int(load_meta(connection, DERIVED_FROM)) if same else -1)
    gone = sorted(set(json.loads(load_meta(connection, FORGOTTEN, "[]"))) - set(new))
    left = {*new, *gone} - {only} if only and same else set()
    derivation = Derivation(connection, new=tuple(each for each in new if each not in left), gone=tuple(each for each in gone if each not in left))
    if not same:
        derivation.clear()
    yield derivation
    if not left:
        for key, value in {DERIVED_BY: derived_by, DERIVED_FROM: load_meta(connection, SAVES), FORGOTTEN: "[]"}.items():
            save_meta(connection, key, value)


def count_change(connection: Connection) -> int:
    """Note that what events follow from has changed; how often it has by now."""
    number = int(load_meta(connection, SAVES)) + 1
    save_meta(connection, SAVES, str(number))
    return number


def now() -> str:
    """UTC."""
    return datetime.now(UTC).isoformat()


def forget(connection: Connection, document: str) -> None:
    """A document leaves with all its facts."""
    connection.execute(FORGET_WORDS, {"document": document})
    connection.execute(delete(tables.documents).where(tables.documents.c.id == document))


def _index_words(connection: Connection, document: Document) -> None:
    table = tables.sentences.table
    rows = connection.execute(select(table).where(table.c.document == document.id)).mappings()
    words = [{"number": row["number"], "text": document.text[row["start"] : row["end"]]} for row in rows]
    if words:
        connection.execute(SAVE_WORDS, words)
