"""Plans with dates are open questions: on a given day, should it have come about?"""

from collections.abc import Iterable

from twosource.model.time import Interval

OPEN, OVERDUE = "planned", "overdue"


def due(times: Iterable[Interval]) -> str | None:
    """The last day on which a plan may still come about in time; None where its claims leave that open."""
    last = [interval.latest for interval in times if interval.earliest or interval.latest]
    return None if None in last else max((day for day in last if day), default=None)
