"""The ledger: documents with all their facts, what was not read, and what was judged across documents.

A document and its facts, or its failure, are one transaction: whoever stops the reading at any moment finds whole
documents only. What is derived from all documents together (identities, events) is made anew in one transaction.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Row, delete, false, func, insert, inspect, or_, select, union, update

from twosource.errors import StoreError
from twosource.model.change import Change
from twosource.model.corroboration import Corroboration
from twosource.model.decision import Decision, Subject
from twosource.model.event import Event
from twosource.model.failure import Failure
from twosource.model.judgement import Judgement
from twosource.model.mention import EntityKind
from twosource.model.reading import Reading
from twosource.model.summary import Face
from twosource.model.text import Document, Span
from twosource.store import tables
from twosource.store.browse import View, Weighed
from twosource.store.decisions import Journal
from twosource.store.derived import MACHINE, Derivation
from twosource.store.documents import document_ids, load_document, load_meta, load_reading, load_readings, save_meta
from twosource.store.facts import among
from twosource.store.rows import from_row, to_row
from twosource.store.sqlite import SEARCH_WORDS, moment, open_engine, phrase, transaction
from twosource.store.tables import READING
from twosource.store.twins import Twin, find_twins
from twosource.store.writing import (
    DERIVED_BY,
    DERIVED_FROM,
    FORGOTTEN,
    SAVES,
    Deciding,
    count_change,
    derived,
    forget,
    forget_decisions,
    now,
    save_judgements,
    save_reading,
)

AT_A_TIME = 50  # documents loaded together
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """What a document in the ledger was made with: if nothing of it changed, reading again would add nothing.

    ``overrides`` is what a reader was told of it; ``decided`` what people decided of that, ``None`` for the article's own.
    """

    path: str
    made_by: str
    overrides: Mapping[str, str]
    decided: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds the words looked for."""

    document: str
    span: Span
    text: str


