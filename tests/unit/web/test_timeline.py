from datetime import date

import pytest

from twosource.web.timeline import make_axis, month_axis


def time(earliest: str | None, latest: str | None) -> dict[str, str | None]:
    return {"earliest": earliest, "latest": latest}


def test_nothing_dated_has_no_axis() -> None:
    assert make_axis([time(None, None), time("no date", "")]) is None


def test_a_day_is_a_point_and_an_undated_event_has_no_place() -> None:
    axis = make_axis([time("2023-09-19", "2023-09-19")])
    assert axis is not None
    bar = axis.bar("2023-09-19", "2023-09-19")
    assert bar is not None and bar.width == 0 and 70 < bar.left < 73
    assert axis.bar(None, None) is None


def test_open_ends_reach_the_margins() -> None:
    axis = make_axis([time("2022-01-01", "2022-06-30"), time("2024-01-01", None)])
    assert axis is not None
    since, until = axis.bar("2024-01-01", None), axis.bar(None, "2022-06-30")
    assert since is not None and since.open_end and since.left + since.width == pytest.approx(100, abs=0.01)
    assert until is not None and until.open_start and until.left == 0


def test_later_days_stand_further_right() -> None:
    axis = make_axis([time("1968-07-01", "1968-07-01"), time("2022-02-24", "2024-10-01")])
    assert axis is not None
    days = [
        date(1950, 1, 1),
        date(1968, 7, 1),
        date(1990, 1, 1),
        date(2022, 2, 24),
        date(2024, 12, 31),
        date(2030, 1, 1),
    ]
    places = [axis.place(day) for day in days]
    assert places == sorted(places) and places[0] == 0 and places[-1] == 100


def test_empty_years_are_folded_and_unlabelled() -> None:
    axis = make_axis([time("1968-07-01", "1968-07-01"), time("2022-02-24", "2022-02-24")])
    assert axis is not None
    assert [tick.label for tick in axis.ticks] == ["1968", "", "2022"]
    assert axis.place(date(2021, 12, 31)) - axis.place(date(1969, 1, 1)) < 21


def test_months_are_as_wide_as_they_are_long() -> None:
    axis = month_axis(date(2024, 11, 20), date(2025, 2, 3))
    assert [tick.label for tick in axis.ticks] == ["2024", "Dec", "2025", "Feb"]
    november, december = axis.at[1] - axis.at[0], axis.at[2] - axis.at[1]
    assert round(december / november, 2) == round(31 / 30, 2)
