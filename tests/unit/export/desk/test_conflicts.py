import pytest

from tests.conftest import BODY, HEADLINE, make_reading
from tests.worlds import fill
from twosource.export.desk.conflicts import conflicts
from twosource.store.ledger import Ledger


@pytest.fixture
def split(ledger: Ledger) -> Ledger:
    """Two articles of which one says the contrary of the other."""
    fill(ledger, [make_reading(), make_reading(f"{HEADLINE}\n\n{BODY} So it did.\n", path="other.txt", outlet="Lessin Post")])
    return ledger


def test_an_answer_is_quoted_with_its_article(split: Ledger) -> None:
    found = conflicts(split)
    assert found["total"] == len(found["items"]) > 0
    for item in found["items"]:
        assert list(item) == ["event", "title", "status", "kind", "field", "sides", "why", "quotes"]
        assert [quote["claim"] for quote in item["quotes"]] == [side[0] for side in item["sides"] if side]
        assert all(quote["text"] == BODY or quote["text"].startswith(BODY) for quote in item["quotes"])


def test_conflicts_are_found_by_kind(split: Ledger) -> None:
    kinds = {item["kind"] for item in conflicts(split)["items"]}
    for kind in kinds:
        assert {item["kind"] for item in conflicts(split, kind=kind)["items"]} == {kind}
    assert conflicts(split, kind="none")["total"] == 0
