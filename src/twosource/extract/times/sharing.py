"""An event told twice in an article has one time: a mention without one takes it from the mention that has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.model.claim import Claim
from twosource.model.text import BlockKind, Document
from twosource.model.time import TimeExpression

TOLD_ELSEWHERE = "as told of the same event elsewhere"
SHARED_ROLES = 2  # roles with the same filler that make two mentions of a type one event
MIN_WORD = 4  # characters
COMPARED = 50  # dated claims of a type that an undated one is compared with; articles have fewer


def date_claims(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """``claims`` with the day of the same event elsewhere in the article, where all that give one agree in it.

    What is taken over says so in its rule, has "event" among its imputed parts, and keeps the span of its words. A headline sums up the
    first paragraph, so less need be said twice there.
    """
    dated: dict[str, list[Claim]] = {}
    for claim in claims:
        if any(map(_is_definite, claim.event.times)):
            dated.setdefault(claim.event.type, []).append(claim)
    return tuple(_dated(claim, dated.get(claim.event.type, [])[:COMPARED], document.text) for claim in claims)


def _is_definite(time: TimeExpression) -> bool:
    return time.dates and time.direction is None


def _dated(claim: Claim, others: Sequence[Claim], text: str) -> Claim:
    if any(time.dates for time in claim.event.times):
        return claim
    same = [other for other in others if _same_event(claim, other)]
    if not same and claim.block is BlockKind.HEADLINE:
        same = [other for other in others if other.block is BlockKind.LEAD and _sums_up(claim, other, text)]
    told = [_taken(other.event.times) for other in same]
    if len({tuple(time.timex for time in times) for times in told}) != 1:
        return claim
    return replace(claim, event=replace(claim.event, times=(*claim.event.times, *told[0])))


def _taken(times: Iterable[TimeExpression]) -> tuple[TimeExpression, ...]:
    return tuple(
        replace(time, rule=f"{time.rule}; {TOLD_ELSEWHERE}", imputed=(*time.imputed, "event"))
        for time in times if _is_definite(time)
    )  # fmt: skip


def _same_event(left: Claim, right: Claim) -> bool:
    """Same type, polarity and modality, no role filled differently, and two roles filled by the same in words of their own ("did the same" is another)."""
    ours, theirs = _fillers(left), _fillers(right)
    common = ours.keys() & theirs.keys()
    return _told_alike(left, right) and len(common) >= SHARED_ROLES and all(ours[role] & theirs[role] for role in common)


def _told_alike(left: Claim, right: Claim) -> bool:
    return (left.factuality.polarity, left.factuality.modality) == (right.factuality.polarity, right.factuality.modality)


def _sums_up(headline: Claim, lead: Claim, text: str) -> bool:
    """Same type, polarity and modality, no role filled by two things that both are known, and a word in common for the event or in a role."""
    ours, theirs = (_fillers(claim) for claim in (headline, lead))
    known_apart = any(ours[role].isdisjoint(theirs[role]) and not _words(headline, role, text) & _words(lead, role, text) for role in ours.keys() & theirs.keys())
    roles = {argument.role for argument in headline.event.arguments}
    alike = any(ours.get(role, set()) & theirs.get(role, set()) or _words(headline, role, text) & _words(lead, role, text) for role in roles)
    word = headline.event.trigger.of(text).casefold() == lead.event.trigger.of(text).casefold()
    return _told_alike(headline, lead) and not known_apart and (alike or word)


def _words(claim: Claim, role: str, text: str) -> set[str]:
    """The words of what fills a role, but for short ones."""
    return {word for argument in claim.event.filling(role) for word in argument.span.of(text).casefold().split() if len(word) >= MIN_WORD}


def _fillers(claim: Claim) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for argument in claim.event.arguments:
        if argument.entity is not None and not argument.elided:
            found.setdefault(argument.role, set()).add(argument.entity)
    return found
