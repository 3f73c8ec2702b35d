"""Dates that say themselves, but for a year that the article or the narrative gives."""

import re
from dataclasses import replace
from datetime import date

from twosource.extract.times.amounts import count
from twosource.extract.times.timeline import UNKNOWN, interval_of, is_remote, nearest_year, valid_day, value_at
from twosource.extract.times.value import Context, Reader, Value
from twosource.extract.times.words import Candidate
from twosource.model.time import Interval
from twosource.vocabulary.timex import TimexLexicon


def _iso(candidate: Candidate, context: Context) -> Value | None:
    stamp = (candidate.word("stamp") or "").upper().rstrip("Z")
    kind = "TIME" if "T" in stamp else "DATE"
    return Value(kind, stamp) if interval_of(stamp).earliest else None


def _slash(candidate: Candidate, context: Context) -> Value | None:
    """Month first, as news in English outside Britain has it; day first where the month would be above 12."""
    first, second, year = (int(part) for part in (candidate.word("stamp") or "").split("/"))
    month, day = (second, first) if first > 12 else (first, second)
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    return Value("DATE", f"{year:04d}-{month:02d}-{day:02d}") if 1 <= month <= 12 and valid_day(month, day, year) else None


def _compact(candidate: Candidate, context: Context) -> Value | None:
    stamp = candidate.word("stamp") or ""
    timex = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:]}"
    return Value("DATE", timex) if interval_of(timex).earliest else None


def _ancient(candidate: Candidate, context: Context) -> Value | None:
    """EDTF counts from a year zero: 575 BC is -0574, 1 BC is 0000."""
    said = candidate.word("year") or ""
    before_zero = int(said) - 1 if said.isdecimal() else -1
    timex = f"-{before_zero:04d}" if before_zero else "0000"
    return Value("DATE", timex, interval=Interval()) if before_zero >= 0 else None


def numbered(word: str, lexicon: TimexLexicon) -> int:
    """A place in a row: "27", "27th", "second"."""
    return int((lexicon.values["dayword"] | lexicon.values["ordinal"]).get(word.casefold()) or re.sub(r"\D", "", word))


def read_calendar(candidate: Candidate, context: Context) -> Value | None:
    """Year, month and day as far as they are said; what is missing of the year is imputed, or stays unknown."""
    month_word, day_word = candidate.word("month"), candidate.word("day")
    month = int(context.lexicon.value("month", month_word)) if month_word else None
    day = numbered(day_word, context.lexicon) if day_word else None
    year, anchor = year_said(candidate, context)
    imputed: tuple[str, ...] = ()
    if year is None and month is not None:
        year, anchor = year_missing(month, day, context)
        imputed = ("year",) if year is not None else ()
    if month is not None and day is not None and not valid_day(month, day, year):
        return None
    parts = [f"{year:04d}" if year is not None else "XXXX"] + [f"{part:02d}" for part in (month, day) if part is not None]
    return Value("DATE", "-".join(parts), anchor, imputed)


def year_said(candidate: Candidate, context: Context) -> tuple[int | None, str | None]:
    if "year" in candidate.groups:
        return _year_number(candidate.groups["year"], context), None
    if (shift := candidate.word("shift")) and context.day:
        return context.day.year + int(context.lexicon.value("shift", shift)), "published"
    return None, None


def _year_number(words: tuple[str, ...], context: Context) -> int:
    """A year in figures or in words: "nineteen ninety-six", "two thousand and four"."""
    if words[0].isdigit():
        return int(words[0])
    if words[0] in context.lexicon.values["centuryname"]:
        return 100 * int(context.lexicon.value("centuryname", words[0])) + int(count(words[1:], context.lexicon) or 0)
    return int(count(words, context.lexicon) or 0)


def year_missing(month: int, day: int | None, context: Context) -> tuple[int | None, str | None]:
    if context.known_year is not None:
        return context.known_year, context.known_from
    if context.day is None:
        return None, None
    year = nearest_year(month, day, context.day, ahead=context.ahead)
    if year is not None and is_remote(year, month, day, context.day):
        year = nearest_year(month, day, context.day, ahead=None)
    return year, "published"


def _days(candidate: Candidate, context: Context) -> Value | None:
    """Several days running, as an EDTF interval."""
    first = read_calendar(candidate, context)
    last = read_calendar(replace(candidate, groups={**candidate.groups, "day": candidate.groups["last"]}), context)
    if first is None or last is None or first.timex > last.timex:
        return None
    return replace(first, timex=f"{first.timex}/{last.timex}")


def _week_of(candidate: Candidate, context: Context) -> Value | None:
    """The week that a day lies in; unknown with the day's year."""
    day = read_calendar(candidate, context)
    if day is None or day.days.earliest is None:
        return replace(day, timex=UNKNOWN["W"]) if day else None
    return replace(day, timex=value_at(date.fromisoformat(day.days.earliest), "W"))


def _bare_year(candidate: Candidate, context: Context) -> Value | None:
    return Value("DATE", candidate.word("year") or "")


def _decade(candidate: Candidate, context: Context) -> Value | None:
    if word := candidate.word("decadename"):
        return Value("DATE", f"19{context.lexicon.value('decadename', word)}", imputed=("century",))
    digits = re.sub(r"\D", "", candidate.word("decade") or "")
    if len(digits) == 4:
        return Value("DATE", digits[:3])
    return Value("DATE", f"{'20' if int(digits) < 30 else '19'}{digits[0]}", imputed=("century",))


def _century(candidate: Candidate, context: Context) -> Value | None:
    return Value("DATE", f"{ordinal_of(candidate, context) - 1:02d}")


def ordinal_of(candidate: Candidate, context: Context) -> int:
    word = candidate.word("ordinal") or ""
    known = context.lexicon.values["quartername"].get(word)
    return int(known) if known else numbered(word, context.lexicon)


DATES: dict[str, Reader] = {
    "iso": _iso, "slash": _slash, "compact": _compact, "ancient": _ancient, "calendar": read_calendar, "days": _days, "weekof": _week_of,
    "bareyear": _bare_year, "decade": _decade, "century": _century,
}  # fmt: skip