class Ledger:
    """An open ledger file, for any number of threads. Use as a context manager, or call :meth:`close`."""

    face = Face.PRIVATE

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: tuple[str, dict[Hashable, Any]] = ("", {})

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open ``path``, bringing its tables up to date.

        :raises StoreError: where there is no such ledger (unless ``create``), or the file is something else.
        """
        if not create and not path.is_file():
            raise StoreError(f"no ledger at {path}; make one with: twosource read PATH... --ledger {path}")
        if not path.parent.is_dir():
            raise StoreError(f"no folder {path.parent} to keep the ledger in")
        ledger = cls(open_engine(path))
        ledger._migrate()
        return ledger

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _migrate(self) -> None:
        with transaction(self._engine) as connection:
            if self._revision(connection) == tables.REVISION:
                return
        from twosource.store.migrations import upgrade  # Alembic takes longer to load than a query to run

        with transaction(self._engine, immediate=True) as connection:
            upgrade(connection)

    @staticmethod
    def _revision(connection: Connection) -> str | None:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for each state of the ledger; ask within a ``view``, and change nothing of it."""
        state, kept = self.state(), self._kept
        if kept[0] != state:
            self._kept = kept = (state, {})
        if key not in kept[1]:
            kept[1][key] = make()
        return kept[1][key]

    @contextmanager
    def view(self) -> Iterator[View]:
        """What pages ask. All that this thread reads within the block is of one moment, whatever others write meanwhile."""
        with moment(self._engine) as connection:
            yield View(connection, self.face)

    # Documents and their facts

    def made(self, document: str) -> Made | None:
        """What the document in the ledger was made with; ``None`` where it was never read."""
        columns = tables.documents.c
        with transaction(self._engine) as connection:
            row = connection.execute(
                select(columns.path, columns.made_by, columns.overrides).where(columns.id == document)
            ).one_or_none()
            decided = Journal(connection).overrides(document)
        return Made(row.path, row.made_by, json.loads(row.overrides), decided) if row else None

    def save(self, reading: Reading, raw: bytes, *, made_by: str, overrides: Mapping[str, str]) -> None:
        """The document with all its facts, in place of what an earlier reading made of it.

        :raises StaleError: where ``overrides`` are not what people have decided on it by now.
        """
        with transaction(self._engine, immediate=True) as connection:
            save_reading(connection, reading, raw, made_by=made_by, overrides=overrides)

    def fail(self, failure: Failure) -> None:
        """A row for a document that was skipped; what an earlier reading made of it stays."""
        with transaction(self._engine, immediate=True) as connection:
            connection.execute(delete(tables.failures).where(tables.failures.c.path == failure.path))
            connection.execute(insert(tables.failures), to_row(failure) | {"failed_at": now()})

    def forget(self, documents: Iterable[str]) -> None:
        """Leave ``documents`` and their facts out of this ledger; what was derived from them holds no longer."""
        with transaction(self._engine, immediate=True) as connection:
            gone = list(documents)
            for document in gone:
                forget(connection, document)
            save_meta(connection, FORGOTTEN, json.dumps(json.loads(load_meta(connection, FORGOTTEN, "[]")) + gone))
            count_change(connection)

    def copy(self, path: Path) -> Self:
        """All of the ledger in a new file, open."""
        with closing(sqlite3.connect(self._engine.url.database)) as here, closing(sqlite3.connect(path)) as there:
            here.backup(there)
        return type(self).open(path)

    def read_on(self) -> dict[str, str]:
        """Document → the day (UTC) on which it was read."""
        columns = tables.documents.c
        with transaction(self._engine) as connection:
            return {row.id: row.read_at[:10] for row in connection.execute(select(columns.id, columns.read_at))}

    def unjudge(self, after: str) -> None:
        """Put what people judged and decided back to what it was at the end of the day ``after``; dates of articles stay."""
        table = tables.judgements
        with transaction(self._engine, immediate=True) as connection:
            connection.execute(delete(table).where(table.c.judge != MACHINE, table.c.judged_at > f"{after}~"))
            connection.execute(update(table).where(table.c.judge != MACHINE, table.c.superseded_at > f"{after}~").values(superseded_at=None))
            forget_decisions(connection, after)

    def documents(self) -> Iterator[Document]:
        """All documents, by path and then by id."""
        with transaction(self._engine) as connection:
            documents = document_ids(connection)
            for start in range(0, len(documents), AT_A_TIME):
                yield from (reading.document for reading in load_readings(connection, documents[start : start + AT_A_TIME], ()))

    def paths(self) -> dict[str, str]:
        """Document → its path, by path."""
        columns = tables.documents.c
        with transaction(self._engine) as connection:
            return {row.id: row.path for row in connection.execute(select(columns.id, columns.path).order_by(columns.path, columns.id))}

    def document(self, document: str) -> Document:
        """One document with its text and blocks.

        :raises MissingError: where the ledger has no such document.
        """
        with transaction(self._engine) as connection:
            return load_document(connection, document)

    def readings(self, documents: Sequence[str] | None = None, *, facts: Collection[str] = tuple(READING)) -> Iterator[Reading]:
        """Each of ``documents`` with its facts, or all by path and then by id; some are held at a time.

        ``facts`` are the kinds that are wanted ("claims"); the others are left empty.
        """
        with transaction(self._engine) as connection:
            documents = document_ids(connection) if documents is None else documents
            for start in range(0, len(documents), AT_A_TIME):
                yield from load_readings(connection, documents[start : start + AT_A_TIME], facts)

    def reading(self, document: str) -> Reading:
        """One document with all its facts.

        :raises MissingError: where the ledger has no such document.
        """
        with transaction(self._engine) as connection:
            return load_reading(connection, document)

    def raw(self, document: str) -> bytes:
        """The bytes that the document was read from."""
        with transaction(self._engine) as connection:
            content = connection.execute(select(tables.raw.c.content).where(tables.raw.c.document == document)).scalar_one()
        return zlib.decompress(content)

    def document_of_claim(self, claim: str) -> str | None:
        """Id of the document that a claim stands in."""
        table = tables.claims.table
        with transaction(self._engine) as connection:
            return connection.execute(select(table.c.document).where(table.c.id == claim)).scalar_one_or_none()

    def protecting(self) -> list[str]:
        """Documents that protect somebody, by path."""
        table, documents = tables.protections.table, tables.documents
        wanted = select(documents.c.id).where(documents.c.id.in_(select(table.c.document))).order_by(documents.c.path, documents.c.id)
        with transaction(self._engine) as connection:
            return list(connection.execute(wanted).scalars())

    def claims_called(self, beginning: str) -> list[str]:
        """Claims, also rejected ones, whose id begins so."""
        column = tables.claims.table.c.id
        with transaction(self._engine) as connection:
            return list(connection.execute(select(column).where(column.between(beginning, f"{beginning}~")).order_by(column)).scalars())

    def twins(self, document: str) -> list[Twin]:
        """Articles in which most of ``document`` stands, too."""
        with transaction(self._engine) as connection:
            return list(find_twins(connection, document))

    def failures(self) -> Iterator[Failure]:
        """What was skipped, by path."""
        with transaction(self._engine) as connection:
            rows = connection.execute(select(tables.failures).order_by(tables.failures.c.path)).mappings()
            yield from (from_row(Failure, row) for row in rows)

    def search(self, words: str, *, limit: int = 20, without: Collection[str] = ()) -> list[Hit]:
        """Sentences that hold all of ``words``, the best first; none of the documents ``without``."""
        if not words.split():
            return []
        with transaction(self._engine) as connection:
            rows = connection.execute(SEARCH_WORDS, {"query": phrase(words), "limit": limit, "without": json.dumps(list(without))})
            return [Hit(row.document, Span(row.start, row.end), row.text) for row in rows]

    def state(self) -> str:
        """Another word after every change of what the ledger holds."""
        failures = select(func.count(), func.max(tables.failures.c.failed_at)).select_from(tables.failures)
        decided = select(func.max(tables.decisions.c.number))
        with transaction(self._engine) as connection:
            noted = [load_meta(connection, key) for key in (SAVES, DERIVED_FROM, DERIVED_BY)]
            counted = [*connection.execute(failures).one(), connection.execute(decided).scalar()]
            return " ".join(map(str, (*noted, *counted)))

    # What is derived from all documents together

    def is_derived(self, derived_by: str | None = None) -> bool:
        """Whether the events follow from all documents that are there (and by these rules, where they are named)."""
        with transaction(self._engine) as connection:
            current = load_meta(connection, DERIVED_FROM) == load_meta(connection, SAVES)
            return current and derived_by in (None, load_meta(connection, DERIVED_BY))

    @contextmanager
    def deriving(self, derived_by: str) -> Iterator[Derivation]:
        """What is derived, to be changed in one transaction; when that ends, it follows from all documents that are there.

        Where other rules made it, nothing derived is left but the judgements, and all documents are new.
        """
        with transaction(self._engine, immediate=True) as connection, derived(connection, derived_by) as derivation:
            yield derivation

    # What people decided

    def decisions(self, *things: str) -> list[Decision]:
        """The journal, the oldest first; only what is about ``things`` (ids) where some are named."""
        with transaction(self._engine) as connection:
            journal = Journal(connection)
            return journal.on(things) if things else journal.all()

    def decision(self, number: int) -> tuple[Decision, list[str]]:
        """One entry of the journal, and the ids of all that it is about.

        :raises MissingError: where there is no such entry.
        """
        with transaction(self._engine) as connection:
            journal = Journal(connection)
            return journal.decision(number), journal.subjects(number)

    def version(self, kind: Subject, subject: str) -> int:
        """Number of the last decision on a thing, 0 if there is none: what a form that decides on it carries along."""
        with transaction(self._engine) as connection:
            last = Journal(connection).last(kind, subject)
        return last.number if last else 0

    def versions(self, claims: Collection[str]) -> dict[str, int]:
        """As :meth:`version` of each claim on which there was a decision."""
        with transaction(self._engine) as connection:
            return Journal(connection).versions(claims)

    def members(self, beginning: str) -> list[tuple[str, str]]:
        """(claim, event) of claims and events whose id begins so, in order."""
        columns, last = tables.memberships.c, f"{beginning}~"
        either = columns.claim.between(beginning, last) | columns.event.between(beginning, last)
        with transaction(self._engine) as connection:
            rows = connection.execute(select(columns.claim, columns.event).where(either).order_by(columns.event, columns.claim))
            return [(row.claim, row.event) for row in rows]

    def ruled(self, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """What people said of ``pairs``, as far as it holds."""
        table, wanted = tables.judgements, set(pairs)
        held = select(table.c.left, table.c.right, table.c.verdict).where(
            table.c.superseded_at.is_(None), table.c.judge != MACHINE, among(table.c.left, {left for left, _ in wanted})
        )
        with transaction(self._engine) as connection:
            return {(row.left, row.right): row.verdict for row in connection.execute(held) if (row.left, row.right) in wanted}

    @contextmanager
    def deciding(self, *, keep: bool = True) -> Iterator[Deciding]:
        """A decision and all that follows from it, in one transaction; nothing of it stays unless ``keep`` is set."""
        with transaction(self._engine, immediate=True, keep=keep) as connection:
            yield Deciding(connection)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """A person's judgements in place of what people said of the same two before; the events must be derived again."""
        with transaction(self._engine, immediate=True) as connection:
            save_judgements(connection, judgements)

    def judged(self) -> Iterator[tuple[str, str | None, Judgement]]:
        """What people judged: when (UTC), when it ceased to hold if it did, and the judgement; oldest first."""
        table = tables.judgements
        wanted = select(table).where(table.c.judge != MACHINE).order_by(table.c.judged_at, table.c.left, table.c.right)
        with transaction(self._engine) as connection:
            for row in connection.execute(wanted).mappings():
                yield row["judged_at"], row["superseded_at"], from_row(Judgement, row)

    def identities_found(self) -> list[Row]:
        """Named entities with their document, the key that was ``found`` for them and the ``canonical`` one after people judged."""
        columns = tables.identities.c
        with transaction(self._engine) as connection:
            wanted = select(columns.entity, columns.document, columns.found, columns.canonical).order_by(columns.entity)
            return list(connection.execute(wanted))

    def identities(self, documents: Collection[str] | None = None) -> dict[str, str]:
        """An article's entity → the key that stands for it in all articles; entities without a name have none.

        Of all articles, or of ``documents``.
        """
        columns = tables.identities.c
        wanted = select(columns.entity, columns.canonical)
        with transaction(self._engine) as connection:
            rows = connection.execute(wanted if documents is None else wanted.where(among(columns.document, documents)))
            return {row.entity: row.canonical for row in rows}

    def people(self, surnames: Collection[str]) -> list[str]:
        """Keys of all people whose name ends with one of ``surnames``, in alphabetical order."""
        key = tables.identities.c.canonical
        ends = [func.substr(key, -len(ending)) == ending for surname in surnames for ending in (f" {surname}", f":{surname}")]
        wanted = select(key).distinct().where(key > "person:", key < "person;", or_(false(), *ends)).order_by(key)
        with transaction(self._engine) as connection:
            return list(connection.execute(wanted).scalars())

    def called(self, names: Collection[str]) -> list[str]:
        """Keys of all things without a reference that are called one of ``names``, of whatever kind, in alphabetical order."""
        key = tables.identities.c.canonical
        keys = [f"{kind}:{name}" for kind in {kind.broad for kind in EntityKind} for name in names]
        with transaction(self._engine) as connection:
            return list(connection.execute(select(key).distinct().where(key.in_(keys)).order_by(key)).scalars())

    def events(self) -> Iterator[tuple[Event, Corroboration]]:
        """Each event with its claims, and what stands behind it; by id."""
        yield from ((each.event, each.weighed) for each in self.weighed())

    def weighed(self, events: Collection[str] | None = None) -> Iterator[Weighed]:
        """Events with all that is known of them, by id; of all, or of ``events``, those that there are."""
        with transaction(self._engine) as connection:
            yield from View(connection, self.face).events.weighed(events)

    def events_naming(self, type: str, keys: Collection[str]) -> list[Event]:
        """Events of ``type`` in which something of ``keys``, or somebody of such a state, takes part; without keys, all of the type.

        Events on whose claims people decided are there, too, whatever the machine had read.
        """
        claims, members = tables.claims.table, tables.memberships
        wanted = select(members.c.event).join(claims, claims.c.id == members.c.claim).where(claims.c.event_type == type)
        if keys:
            arguments, entities, same = tables.claims.parts["event.arguments"].table, tables.entities.table, tables.identities
            wanted = wanted.join(arguments, arguments.c.claim == claims.c.id).join(entities, entities.c.id == arguments.c.entity)
            wanted = wanted.outerjoin(same, same.c.entity == entities.c.id)
            wanted = wanted.where(same.c.canonical.in_(keys) | entities.c.state.in_(keys))
        about, events = tables.decision_subjects, tables.events
        decided = select(members.c.event).join(about, about.c.subject == members.c.claim).join(events, events.c.id == members.c.event)
        wanted = union(wanted, decided.where(events.c.type == type)).subquery()
        with transaction(self._engine) as connection:
            found = select(members.c.event, members.c.claim).where(members.c.event.in_(select(wanted)))
            claimed: dict[str, list[str]] = {}
            for row in connection.execute(found.order_by(members.c.claim)):
                claimed.setdefault(row.event, []).append(row.claim)
            rows = connection.execute(select(tables.events).where(tables.events.c.id.in_(select(wanted))).order_by(tables.events.c.id)).mappings()
            return [from_row(Event, row, parts={"claims": tuple(claimed[row["id"]])}) for row in rows]

    def documents_of(self, claims: Iterable[str]) -> list[str]:
        """The documents in which ``claims`` stand, by id."""
        table, wanted = tables.claims.table, list(claims)
        with transaction(self._engine) as connection:
            return sorted(connection.execute(select(table.c.document).distinct().where(among(table.c.id, wanted))).scalars())

    def mark(self, events: Iterable[str], status: str) -> None:
        """Set the status of ``events``, until they are derived anew."""
        with transaction(self._engine, immediate=True) as connection:
            for event in events:
                connection.execute(update(tables.events).where(tables.events.c.id == event).values(status=status))

    def memberships(self, claims: Collection[str] | None = None) -> dict[str, str]:
        """Claim → event; of all claims, or of ``claims``."""
        columns = tables.memberships.c
        wanted = select(columns.claim, columns.event)
        with transaction(self._engine) as connection:
            rows = connection.execute(wanted if claims is None else wanted.where(among(columns.claim, claims)))
            return {row.claim: row.event for row in rows}

    def judgements(self, *, superseded: bool = False) -> Iterator[Judgement]:
        """Judgements that hold, or those that once did, oldest first."""
        table = tables.judgements
        held = table.c.superseded_at.is_not(None) if superseded else table.c.superseded_at.is_(None)
        with transaction(self._engine) as connection:
            for row in connection.execute(select(table).where(held).order_by(table.c.judged_at, table.c.id)).mappings():
                yield from_row(Judgement, row)

    def changes(self, *, since: str | None = None, event: str | None = None, limit: int | None = None) -> list[tuple[str, Change]]:
        """What the refreshes of the day ``since`` and later did to events, each with its day (UTC); without a day, the last one's;
        or what any of them did to one ``event``. At most ``limit``."""
        table = tables.changes
        last = table.c.batch == select(func.max(table.c.batch)).scalar_subquery()
        wanted = table.c.event == event if event else last if since is None else table.c.changed_at >= since
        with transaction(self._engine) as connection:
            rows = connection.execute(select(table).where(wanted).order_by(table.c.batch, table.c.position).limit(limit)).mappings()
            return [(row["changed_at"][:10], from_row(Change, row)) for row in rows]

    def refreshed_on(self, *, before: str) -> str | None:
        """The last day before the day ``before`` on which events changed."""
        table = tables.changes
        with transaction(self._engine) as connection:
            last = connection.execute(select(func.max(table.c.changed_at)).where(table.c.changed_at < before)).scalar()
        return last[:10] if last else None

    # Runs

    def start_run(self, made_by: str) -> int:
        """Note that a reading began; its number."""
        with transaction(self._engine, immediate=True) as connection:
            result = connection.execute(insert(tables.runs), {"started_at": now(), "made_by": made_by})
            return result.inserted_primary_key[0]

    def finish_run(self, run: int, *, read: int, unchanged: int, failed: int) -> None:
        """Note that a reading came to its end."""
        books = {"finished_at": now(), "read": read, "unchanged": unchanged, "failed": failed}
        with transaction(self._engine, immediate=True) as connection:
            connection.execute(update(tables.runs).where(tables.runs.c.id == run).values(books))

    def counts(self) -> dict[str, int]:
        """Rows of the tables that a reader asks for first."""
        counted = {"documents": tables.documents, "claims": tables.claims.table, "events": tables.events,
                   "attributions": tables.attributions.table, "failures": tables.failures}
        with transaction(self._engine) as connection:
            return {name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                    for name, table in counted.items()}
