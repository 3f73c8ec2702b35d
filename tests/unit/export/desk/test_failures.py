from twosource.export.desk.failures import failures
from twosource.export.desk.page import Page
from twosource.model.failure import Failure
from twosource.store.ledger import Ledger


def test_what_could_not_be_read_is_told_with_the_reason(ledger: Ledger) -> None:
    for name in ("b.txt", "a.txt"):
        ledger.fail(Failure(name, "read", "holds no text"))
    first = failures(ledger, Page(1))
    assert first["items"] == [{"path": "a.txt", "stage": "read", "reason": "holds no text", "document": None}]
    assert [failure["path"] for failure in failures(ledger, Page(1, first["next"]))["items"]] == ["b.txt"]
    assert first["total"] == 2
