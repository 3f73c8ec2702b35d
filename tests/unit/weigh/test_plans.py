
from twosource.model.time import Interval
from twosource.weigh.plans import due

IN_MAY = Interval("2031-05-01", "2031-05-31")


def test_due_is_the_last_possible_day() -> None:
    assert due([IN_MAY, Interval("2031-04-01", "2031-04-30"), Interval()]) == "2031-05-31"


def test_an_open_end_is_never_due() -> None:
    assert due([Interval("2031-05-01", None), IN_MAY]) is None
    assert due([]) is None
