"""The journal of what people decided."""

from twosource.export.decisions import decisions as journal
from twosource.export.desk.page import Page, paged
from twosource.export.records import Record
from twosource.store.ledger import Ledger


def decisions(ledger: Ledger, page: Page | None = None) -> Record:
    """Entries of the journal, the latest first: the records of ``export --format decisions``, each with ``undone_by``, who undid
    it (``None`` where it was not undone)."""
    page, entries = page or Page(), _entries(ledger)
    (last,) = page.after(int) or (len(entries) + 1,)
    left = [entry for entry in reversed(entries) if entry["number"] < last]
    shown, following = paged(left, page, lambda entry: (entry["number"],))
    return {"items": shown, "total": len(entries), "next": following}


def _entries(ledger: Ledger) -> list[Record]:
    entries = list(journal(ledger))
    undone = {entry["undoes"]: entry["by"] for entry in entries if entry["undoes"] and entry["holds"]}
    return [entry | {"undone_by": undone.get(entry["number"])} for entry in entries]
