"""A person decides on what the machine found: shown first, then journalled and taken into account, and undone where it was wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from twosource.model.decision import Decision, DecisionKind, Subject
from twosource.pipeline.build import Machine
from twosource.store.ledger import Ledger
from twosource.weigh.difference import Effect

Machines = Callable[[], Machine]  # called only where an article must be read again


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to decide. ``version`` is that of the subject as it was shown; ``None`` takes it as it is now.

    ``value`` is what a form or a command gives, in JSON's types. Words of the article stand in it as ``[start, end]`` or
    as the words themselves, if the claim's sentence or else the whole article has them once:

    - confirm, reject: ``None``
    - correct role: ``{"supplier": [words, ...], "recipient": []}``: these roles are filled so, the others stay
    - correct time: a list of ``{"edtf": "2031-05"}``, ``{"earliest": "2031-05-03", "latest": None}`` or ``{"words": words}``
      for a time that the article names; the first two may have ``words`` too, which then bear them out
    - correct place: a list of ``{"geonames": 112931}``, ``{"name": "Orsova"}`` or ``{"words": words}``; or both
    - correct quantity: a list of ``{"min": 40, "max": None, "unit": "boat", "approximate": False, "words": words or None}``
    - correct polarity, modality, type: the word
    - correct attribution: from the article outward, ``{"words": words, "kind": "outlet", "anonymous": False, "cue": words or None}``
    - merge: the id of the other event or name; split: of an event the ids of the claims that leave it, of a name the
      article in which somebody else is meant; leave: as merge
    - date: "2031-05-04", "2031-05" or ``None`` for the article's own; outlet: the name or ``None``
    - note: the text
    """

    by: str
    kind: DecisionKind
    subject_kind: Subject
    subject: str
    version: int | None = None
    field: str = ""
    value: Any = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and what it does to the article and the events."""

    decision: Decision
    effect: Effect


def decide(ledger: Ledger, machine: Machines, proposal: Proposal) -> Decided:
    """Journal what somebody decides, and bring the ledger up to date: one transaction, all or nothing.

    :raises StaleError: where somebody else has decided on the subject since the proposal's version.
    :raises InputError: where the value does not fit, or the subject is not there.
    """
    raise NotImplementedError


def preview(ledger: Ledger, machine: Machines, proposal: Proposal) -> Decided:
    """As :func:`decide`, but nothing is kept."""
    raise NotImplementedError


def undo(ledger: Ledger, machine: Machines, number: int, *, by: str, why: str = "", version: int | None = None) -> Decided:
    """A decision holds no longer; an undo that is undone puts it back.

    :raises InputError: where it does not hold anyway, or a later decision rests on it: that one must be undone first.
    :raises StaleError: as :func:`decide`.
    """
    raise NotImplementedError
