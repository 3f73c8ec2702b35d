from dataclasses import replace

import pytest

from tests.conftest import make_reading
from tests.worlds import fill
from twosource.export.desk.plans import plans
from twosource.model.claim import Factuality, Modality
from twosource.store.ledger import Ledger


@pytest.fixture
def announced(ledger: Ledger) -> Ledger:
    """A sale that was planned for 3 May 2031."""
    reading = make_reading()
    fill(ledger, [replace(reading, claims=tuple(replace(claim, factuality=Factuality(modality=Modality.PLANNED)) for claim in reading.claims))])
    return ledger


@pytest.mark.parametrize(("day", "overdue"), [("2031-05-03", False), ("2031-05-04", True)])
def test_a_plan_is_overdue_once_its_day_has_passed(announced: Ledger, day: str, overdue: bool) -> None:
    (card,) = plans(announced, day)["items"]
    assert (card["status"], card["due"], card["overdue"]) == ("planned", "2031-05-03", overdue)


def test_what_happened_is_no_plan(world: Ledger) -> None:
    assert plans(world, "2032-01-01") == {"items": [], "total": 0, "next": None}
