"""What a time expression means: one function per ``reads`` of ``timex.yaml``, from groups of words to a value.

Each takes the candidate and its Context and gives a Value, or ``None`` where the words are no time after all
(30 February, a fifth quarter). Without a day of publication, relative words keep their X for the unknown parts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from twosource.extract.times.timeline import (
    SEASONS,
    UNKNOWN,
    interval_of,
    is_remote,
    move,
    nearest_weekday,
    nearest_year,
    shifted,
    valid_day,
    value_at,
)
from twosource.extract.times.words import Candidate
from twosource.model.time import Interval
from twosource.vocabulary.timex import TimexLexicon

PERIODS = {"D": (1, "D"), "W": (1, "W"), "F": (2, "W"), "WE": (1, "WE"), "MO": (1, "M"), "Q": (3, "M"), "Y": (1, "Y"),
           "DE": (10, "Y"), "CE": (100, "Y"), "H": (1, "H"), "M": (1, "M"), "S": (1, "S")}  # fmt: skip
HALVES = {"Y": "6M", "H": "30M", "M": "30S", "D": "T12H", "MO": "15D"}
VAGUE_REACH = 10  # units that "recent weeks" or "coming months" reach at most
MODS = {"more": "MORE_THAN", "over": "MORE_THAN", "less": "LESS_THAN", "at": "EQUAL_OR_MORE", "up": "EQUAL_OR_LESS", "no": "EQUAL_OR_LESS"}


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds an expression: the article's day, the tense, and the last time told before it."""

    lexicon: TimexLexicon
    day: date | None = None
    tense: str | None = None
    told: str | None = None  # value of the last dated expression
    told_near: bool = False  # … in the same sentence or the one before
    known_year: int | None = None  # of a day that is said without its year but known from elsewhere
    known_from: str | None = None  # "text" where the narrative gives ``known_year``

    @property
    def ahead(self) -> bool | None:
        """Whether the time lies after the article, by the tense; ``None`` where the tense does not say."""
        return {"future": True, "past": False}.get(self.tense or "")

    @property
    def told_day(self) -> date | None:
        """The day told before, where it was a day."""
        return date.fromisoformat(self.told[:10]) if self.told and re.match(r"\d{4}-\d\d-\d\d", self.told) else None


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised value; ``interval`` only where it does not follow from ``timex``."""

    kind: str
    timex: str
    anchor: str | None = None
    imputed: tuple[str, ...] = ()
    modifier: str | None = None
    interval: Interval | None = None

    @property
    def days(self) -> Interval:
        return self.interval if self.interval is not None else interval_of(self.timex)


Reader = Callable[[Candidate, Context], Value | None]


def read_value(candidate: Candidate, context: Context) -> Value | None:
    """The value of ``candidate``, with the modifier that its words give; ``None`` where it is no time."""
    value = READERS[candidate.rule.reads](candidate, context)
    if value is None or value.modifier:
        return value
    return replace(value, modifier=_modifier(candidate, context.lexicon))


def _modifier(candidate: Candidate, lexicon: TimexLexicon) -> str | None:
    word = candidate.word("mod")
    if word is None:
        return None
    classes = ("stage", "edge", "rough")
    known = next((str(lexicon.values[name][word]) for name in classes if word in lexicon.values[name]), None)
    return "EQUAL_OR_LESS" if candidate.groups["mod"][:2] == ("at", "most") else known or MODS.get(word)


# --- numbers ---------------------------------------------------------------------------------------------------------


def _count(words: tuple[str, ...], lexicon: TimexLexicon) -> float | None:
    """A number in words or figures; ``None`` where it is vague ("several")."""
    total, seen = 0.0, False
    for word in words:
        number = _number(word, lexicon)
        if number is None:
            continue
        total = total * number if number >= 100 and total else total + number
        seen = True
    return total if seen else None


def _number(word: str, lexicon: TimexLexicon) -> float | None:
    for group in ("cardinal", "half", "vague"):
        if word in lexicon.values[group]:
            value = lexicon.values[group][word]
            return float(value) if value != "X" else None
    if "/" in word:
        above, _, below = word.partition("/")
        return int(above) / int(below) if int(below) else None
    return float(word.replace(",", "")) if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", word) else None


def _units(candidate: Candidate, lexicon: TimexLexicon) -> str:
    word = candidate.word("units") or ""
    return str(lexicon.values["units"].get(word) or lexicon.values["unit"][word])


def _period(number: float | None, unit: str) -> str:
    """ISO 8601 period of ``number`` units, X for a number that is not said."""
    if number is None:
        return f"P{'T' if unit in 'HMS' else ''}X{unit if unit in ('DE', 'CE') else PERIODS[unit][1]}"
    times, letter = PERIODS[unit]
    whole, rest = divmod(number * times, 1)
    half = HALVES.get(unit, "") if rest == 0.5 else ""
    figure = f"{int(whole)}{letter}" if whole or not half else ""
    if rest and not half:
        figure = f"{number * times:g}{letter}"
    clock = unit in ("H", "M", "S")
    return f"P{'T' if clock else ''}{figure}{half}"


# --- dates that say themselves ---------------------------------------------------------------------------------------


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
    """EDTF counts from a year zero: 575 BC is -0574."""
    return Value("DATE", f"-{int(candidate.word('year') or 1) - 1:04d}", interval=Interval())


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _calendar(candidate: Candidate, context: Context) -> Value | None:
    """Year, month and day as far as they are said; what is missing of the year is imputed, or stays unknown."""
    month_word, day_word = candidate.word("month"), candidate.word("day")
    month = int(context.lexicon.value("month", month_word)) if month_word else None
    day = _day_number(day_word) if day_word else None
    year, anchor = _year_said(candidate, context)
    imputed: tuple[str, ...] = ()
    if year is None and month is not None:
        year, anchor = _year_missing(month, day, context)
        imputed = ("year",) if year is not None else ()
    if month is not None and day is not None and not valid_day(month, day, year):
        return None
    parts = [f"{year:04d}" if year is not None else "XXXX"] + [f"{part:02d}" for part in (month, day) if part is not None]
    return Value("DATE", "-".join(parts), anchor, imputed)


def _year_said(candidate: Candidate, context: Context) -> tuple[int | None, str | None]:
    if year := candidate.word("year"):
        return int(year), None
    if (shift := candidate.word("shift")) and context.day:
        return context.day.year + int(context.lexicon.value("shift", shift)), "published"
    return None, None


def _year_missing(month: int, day: int | None, context: Context) -> tuple[int | None, str | None]:
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
    first = _calendar(candidate, context)
    last = _calendar(replace(candidate, groups={**candidate.groups, "day": candidate.groups["last"]}), context)
    if first is None or last is None or first.timex > last.timex:
        return None
    return replace(first, timex=f"{first.timex}/{last.timex}")


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
    return Value("DATE", f"{_ordinal(candidate, context) - 1:02d}")


def _ordinal(candidate: Candidate, context: Context) -> int:
    word = candidate.word("ordinal") or ""
    known = context.lexicon.values["quartername"].get(word) or context.lexicon.values["ordinal"].get(word)
    return int(known) if known else _day_number(word)


def _moment(candidate: Candidate, context: Context) -> Value | None:
    """Noon or midnight of a day."""
    day = _day_beside(candidate, context)
    hour = context.lexicon.value("moment", candidate.word("moment") or "")
    return Value("TIME", f"{day.timex}T{hour}", day.anchor, day.imputed)


def _clock(candidate: Candidate, context: Context) -> Value | None:
    """An hour of a day: the day beside it, else the day told just before, else the article's."""
    day = _day_beside(candidate, context)
    hour, _, minute = (candidate.word("hour") or "").partition(":")
    half = candidate.word("half")
    if int(hour) > (12 if half else 24) or (minute and int(minute[:2]) > 59):
        return None
    shift = 12 if half and half.startswith("p") else 0
    in_day = int(hour) % 12 + shift if half else int(hour)
    return Value("TIME", f"{day.timex}T{in_day:02d}:{minute[:2] or '00'}", day.anchor, day.imputed)


