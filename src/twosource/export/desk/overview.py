"""What the ledger holds, what changed, what is disputed, what is overdue."""

from twosource.export.desk.articles import articles
from twosource.export.desk.events import events
from twosource.export.desk.page import Page
from twosource.export.desk.plans import plans
from twosource.export.records import Record
from twosource.store.browse import EventFilter
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

SHOWN, SHOWN_CHANGES = 8, 50


def overview(ledger: Ledger, day: str | None = None) -> Record:
    """``{"counts": {"articles", "claims", "events", "sources", "failures"}, "statuses": {status: n}, "changed": [{"day", "kind", "event",
    "title", "detail"}, what the last batch did, at most SHOWN_CHANGES], "disputed": [event cards], "overdue": [cards as in
    ``plans``], "latest": [article cards]}``; of the last three at most SHOWN each.

    Plans are overdue as of ``day``, an ISO day; where it is left out, as of the last day on which events changed.
    """
    few = Page(SHOWN)
    with ledger.view() as view:
        changes = ledger.changes(limit=SHOWN_CHANGES)
        day = day or max((changed for changed, _ in changes), default="")
        counts, statuses = ledger.counts(), view.events.statuses()
        return {
            "counts": {"articles": view.articles.count(), "claims": view.articles.count_claims(), "events": sum(statuses.values()),
                       "sources": view.voices.count(), "failures": counts["failures"]},
            "statuses": statuses,
            "changed": [{"day": changed, **plain(change)} for changed, change in changes],
            "disputed": events(ledger, EventFilter(status="disputed"), few)["items"],
            "overdue": [card for card in plans(ledger, day, few)["items"] if card["overdue"]],
            "latest": articles(ledger, few)["items"],
        }  # fmt: skip
