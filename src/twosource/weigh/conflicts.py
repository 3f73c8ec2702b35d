"""Claims of one event that contradict one another, and those that only seem to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, permutations
from typing import Any

from twosource.link.amounts import above
from twosource.link.fillers import NAMED_ONCE
from twosource.link.times import dated, days
from twosource.link.view import ClaimView, Filler
from twosource.model.corroboration import Conflict
from twosource.weigh.drift import find_drift
from twosource.weigh.independence import supports
from twosource.weigh.lineage import Traced

NOT_YET = ("planned", "possible", "requested", "conditional")
Sides = tuple[tuple[str, ...], tuple[str, ...]]
Stated = list[tuple[Any, tuple[ClaimView, ...]]]


def find_conflicts(claims: Sequence[ClaimView], traced: Traced) -> Iterator[Conflict]:
    """Differences between claims of one event, one line each, the gravest first."""
    supporting = [claim for claim in claims if supports(claim)]
    yield from _polarity(claims)
    yield from _quantity(supporting, traced)
    yield from _time(supporting, traced)
    yield from _actor(supporting, traced)
    yield from _place(supporting)
    yield from _progress(supporting)
    yield from find_drift(traced)


def _polarity(claims: Sequence[ClaimView]) -> Iterator[Conflict]:
    """Said to have happened, and said not to: a conflict, unless the two sides speak of times that cannot coincide."""
    happened = [claim for claim in claims if supports(claim) and claim.modality == "actual"]
    against = [claim for claim in claims if not supports(claim)]
    apart = [claim for claim in against if happened and not any(_may_coincide(claim, other) for other in happened)]
    same = [claim for claim in against if claim not in apart]
    if happened and same:
        yield Conflict("conflict", "polarity", _sides(happened, same), "reported as having happened, and denied or reported as not having happened")
    if apart:
        yield Conflict("different-scope", "polarity", _sides(happened, apart), "denied for another time than the one in which it is reported")


def _may_coincide(left: ClaimView, right: ClaimView) -> bool:
    ours, theirs = ([days(interval) for interval in claim.intervals if dated(interval)] for claim in (left, right))
    return not ours or not theirs or any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs)


def _quantity(claims: Sequence[ClaimView], traced: Traced) -> Iterator[Conflict]:
    """Amounts in one unit: a conflict where their ranges do not meet, else the narrower refines the wider."""
    stated = _by_value((quantity, claim) for claim in claims for quantity in claim.quantities if quantity[:2] != (None, None))
    for ((low, high, unit), ours), ((other_low, other_high, other_unit), theirs) in combinations(stated, 2):
        if unit is None or unit != other_unit:
            continue
        pair = f"{unit}: {_amount(low, high)} {{}} {_amount(other_low, other_high)}"
        if above(low, other_high) or above(other_low, high):
            yield _contrary("quantity", ours, theirs, pair.format("against"), traced)
        else:
            yield Conflict("refinement", "quantity", _sides(ours, theirs), pair.format("and") + ": both can be true")


def _contrary(field: str, ours: Sequence[ClaimView], theirs: Sequence[ClaimView], why: str, traced: Traced) -> Conflict:
    """Two values that cannot both be true: of one source it is a restatement, of a plan and what came of it nobody knows."""
    sides = _sides(ours, theirs)
    origins = [{origin.key for claim in side if (origin := traced.origin(claim))} for side in (ours, theirs)]
    if origins[0] == origins[1] and len(origins[0]) == 1:
        return Conflict("same-source-restated", field, sides, f"{why}; both rest on {_name(ours, traced)}")
    if _unreal(ours) != _unreal(theirs):
        return Conflict("unresolved", field, sides, f"{why}; one is planned or possible, the other reported as happened")
    return Conflict("conflict", field, sides, why)


def _name(claims: Sequence[ClaimView], traced: Traced) -> str:
    return next((origin.name for claim in claims if (origin := traced.origin(claim))), "")


def _unreal(claims: Sequence[ClaimView]) -> bool:
    return all(claim.modality in NOT_YET for claim in claims)


def _by_value(stated: Iterable[tuple[Any, ClaimView]]) -> Stated:
    """Each value once with the claims that state it: events with many claims have few values to compare."""
    groups: dict[Any, dict[str, ClaimView]] = {}
    for value, claim in stated:
        groups.setdefault(value, {})[claim.id] = claim
    return [(value, tuple(members.values())) for value, members in groups.items()]


def _sides(ours: Sequence[ClaimView], theirs: Sequence[ClaimView]) -> Sides:
    return tuple(claim.id for claim in ours), tuple(claim.id for claim in theirs)


def _amount(low: float | None, high: float | None) -> str:
    if low == high:
        return f"{low:,.10g}"
    return f"{low:,.10g} or more" if high is None else f"at most {high:,.10g}" if low is None else f"{low:,.10g} to {high:,.10g}"


def _time(claims: Sequence[ClaimView], traced: Traced) -> Iterator[Conflict]:
    """A day inside a month or year that another claim gives makes it more exact; two days that differ are a conflict.

    Two years or months are none: what went on in the one may have gone on in the other.
    """
    stated = _by_value((days(interval), claim) for claim in claims for interval in claim.intervals if dated(interval))
    for (wider, ours), (narrower, theirs) in permutations(stated, 2):
        if wider[0] <= narrower[0] and narrower[1] <= wider[1]:
            yield Conflict("refinement", "date", _sides(ours, theirs), f"{_period(narrower)} lies within {_period(wider)}")
    for (left, ours), (right, theirs) in combinations(stated, 2):
        days_apart = left != right and left[0] == left[1] and right[0] == right[1]
        if days_apart and _told_apart(ours, theirs) and not any(_may_coincide(a, b) for a in ours for b in theirs):
            yield _contrary("date", ours, theirs, f"{_period(left)} against {_period(right)}", traced)


def _told_apart(ours: Sequence[ClaimView], theirs: Sequence[ClaimView]) -> bool:
    """Whether no article tells both: one that does knows of two days, two places or two people."""
    return not {claim.document for claim in ours} & {claim.document for claim in theirs}


def _period(period: tuple[date, date]) -> str:
    first, last = period
    if first == last:
        return first.isoformat()
    if last == date.max:
        return f"the time since {first}"
    return f"the time until {last}" if first == date.min else f"{first} to {last}"


def _actor(claims: Sequence[ClaimView], traced: Traced) -> Iterator[Conflict]:
    """One role filled by two who cannot be one another; a state and its own people are no two."""
    named = _by_value((filler, claim) for claim in claims for filler in claim.fillers if filler.key and filler.kind in NAMED_ONCE)
    for (filler, ours), (other, theirs) in combinations(named, 2):
        if filler.role == other.role and _told_apart(ours, theirs) and _is_another(filler, other) and not _shares(filler.role, ours, theirs):
            yield _contrary("actor", ours, theirs, f"{filler.role}: {filler.text} against {other.text}", traced)


def _is_another(filler: Filler, other: Filler) -> bool:
    of_states = filler.state and other.state and filler.state != other.state
    return filler.key != other.key and filler.kind == other.kind and bool(of_states or not (filler.state or other.state))


def _shares(role: str, ours: Sequence[ClaimView], theirs: Sequence[ClaimView]) -> bool:
    """Whether both sides name somebody in common beside those that differ: then one only names more of them."""
    left, right = ({filler.key for claim in side for filler in claim.of_role(role)} for side in (ours, theirs))
    return bool(left & right)


def _place(claims: Sequence[ClaimView]) -> Iterator[Conflict]:
    """Two places given for the same single day: one may lie in the other, or it was at both."""
    stated = _by_value(((claim.places[0], day), claim) for claim in claims if len(claim.places) == 1 for day in _single_days(claim))
    for ((place, day), ours), ((other, same), theirs) in combinations(stated, 2):
        if day == same and place != other and _told_apart(ours, theirs):
            yield Conflict("unresolved", "place", _sides(ours, theirs), f"{place} and {other} on {day}: one may lie in the other")


def _single_days(claim: ClaimView) -> Iterator[date]:
    for interval in claim.intervals:
        first, last = days(interval)
        if first == last:
            yield first


def _progress(claims: Sequence[ClaimView]) -> Iterator[Conflict]:
    planned = [claim for claim in claims if claim.modality in NOT_YET]
    done = [claim for claim in claims if claim.modality == "actual"]
    if planned and done:
        yield Conflict("state-change", "modality", _sides(planned, done), "planned or possible in one claim, reported as happened in another")
