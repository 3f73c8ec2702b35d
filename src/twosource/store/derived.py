"""What is derived from all documents together, changed within one transaction: only what new documents touch.

The linker's own types come and go as JSON; here they are only kept under the keys by which they are found again.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, select, text, update
from sqlalchemy.sql.elements import ColumnElement

from twosource.model.catalogue import Entry
from twosource.model.change import Change
from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.model.judgement import Judgement
from twosource.model.reading import Reading
from twosource.model.summary import Face
from twosource.store import tables
from twosource.store.catalogue import ADDED, COUNTED, forget_entries, recount, save_entries
from twosource.store.documents import load_meta, load_readings, save_meta
from twosource.store.events import (
    Faces,
    contest_rows,
    event_row,
    participant_rows,
    place_rows,
    select_events,
    weighing_rows,
)
from twosource.store.facts import among
from twosource.store.rows import from_row, to_row

MACHINE = "machine"
FACTS = ("entities", "claims", "answers", "protections", "passages", "derivations")  # what events follow from
NAMES = ("entities", "protections")  # what identities follow from
Weighed = tuple[Event, Corroboration]

# Nodes that share a key with one of :nodes, unless both are dated.
MATES = text("""
    SELECT DISTINCT ours.node, theirs.node FROM node_keys AS ours JOIN node_keys AS theirs ON theirs.key = ours.key
    WHERE ours.node IN (SELECT value FROM json_each(:nodes)) AND ours.dated + theirs.dated < 2 AND ours.node <> theirs.node
""")
# Whatever is connected with :nodes by scores.
CONNECTED = text("""
    WITH RECURSIVE reached(node) AS (
        SELECT value FROM json_each(:nodes)
        UNION SELECT scores.right FROM reached JOIN scores ON scores.left = reached.node
        UNION SELECT scores.left FROM reached JOIN scores ON scores.right = reached.node
    )
    SELECT reached.node FROM reached JOIN nodes ON nodes.id = reached.node
