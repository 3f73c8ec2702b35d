"""Days without a year in an undated article: what a report dates, or a full date beside them, gives it."""

import re
from dataclasses import replace
from datetime import date

from twosource.extract.times.dating import REPORT_RULE
from twosource.extract.times.marks import Mark
from twosource.extract.times.timeline import nearest_year
from twosource.model.time import Interval, TimeExpression, bounded

BESIDE_RULE = "month-day, year of the full date beside it"
FULL = re.compile(r"\d{4}-\d\d-\d\d")
MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")  # a day of a year that is not said
AHEAD = ("future", "prospective")
NEAR = 6  # expressions from a report to what it dates


def complete_days(times: list[TimeExpression], marks: list[Mark]) -> tuple[TimeExpression, ...]:
    """Gives a month-day of reporting the first year after the dated days that are reported around it.

    Any other month-day gets the year that puts it nearest to the one full date of its sentence.
    """
    return tuple(
        _date_report(time, _days_around(index, times, marks)) if mark.reported else _date_beside(time, _full_dates(mark, times, marks))
        for index, (time, mark) in enumerate(zip(times, marks, strict=True))
    )


def in_order(times: list[TimeExpression], marks: list[Mark]) -> tuple[TimeExpression, ...]:
    """Past days of one sentence whose years are imputed, told in order: "on April 11 and again on October 2" of last year.

    A day that nearness alone put after the next one gets that one's year.
    """
    return tuple(
        _before(time, times[index + 1], mark) if index + 1 < len(times) and marks[index + 1].sentence == mark.sentence else time
        for index, (time, mark) in enumerate(zip(times, marks, strict=True))
    )


def _before(time: TimeExpression, after: TimeExpression, mark: Mark) -> TimeExpression:
    guessed = all(each.imputed == ("year",) and each.tense == "past" and FULL.fullmatch(each.timex) for each in (time, after))
    if not guessed or time.timex < after.timex or mark.reported:
        return time
    timex = after.timex[:4] + time.timex[4:]
    return replace(time, timex=timex, interval=bounded(Interval(timex, timex), time.direction), rule=f"{time.rule}, not after the next")


def _full_dates(mark: Mark, times: list[TimeExpression], marks: list[Mark]) -> set[str]:
    """Days that the sentence of ``mark`` says with their year."""
    return {
        time.timex[:10] for time, other in zip(times, marks, strict=True)
        if other.sentence == mark.sentence and FULL.match(time.timex) and time.anchor is None and not time.imputed
    }  # fmt: skip


def _date_beside(time: TimeExpression, days: set[str]) -> TimeExpression:
    if len(days) != 1:
        return time
    return _with_year(time, date.fromisoformat(*days), BESIDE_RULE, ahead=None)


def _days_around(index: int, times: list[TimeExpression], marks: list[Mark]) -> list[str]:
    """First days of what is told to month or day in the sentence of the report at ``index`` and in the next."""
    report, near = marks[index], slice(max(0, index - NEAR), index + NEAR)
    return [
        time.interval.earliest
        for time, mark in zip(times[near], marks[near], strict=True)
        if mark.sentence - report.sentence in (0, 1) and len(time.timex) >= 7 and time.interval.earliest and time.tense not in AHEAD
    ]


def _date_report(time: TimeExpression, days: list[str]) -> TimeExpression:
    return _with_year(time, date.fromisoformat(max(days)), REPORT_RULE, ahead=True) if days else time


def _with_year(time: TimeExpression, near: date, rule: str, *, ahead: bool | None) -> TimeExpression:
    said = MONTH_DAY.fullmatch(time.timex)
    year = nearest_year(int(said[1]), int(said[2]), near, ahead=ahead) if said and time.kind == "DATE" else None
    if year is None:
        return time
    timex = f"{year:04d}{time.timex[4:]}"
    days = bounded(Interval(timex, timex), time.direction)
    return replace(time, timex=timex, interval=days, rule=rule, anchor="text", imputed=("year",))