def _day_beside(candidate: Candidate, context: Context) -> Value:
    readers: tuple[tuple[str, Reader], ...] = (("month", _calendar), ("weekday", _weekday), ("relday", _day_alone))
    for group, reader in readers:
        if group in candidate.groups:
            return reader(candidate, context) or Value("DATE", UNKNOWN["D"])
    if context.told_near and context.told_day:
        return Value("DATE", context.told_day.isoformat(), "text", ("day",))
    return Value("DATE", shifted(context.day, "D", 0), "published" if context.day else None, ("day",))


# --- quarters, halves, seasons, feasts -------------------------------------------------------------------------------


def _year_of_part(candidate: Candidate, context: Context, first_month: int) -> tuple[str, str | None, tuple[str, ...]]:
    """Year of a season, quarter or half that begins in ``first_month``, with anchor and imputed parts."""
    year, anchor = _year_said(candidate, context)
    if year is None and "shift" not in candidate.groups:
        year, anchor = _year_missing(first_month, None, context)
        return (f"{year:04d}" if year is not None else "XXXX"), anchor, ("year",) if year is not None else ()
    return (f"{year:04d}" if year is not None else "XXXX"), anchor, ()


def _quarter(candidate: Candidate, context: Context) -> Value | None:
    number = _ordinal(candidate, context)
    if number > 4:
        return None
    year, anchor, imputed = _year_of_part(candidate, context, 3 * number - 2)
    return Value("DATE", f"{year}-Q{number}", anchor, imputed)


