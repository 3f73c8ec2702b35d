"""Events along time: how many lie where, and lanes of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from twosource.errors import InputError
from twosource.export.desk.cards import event_card
from twosource.export.desk.page import Page, paged
from twosource.export.records import Record
from twosource.store.browse import EventFilter, View
from twosource.store.browse.events import Card
from twosource.store.ledger import Ledger

MOST_BINS, MOST_LANES = 120, 24
MOST_CARDS = 240  # on one page, in all lanes together
WAYS = ("type", "participant")


def timeline(ledger: Ledger, filter: EventFilter | None = None, by: str = "type", page: Page | None = None) -> Record:
    """Dated events that fit, gathered twice.

    ``bins``: ``{"from", "to", "count"}``, days, months or years (the finest of which MOST_BINS hold them), without gaps; an event
    counts where it can first have happened. ``lanes``: one for each type, or participant (``by``), the fullest first, at most
    MOST_LANES to a page: ``{"key", "name", "total", "events": [cards in order of time], "more", "bins"}``, where ``more`` events of
    the lane, beyond ``page.limit`` or its share of MOST_CARDS, are only counted, in ``bins`` of its own; with ``filter.type`` or
    ``filter.participant`` they are found. ``total``: dated events; ``undated``: the others; ``next``: cursor of the following lanes.
    """
    if by not in WAYS:
        raise InputError(f"lanes are by {' or '.join(WAYS)}, not by {by}")
    page, filter = page or Page(), filter or EventFilter()
    with ledger.view() as view:
        whole = filter == EventFilter() and page == Page()
        return ledger.kept(("timeline", by), lambda: _timeline(view, filter, by, page)) if whole else _timeline(view, filter, by, page)


def _timeline(view: View, filter: EventFilter, by: str, page: Page) -> Record:
    dated, undated = view.events.count(filter)
    lanes = Page(MOST_LANES, page.cursor)
    shown, following = paged(view.events.lanes(filter, by, MOST_LANES + 1, lanes.after(int, str)), lanes, lambda lane: (-lane[2], lane[0]))
    room = min(page.limit, MOST_CARDS // max(1, len(shown)))
    cards = view.events.lane(filter, by, [key for key, _, _ in shown], room)
    days = view.events.days(filter)
    unit = unit_of(days)
    counted = view.events.lane_days(filter, by, [key for key, _, total in shown if total > room])
    drawn = [_lane(*lane, cards[lane[0]], bins(counted.get(lane[0], []), unit)) for lane in shown]
    return {"bins": bins(days, unit), "lanes": drawn, "undated": undated, "total": dated, "next": following}


def _lane(key: str, name: str, total: int, cards: Sequence[Card], counted: list[Record]) -> Record:
    return {"key": key, "name": name, "total": total, "events": list(map(event_card, cards)), "more": total - len(cards), "bins": counted}


def unit_of(days: Sequence[tuple[str, int]]) -> str:
    """The finest of day, month and year of which MOST_BINS reach from the first day to the last."""
    if not days:
        return "year"
    first, last = days[0][0], days[-1][0]
    return next((unit for unit in ("day", "month") if len(list(islice(_stretches(first, last, unit), MOST_BINS + 1))) <= MOST_BINS), "year")


def bins(days: Sequence[tuple[str, int]], unit: str) -> list[Record]:
    """``days``, in order, counted in stretches of equal kind from the first to the last."""
    if not days:
        return []
    counted: Counter[str] = Counter()
    for day, count in days:
        counted[_begin(date.fromisoformat(day), unit).isoformat()] += count
    return [{"from": begin, "to": end, "count": counted[begin]} for begin, end in _stretches(days[0][0], days[-1][0], unit)]


def _stretches(first: str, last: str, unit: str) -> Iterator[tuple[str, str]]:
    """First and last day of each day, month or year from the one that holds ``first`` to the one that holds ``last``."""
    start = _begin(date.fromisoformat(first), unit)
    while start.isoformat() <= last:
        following = _begin(start + timedelta({"day": 1, "month": 31, "year": 366}[unit]), unit)
        yield start.isoformat(), (following - timedelta(1)).isoformat()
        start = following


def _begin(day: date, unit: str) -> date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
