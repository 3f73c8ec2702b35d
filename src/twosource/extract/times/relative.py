"""Times counted from the article's day, or from the time that was told before."""

import re
from dataclasses import replace
from datetime import date

from twosource.extract.times.amounts import count, period, unit_of
from twosource.extract.times.dates import numbered, ordinal_of, read_calendar
from twosource.extract.times.timeline import (
    UNKNOWN,
    interval_of,
    move,
    nearest_weekday,
    nearest_year,
    shifted,
    value_at,
)
from twosource.extract.times.value import Context, Reader, Value
from twosource.extract.times.words import Candidate
from twosource.model.time import Interval

MONTH_DAY = re.compile(r"XXXX-(?!02-29)\d\d-\d\d")
SOME_YEAR = "2001"  # to count days in a year that is not known; no leap year
VAGUE_REACH = 10  # units that "recent weeks" or "coming months" reach at most


def shift_of(candidate: Candidate, context: Context) -> int:
    word = candidate.word("shift") or candidate.word("pointer")
    return int(context.lexicon.value("shift", word)) if word else 0


def _unit_shift(candidate: Candidate, context: Context) -> Value | None:
    """"Last year", "earlier this month", "the end of the year"; "the previous year" counts from the narrative."""
    unit, shift = unit_of(candidate, context.lexicon), shift_of(candidate, context)
    word = candidate.word("shift")
    if word == "past":
        return reach_of(1.0, unit, -1, context)
    if word == "previous" and context.told_near:
        return from_told(unit, shift, context)
    return Value("DATE", shifted(context.day, unit, shift), "published")


def from_told(unit: str, shift: int, context: Context) -> Value | None:
    """The unit ``shift`` from the one told before; unknown where the narrative does not give it."""
    if unit == "D" and context.told and MONTH_DAY.fullmatch(context.told):
        return Value("DATE", f"XXXX{shifted(date.fromisoformat(SOME_YEAR + context.told[4:]), unit, shift)[4:]}", "text")
    day = interval_of(context.told).earliest if context.told else None
    known = day is not None and len(context.told or "") >= {"Y": 4, "MO": 7, "Q": 7}.get(unit, 10 if unit != "DE" else 3)
    return Value("DATE", shifted(date.fromisoformat(day), unit, shift) if known and day else shifted(None, unit, shift), "text")


def _rel_day(candidate: Candidate, context: Context) -> Value | None:
    word = candidate.word("relday") or ""
    beyond = {"before": -1, "after": 1}.get(candidate.word("beyond") or "", 0)
    day = shifted(context.day, "D", int(context.lexicon.value("relday", word)) + beyond)
    part = "NI" if word == "tonight" else part_of_day(candidate, context)
    return Value("TIME" if part else "DATE", day + (f"T{part}" if part else ""), "published")


def read_day(candidate: Candidate, context: Context) -> Value:
    """Only the day of :func:`_rel_day`, for a clock time beside it."""
    day = shifted(context.day, "D", int(context.lexicon.value("relday", candidate.word("relday") or "")))
    return Value("DATE", day, "published")


def part_of_day(candidate: Candidate, context: Context) -> str:
    word = candidate.word("part")
    known = context.lexicon.values
    return str(known["part"].get(word) or known["dayhour"][word]) if word else ""


def _part_of(candidate: Candidate, context: Context) -> Value | None:
    """"This morning", "last night"."""
    day = shifted(context.day, "D", min(shift_of(candidate, context), 1))
    return Value("TIME", f"{day}T{part_of_day(candidate, context)}", "published")


def read_weekday(candidate: Candidate, context: Context) -> Value | None:
    """The nearest such day before the article, or after it in the future tense."""
    number, part = weekday_number(candidate, context), part_of_day(candidate, context)
    suffix = f"T{part}" if part and "hour" not in candidate.groups else ""
    kind = "TIME" if suffix else "DATE"
    if context.day is None:
        return Value(kind, f"XXXX-WXX-{number}{suffix}")
    day = nearest_weekday(number, context.day, ahead=bool(context.ahead))
    return Value(kind, day.isoformat() + suffix, "published", ("week",))


def weekday_number(candidate: Candidate, context: Context) -> int:
    word = candidate.word("weekday") or ""
    return int(context.lexicon.values["weekday"].get(word) or context.lexicon.values["weekdays"][word])


