"""The journal of what people decided, within somebody's transaction. It is only ever added to.

Whoever decides says which version of the thing was shown to them: the number of the last decision on it. Where somebody
else has decided since, nothing is written.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Select, func, insert, select

from twosource.errors import MissingError, StaleError
from twosource.model.decision import OVERRIDES, Decision, DecisionKind, Subject
from twosource.store import tables
from twosource.store.facts import among
from twosource.store.rows import from_row, to_row

Columns = tables.decisions.c


class Journal:
    """The journal in an open transaction. Notes change nothing, so they neither raise a version nor mind one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, decision: Decision) -> Decision:
        """``decision`` with the next number and the time."""
        number = (self._connection.execute(select(func.max(Columns.number))).scalar() or 0) + 1
        added = replace(decision, number=number, at=datetime.now(UTC).isoformat(timespec="seconds"))
        self._connection.execute(insert(tables.decisions), to_row(added))
        return added

    def about(self, number: int, subjects: Iterable[str]) -> None:
        """Note the ids of all that a decision is about, so that it is found from each of them."""
        rows = [{"subject": subject, "number": number} for subject in sorted(set(subjects))]
        self._connection.execute(insert(tables.decision_subjects), rows)

    def decision(self, number: int) -> Decision:
        """:raises MissingError: where there is no such decision."""
        found = self._decisions(select(tables.decisions).where(Columns.number == number))
        if not found:
            raise MissingError(f"there is no decision {number}; all of them: twosource decisions")
        return found[0]

    def all(self) -> list[Decision]:
        """Every entry, the oldest first."""
        return self._decisions(select(tables.decisions))

    def on(self, things: Collection[str]) -> list[Decision]:
        """Entries about one of ``things`` (ids of claims, events, names, articles), the oldest first."""
        about = select(tables.decision_subjects.c.number).where(among(tables.decision_subjects.c.subject, things))
        return self._decisions(select(tables.decisions).where(Columns.number.in_(about)))

    def of_documents(self, documents: Collection[str]) -> Mapping[str, list[Decision]]:
        """Document → the decisions on it and on its claims that hold, the oldest first; one query."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in holding(self._decisions(select(tables.decisions).where(among(Columns.document, documents)))):
            found[decision.document or ""].append(decision)
        return found

    def subjects(self, number: int) -> list[str]:
        """Ids of all that a decision is about."""
        columns = tables.decision_subjects.c
        return list(self._connection.execute(select(columns.subject).where(columns.number == number).order_by(columns.subject)).scalars())

    def overrides(self, document: str) -> dict[str, str | None]:
        """What people decided that a reader is told of a document; ``None`` leaves it to the article."""
        return {OVERRIDES[each.kind]: json.loads(each.value) for each in self.of_documents([document]).get(document, ()) if each.kind in OVERRIDES}

    def last(self, kind: Subject, subject: str) -> Decision | None:
        """The last decision on a thing; of an event also those on its claims, of everything else only those on itself."""
        things = {subject}
        if kind is Subject.EVENT:
            columns = tables.memberships.c
            things |= set(self._connection.execute(select(columns.claim).where(columns.event == subject)).scalars())
        own = (each for each in self.on(things) if each.kind is not DecisionKind.NOTE and (kind is Subject.EVENT or each.subject_kind is kind))
        return max(own, key=lambda each: each.number, default=None)

    def versions(self, claims: Collection[str]) -> dict[str, int]:
        """Claim → the number of the last decision on it, of claims on which there was one."""
        about = tables.decision_subjects.c
        wanted = select(about.subject, func.max(about.number).label("number")).join(tables.decisions, Columns.number == about.number).where(
            among(about.subject, claims), Columns.subject_kind == Subject.CLAIM, Columns.kind != DecisionKind.NOTE, Columns.subject == about.subject
        )  # fmt: skip
        return {row.subject: row.number for row in self._connection.execute(wanted.group_by(about.subject))}

    def check(self, kind: Subject, subject: str, version: int | None) -> None:
        """:raises StaleError: where somebody has decided since ``version``; ``None`` takes the thing as it is."""
        last = self.last(kind, subject)
        if last is not None and version is not None and last.number != version:
            raise StaleError(f"{last.by} decided on this {kind} at {last.at} ({last.kind} {last.field}".rstrip() + f", decision {last.number}), "
                             "after it was shown to you; look at it again, then decide")  # fmt: skip

    def _decisions(self, wanted: Select) -> list[Decision]:
        return [from_row(Decision, row) for row in self._connection.execute(wanted.order_by(Columns.number)).mappings()]


def undone(decisions: Sequence[Decision]) -> set[int]:
    """Numbers of those, of entries in order with all that undo them, that hold no longer."""
    found: set[int] = set()
    for decision in reversed(decisions):  # what undoes comes after what it undoes
        if decision.undoes is not None and decision.number not in found:
            found.add(decision.undoes)
    return found


def holding(decisions: Sequence[Decision]) -> list[Decision]:
    """Of entries in order, with all that undo them, those that hold; undos themselves are left out."""
    gone = undone(decisions)
    return [decision for decision in decisions if decision.number not in gone and decision.kind is not DecisionKind.UNDO]
