"""A person decides on what the machine found: shown first, then journalled and taken into account, and undone where it was wrong."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from twosource.errors import InputError
from twosource.link.rulings import MACHINE
from twosource.model.claim import Claim
from twosource.model.decision import OVERRIDES, Anchor, Decision, DecisionKind, Ruled, Ruling, Subject
from twosource.model.ids import content_id
from twosource.model.judgement import Judgement, Score
from twosource.model.reading import Reading
from twosource.pipeline.build import Machine
from twosource.pipeline.entered import Setting, entered
from twosource.pipeline.judge import claims_of, pairs_between
from twosource.pipeline.refresh import bring_up_to_date, rules_version
from twosource.pipeline.reread import read_anew, said_of
from twosource.pipeline.undo import check_nothing_rests_on, root_of
from twosource.store.corrections import anchor, as_json, current, value_of
from twosource.store.ledger import Ledger
from twosource.store.writing import Deciding
from twosource.weigh.difference import Effect

BY_HAND = "by hand"  # what made a judgement, in place of a version of rules
RULINGS = {DecisionKind.MERGE: "same", DecisionKind.SPLIT: "different", DecisionKind.LEAVE: "unsure"}

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


def ruling(verdict: str, left: str, right: str, *, by: str, why: str = "") -> Proposal:
    """The proposal that two events, claims or names (ids or their beginnings) are the "same" or "different"; "unsure" leaves
    it to the machine.

    :raises InputError: for any other verdict.
    """
    kinds = {word: kind for kind, word in RULINGS.items()}
    if verdict not in kinds:
        raise InputError(f"{verdict} is no verdict; say same, different or unsure")
    kind = Subject.ENTITY if left.startswith("ent_") else Subject.EVENT
    return Proposal(by, kinds[verdict], kind, left, value=right, why=why)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and what it does to the article and the events."""

    decision: Decision
    effect: Effect


@dataclass(frozen=True, slots=True)
class _Act:
    """A decision that is not journalled yet, what else it is about, and what it does to the ledger."""

    decision: Decision
    carry_out: Callable[[Deciding], None]
    subjects: tuple[str, ...] = ()


def decide(ledger: Ledger, machine: Machines, proposal: Proposal) -> Decided:
    """Journal what somebody decides, and bring the ledger up to date: one transaction, all or nothing.

    :raises StaleError: where somebody else has decided on the subject since the proposal's version.
    :raises InputError: where the value does not fit, or the subject is not there.
    """
    return _carry_out(ledger, _act(ledger, machine, proposal), proposal.version, keep=True)


def preview(ledger: Ledger, machine: Machines, proposal: Proposal) -> Decided:
    """As :func:`decide`, but nothing is kept."""
    return _carry_out(ledger, _act(ledger, machine, proposal), proposal.version, keep=False)


def undo(ledger: Ledger, machine: Machines, number: int, *, by: str, why: str = "", version: int | None = None, keep: bool = True) -> Decided:
    """A decision holds no longer; an undo that is undone puts it back. Without ``keep`` it is only shown.

    :raises InputError: where it does not hold anyway, or a later decision rests on it: that one must be undone first.
    :raises StaleError: as :func:`decide`.
    """
    _check_signature(by)
    undone, about = ledger.decision(number)
    root, holds = root_of(ledger, undone)
    decision = replace(root, number=0, by=by, at="", kind=DecisionKind.UNDO, value="null", before="null", why=why, undoes=number)
    value = value_of(root, before=not holds)
    if root.kind in OVERRIDES:
        carry_out = _reread(ledger, machine, root.subject, OVERRIDES[root.kind], value)
    elif root.kind in RULINGS:
        carry_out = _ruling(value, by, why)
    else:
        carry_out = _seen_otherwise(None if root.kind is DecisionKind.NOTE else root.document)
    return _carry_out(ledger, _Act(decision, carry_out, tuple(about)), version, keep=keep)


