"""What could not be read, and why."""

from twosource.export.desk.page import Page, cut
from twosource.export.records import Record
from twosource.store.ledger import Ledger
from twosource.store.rows import plain


def failures(ledger: Ledger, page: Page | None = None) -> Record:
    """``{"path", "stage", "reason", "document": id | None}``, by path. ``stage`` is "read" where the bytes could not become a
    document; an earlier reading of ``document`` stays.
    """
    return cut(map(plain, ledger.failures()), page or Page(), lambda failure: (failure["path"],))