def _half_year(candidate: Candidate, context: Context) -> Value | None:
    number = _ordinal(candidate, context)
    if number > 2:
        return None
    if "year" not in candidate.groups:
        return Value("DATE", f"{shifted(context.day, 'Y', _shift(candidate, context))}-H{number}", "published")
    return Value("DATE", f"{candidate.word('year')}-H{number}")


def _season(candidate: Candidate, context: Context) -> Value | None:
    season = str(context.lexicon.value("season", candidate.word("season") or ""))
    if pointer := candidate.word("pointer") or candidate.word("shift"):
        return _pointed_season(season, int(context.lexicon.value("shift", pointer)), context)
    year, anchor, imputed = _year_of_part(candidate, context, SEASONS[season])
    return Value("DATE", f"{year}-{season}", anchor, imputed)


def _pointed_season(season: str, shift: int, context: Context) -> Value:
    """"This winter" is the one that runs or comes next; "last winter" the last one that has ended."""
    if context.day is None:
        return Value("DATE", f"XXXX-{season}")
    years = range(context.day.year - 2, context.day.year + 3)
    spans = [(f"{year:04d}-{season}", interval_of(f"{year:04d}-{season}")) for year in years]
    today = context.day.isoformat()
    if shift < 0:
        timex = [timex for timex, days in spans if (days.latest or "") < today][-1]
    else:
        coming = [timex for timex, days in spans if (days.latest or "") >= today and (not shift or (days.earliest or "") > today)]
        timex = coming[0]
        if shift == 0 and context.tense == "past" and _just_over(timex, context.day):
            timex = f"{int(timex[:4]) - 1:04d}-{season}"
    return Value("DATE", timex, "published")


def _just_over(coming: str, day: date) -> bool:
    """Whether the season before ``coming`` ended fewer days ago than ``coming`` is away."""
    start = date.fromisoformat(interval_of(coming).earliest or "")
    ended = interval_of(f"{int(coming[:4]) - 1:04d}{coming[4:]}").latest or ""
    return start > day and day - date.fromisoformat(ended) < start - day


