"""What was announced, and by when it should have come about."""

from collections.abc import Iterable

from twosource.export.claims import claims
from twosource.export.desk.events import EventFilter, wanted
from twosource.export.desk.page import Page, cut
from twosource.export.records import Record
from twosource.model.time import Interval
from twosource.store.ledger import Ledger
from twosource.weigh.plans import OPEN, OVERDUE, due


def plans(ledger: Ledger, day: str, page: Page | None = None) -> Record:
    """Event cards of open plans, those due first first; each with ``due``, the last day on which it may still come about in time
    (``None`` where that is open), and ``overdue``: whether that was before ``day``, an ISO day.
    """
    cards = [card for card in wanted(ledger, EventFilter()) if card["status"] in (OPEN, OVERDUE)]
    last = _due(ledger, {card["id"] for card in cards})
    found = (card | {"due": last.get(card["id"]), "overdue": (last.get(card["id"]) or day) < day} for card in cards)
    return cut(found, page or Page(), lambda card: (card["due"] or "9999", card["id"]))


def _due(ledger: Ledger, events: Iterable[str]) -> dict[str, str | None]:
    """Event → the last day of its plan."""
    times: dict[str, list[Interval]] = {event: [] for event in events}
    for claim in claims(ledger):
        if claim["event"]["id"] in times:
            times[claim["event"]["id"]] += [Interval(time["earliest"], time["latest"]) for time in claim["time"]]
    return {event: due(intervals) for event, intervals in times.items()}
