"""What was announced, and by when it should have come about."""

from twosource.export.desk.cards import event_card
from twosource.export.desk.page import Page, paged
from twosource.export.records import Record
from twosource.model.summary import UNDATED
from twosource.store.ledger import Ledger
from twosource.weigh.plans import OPEN, OVERDUE


def plans(ledger: Ledger, day: str, page: Page | None = None) -> Record:
    """Event cards of open plans, those due first first; each with ``due``, the last day on which it may still come about in time
    (``None`` where that is open), and ``overdue``: whether that was before ``day``, an ISO day.
    """
    page = page or Page()
    with ledger.view() as view:
        found = view.events.plans((OPEN, OVERDUE), page.limit + 1, page.after(str, str))
        shown, following = paged(found, page, lambda card: (card.due or UNDATED, card.id))
        statuses = view.events.statuses()
    items = [event_card(card) | {"due": card.due, "overdue": (card.due or day) < day} for card in shown]
    return {"items": items, "total": statuses.get(OPEN, 0) + statuses.get(OVERDUE, 0), "next": following}
