"""An event told twice in an article has one time: a mention without one takes it from the mention that has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.model.claim import Claim
from twosource.model.time import TimeExpression

TOLD_ELSEWHERE = "as told of the same event elsewhere"
SHARED_ROLES = 2  # roles with the same filler that make two mentions of a type one event
COMPARED = 50  # dated claims of a type that an undated one is compared with; articles have fewer


def date_claims(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """``claims`` with the day of the same event elsewhere in the article, where all that give one agree in it.

    What is taken over says so in its rule, has "event" among its imputed parts, and keeps the span of its words.
    """
    dated: dict[str, list[Claim]] = {}
    for claim in claims:
        if any(map(_is_definite, claim.event.times)):
            dated.setdefault(claim.event.type, []).append(claim)
    return tuple(_dated(claim, dated.get(claim.event.type, [])[:COMPARED]) for claim in claims)


def _is_definite(time: TimeExpression) -> bool:
    return time.dates and time.direction is None


def _dated(claim: Claim, others: Sequence[Claim]) -> Claim:
    if any(time.dates for time in claim.event.times):
        return claim
    told = [_taken(other.event.times) for other in others if _same_event(claim, other)]
    if len({tuple(time.timex for time in times) for times in told}) != 1:
        return claim
    return replace(claim, event=replace(claim.event, times=(*claim.event.times, *told[0])))


def _taken(times: Iterable[TimeExpression]) -> tuple[TimeExpression, ...]:
    return tuple(
        replace(time, rule=f"{time.rule}; {TOLD_ELSEWHERE}", imputed=(*time.imputed, "event"))
        for time in times if _is_definite(time)
    )  # fmt: skip


def _same_event(left: Claim, right: Claim) -> bool:
    """Same type, polarity and modality, no role filled differently, and two roles filled by the same."""
    if (left.factuality.polarity, left.factuality.modality) != (right.factuality.polarity, right.factuality.modality):
        return False
    ours, theirs = _fillers(left), _fillers(right)
    common = ours.keys() & theirs.keys()
    return len(common) >= SHARED_ROLES and all(ours[role] & theirs[role] for role in common)


def _fillers(claim: Claim) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for argument in claim.event.arguments:
        if argument.entity is not None:
            found.setdefault(argument.role, set()).add(argument.entity)
    return found