""")


class Derivation:
    """An open transaction on what is derived. Lists of ids may be of any length.

    ``new`` and ``gone`` are documents that were saved, or left out, since it was derived last. ``cleared``: events that
    were there before all was forgotten.
    """

    def __init__(self, connection: Connection, *, new: tuple[str, ...], gone: tuple[str, ...]) -> None:
        self._connection, self.new, self.gone = connection, new, gone
        self.cleared: tuple[Weighed, ...] = ()
        self._things: set[str] = set()
        self._voices: set[str] = set()

    def clear(self) -> None:
        """Forget everything derived but the judgements."""
        self.cleared = tuple(self._events(select(tables.events.c.id)))
        for table in (
            tables.memberships, *tables.OF_EVENTS, tables.events, tables.identities, tables.nodes, tables.views, tables.node_keys,
            tables.scores, *ADDED, *COUNTED,
        ):  # fmt: skip
            self._connection.execute(delete(table))

    def readings(self, documents: Collection[str], facts: Collection[str] = FACTS) -> Iterator[Reading]:
        """Documents with the facts that events follow from, or some of them; all of them are held in memory."""
        return load_readings(self._connection, documents, facts)

    def note(self, key: str, value: str) -> None:
        """Keep ``value`` for the next time."""
        save_meta(self._connection, key, value)

    def noted(self, key: str) -> str:
        """What was kept; empty where nothing was."""
        return load_meta(self._connection, key, "")

    # Identities

    def forget_identities(self, documents: Collection[str]) -> None:
        self._connection.execute(delete(tables.identities).where(among(tables.identities.c.document, documents)))

    def save_identities(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows with all columns of the table; an entity's earlier row is replaced."""
        self._replace(tables.identities, rows)

    def identities(self, column: str, values: Collection[str | None]) -> Sequence[Row]:
        """Rows whose ``column`` holds one of ``values``."""
        return self._among(tables.identities, tables.identities.c[column], values)

    def full_names(self, surnames: Collection[str]) -> dict[str, set[str]]:
        """Surname → the full names that people have who bear it."""
        columns = tables.identities.c
        wanted = select(columns.surname, columns.full_name).distinct().where(among(columns.surname, surnames), columns.full_name.is_not(None))
        found: dict[str, set[str]] = {surname: set() for surname in surnames}
        for row in self._connection.execute(wanted):
            found[row.surname].add(row.full_name)
        return found

    # Lists of articles, names and voices

    def replace_entries(self, documents: Collection[str], new: Iterable[tuple[str, Face, Entry]]) -> None:
        """What articles add, (document, who sees it, entry), in place of what ``documents`` added."""
        self._note_touched(forget_entries(self._connection, documents))
        self._note_touched(save_entries(self._connection, new))

    def _note_touched(self, touched: tuple[set[str], set[str]]) -> None:
        things, voices = touched
        self._things |= things
        self._voices |= voices

    def recount(self) -> None:
        """Count anew what entries that were replaced name and credit."""
        recount(self._connection, self._things, self._voices)

    # The graph

    def views(self, column: str, values: Collection[str]) -> Sequence[Row]:
        """Claims with what the linker sees of them, whose ``column`` holds one of ``values``."""
        return self._among(tables.views, tables.views.c[column], values)

    def members(self, nodes: Collection[str]) -> dict[str, list[str]]:
        """Node → its claims, sorted."""
        columns = tables.views.c
        members: dict[str, list[str]] = {}
        for row in self._connection.execute(select(columns.node, columns.claim).where(among(columns.node, nodes)).order_by(columns.claim)):
            members.setdefault(row.node, []).append(row.claim)
        return members

    def save_views(self, rows: Iterable[Mapping[str, str | None]]) -> None:
        self._replace(tables.views, rows)

    def forget_views(self, claims: Collection[str]) -> None:
        self._connection.execute(delete(tables.views).where(among(tables.views.c.claim, claims)))

    def gists(self, nodes: Collection[str]) -> dict[str, str]:
        """Node → its gist, of those that there are."""
        return {row.id: row.gist for row in self._among(tables.nodes, tables.nodes.c.id, nodes)}

    def save_nodes(self, gists: Mapping[str, str], keys: Iterable[tuple[str, bool, str]]) -> None:
        """New nodes, and (key, whether dated, node) under which they are found."""
        _insert(self._connection, tables.nodes, ({"id": node, "gist": gist} for node, gist in gists.items()))
        _insert(self._connection, tables.node_keys, ({"key": key, "dated": int(dated), "node": node} for key, dated, node in keys))

    def forget_nodes(self, nodes: Collection[str]) -> None:
        """Nodes with their keys and scores."""
        for column in (tables.nodes.c.id, tables.node_keys.c.node, tables.scores.c.left, tables.scores.c.right):
            self._connection.execute(delete(column.table).where(among(column, nodes)))

    def mates(self, nodes: Collection[str]) -> set[tuple[str, str]]:
        """Pairs, in alphabetical order, of which one is of ``nodes`` and both share a key."""
        found = self._connection.execute(MATES, {"nodes": json.dumps(list(nodes))})
        return {(min(pair), max(pair)) for pair in map(tuple, found)}

    def scores(self, column: str, values: Collection[str]) -> dict[tuple[str, str, str], float]:
        """(left, right, document) → score, of rows whose ``column`` holds one of ``values``."""
        rows = self._among(tables.scores, tables.scores.c[column], values)
        return {(row.left, row.right, row.document): row.value for row in rows}

    def save_scores(self, scores: Mapping[tuple[str, str, str], float]) -> None:
        self._replace(tables.scores, ({"left": left, "right": right, "document": document, "value": value}
                                      for (left, right, document), value in scores.items()))

    def forget_scores(self, document: str) -> None:
        self._connection.execute(delete(tables.scores).where(tables.scores.c.document == document))

    def connected(self, nodes: Collection[str]) -> list[str]:
        """``nodes``, those that there are, and all that scores connect with them."""
        return sorted(self._connection.execute(CONNECTED, {"nodes": json.dumps(list(nodes))}).scalars())

    # Events

    def events_of(self, claims: Collection[str]) -> list[Weighed]:
        """Events that hold one of ``claims``, by id."""
        return self._events(select(tables.memberships.c.event).where(among(tables.memberships.c.claim, claims)))

    def _events(self, wanted: Select) -> list[Weighed]:
        rows = self._connection.execute(select_events().where(tables.events.c.id.in_(wanted)).order_by(tables.events.c.id)).mappings().all()
        members: dict[str, list[str]] = {row["id"]: [] for row in rows}
        for row in self._among(tables.memberships, tables.memberships.c.event, list(members)):
            members[row.event].append(row.claim)
        return [(from_row(Event, row, parts={"claims": tuple(sorted(members[row["id"]]))}), from_row(Corroboration, row)) for row in rows]

    def replace_events(self, gone: Collection[str], new: Iterable[Weighed], summaries: Mapping[str, Faces]) -> None:
        """Events with their claims and ``summaries`` in place of those whose ids are ``gone``."""
        for column in (tables.memberships.c.event, *(table.c.event for table in tables.OF_EVENTS), tables.events.c.id):
            self._connection.execute(delete(column.table).where(among(column, gone)))
        kept = list(new)
        _insert(self._connection, tables.events, (event_row(event, weighed, summaries[event.id]) for event, weighed in kept))
        _insert(self._connection, tables.memberships, ({"event": event.id, "claim": claim} for event, _ in kept for claim in event.claims))
        for table, part in ((tables.weighings, weighing_rows), (tables.contests, contest_rows)):
            _insert(self._connection, table, (row for event, weighed in kept for row in part(event, weighed)))
        for table, part in ((tables.event_places, place_rows), (tables.participants, participant_rows)):
            _insert(self._connection, table, (row for event, _ in kept for face, each in summaries[event.id].items() for row in part(event, face, each)))

    def save_changes(self, changes: Iterable[Change]) -> None:
        """What this derivation did to the events, as one batch; nothing where it did nothing."""
        table, now = tables.changes, datetime.now(UTC).isoformat()
        batch = (self._connection.execute(select(func.max(table.c.batch))).scalar() or 0) + 1
        rows = (to_row(change) | {"batch": batch, "position": position, "changed_at": now} for position, change in enumerate(changes))
        _insert(self._connection, table, rows)

    def judgements(self) -> Iterator[Judgement]:
        """People's judgements that hold."""
        table = tables.judgements
        held = select(table).where(table.c.superseded_at.is_(None), table.c.judge != MACHINE).order_by(table.c.judged_at, table.c.id)
        return (from_row(Judgement, row) for row in self._connection.execute(held).mappings())

    def supersede(self, judgements: Iterable[Judgement], claims: Collection[str]) -> None:
        """The machine's judgements on ``claims`` that hold become ``judgements``; what a person judged is left alone."""
        new = {judgement.id: judgement for judgement in judgements}
        table, now = tables.judgements, datetime.now(UTC).isoformat()
        held = select(table.c.id).where(table.c.superseded_at.is_(None), table.c.judge == MACHINE, among(table.c.left, claims))
        standing = set(self._connection.execute(held).scalars())
        gone = update(table).where(among(table.c.id, standing - new.keys()), table.c.superseded_at.is_(None)).values(superseded_at=now)
        self._connection.execute(gone)
        _insert(self._connection, table, (to_row(new[key]) | {"judged_at": now} for key in sorted(new.keys() - standing)))

    def _among(self, table: Table, column: ColumnElement, values: Collection[str | None]) -> Sequence[Row]:
        return self._connection.execute(select(table).where(among(column, values))).all()

    def _replace(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        if values := list(rows):
            self._connection.execute(insert(table).prefix_with("OR REPLACE"), values)


def _insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    if values := list(rows):
        connection.execute(insert(table), values)