def _pointed(candidate: Candidate, context: Context) -> Value | None:
    """"Last Friday", "next May": strictly before or after; "this Friday" by tense."""
    shift = shift_of(candidate, context)
    directed = replace(context, tense={-1: "past", 1: "future"}.get(shift, context.tense))
    if "day" in candidate.groups:
        return _pointed_day(candidate, directed)
    if "month" in candidate.groups:
        return _pointed_month(candidate, directed, shift)
    number, part = weekday_number(candidate, context), part_of_day(candidate, context)
    suffix = f"T{part}" if part else ""
    if context.day is None:
        return Value("TIME" if part else "DATE", f"XXXX-WXX-{number}{suffix}", "published")
    day = nearest_weekday(number, context.day, ahead=bool(directed.ahead), strict=shift != 0)
    return Value("TIME" if part else "DATE", day.isoformat() + suffix, "published")


def _pointed_month(candidate: Candidate, context: Context, shift: int) -> Value:
    month = int(context.lexicon.value("month", candidate.word("month") or ""))
    if context.day is None:
        return Value("DATE", f"XXXX-{month:02d}", "published")
    if shift == 0:
        return Value("DATE", f"{context.day.year:04d}-{month:02d}", "published")
    start = move(context.day, "MO", shift)
    year = nearest_year(month, None, start, ahead=shift > 0)
    return Value("DATE", f"{year:04d}-{month:02d}", "published")


def _pointed_day(candidate: Candidate, context: Context) -> Value | None:
    """"Last Oct. 23" is the last such day, however long ago."""
    if context.day is None:
        return read_calendar(candidate, context)
    month, day = context.lexicon.value("month", candidate.word("month") or ""), numbered(candidate.word("day") or "", context.lexicon)
    year = nearest_year(int(month), day, context.day, ahead=bool(context.ahead))
    return read_calendar(candidate, replace(context, known_year=year, known_from="published"))


def _weekend(candidate: Candidate, context: Context) -> Value | None:
    if context.day is None:
        return Value("DATE", UNKNOWN["WE"])
    saturday = nearest_weekday(6, context.day, ahead=bool(context.ahead))
    return Value("DATE", value_at(saturday, "WE"), "published", ("week",))


def _ago(candidate: Candidate, context: Context) -> Value | None:
    return _counted(candidate, context, -1, context.day, "published")


def _offset(candidate: Candidate, context: Context) -> Value | None:
    """"Two days earlier", "a year later": from the time told before, else from the article's day."""
    way = candidate.word("way") or ""
    sign = -1 if way in context.lexicon.values["earlier"] else 1
    if way in context.lexicon.values["present"]:
        return _counted(candidate, context, 1, context.day, "published")
    told = interval_of(context.told).earliest if context.told and context.told_near else None
    if told is None:
        return _counted(candidate, context, sign, context.day, "published")
    return _counted(candidate, context, sign, date.fromisoformat(told), "text")


def _in_units(candidate: Candidate, context: Context) -> Value | None:
    """"In two weeks": how long something took; of what is to come also when it will be."""
    number, unit = count(candidate.groups.get("n", ("one",)), context.lexicon), unit_of(candidate, context.lexicon)
    then = _counted(candidate, context, 1, context.day, "published") if context.ahead and context.day else None
    interval = interval_of(then.timex) if then is not None else None
    return Value("DURATION", period(number, unit), then.anchor if then else None, interval=interval)


def _counted(candidate: Candidate, context: Context, sign: int, day: date | None, anchor: str) -> Value | None:
    unit = unit_of(candidate, context.lexicon)
    number = count(candidate.groups.get("n", ("one",)), context.lexicon)
    if unit == "Y" and sign < 0 and number == 1 and context.quarter and context.told == context.quarter:
        return _year_ago(candidate, context)
    if unit in ("M", "S") and anchor == "text" and day is not None:  # "six minutes later": still that day
        return Value("DATE", day.isoformat(), anchor, ("day",))
    if number is None or unit in ("H", "M", "S"):
        today = day.isoformat() if day else None
        days = Interval(None, today) if sign < 0 else Interval(today, None)
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor, interval=days)
    if number != int(number):
        unit, number = ("MO", round(number * 12)) if unit == "Y" else ("D", round(number * 7))
    return Value("DATE", shifted(day, unit, sign * int(number)), anchor)


def _year_ago(candidate: Candidate, context: Context) -> Value | None:
    """"The year-earlier quarter": the quarter named or told before, a year back; else the year before the article's."""
    if context.quarter and ("part" in candidate.groups or context.told == context.quarter):
        number = f"Q{ordinal_of(candidate, context)}" if "ordinal" in candidate.groups else context.quarter[5:]
        return Value("DATE", f"{int(context.quarter[:4]) - 1:04d}-{number}", "text")
    back = ("Q", -5) if candidate.word("part") == "quarter" else ("Y", -1)
    return Value("DATE", shifted(context.day, *back), "published")


