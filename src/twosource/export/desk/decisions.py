"""The journal of what people decided."""

from collections.abc import Iterable, Iterator

from twosource.export.decisions import decisions as journal
from twosource.export.desk.page import Page, paged
from twosource.export.records import Record
from twosource.store.ledger import Ledger


def decisions(ledger: Ledger, page: Page | None = None) -> Record:
    """Entries of the journal, the latest first: the records of ``export --format decisions``, each with ``undone_by``, who undid
    it (``None`` where it was not undone)."""
    page, entries = page or Page(), list(with_undoers(journal(ledger)))
    (last,) = page.after(int) or (len(entries) + 1,)
    left = [entry for entry in reversed(entries) if entry["number"] < last]
    shown, following = paged(left, page, lambda entry: (entry["number"],))
    return {"items": shown, "total": len(entries), "next": following}


def with_undoers(entries: Iterable[Record]) -> Iterator[Record]:
    """Entries with all that undo them, each with ``undone_by``."""
    listed = list(entries)
    undone = {entry["undoes"]: entry["by"] for entry in listed if entry["undoes"] and entry["holds"]}
    yield from (entry | {"undone_by": undone.get(entry["number"])} for entry in listed)
