import pytest

from twosource.model.time import Interval
from twosource.weigh.plans import due, is_overdue

IN_MAY = Interval("2031-05-01", "2031-05-31")


def test_due_is_the_last_possible_day() -> None:
    assert due([IN_MAY, Interval("2031-04-01", "2031-04-30"), Interval()]) == "2031-05-31"


def test_an_open_end_is_never_due() -> None:
    assert due([Interval("2031-05-01", None), IN_MAY]) is None
    assert due([]) is None


@pytest.mark.parametrize(("status", "day", "overdue"), [
    ("planned", "2031-06-01", True), ("planned", "2031-05-31", False), ("single-origin", "2031-06-01", False),
])  # fmt: skip
def test_only_a_plan_whose_last_day_has_passed_is_overdue(status: str, day: str, overdue: bool) -> None:
    assert is_overdue(status, [IN_MAY], day) is overdue
