"""When events happened, as positions on an axis that gives eventful years more room."""

import calendar
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log2
from typing import Any

from twosource.web.words import as_date

EMPTY_STRETCH = 0.5  # width of a run of years without events, where a year with one event has 1
LABEL_ROOM = 6.0  # per cent of the axis that a year's label needs
POINT = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """Where an event stands on the axis, in per cent; open ends fade out. Width 0: one day, drawn as a point."""

    left: float
    width: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Piecewise linear in time: ``edges`` are the first days of stretches and the last stretch's end."""

    edges: tuple[float, ...]  # in years
    at: tuple[float, ...]  # in per cent, one for each edge
    labels: tuple[str, ...]  # one for each stretch; empty for those without

    def place(self, day: date) -> float:
        """``day`` in per cent from the left; outside the axis, its nearer end."""
        moment = _in_years(day)
        if moment <= self.edges[0]:
            return self.at[0]
        if moment >= self.edges[-1]:
            return self.at[-1]
        stretch = bisect_right(self.edges, moment) - 1
        share = (moment - self.edges[stretch]) / (self.edges[stretch + 1] - self.edges[stretch])
        return round(self.at[stretch] + share * (self.at[stretch + 1] - self.at[stretch]), 3)

    def bar(self, earliest: str | None, latest: str | None) -> Bar | None:
        """The bar for an interval; ``None`` where both ends are open: what has no date has no place."""
        first, last = as_date(earliest), as_date(latest)
        if first is None and last is None:
            return None
        left = self.place(first) if first else self.at[0]
        right = self.place(last) if last else self.at[-1]
        width = POINT if first == last else round(max(right - left, 0.4), 3)
        return Bar(left, width, open_start=first is None, open_end=last is None)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Labels where there is room for one; every edge has its line."""
        ticks, free_from = [], 0.0
        for left, wanted in zip(self.at, self.labels, strict=False):
            label = wanted if left >= free_from else ""
            free_from = left + LABEL_ROOM if label else free_from
            ticks.append(Tick(round(left, 3), label))
        return tuple(ticks)


def make_axis(times: Iterable[dict[str, Any]]) -> Axis | None:
    """An axis over ``times`` (``earliest`` and ``latest``, ISO dates or ``None``); ``None`` where nothing is dated.

    A year's width grows with the logarithm of its number of events, so that one early treaty does not press
    everything else to the margin; runs of years without events are folded into one narrow stretch.
    """
    days = [day for time in times for day in {as_date(time.get("earliest")), as_date(time.get("latest"))} if day]
    if not days:
        return None
    years = Counter(day.year for day in days)
    return _axis(*_stretches(sorted(years), years))


def month_axis(first: date, last: date) -> Axis:
    """An axis of whole months, all as wide as they are long; each January bears its year."""
    months = list(_months(first, last))
    edges = [_in_years(month) for month in months]
    labels = [str(month.year) if month.month == 1 or month == months[0] else month.strftime("%b") for month in months[:-1]]
    return _axis(edges, [after - before for before, after in pairwise(edges)], labels)


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month from that of ``first`` to the one after ``last``."""
    month = first.replace(day=1)
    yield month
    while month <= last:
        month = (month + timedelta(31)).replace(day=1)
        yield month


def _axis(edges: Sequence[float], widths: Sequence[float], labels: Sequence[str]) -> Axis:
    total, at = sum(widths), [0.0]
    for width in widths:
        at.append(at[-1] + 100 * width / total)
    return Axis(tuple(map(float, edges)), tuple(at), tuple(labels))


def _stretches(busy: Sequence[int], years: Counter[int]) -> tuple[list[int], list[float], list[str]]:
    """First years, widths and labels, for each busy year and each run of empty years between."""
    edges, widths, labels = [], [], []
    for year, following in pairwise([*busy, busy[-1] + 1]):
        edges.append(year)
        widths.append(1 + log2(years[year]))
        labels.append(str(year))
        if following > year + 1:
            edges.append(year + 1)
            widths.append(EMPTY_STRETCH)
            labels.append("")
    return [*edges, busy[-1] + 1], widths, labels


def _in_years(day: date) -> float:
    days = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1) / days
