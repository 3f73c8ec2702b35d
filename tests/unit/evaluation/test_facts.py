"""When a claim's times meet the date that a careful reader gave."""

import pytest

from evaluation.facts import dated


def time(timex: str, earliest: str | None, latest: str | None) -> dict[str, str | None]:
    return {"timex": timex, "earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("when", "read", "right"),
    [
        ("2022-09-14", time("2022-09-14", "2022-09-14", "2022-09-14"), True),
        ("2022-09", time("2022-09-14", "2022-09-14", "2022-09-14"), True),
        ("2022-09-14", time("2022-09", "2022-09-01", "2022-09-30"), False),
        ("2022-09-14/..", time("2022-09-14/..", "2022-09-14", None), True),
        ("2022-22", time("2022-SU", "2022-06-01", "2022-08-31"), True),
        ("2022-24", time("2022-SU", "2022-06-01", "2022-08-31"), False),
        ("../2022-09-30", time("../2022-09", None, "2022-09-30"), True),
        ("../2022-09", time("../2022-09", None, "2022-09-30"), True),
        ("../2022-09", time("2022-09", "2022-09-01", "2022-09-30"), False),
        ("dow:3", time("XXXX-WXX-3", None, None), True),
    ],
)
def test_a_time_is_right_if_it_has_the_value_or_lies_within(when: str, read: dict, right: bool) -> None:
    assert dated(when, [time("1999", "1999-01-01", "1999-12-31"), read]) is right