def _holiday(candidate: Candidate, context: Context) -> Value | None:
    rule = str(context.lexicon.value("holiday", candidate.word("holiday") or ""))
    month, _, rest = rule.partition("-")
    year, anchor, imputed = _year_of_part(candidate, context, int(month))
    if "-" not in rest or year == "XXXX":
        return Value("DATE", f"{year}-{month}-{rest}" if "-" not in rest else f"{year}-{month}", anchor, imputed)
    which, weekday = int(rest[0]), {"TH": 4, "MO": 1, "SU": 7}[rest[1:3]]
    first = date(int(year), int(month), 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (which - 1)
    return Value("DATE", f"{year}-{month}-{day:02d}", anchor, imputed)


# --- against the article's day ---------------------------------------------------------------------------------------


def _shift(candidate: Candidate, context: Context) -> int:
    word = candidate.word("shift") or candidate.word("pointer")
    return int(context.lexicon.value("shift", word)) if word else 0


def _unit_shift(candidate: Candidate, context: Context) -> Value | None:
    """"Last year", "earlier this month", "the end of the year"; "the previous year" counts from the narrative."""
    unit, shift = _units(candidate, context.lexicon), _shift(candidate, context)
    word = candidate.word("shift")
    if word == "past":
        return _reach_of(1.0, unit, -1, context)
    if word == "previous" and context.told_near:
        return _from_told(unit, shift, context)
    return Value("DATE", shifted(context.day, unit, shift), "published")


def _from_told(unit: str, shift: int, context: Context) -> Value | None:
    """The unit ``shift`` from the one told before; unknown where the narrative does not give it."""
    day = interval_of(context.told).earliest if context.told else None
    known = day is not None and len(context.told or "") >= {"Y": 4, "MO": 7, "Q": 7}.get(unit, 10 if unit != "DE" else 3)
    return Value("DATE", shifted(date.fromisoformat(day), unit, shift) if known and day else shifted(None, unit, shift), "text")


def _rel_day(candidate: Candidate, context: Context) -> Value | None:
    word = candidate.word("relday") or ""
    day = shifted(context.day, "D", int(context.lexicon.value("relday", word)))
    part = "NI" if word == "tonight" else _part(candidate, context)
    return Value("TIME" if part else "DATE", day + (f"T{part}" if part else ""), "published")


def _day_alone(candidate: Candidate, context: Context) -> Value:
    """Only the day of :func:`_rel_day`, for a clock time beside it."""
    day = shifted(context.day, "D", int(context.lexicon.value("relday", candidate.word("relday") or "")))
    return Value("DATE", day, "published")


def _part(candidate: Candidate, context: Context) -> str:
    word = candidate.word("part")
    return str(context.lexicon.value("part", word)) if word else ""


def _part_of(candidate: Candidate, context: Context) -> Value | None:
    """"This morning", "last night"."""
    day = shifted(context.day, "D", min(_shift(candidate, context), 1))
    return Value("TIME", f"{day}T{_part(candidate, context)}", "published")


def _weekday(candidate: Candidate, context: Context) -> Value | None:
    """The nearest such day before the article, or after it in the future tense."""
    number, part = _weekday_number(candidate, context), _part(candidate, context)
    suffix = f"T{part}" if part and "hour" not in candidate.groups else ""
    kind = "TIME" if suffix else "DATE"
    if context.day is None:
        return Value(kind, f"XXXX-WXX-{number}{suffix}")
    day = nearest_weekday(number, context.day, ahead=bool(context.ahead))
    return Value(kind, day.isoformat() + suffix, "published", ("week",))


def _weekday_number(candidate: Candidate, context: Context) -> int:
    word = candidate.word("weekday") or ""
    return int(context.lexicon.values["weekday"].get(word) or context.lexicon.values["weekdays"][word])


def _pointed(candidate: Candidate, context: Context) -> Value | None:
    """"Last Friday", "next May": strictly before or after; "this Friday" by tense."""
    shift = _shift(candidate, context)
    directed = replace(context, tense={-1: "past", 1: "future"}.get(shift, context.tense))
    if "month" in candidate.groups:
        return _pointed_month(candidate, directed, shift)
    number, part = _weekday_number(candidate, context), _part(candidate, context)
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


def _counted(candidate: Candidate, context: Context, sign: int, day: date | None, anchor: str) -> Value | None:
    unit = _units(candidate, context.lexicon)
    number = _count(candidate.groups.get("n", ("one",)), context.lexicon)
    if unit == "Y" and sign < 0 and number == 1 and context.told and "-Q" in context.told:
        return _year_ago(candidate, context)
    if number is None or unit in ("H", "M", "S"):
        today = day.isoformat() if day else None
        days = Interval(None, today) if sign < 0 else Interval(today, None)
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor, interval=days)
    if number != int(number):
        unit, number = ("MO", round(number * 12)) if unit == "Y" else ("D", round(number * 7))
    return Value("DATE", shifted(day, unit, sign * int(number)), anchor)


def _year_ago(candidate: Candidate, context: Context) -> Value | None:
    """"The year-earlier quarter": the quarter told before, a year back; else the year before the article's."""
    if context.told and "-Q" in context.told:
        return Value("DATE", f"{int(context.told[:4]) - 1:04d}{context.told[4:7]}", "text")
    return Value("DATE", shifted(context.day, "Y", -1), "published")


def _latest_quarter(candidate: Candidate, context: Context) -> Value | None:
    """The quarter that is told of, else the last one that had ended when the article appeared."""
    if context.told and "-Q" in context.told and "X" not in context.told:
        return Value("DATE", context.told[:7], "text")
    return Value("DATE", shifted(context.day, "Q", -1), "published")


def _year_end(candidate: Candidate, context: Context) -> Value | None:
    if year := candidate.word("year"):
        return Value("DATE", year, modifier="END")
    return Value("DATE", shifted(context.day, "Y", 0), "published", modifier="END")