def _carry_out(ledger: Ledger, act: _Act, version: int | None, *, keep: bool) -> Decided:
    """In one transaction: check that nobody was faster, journal it, do it, derive what follows from that.

    Articles that are being read meanwhile are not waited for: they are linked when they are done.
    """
    decision = act.decision
    before = ledger.reading(decision.document) if decision.document else None
    with ledger.deciding(keep=keep) as work:
        if decision.kind is not DecisionKind.NOTE:
            work.journal.check(decision.subject_kind, decision.subject, version)
        if decision.undoes is not None:
            check_nothing_rests_on(work.journal, decision)
        decision = work.journal.add(decision)
        act.carry_out(work)
        with work.deriving(rules_version(), only=decision.document or decision.subject) as derivation:
            refreshed = bring_up_to_date(derivation)
        events = (event.id for event, _ in (*refreshed.before, *refreshed.after))
        work.journal.about(decision.number, (decision.subject, *act.subjects, *events))
        after = work.reading(decision.document) if decision.document else None
    return Decided(decision, Effect(before, after, refreshed.before, refreshed.after))


def _check_signature(by: str) -> None:
    if not by.strip() or by == MACHINE:
        raise InputError("a decision is signed with a person's name")


def _act(ledger: Ledger, machine: Machines, proposal: Proposal) -> _Act:
    _check_signature(proposal.by)
    if proposal.kind is DecisionKind.NOTE:
        return _note(ledger, proposal)
    if proposal.kind in RULINGS:
        return _rule(ledger, proposal)
    if proposal.kind in OVERRIDES:
        return _override(ledger, machine, proposal)
    if proposal.kind in (DecisionKind.CONFIRM, DecisionKind.REJECT, DecisionKind.CORRECT):
        return _on_claim(ledger, proposal)
    raise InputError(f"{proposal.kind} is nothing to propose")


def _decision(proposal: Proposal, **known: Any) -> Decision:
    said = Decision(0, proposal.by, "", proposal.kind, proposal.subject_kind, proposal.subject, proposal.field, why=proposal.why)
    return replace(said, **known)


# On a claim


def _on_claim(ledger: Ledger, proposal: Proposal) -> _Act:
    document, reading, claim = _claim(ledger, proposal.subject)
    carry_out, known = _seen_otherwise(document), {"document": document, "anchor": _anchor(claim, reading)}
    if proposal.kind is not DecisionKind.CORRECT:
        return _Act(_decision(proposal, field="", **known), carry_out)
    value = entered(proposal.field, proposal.value, Setting(claim, reading, proposal.by))
    before = current(claim, proposal.field, getattr(value, "roles", ()))
    if as_json(value) == as_json(before) or (proposal.field == "type" and value.type == before.type):
        raise InputError(f"that is what the claim's {proposal.field} is already")
    return _Act(_decision(proposal, value=as_json(value), before=as_json(before), **known), carry_out)


def _claim(ledger: Ledger, identity: str) -> tuple[str, Reading, Claim]:
    document = ledger.document_of_claim(identity)
    if document is None:
        raise InputError(f"no claim {identity} in this ledger")
    reading = ledger.reading(document)
    claim = next((claim for claim in reading.claims if claim.id == identity), None)
    if claim is None:
        by = next(each for each in reading.corrections.on(identity) if each.kind is DecisionKind.REJECT)
        raise InputError(f"{by.by} rejected this claim at {by.at}: undo decision {by.number} first")
    return document, reading, claim


def _anchor(claim: Claim, reading: Reading) -> Anchor:
    """As the machine read it: of the type that it had before somebody gave it another one."""
    read_as = next((value_of(each, before=True).type for each in reading.corrections.on(claim.id) if each.field == "type"), claim.event.type)
    return replace(anchor(claim, reading.document.text), type=read_as)


def _seen_otherwise(document: str | None) -> Callable[[Deciding], None]:
    return lambda work: work.touch(document)


# On two events or names


