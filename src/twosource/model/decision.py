"""What a person decided about what the machine found: signed, dated, and only ever added to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from twosource.model.claim import Claim, Link, Modality, Polarity
from twosource.model.event import Argument
from twosource.model.ids import DocumentId
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.text import Span
from twosource.model.time import TimeExpression


class DecisionKind(StrEnum):
    CONFIRM = "confirm"  # the claim is right as it stands
    REJECT = "reject"  # the claim is not what the article says; it counts for nothing
    CORRECT = "correct"  # one field of a claim has another value
    MERGE = "merge"  # two events, or two names, are one
    SPLIT = "split"  # claims leave their event, or an article's name is another's
    LEAVE = "leave"  # what people said of two is taken back: the machine's own judgement holds
    DATE = "date"  # an article has another day of publication
    OUTLET = "outlet"  # an article has another outlet
    NOTE = "note"
    UNDO = "undo"  # an earlier decision holds no longer; an undo that is undone puts it back


class Subject(StrEnum):
    CLAIM = "claim"
    EVENT = "event"
    ENTITY = "entity"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a claim is known again by when its id is gone: its type and trigger as the machine read them.

    ``text`` is a hash of the article's text, into which all offsets of the decision point.
    """

    type: str
    trigger: Span
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the journal.

    ``number`` counts from 1; ``at`` is UTC, ISO 8601. ``value`` and ``before`` are JSON: what holds now and what held
    when it was decided, as :data:`VALUES` says for the ``kind`` or, of a correction, the ``field``. ``document`` is the
    article that it is about, ``None`` for events and names.
    """

    number: int
    by: str
    at: str
    kind: DecisionKind
    subject_kind: Subject
    subject: str
    field: str = ""
    value: str = "null"
    before: str = "null"
    why: str = ""
    undoes: int | None = None
    document: DocumentId | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """Who fills ``roles`` of a claim: ``arguments``, and nobody else."""

    roles: tuple[str, ...]
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A claim's type of event, with all ``roles`` that it has."""

    type: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is said of two: same, different, or unsure, which leaves it to the machine. In alphabetical order."""

    left: str
    right: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """``other``: what the subject was merged with, or taken out of it; ``rulings`` on claims ("event") or names ("entity")."""

    of: str
    other: tuple[str, ...]
    rulings: tuple[Ruling, ...]


VALUES: Mapping[str, Any] = {
    "role": Filled, "time": tuple[TimeExpression, ...], "place": tuple[Place, ...], "quantity": tuple[Quantity, ...],
    "polarity": Polarity, "modality": Modality, "attribution": tuple[Link, ...], "type": Typed,
    DecisionKind.MERGE: Ruled, DecisionKind.SPLIT: Ruled, DecisionKind.LEAVE: Ruled,
    DecisionKind.DATE: str, DecisionKind.OUTLET: str, DecisionKind.NOTE: str,
}  # fmt: skip
FIELDS = tuple(field for field in VALUES if not isinstance(field, DecisionKind))  # of a claim, for CORRECT
OVERRIDES = {DecisionKind.DATE: "published", DecisionKind.OUTLET: "outlet"}  # what a reader is told of an article


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people decided on one document and its claims, as far as it holds, the oldest first.

    Each names the claim as it is called now. ``rejected`` are claims that count for nothing. ``orphans`` are on claims that
    the document's last reading does not find any more; they come back with the claim.
    """

    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Claim, ...] = ()
    orphans: tuple[Decision, ...] = ()

    def on(self, claim: str) -> tuple[Decision, ...]:
        """Decisions on one claim."""
        return tuple(each for each in self.decisions if each.subject == claim)


NOTHING_DECIDED = Corrections()
