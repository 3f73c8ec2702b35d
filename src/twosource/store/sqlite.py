"""The ledger in one SQLite file: WAL, so that it can be read while it grows, and writers that queue at once."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from twosource.errors import StoreError

PATIENCE = 60_000  # milliseconds that a writer waits for another
# Ids are hashes, so new rows go to pages all over the file: a large cache, and pages copied into it after many commits, not after
# each few, keep what an article costs from growing with the file.
CACHE, UNCOPIED = 16_384, 10_000  # KiB for each connection; pages of 4 KiB
KEPT_OPEN, MORE = 8, 8  # connections that are kept, and that may be opened beside them; whoever comes later waits

# The read transaction that the current thread is in, with its engine.
_MOMENT: ContextVar[tuple[Engine, Connection] | None] = ContextVar("moment", default=None)

# The full-text table "words" numbers its rows as "sentences" does.
SAVE_WORDS = text("INSERT INTO words (rowid, text) VALUES (:number, :text)")
FORGET_WORDS = text("DELETE FROM words WHERE rowid IN (SELECT number FROM sentences WHERE document = :document)")
SEARCH_WORDS = text("""
    SELECT sentences.document, sentences.start, sentences."end", words.text
    FROM words JOIN sentences ON sentences.number = words.rowid JOIN documents ON documents.id = sentences.document
    WHERE words MATCH :query AND documents.id NOT IN (SELECT value FROM json_each(:without)) ORDER BY words.rank, documents.path, documents.id, sentences.start LIMIT :limit
""")


def open_engine(path: Path) -> Engine:
    """An engine whose transactions begin as the caller says: ``immediate`` for writers, deferred for readers."""
    engine = create_engine(URL.create("sqlite", database=str(path)), pool_size=KEPT_OPEN, max_overflow=MORE, pool_timeout=PATIENCE / 1000)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions behind our back; "begin" below does it instead.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {PATIENCE}", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON",
        f"cache_size = -{CACHE}", f"wal_autocheckpoint = {UNCOPIED}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("casefold", 1, str.casefold, deterministic=True)


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, immediate: bool = False, keep: bool = True) -> Iterator[Connection]:
    """All or nothing; nothing unless ``keep`` is set. Readers see the ledger as it was when they
    began, or as it was when their thread's ``moment`` did.

    :raises StoreError: for anything that SQLite or SQLAlchemy complains of.
    """
    held = _MOMENT.get()
    if held and held[0] is engine and not immediate:
        yield held[1]
        return
    try:
        with engine.connect().execution_options(immediate=immediate) as connection, connection.begin() as begun:
            yield connection
            if not keep:
                begun.rollback()
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{Path(engine.url.database or '').name}: {getattr(error, 'orig', None) or error}") from error


@contextmanager
def moment(engine: Engine) -> Iterator[Connection]:
    """All that this thread reads within the block is of one state of the ledger, whatever others write meanwhile."""
    with transaction(engine) as connection:
        token = _MOMENT.set((engine, connection))
        try:
            yield connection
        finally:
            _MOMENT.reset(token)


def phrase(words: str) -> str:
    """``words`` as a full-text query that looks for each of them and means nothing else by any sign."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
