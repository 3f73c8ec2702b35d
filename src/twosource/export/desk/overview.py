"""What the ledger holds, what changed, what is disputed, what is overdue."""

from collections import Counter

from twosource.export.desk.articles import articles
from twosource.export.desk.events import EventFilter, events, wanted
from twosource.export.desk.page import Page
from twosource.export.desk.plans import plans
from twosource.export.desk.sources import sources
from twosource.export.records import Record
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

SHOWN, SHOWN_CHANGES = 8, 50


def overview(ledger: Ledger, day: str | None = None) -> Record:
    """``{"counts": {"articles", "claims", "events", "sources", "failures"}, "statuses": {status: n}, "changed": [{"day", "kind", "event",
    "title", "detail"}, what the last batch did, at most SHOWN_CHANGES], "disputed": [event cards], "overdue": [cards as in
    ``plans``], "latest": [article cards]}``; of the last three at most SHOWN each.

    Plans are overdue as of ``day``, an ISO day; where it is left out, as of the last day on which events changed.
    """
    counts, changes = ledger.counts(), ledger.changes()
    day = day or max((changed for changed, _ in changes), default="")
    few = Page(SHOWN)
    return {
        "counts": {"articles": counts["documents"], "claims": counts["claims"], "events": counts["events"],
                   "sources": sources(ledger, Page(1))["total"], "failures": counts["failures"]},
        "statuses": dict(sorted(Counter(card["status"] for card in wanted(ledger, EventFilter())).items())),
        "changed": [{"day": changed, **plain(change)} for changed, change in changes[:SHOWN_CHANGES]],
        "disputed": events(ledger, EventFilter(status="disputed"), few)["items"],
        "overdue": [card for card in plans(ledger, day, few)["items"] if card["overdue"]],
        "latest": articles(ledger, few)["items"],
    }  # fmt: skip