def _rule(ledger: Ledger, proposal: Proposal) -> _Act:
    """That two are one, or not. What leaves an event leaves all the rest of it."""
    verdict = RULINGS[proposal.kind]
    others = [proposal.value] if isinstance(proposal.value, str) else list(proposal.value)
    found = [pairs_between(ledger, verdict, *_ends(proposal, other)) for other in others]
    of, pairs = found[0][0], sorted({ends for _, each in found for ends in each})
    if proposal.kind is DecisionKind.SPLIT and len(others) > 1:
        pairs = [ends for ends in pairs if not set(ends) <= set(others)]  # they leave together
    if not pairs:
        raise InputError("an event cannot be left by all of its claims")
    held = ledger.ruled(pairs)
    value = Ruled(of, tuple(others), tuple(Ruling(*ends, verdict) for ends in pairs))
    before = replace(value, rulings=tuple(Ruling(*ends, held.get(ends, "unsure")) for ends in pairs))
    if value == before:
        raise InputError("that has been decided already")
    things = {thing for ends in pairs for thing in ends}
    kind = Subject.ENTITY if of == "entity" else Subject.EVENT
    decision = _decision(proposal, subject_kind=kind, subject=_whole(ledger, proposal.subject, of), value=as_json(value), before=as_json(before))
    return _Act(decision, _ruling(value, proposal.by, proposal.why), (*things, *others))


def _ends(proposal: Proposal, other: str) -> tuple[str, str]:
    """The two that are compared; a name is split by the article in which somebody else is meant."""
    if proposal.subject_kind is Subject.ENTITY and proposal.kind is DecisionKind.SPLIT and not other.startswith("ent_"):
        return f"{proposal.subject}@{other}", proposal.subject
    return proposal.subject, other


def _whole(ledger: Ledger, beginning: str, of: str) -> str:
    """The id that begins so; of a claim its own."""
    if of == "entity":
        return beginning.partition("@")[0]
    claims = claims_of(ledger, beginning)
    return claims[0] if claims[0].startswith(beginning) else next(event for _, event in ledger.members(beginning))


def _ruling(said: Ruled, by: str, why: str) -> Callable[[Deciding], None]:
    judgements = [
        Judgement(content_id("jdg", said.of, each.left, each.right, each.verdict, by), said.of, each.left, each.right, each.verdict, by,
                  Score(1.0, why), BY_HAND)
        for each in said.rulings
    ]  # fmt: skip
    return lambda work: work.judge(judgements)


# On an article


def _override(ledger: Ledger, machine: Machines, proposal: Proposal) -> _Act:
    field, value = OVERRIDES[proposal.kind], proposal.value or None
    before = getattr(said_of(proposal.subject, ledger), field)
    if value == before:
        raise InputError(f"that is what was said of the article's {proposal.kind} already")
    carry_out = _reread(ledger, machine, proposal.subject, field, value)
    told = {"value": json.dumps(value, ensure_ascii=False), "before": json.dumps(before, ensure_ascii=False)}
    return _Act(_decision(proposal, subject_kind=Subject.DOCUMENT, document=proposal.subject, field="", **told), carry_out)


def _reread(ledger: Ledger, machine: Machines, document: str, field: str, value: str | None) -> Callable[[Deciding], None]:
    """The article read again before the transaction begins, since it takes longest."""
    overrides = replace(said_of(document, ledger), **{field: value})
    return read_anew(document, ledger, machine(), overrides=overrides).keep


# Notes


def _note(ledger: Ledger, proposal: Proposal) -> _Act:
    if not isinstance(proposal.value, str) or not proposal.value.strip():
        raise InputError("a note needs some words")
    known: dict[str, Any] = {"value": json.dumps(proposal.value, ensure_ascii=False)}
    subjects: Iterable[str] = ()
    if proposal.subject_kind is Subject.CLAIM:
        document = ledger.document_of_claim(proposal.subject)
        reading = ledger.reading(document) if document else None
        here = (*reading.claims, *reading.corrections.rejected) if reading else ()
        claim = next((claim for claim in here if claim.id == proposal.subject), None)
        if claim is None or reading is None:
            raise InputError(f"no claim {proposal.subject} in this ledger")
        known |= {"document": document, "anchor": _anchor(claim, reading)}
    elif proposal.subject_kind is Subject.DOCUMENT:
        known |= {"document": ledger.document(proposal.subject).id}
    elif proposal.subject_kind is Subject.EVENT:
        subjects = claims_of(ledger, proposal.subject)
    return _Act(_decision(proposal, field="", **known), _seen_otherwise(None), tuple(subjects))
