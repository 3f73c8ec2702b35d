"""A time that an event does not have but follows or precedes."""

from dataclasses import replace

from twosource.extract.times.timeline import interval_of
from twosource.model.time import TimeExpression, bounded

BOUNDING = {"since": "since", "after": "after", "following": "after", "before": "before", "until": "until"}


def as_bound(time: TimeExpression, direction: str | None) -> TimeExpression:
    """The time as what an event lies before or after; "on" is the time itself, whatever its own preposition was."""
    if direction == "on":
        return replace(time, direction=None, interval=interval_of(time.timex)) if time.direction else time
    if direction is None or time.direction is not None:
        return time
    days = bounded(time.interval, direction)
    return replace(time, direction=direction, interval=days, rule=f"{time.rule}; {direction} what it dates")
