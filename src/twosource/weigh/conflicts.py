"""Claims of one event that answer or contradict one another, and those that only seem to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, permutations
from typing import Any

from twosource.link.compare import dated, days
from twosource.link.view import ClaimView
from twosource.model.corroboration import Conflict
from twosource.weigh.independence import supports
from twosource.weigh.lineage import Traced

NOT_YET = ("planned", "possible", "requested", "conditional")


def find_conflicts(claims: Sequence[ClaimView], traced: Traced) -> Iterator[Conflict]:
    """Differences between claims of one event, one line each, the gravest first."""
    yield from _polarity(claims)
    yield from _quantity(claims)
    yield from _time(claims)
    yield from _progress(claims)


def _polarity(claims: Sequence[ClaimView]) -> Iterator[Conflict]:
    for_it = tuple(claim.id for claim in claims if supports(claim) and claim.modality == "actual")
    against = tuple(claim.id for claim in claims if not supports(claim))
    if for_it and against:
        yield Conflict("conflict", "polarity", (for_it, against), "reported as having happened, and denied or reported as not having happened")


def _quantity(claims: Sequence[ClaimView]) -> Iterator[Conflict]:
    """Amounts in one unit: a conflict where their ranges do not meet, else the narrower refines the wider."""
    stated = _by_value((quantity, claim) for claim in claims for quantity in claim.quantities if quantity[:2] != (None, None))
    for ((low, high, unit), ours), ((other_low, other_high, other_unit), theirs) in combinations(stated, 2):
        if unit is None or unit != other_unit:
            continue
        pair = f"{unit}: {_amount(low, high)} {{}} {_amount(other_low, other_high)}"
        if _above(low, other_high) or _above(other_low, high):
            yield Conflict("conflict", "quantity", (ours, theirs), pair.format("against"))
        else:
            yield Conflict("refinement", "quantity", (ours, theirs), pair.format("and") + ": both can be true")


def _by_value(stated: Iterable[tuple[Any, ClaimView]]) -> list[tuple[Any, tuple[str, ...]]]:
    """Each value once with the claims that state it: events with many claims have few values to compare."""
    groups: dict[Any, list[str]] = {}
    for value, claim in stated:
        groups.setdefault(value, []).append(claim.id)
    return [(value, tuple(dict.fromkeys(ids))) for value, ids in groups.items()]


def _above(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high


def _amount(low: float | None, high: float | None) -> str:
    if low == high:
        return f"{low:,.10g}"
    return f"{low:,.10g} or more" if high is None else f"at most {high:,.10g}" if low is None else f"{low:,.10g} to {high:,.10g}"


def _time(claims: Sequence[ClaimView]) -> Iterator[Conflict]:
    """A day inside a month or year that another claim gives makes it more exact."""
    stated = _by_value((days(interval), claim) for claim in claims for interval in claim.intervals if dated(interval))
    for (wider, ours), (narrower, theirs) in permutations(stated, 2):
        if wider[0] <= narrower[0] and narrower[1] <= wider[1]:
            yield Conflict("refinement", "date", (ours, theirs), f"{_period(narrower)} lies within {_period(wider)}")


def _period(period: tuple[date, date]) -> str:
    first, last = period
    if first == last:
        return first.isoformat()
    if last == date.max:
        return f"the time since {first}"
    return f"the time until {last}" if first == date.min else f"{first} to {last}"


def _progress(claims: Sequence[ClaimView]) -> Iterator[Conflict]:
    planned = tuple(claim.id for claim in claims if supports(claim) and claim.modality in NOT_YET)
    done = tuple(claim.id for claim in claims if supports(claim) and claim.modality == "actual")
    if planned and done:
        yield Conflict("state-change", "modality", (planned, done), "planned or possible in one claim, reported as happened in another")

