"""Events along time: how many lie where, and lanes of them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from twosource.errors import InputError
from twosource.export.desk.events import EventFilter, in_time, wanted
from twosource.export.desk.page import Page, cut
from twosource.export.records import Record
from twosource.store.ledger import Ledger

MOST_BINS, MOST_LANES = 120, 24
WAYS = ("type", "participant")


def timeline(ledger: Ledger, filter: EventFilter | None = None, by: str = "type", page: Page | None = None) -> Record:
    """Dated events that fit, gathered twice.

    ``bins``: ``{"from", "to", "count"}``, days, months or years (the finest of which MOST_BINS hold them), without gaps; an event
    counts where it can first have happened. ``lanes``: one for each type, or participant (``by``), the fullest first, at most
    MOST_LANES to a page: ``{"key", "name", "total", "events": [cards in order of time], "more"}``, where ``more`` events of the
    lane beyond ``page.limit`` are only counted; with ``filter.type`` or ``filter.participant`` they are found. ``total``: dated
    events; ``undated``: the others; ``next``: cursor of the following lanes.
    """
    if by not in WAYS:
        raise InputError(f"lanes are by {' or '.join(WAYS)}, not by {by}")
    page = page or Page()
    cards = list(wanted(ledger, filter or EventFilter()))
    dated = [card for card in cards if first_day(card)]
    shown = cut(_lanes(dated, by, page.limit), Page(MOST_LANES, page.cursor), lambda lane: (-lane["total"], lane["key"]))
    return {"bins": bins([first_day(card) for card in dated]), "lanes": shown["items"], "undated": len(cards) - len(dated),
            "total": len(dated), "next": shown["next"]}  # fmt: skip


def first_day(card: Record) -> str:
    """The first day on which an event can have happened, else the last; empty where nothing is known."""
    return card["time"]["earliest"] or card["time"]["latest"] or ""


def _lanes(cards: Sequence[Record], by: str, most: int) -> Iterator[Record]:
    lanes: dict[str, tuple[str, list[Record]]] = {}
    for card in sorted(cards, key=in_time):
        for key, name in _keys(card, by).items():
            lanes.setdefault(key, (name, []))[1].append(card)
    for key, (name, held) in lanes.items():
        yield {"key": key, "name": name, "total": len(held), "events": held[:most], "more": max(0, len(held) - most)}


def _keys(card: Record, by: str) -> dict[str, str]:
    if by == "type":
        return {card["type"]: card["type"]}
    return {part["entity"]["id"]: part["entity"]["name"] for part in card["participants"]}


def bins(days: Sequence[str]) -> list[Record]:
    """``days`` counted in stretches of equal kind from the first to the last."""
    if not days:
        return []
    unit = next((unit for unit in ("day", "month") if len(list(_stretches(min(days), max(days), unit))) <= MOST_BINS), "year")
    stretches = list(_stretches(min(days), max(days), unit))
    counted = [sum(first <= day <= last for day in days) for first, last in stretches]
    return [{"from": first, "to": last, "count": count} for (first, last), count in zip(stretches, counted, strict=True)]


def _stretches(first: str, last: str, unit: str) -> Iterator[tuple[str, str]]:
    """First and last day of each day, month or year from the one that holds ``first`` to the one that holds ``last``."""
    start = _begin(date.fromisoformat(first), unit)
    while start.isoformat() <= last:
        following = _begin(start + timedelta({"day": 1, "month": 31, "year": 366}[unit]), unit)
        yield start.isoformat(), (following - timedelta(1)).isoformat()
        start = following


def _begin(day: date, unit: str) -> date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
