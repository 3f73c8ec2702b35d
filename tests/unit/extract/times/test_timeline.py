"""Calendar arithmetic on TIMEX3 values."""

from datetime import date

import pytest

from twosource.extract.times.timeline import interval_of, move, nearest_weekday, nearest_year, shifted
from twosource.model.time import Interval


@pytest.mark.parametrize(
    ("timex", "earliest", "latest"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2019-09-14T04:00", "2019-09-14", "2019-09-14"),
        ("2024-W17", "2024-04-22", "2024-04-28"),
        ("2024-W17-WE", "2024-04-27", "2024-04-28"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2016-04-05/2016-04-06", "2016-04-05", "2016-04-06"),
    ],
)
def test_values_have_their_days(timex: str, earliest: str, latest: str) -> None:
    assert interval_of(timex) == Interval(earliest, latest)


@pytest.mark.parametrize("timex", ["XXXX-03-11", "PAST_REF", "P2M", "2023-02-30", "2021-W53", ""])
def test_values_without_days_are_open(timex: str) -> None:
    assert interval_of(timex) == Interval()


def test_moving_by_months_keeps_to_the_calendar() -> None:
    assert move(date(2024, 3, 31), "MO", -1) == date(2024, 2, 29)
    assert shifted(date(2024, 1, 15), "MO", -1) == "2023-12"
    assert shifted(None, "W", 1) == "XXXX-WXX"


def test_the_nearest_year_respects_the_direction() -> None:
    day = date(2023, 9, 20)
    assert nearest_year(9, 20, day, ahead=False) == 2023
    assert nearest_year(9, 21, day, ahead=False) == 2022
    assert nearest_year(9, 19, day, ahead=True) == 2024
    assert nearest_year(2, 29, day, ahead=False) == 2020
    assert nearest_year(1, 14, date(2000, 1, 10), ahead=None) == 2000


def test_the_nearest_weekday_may_be_today() -> None:
    wednesday = date(2023, 9, 20)
    assert nearest_weekday(3, wednesday, ahead=False) == wednesday
    assert nearest_weekday(3, wednesday, ahead=False, strict=True) == date(2023, 9, 13)
