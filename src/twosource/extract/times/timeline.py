"""Calendar arithmetic on TIMEX3 values: from a value to its first and last day, and from a day to a value near it.

Values are those of TIMEX3 (ISO 8601 with seasons, weekends, quarters, decades and centuries); unknown parts are X.
Weeks are ISO weeks. Winter belongs to the year in which it begins.
"""

import calendar
import re
from datetime import date, timedelta

from twosource.model.time import Interval

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; northern hemisphere, whole months
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14, "H": 0, "M": 0, "S": 0}
MONTHS = {"MO": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
SHAPE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?|(?P<week>\d{4}-W\d\d)(?P<weekend>-WE)?|(?P<month>\d{4}-\d\d)"
    r"|(?P<season>\d{4}-(?:SP|SU|FA|WI))|(?P<quarter>\d{4}-Q[1-4])|(?P<half>\d{4}-H[12])"
    r"|(?P<year>\d{4})|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def interval_of(timex: str) -> Interval:
    """First and last day of a value; open where the value leaves its date unknown or has none (durations, sets)."""
    if "/" in timex:
        first, _, last = timex.partition("/")
        return Interval(interval_of(first).earliest, interval_of(last).latest)
    shape = SHAPE.fullmatch(timex)
    try:
        days = _days(shape.lastgroup or "", timex) if shape else None
    except ValueError:  # a day or week that the calendar does not have
        return Interval()
    return Interval(days[0].isoformat(), days[1].isoformat()) if days else Interval()


def _days(shape: str, timex: str) -> tuple[date, date]:
    if shape == "day":
        return date.fromisoformat(timex[:10]), date.fromisoformat(timex[:10])
    if shape in ("week", "weekend"):
        monday = date.fromisocalendar(int(timex[:4]), int(timex[6:8]), 1)
        return monday + timedelta(5 if shape == "weekend" else 0), monday + timedelta(6)
    year = int(timex[:4].ljust(4, "0"))
    return _months(year, *_month_range(shape, timex))


def _month_range(shape: str, timex: str) -> tuple[int, int]:
    """First month of the value, counted from January of its year, and how many months it has."""
    ranges = {
        "season": lambda: (SEASONS[timex[5:]], 3),
        "quarter": lambda: (3 * int(timex[6]) - 2, 3),
        "half": lambda: (6 * int(timex[6]) - 5, 6),
        "month": lambda: (int(timex[5:7]), 1),
    }
    return ranges[shape]() if shape in ranges else (1, MONTHS[{"year": "Y", "decade": "DE", "century": "CE"}[shape]])


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    final = month + count - 2  # months from January, zero-based
    end_year, end_month = year + final // 12, final % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def move(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units; the last day of the month where it has no such day.

    Raises ``ValueError`` or ``OverflowError`` outside the years 1 to 9999.
    """
    if unit in DAYS:
        return day + timedelta(days=DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + MONTHS[unit] * count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def value_at(day: date, unit: str) -> str:
    """The unit that ``day`` lies in, as a value: its week, month, quarter …"""
    week = f"{day.isocalendar().year:04d}-W{day.isocalendar().week:02d}"
    values = {
        "W": week,
        "F": week,
        "WE": f"{week}-WE",
        "MO": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
    }
    return values.get(unit, day.isoformat())


def shifted(day: date | None, unit: str, count: int) -> str:
    """The value ``count`` units from the unit that ``day`` lies in; its unknown form without a day."""
    if day is None:
        return UNKNOWN.get(unit, UNKNOWN["D"])
    try:
        return value_at(move(day, unit, count), unit)
    except (ValueError, OverflowError):
        return UNKNOWN.get(unit, UNKNOWN["D"])


def nearest_year(month: int, day: int | None, reference: date, *, ahead: bool | None) -> int | None:
    """Year that puts a month, or a month and day, last before ``reference``, or first after it; the same day counts.

    ``ahead`` is ``None`` where either may be: the nearer one, the one before where both are as near. ``None`` for
    a day that no year within eight has.
    """
    if ahead is None:
        years = [nearest_year(month, day, reference, ahead=way) for way in (False, True)]  # the one before comes first
        distances = [(_distance(year, month, day, reference), index) for index, year in enumerate(years) if year is not None]
        return years[min(distances)[1]] if distances else None
    step = 1 if ahead else -1
    here = (reference.month, reference.day if day else 0)
    passed = (month, day or 0) < here if ahead else (month, day or 0) > here
    for year in range(reference.year + (step if passed else 0), reference.year + 9 * step, step):
        if 1 <= year <= 9999 and (day is None or day <= calendar.monthrange(year, month)[1]):
            return year
    return None


def is_remote(year: int, month: int, day: int | None, reference: date) -> bool:
    """Whether a date lies so far back or ahead that news would have said its year (ten months)."""
    return _distance(year, month, day, reference) >= (10 if day is None else 300)


def _distance(year: int, month: int, day: int | None, reference: date) -> int:
    if day is None:
        return abs((year - reference.year) * 12 + month - reference.month)
    return abs((date(year, month, day) - reference).days)


def nearest_weekday(weekday: int, reference: date, *, ahead: bool, strict: bool = False) -> date:
    """The ISO weekday last before or first after ``reference``; the same day counts unless ``strict``."""
    distance = (weekday - reference.isoweekday()) % 7 if ahead else (reference.isoweekday() - weekday) % 7
    distance = distance or (7 if strict else 0)
    return reference + timedelta(days=distance if ahead else -distance)


def valid_day(month: int, day: int, year: int | None) -> bool:
    """Whether the calendar has the day; 29 February counts where the year is unknown."""
    return 1 <= day <= calendar.monthrange(year or 2000, month)[1]
