"""The ledger as it would stand on a day: without what came out later, and with the plans that were due by then."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twosource.model.text import Publication
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger
from twosource.weigh.plans import OPEN, OVERDUE


@contextmanager
def ledger_as_of(ledger: Ledger, day: str) -> Iterator[Ledger]:
    """A copy of ``ledger`` that lasts as long as the block, linked and weighed from the articles that were out by ``day``.

    What people judged after ``day`` is left out too. Plans whose last day had passed are overdue, where no article that
    was out by then says that they came about. The ledger itself is not touched.
    """
    with tempfile.TemporaryDirectory(prefix="twosource-") as folder, ledger.copy(Path(folder, "past.db")) as past:
        read = past.read_on()
        later = [document.id for document in past.documents() if not was_out(document.published, day, read_on=read[document.id])]
        if later:
            past.forget(later)
        past.unjudge(day)
        refresh(past)
        past.mark(overdue(past, day), OVERDUE)
        yield past


def was_out(published: Publication, day: str, *, read_on: str) -> bool:
    """Whether the article was certainly out on ``day``: by its date, or because it had been read by then."""
    latest = published.value or published.latest
    return read_on <= day or (latest is not None and latest <= day)


def overdue(ledger: Ledger, day: str) -> list[str]:
    """Events of ``ledger`` that are plans and were due before ``day``."""
    with ledger.view() as view:
        return view.events.due_before(day, OPEN)
