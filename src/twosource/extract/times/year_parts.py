"""Parts of a year: quarters, halves, seasons and feasts."""

from dataclasses import replace
from datetime import date

from twosource.extract.times.dates import ordinal_of, year_missing, year_said
from twosource.extract.times.relative import shift_of
from twosource.extract.times.timeline import SEASONS, interval_of, shifted
from twosource.extract.times.value import Context, Reader, Value
from twosource.extract.times.words import Candidate


def _year_of_part(candidate: Candidate, context: Context, first_month: int) -> tuple[str, str | None, tuple[str, ...]]:
    """Year of a season, quarter or half that begins in ``first_month``, with anchor and imputed parts."""
    year, anchor = year_said(candidate, context)
    if year is None and "shift" not in candidate.groups:
        year, anchor = year_missing(first_month, None, context)
        return (f"{year:04d}" if year is not None else "XXXX"), anchor, ("year",) if year is not None else ()
    return (f"{year:04d}" if year is not None else "XXXX"), anchor, ()


def _quarter(candidate: Candidate, context: Context) -> Value | None:
    number = ordinal_of(candidate, context)
    if number > 4:
        return None
    year, anchor, imputed = _year_of_part(candidate, _nearest(context), 3 * number - 2)
    return Value("DATE", f"{year}-Q{number}", anchor, imputed)


def _nearest(context: Context) -> Context:
    """Results of the last quarter are also told in the future tense: "third-quarter earnings will be lower"."""
    return replace(context, tense=None) if context.ahead else context


def _same_quarter(candidate: Candidate, context: Context) -> Value | None:
    """The quarter that is told of, in the year said; the whole year where no quarter was told of."""
    year, anchor = year_said(candidate, context)
    if year is None:
        return None
    if context.quarter is None:
        return Value("DATE", f"{year:04d}", anchor)
    return Value("DATE", f"{year:04d}{context.quarter[4:]}", "text")


def _half_year(candidate: Candidate, context: Context) -> Value | None:
    number = ordinal_of(candidate, context)
    if number > 2:
        return None
    if "year" not in candidate.groups:
        return Value("DATE", f"{shifted(context.day, 'Y', shift_of(candidate, context))}-H{number}", "published")
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


PARTS: dict[str, Reader] = {
    "quarter": _quarter, "samequarter": _same_quarter, "halfyear": _half_year, "season": _season, "holiday": _holiday,
}  # fmt: skip
