"""Which decisions may be undone: those that hold, and that no later one rests on."""

from collections.abc import Iterable

from twosource.errors import InputError
from twosource.model.decision import OVERRIDES, Decision, DecisionKind, Ruled
from twosource.store.corrections import value_of
from twosource.store.decisions import Journal, holding, undone
from twosource.store.ledger import Ledger


def root_of(ledger: Ledger, decision: Decision) -> tuple[Decision, bool]:
    """What an undo of ``decision`` is about in the end, and whether that holds afterwards: an undo of an undo puts it back."""
    holds = False
    while decision.undoes is not None:
        decision, _ = ledger.decision(decision.undoes)
        holds = not holds
    return decision, holds


def check_nothing_rests_on(journal: Journal, undoing: Decision) -> None:
    """:raises InputError: where what ``undoing`` undoes does not hold, or a later decision that holds was made on top of it."""
    target = journal.decision(undoing.undoes or 0)
    about = journal.on(journal.subjects(target.number))
    if target.number in undone(about):
        by = next(each for each in reversed(about) if each.undoes == target.number)
        raise InputError(f"decision {target.number} was undone by {by.by} at {by.at} (decision {by.number}); to put it back, undo that one")
    root = target
    while root.undoes is not None:
        root = journal.decision(root.undoes)
    for later in holding(about):
        if later.number > target.number and _rests_on(later, root):
            raise InputError(f"decision {later.number} of {later.by} at {later.at} rests on decision {target.number}; undo that one first")


def _rests_on(later: Decision, earlier: Decision) -> bool:
    """Whether ``later`` was decided on what ``earlier`` had made of it."""
    kinds = {later.kind, earlier.kind}
    if DecisionKind.NOTE in kinds:
        return False
    if earlier.kind in OVERRIDES or later.kind in OVERRIDES:
        return later.kind is earlier.kind and later.document == earlier.document
    if isinstance(said := value_of(later), Ruled) and isinstance(known := value_of(earlier), Ruled):
        return bool(_pairs(said) & _pairs(known))
    if later.document != earlier.document or not _one_claim(later, earlier):
        return False
    return later.kind is DecisionKind.CONFIRM or bool(_parts([later]) & _parts([earlier])) or earlier.field == "type" and later.field == "role"


def _pairs(said: Ruled) -> set[tuple[str, str]]:
    return {(ruling.left, ruling.right) for ruling in said.rulings}


def _one_claim(later: Decision, earlier: Decision) -> bool:
    """Whether both are on one claim, whatever it was called when each was made."""
    ours, theirs = later.anchor, earlier.anchor
    same = ours and theirs and ours.type == theirs.type and ours.trigger.overlaps(theirs.trigger)
    return later.subject == earlier.subject or bool(same)


def _parts(decisions: Iterable[Decision]) -> set[str]:
    """What of a claim they correct: of roles each its own."""
    return {
        part
        for each in decisions if each.kind is DecisionKind.CORRECT
        for part in (value_of(each).roles if each.field == "role" else (each.field,))
    }  # fmt: skip
