"""When two claims' events were, and whether that may be one time."""

from datetime import date, timedelta

from twosource.link.view import ClaimView
from twosource.model.time import Interval
from twosource.vocabulary.linking import LinkingWeights

A_YEAR, A_MONTH = timedelta(days=367), timedelta(days=31)
Days = tuple[date, date]


def days(interval: Interval) -> Days:
    """First and last day, open ends as far as the calendar goes."""
    first = date.fromisoformat(interval.earliest) if interval.earliest else date.min
    last = date.fromisoformat(interval.latest) if interval.latest else date.max
    return first, last


def dated(interval: Interval) -> bool:
    return bool(interval.earliest or interval.latest)


def narrow(interval: Interval) -> bool:
    """A year at most: to lie within decades says little."""
    first, last = days(interval)
    return bool(interval.earliest and interval.latest) and last - first < A_YEAR


def exact(interval: Interval) -> bool:
    """A month at most."""
    first, last = days(interval)
    return narrow(interval) and last - first < A_MONTH


def padded(day: date, by: timedelta) -> date:
    """``day`` moved, but for the ends of the calendar."""
    return day if day in (date.min, date.max) else day + by


def told_at(claim: ClaimView) -> Interval | None:
    """Days in which the article that carries the claim came out; None where they are not known within a year."""
    out = Interval(claim.page.earliest, claim.page.latest)
    return out if narrow(out) else None


def news_of(claim: ClaimView, weights: LinkingWeights) -> Days | None:
    """Days that an undated claim is news of: those before its article came out, and those that follow, for a plan."""
    out = told_at(claim)
    if out is None:
        return None
    first, last = days(out)
    return first - timedelta(days=weights.news_for), last + timedelta(days=weights.news_for)


def gap(left: Days, right: Days) -> timedelta:
    """Days between two spans; none where they meet."""
    if left[0] <= right[1] and right[0] <= left[1]:
        return timedelta(0)
    return right[0] - left[1] if left[1] < right[0] else left[0] - right[1]
