"""Lengths of time, and times that come again."""

from twosource.extract.times.amounts import count, period, unit_of
from twosource.extract.times.relative import part_of_day, weekday_number
from twosource.extract.times.value import Context, Reader, Value
from twosource.extract.times.words import Candidate


def _duration(candidate: Candidate, context: Context) -> Value | None:
    """A length of time; an age ("8-month-old") is none."""
    if "old" in candidate.groups:
        return None
    unit = unit_of(candidate, context.lexicon)
    if "extra" in candidate.groups:
        return Value("DURATION", period(1.5, unit))
    vague = candidate.rule.name.endswith("without number")
    number = count(candidate.groups.get("n", () if vague else ("one",)), context.lexicon)
    return Value("DURATION", period(number, unit))


def _every(candidate: Candidate, context: Context) -> Value | None:
    said = candidate.groups.get("n", ("one",))
    number = 2.0 if said == ("other",) else count(said, context.lexicon)
    return Value("SET", period(number, unit_of(candidate, context.lexicon)))


def _every_day(candidate: Candidate, context: Context) -> Value | None:
    part = part_of_day(candidate, context)
    return Value("SET", f"XXXX-WXX-{weekday_number(candidate, context)}" + (f"T{part}" if part else ""))


def _every_month(candidate: Candidate, context: Context) -> Value | None:
    return Value("SET", f"XXXX-{int(context.lexicon.value('month', candidate.word('month') or '')):02d}")


def _often(candidate: Candidate, context: Context) -> Value | None:
    return Value("SET", str(context.lexicon.value("often", candidate.word("often") or "")))


def _times(candidate: Candidate, context: Context) -> Value | None:
    return Value("SET", period(1.0, unit_of(candidate, context.lexicon)))


LENGTHS: dict[str, Reader] = {
    "duration": _duration, "every": _every, "everyday": _every_day, "everymonth": _every_month, "often": _often,
    "times": _times,
}  # fmt: skip
