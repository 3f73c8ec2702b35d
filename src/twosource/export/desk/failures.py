"""What could not be read, and why."""

from twosource.export.desk.page import Page, paged
from twosource.export.records import Record
from twosource.store.ledger import Ledger
from twosource.store.rows import plain


def failures(ledger: Ledger, page: Page | None = None) -> Record:
    """``{"path", "stage", "reason", "document": id | None}``, by path. ``stage`` is "read" where the bytes could not become a
    document; an earlier reading of ``document`` stays.
    """
    page = page or Page()
    failed = [plain(failure) for failure in ledger.failures()]
    after = page.after(str)
    shown, following = paged([each for each in failed if after is None or (each["path"],) > after], page, lambda each: (each["path"],))
    return {"items": list(shown), "total": len(failed), "next": following}
