"""Times as EDTF writes them."""

import pytest

from twosource.model.edtf import edtf
from twosource.model.text import Span
from twosource.model.time import Interval, TimeExpression

OPEN = Interval()


def time(timex: str, *, kind: str = "DATE", days: Interval = OPEN, direction: str | None = None) -> TimeExpression:
    return TimeExpression(Span(0, 4), kind, timex, days, "rule", direction=direction)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2022-03", time("2022-03", days=Interval("2022-03-01", "2022-03-31"))),
        ("XXXX-03-11", time("XXXX-03-11")),
        ("2022/..", time("2022", days=Interval("2022-01-01"), direction="since")),
        ("../2022", time("2022", days=Interval(None, "2022-12-31"), direction="before")),
        ("2022", time("2022", days=Interval(None, "2022-12-31"), direction="by")),
        ("2019-09-23/2019-09-29", time("2019-W39", days=Interval("2019-09-23", "2019-09-29"))),
        ("2015/2019", time("P4Y", kind="DURATION", days=Interval("2015-07-10", "2019-07-10"))),
        ("2019-03/2019-07", time("P4M", kind="DURATION", days=Interval("2019-03-10", "2019-07-10"))),
        ("2019-07-06/2019-07-10", time("P4D", kind="DURATION", days=Interval("2019-07-06", "2019-07-10"))),
        ("P20Y", time("P20Y", kind="DURATION")),
        ("XXXX-WXX-3", time("XXXX-WXX-3")),
        ("PRESENT_REF", time("PRESENT_REF", days=Interval("2019-07-10", "2019-07-10"))),
    ],
)
def test_bounds_are_open_and_weeks_are_days(written: str, said: TimeExpression) -> None:
    assert edtf(said) == written