def _latest_quarter(candidate: Candidate, context: Context) -> Value | None:
    """The quarter that is told of, else the last one that had ended when the article appeared."""
    if context.quarter:
        return Value("DATE", context.quarter, "text")
    return Value("DATE", shifted(context.day, "Q", -1), "published")


def _year_end(candidate: Candidate, context: Context) -> Value | None:
    if year := candidate.word("year"):
        return Value("DATE", year, modifier="END")
    return Value("DATE", shifted(context.day, "Y", 0), "published", modifier="END")


def _reach(candidate: Candidate, context: Context) -> Value | None:
    number = count(candidate.groups["n"], context.lexicon)
    sign = -1 if candidate.word("way") in context.lexicon.values["back"] else 1
    return reach_of(number, unit_of(candidate, context.lexicon), sign, context)


def _within(candidate: Candidate, context: Context) -> Value | None:
    """"Within weeks": a duration that begins with the article's day; of what is past with what was told before ("broken within hours")."""
    number = count(candidate.groups.get("n", ()), context.lexicon)
    if context.tense == "past":
        return Value("DURATION", period(number, unit_of(candidate, context.lexicon)))
    return reach_of(number, unit_of(candidate, context.lexicon), 1, context)


def reach_of(number: float | None, unit: str, sign: int, context: Context) -> Value:
    """A duration that ends or begins with the article's day."""
    return Value("DURATION", period(number, unit), "published", interval=stretch(number or VAGUE_REACH, unit, sign, context))


def stretch(number: float, unit: str, sign: int, context: Context) -> Interval:
    if context.day is None:
        return Interval()
    try:
        far = move(context.day, unit, sign * int(number + 0.5)).isoformat()
    except (ValueError, OverflowError):
        return Interval()
    today = context.day.isoformat()
    return Interval(far, today) if sign < 0 else Interval(today, far)


def _recently(candidate: Candidate, context: Context) -> Value | None:
    """"Recent weeks", "coming months": at most ten units from the article."""
    sign = 1 if candidate.word("way") in context.lexicon.values["upcoming"] else -1
    days = stretch(VAGUE_REACH, unit_of(candidate, context.lexicon), sign, context)
    return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "published", interval=days)


def _reference(candidate: Candidate, context: Context) -> Value | None:
    today = context.day.isoformat() if context.day else None
    if "past" in candidate.groups:
        return Value("DATE", "PAST_REF", "published", interval=Interval(None, today))
    if "future" in candidate.groups:
        return Value("DATE", "FUTURE_REF", "published", interval=Interval(today, None))
    return Value("DATE", "PRESENT_REF", "published", interval=Interval(today, today))


def _same(candidate: Candidate, context: Context) -> Value | None:
    return from_told(unit_of(candidate, context.lexicon), 0, context)


def _following(candidate: Candidate, context: Context) -> Value | None:
    """"The following year" counts from the narrative; "the next week" from the article, but "the next day" does not."""
    unit, word = unit_of(candidate, context.lexicon), candidate.word("way")
    shift = -1 if word == "preceding" else 1
    if word in ("following", "preceding") or (unit == "D" and context.told_near):
        return from_told(unit, shift, context)
    return Value("DATE", shifted(context.day, unit, shift), "published")


def _following_month(candidate: Candidate, context: Context) -> Value:
    """"The following July" is the next one after what the narrative told last; unknown where it does not say when that was."""
    month = int(context.lexicon.value("month", candidate.word("month") or ""))
    shift = -1 if candidate.word("way") == "preceding" else 1
    told = interval_of(context.told) if context.told and len(context.told) >= len("2024-03") else None
    day = (told.latest if shift > 0 else told.earliest) if told is not None else None
    year = nearest_year(month, None, move(date.fromisoformat(day), "MO", shift), ahead=shift > 0) if day else None
    return Value("DATE", f"{year or 'XXXX'}-{month:02d}", "text")


RELATIVE: dict[str, Reader] = {
    "unitshift": _unit_shift, "relday": _rel_day, "partof": _part_of, "weekday": read_weekday, "pointed": _pointed,
    "weekend": _weekend, "ago": _ago, "offset": _offset, "inunits": _in_units, "yearago": _year_ago, "latestquarter": _latest_quarter,
    "yearend": _year_end, "reach": _reach, "within": _within, "recently": _recently, "reference": _reference,
    "same": _same, "following": _following, "followingmonth": _following_month,
}  # fmt: skip
