"""Events along time, one lane a type or participant; ranges where the day is uncertain, counts where there are many."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

from twosource.web import words
from twosource.web.desk import links
from twosource.web.desk.context import Context
from twosource.web.desk.filters import view_filters
from twosource.web.timeline import Axis, Bar, make_axis, month_axis

Record = Mapping[str, Any]

LABEL = 44  # characters of a title on the chart
LETTER = 0.62  # width of a letter, per cent of the chart
GAP = 1.2  # per cent between two events of one row
MONTHS_SHOWN = 4 * 365  # days: up to so many are drawn month by month
LISTED = 8  # events of a lane where there is no room for a chart


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event on the chart: ``row`` within its lane; the label begins at ``at``, or ends there if ``is_left``."""

    card: Record
    bar: Bar
    row: int
    label: str
    at: float
    is_left: bool
    told: str


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    total: int
    more: int
    address: str  # of its events as a list
    drawn: tuple[Drawn, ...]
    counted: tuple["Column", ...]  # in place of the events where there are too many to draw
    rows: int
    listed: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """How many events may have begun in one stretch of time; ``height`` in per cent of the fullest; ``address`` looks closer."""

    left: float
    width: float
    height: float
    label: str
    address: str


def view(record: Record, context: Context) -> dict[str, Any]:
    by = context.query.get("by", "type")
    cards = [card for lane in record["lanes"] for card in lane["events"]]
    axis = _axis(record["bins"], cards, context)
    return {
        "title": "Timeline",
        "record": record,
        "by": by,
        "filters": view_filters(context, cards),
        "axis": axis,
        "columns": list(_columns(record["bins"], axis, context, {})) if axis else [],
        "lanes": [_lane(lane, by, axis, context) for lane in record["lanes"]] if axis else [],
        "zoom": _zoom(record["bins"], context),
    }


def _axis(bins: Sequence[Record], cards: Sequence[Record], context: Context) -> Axis | None:
    """Month by month where that fits; else an axis that gives eventful years more room."""
    asked = words.as_date(context.query.get("from")), words.as_date(context.query.get("to"))
    days = [day for each in bins for day in (words.as_date(each["from"]), words.as_date(each["to"])) if day]
    if not days:
        return None
    first, last = asked[0] or min(days), asked[1] or max(days)
    if (last - first).days <= MONTHS_SHOWN:
        return month_axis(first, last)
    return make_axis([*(card["time"] for card in cards), *({"earliest": each["from"]} for each in bins if each["count"])])


def _columns(bins: Sequence[Record], axis: Axis, context: Context, narrowed: Mapping[str, str]) -> Iterator[Column]:
    fullest = max((each["count"] for each in bins), default=0)
    for each in bins:
        first, last = date.fromisoformat(each["from"]), date.fromisoformat(each["to"])
        left, right = axis.place(first), axis.place(last + timedelta(1))
        if each["count"] and right > left:
            label = f"{words.time_in_words(each['from'], each['to'])}: {words.count(each['count'], 'event')}"
            closer = context.here(**narrowed, **{"from": each["from"], "to": each["to"]})
            yield Column(left, round(right - left, 3), round(100 * each["count"] / fullest, 2), label, closer)


def _lane(lane: Record, by: str, axis: Axis, context: Context) -> Lane:
    """Its events, each drawn, or where there are too many how many lie where."""
    counted = tuple(_columns(lane["bins"], axis, context, {by: lane["key"]}))
    drawn = () if counted else tuple(_pack(lane["events"], axis))
    asked = {key: value for key, value in context.query.items() if key not in ("by", "cursor", "limit")} | {by: lane["key"]}
    name = lane["name"].replace("-", " ") if by == "type" else words.tidy(lane["name"])
    rows = max((event.row for event in drawn), default=-1) + 1
    return Lane(name, lane["total"], lane["more"], links.events(**asked), drawn, counted, rows, tuple(lane["events"][:LISTED]))


def _pack(cards: Sequence[Record], axis: Axis) -> Iterator[Drawn]:
    """Each event in the first row in which neither its bar nor its label touches another's."""
    ends: list[float] = []
    for card in cards:
        time = card["time"]
        bar = axis.bar(time["earliest"], time["latest"])
        if bar is None:
            continue
        label = shorten(words.tidy(card["title"] or card["type"]), LABEL, placeholder="…")
        start, end, is_left = _extent(bar, label)
        row = next((row for row, taken in enumerate(ends) if taken + GAP <= start), len(ends))
        ends[row:] = [end, *ends[row + 1 :]]
        yield Drawn(card, bar, row, label, round(bar.left + bar.width if is_left else bar.left, 3), is_left, _told(card))


def _extent(bar: Bar, label: str) -> tuple[float, float, bool]:
    """From where to where bar and label reach, and whether the label must stand to the left."""
    room, right = len(label) * LETTER + 1, bar.left + bar.width
    if bar.left + room > 100 and right - room > 0:
        return right - room, right, True
    return bar.left, max(right, bar.left + room), False


def _told(card: Record) -> str:
    """The event for those who do not see the chart, or point at it."""
    when = words.time_in_words(card["time"]["earliest"], card["time"]["latest"])
    return f"{words.tidy(card['title'] or card['type'])}; {when}; {words.STATUS.get(card['status'], card['status'])}"


def _zoom(bins: Sequence[Record], context: Context) -> list[tuple[str, str]]:
    """Label and address of each step: out, earlier, later, all of time."""
    first, last = (words.as_date(context.query.get(end)) for end in ("from", "to"))
    if not (first and last):
        return []
    width = max(last - first, timedelta(1))
    steps = (("Earlier", first - width, last - width), ("Later", first + width, last + width), ("Wider", first - width, last + width))
    return [*((label, context.here(**{"from": start, "to": end})) for label, start, end in steps), ("All of time", context.here(**{"from": None, "to": None}))]