def _reach(candidate: Candidate, context: Context) -> Value | None:
    number = _count(candidate.groups["n"], context.lexicon)
    sign = -1 if candidate.word("way") in context.lexicon.values["back"] else 1
    return _reach_of(number, _units(candidate, context.lexicon), sign, context)


def _within(candidate: Candidate, context: Context) -> Value | None:
    """"Within weeks": a duration that begins with the article's day."""
    number = _count(candidate.groups.get("n", ()), context.lexicon)
    return _reach_of(number, _units(candidate, context.lexicon), 1, context)


def _reach_of(number: float | None, unit: str, sign: int, context: Context) -> Value:
    """A duration that ends or begins with the article's day."""
    return Value("DURATION", _period(number, unit), "published", interval=_stretch(number or VAGUE_REACH, unit, sign, context))


def _stretch(number: float, unit: str, sign: int, context: Context) -> Interval:
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
    days = _stretch(VAGUE_REACH, _units(candidate, context.lexicon), sign, context)
    return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "published", interval=days)


def _reference(candidate: Candidate, context: Context) -> Value | None:
    today = context.day.isoformat() if context.day else None
    if "past" in candidate.groups:
        return Value("DATE", "PAST_REF", "published", interval=Interval(None, today))
    if "future" in candidate.groups:
        return Value("DATE", "FUTURE_REF", "published", interval=Interval(today, None))
    return Value("DATE", "PRESENT_REF", "published", interval=Interval(today, today))


# --- against the narrative -------------------------------------------------------------------------------------------


def _same(candidate: Candidate, context: Context) -> Value | None:
    return _from_told(_units(candidate, context.lexicon), 0, context)


def _following(candidate: Candidate, context: Context) -> Value | None:
    """"The following year" counts from the narrative; "the next week" from the article, but "the next day" does not."""
    unit, word = _units(candidate, context.lexicon), candidate.word("way")
    shift = -1 if word == "preceding" else 1
    if word in ("following", "preceding") or (unit == "D" and context.told_near):
        return _from_told(unit, shift, context)
    return Value("DATE", shifted(context.day, unit, shift), "published")


# --- durations and sets ----------------------------------------------------------------------------------------------


def _duration(candidate: Candidate, context: Context) -> Value | None:
    """A length of time; an age ("8-month-old") is none."""
    if "old" in candidate.groups:
        return None
    unit = _units(candidate, context.lexicon)
    if "extra" in candidate.groups:
        return Value("DURATION", _period(1.5, unit))
    vague = candidate.rule.name.endswith("without number")
    number = _count(candidate.groups.get("n", () if vague else ("one",)), context.lexicon)
    return Value("DURATION", _period(number, unit))


def _every(candidate: Candidate, context: Context) -> Value | None:
    number = _count(candidate.groups.get("n", ("one",)), context.lexicon)
    return Value("SET", _period(number, _units(candidate, context.lexicon)))


def _every_day(candidate: Candidate, context: Context) -> Value | None:
    part = _part(candidate, context)
    return Value("SET", f"XXXX-WXX-{_weekday_number(candidate, context)}" + (f"T{part}" if part else ""))


def _every_month(candidate: Candidate, context: Context) -> Value | None:
    return Value("SET", f"XXXX-{int(context.lexicon.value('month', candidate.word('month') or '')):02d}")


def _often(candidate: Candidate, context: Context) -> Value | None:
    return Value("SET", str(context.lexicon.value("often", candidate.word("often") or "")))


def _times(candidate: Candidate, context: Context) -> Value | None:
    return Value("SET", _period(1.0, _units(candidate, context.lexicon)))


READERS: dict[str, Reader] = {
    "iso": _iso, "slash": _slash, "compact": _compact, "ancient": _ancient, "calendar": _calendar, "days": _days,
    "bareyear": _bare_year, "decade": _decade, "century": _century, "moment": _moment, "clock": _clock,
    "quarter": _quarter, "halfyear": _half_year, "season": _season, "holiday": _holiday, "unitshift": _unit_shift,
    "relday": _rel_day, "partof": _part_of, "weekday": _weekday, "pointed": _pointed, "weekend": _weekend, "ago": _ago,
    "offset": _offset, "yearago": _year_ago, "latestquarter": _latest_quarter, "yearend": _year_end, "reach": _reach, "within": _within,
    "recently": _recently, "reference": _reference, "same": _same, "following": _following, "duration": _duration,
    "every": _every, "everyday": _every_day, "everymonth": _every_month, "often": _often, "times": _times,
}  # fmt: skip
