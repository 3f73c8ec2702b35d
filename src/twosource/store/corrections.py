"""What people decided, laid over what the machine read: facts in their tables stay as they were read.

A claim is found again by its id, else by its type and an overlapping trigger; what a newer reading does not find any more
is an orphan, and comes back when it is found again.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from twosource.model.claim import Claim, Factuality, Link, Speech
from twosource.model.decision import VALUES, Anchor, Corrections, Decision, DecisionKind, Filled, Subject, Typed
from twosource.model.event import EventMention
from twosource.model.ids import content_id
from twosource.model.mention import Entity
from twosource.model.reading import Reading
from twosource.model.text import Span
from twosource.store.rows import built, plain


def applied(reading: Reading, decisions: Sequence[Decision]) -> Reading:
    """``reading``, as the machine made it, with the ``decisions`` on it that hold, in their order."""
    if not decisions:
        return reading
    claims, left = {claim.id: claim for claim in reading.claims}, []
    rejected: dict[str, Claim] = {}
    found = [_found(decision, reading) for decision in decisions]
    for decision in filter(None, found):
        if decision.subject_kind is Subject.CLAIM:
            claims[decision.subject] = _corrected(claims[decision.subject], decision, reading)
            rejected |= {decision.subject: claims[decision.subject]} if decision.kind is DecisionKind.REJECT else {}
    left = [decision for decision, here in zip(decisions, found, strict=True) if here is None]
    return replace(
        reading, claims=tuple(claim for key, claim in claims.items() if key not in rejected),
        answers=tuple(replace(answer, claims=_without(answer.claims, rejected), answers=_without(answer.answers, rejected)) for answer in reading.answers),
        corrections=Corrections(tuple(filter(None, found)), tuple(claims[key] for key in rejected), tuple(left)),
    )  # fmt: skip


def anchor(claim: Claim, text: str) -> Anchor:
    """By what ``claim``, as the machine read it, is found again in an article of this ``text``."""
    return Anchor(claim.event.type, claim.event.trigger, text_hash(text))


def text_hash(text: str) -> str:
    return content_id("txt", text)


def value_of(decision: Decision, *, before: bool = False) -> Any:
    """What was decided, or what held before, as the type that VALUES names; ``None`` where there is nothing."""
    hint = VALUES.get(decision.field) if decision.kind is DecisionKind.CORRECT else VALUES.get(decision.kind)
    return built(hint, json.loads(decision.before if before else decision.value)) if hint else None


def as_json(value: Any) -> str:
    """A value as a decision keeps it."""
    return json.dumps(plain(value), ensure_ascii=False)


def current(claim: Claim, field: str, roles: Iterable[str] = ()) -> Any:
    """What ``field`` of ``claim`` holds, as the type that VALUES names; of arguments those in ``roles``."""
    event = claim.event
    if field == "role":
        wanted = tuple(roles)
        return Filled(wanted, tuple(argument for argument in event.arguments if argument.role in wanted))
    if field == "type":
        return Typed(event.type, tuple(dict.fromkeys(argument.role for argument in event.arguments)))
    return {
        "time": event.times, "place": event.places, "quantity": event.quantities, "polarity": claim.factuality.polarity,
        "modality": claim.factuality.modality, "attribution": claim.chain,
    }[field]  # fmt: skip


def _found(decision: Decision, reading: Reading) -> Decision | None:
    """``decision`` under the id that its claim has now; ``None`` where the claim, or the text that it was made on, is gone."""
    if decision.subject_kind is not Subject.CLAIM or decision.anchor is None:
        return decision
    if decision.anchor.text != text_hash(reading.document.text):
        return None
    claim = find(decision.subject, decision.anchor, reading.claims)
    return replace(decision, subject=claim.id) if claim else None


def find(identity: str, anchor: Anchor, claims: Iterable[Claim]) -> Claim | None:
    """The claim of this id, else the one of the anchor's type whose trigger covers most of the anchor's."""
    likely = []
    for claim in claims:
        if claim.id == identity:
            return claim
        if claim.event.type == anchor.type and claim.event.trigger.overlaps(anchor.trigger):
            likely.append((_shared(claim.event.trigger, anchor.trigger), claim.id, claim))
    return max(likely, default=(0, "", None), key=lambda each: (each[0], each[1]))[2]


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


def _without(claims: Iterable[str], rejected: Mapping[str, Claim]) -> tuple[str, ...]:
    return tuple(claim for claim in claims if claim not in rejected)


def _corrected(claim: Claim, decision: Decision, reading: Reading) -> Claim:
    if decision.kind is not DecisionKind.CORRECT:
        return claim
    value = value_of(decision)
    if decision.field == "role":
        value = replace(value, arguments=tuple(_named(argument, reading.entities) for argument in value.arguments))
    if decision.field == "attribution":
        value = tuple(replace(link, source=_named(link.source, reading.entities)) for link in value)
    return SETTERS[decision.field](claim, value)


def _named(part: Any, entities: Iterable[Entity]) -> Any:
    """An argument or source whose entity this reading calls otherwise: the one that is named by the same words."""
    if part.entity is None or any(entity.id == part.entity for entity in entities):
        return part
    words = {part.span, getattr(part, "head", part.span)}
    same = (entity.id for entity in entities if any(mention.span in words or mention.head in words for mention in entity.mentions))
    return replace(part, entity=next(same, None))


def _fill(claim: Claim, filled: Filled) -> Claim:
    others = tuple(argument for argument in claim.event.arguments if argument.role not in filled.roles)
    return _borne_out(_of_event(claim, arguments=(*others, *filled.arguments)), (argument.span for argument in filled.arguments))


def _type(claim: Claim, typed: Typed) -> Claim:
    """Another type: what fills a role that it does not have is left out, and how far it has come was the old word's."""
    return _of_event(claim, type=typed.type, arguments=tuple(each for each in claim.event.arguments if each.role in typed.roles), stage="")


def _credit(claim: Claim, chain: tuple[Link, ...]) -> Claim:
    speech = Speech.NONE if not chain else Speech.INDIRECT if claim.speech is Speech.NONE else claim.speech
    words = (span for link in chain for span in (link.source.span, link.cue_span) if span)
    return _borne_out(replace(claim, chain=chain, speech=speech), words)


def _of_event(claim: Claim, **changed: Any) -> Claim:
    event: EventMention = replace(claim.event, **changed)
    return replace(claim, event=event)


def _borne_out(claim: Claim, spans: Iterable[Span]) -> Claim:
    """``claim`` with the words outside of its sentence that now bear it out too."""
    more = {span for span in spans if not any(known.contains(span) for known in claim.evidence)}
    return replace(claim, evidence=(*claim.evidence, *sorted(more)))


SETTERS: Mapping[str, Callable[[Claim, Any], Claim]] = {
    "role": _fill,
    "time": lambda claim, times: _of_event(claim, times=times),
    "place": lambda claim, places: _of_event(claim, places=places),
    "quantity": lambda claim, quantities: _of_event(claim, quantities=quantities),
    "polarity": lambda claim, polarity: replace(claim, factuality=Factuality(polarity, claim.factuality.modality)),
    "modality": lambda claim, modality: replace(claim, factuality=Factuality(claim.factuality.polarity, modality)),
    "attribution": _credit,
    "type": _type,
}
