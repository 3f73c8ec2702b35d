"""A time as EDTF writes it: bounds have an open end, and what EDTF has no sign for becomes an interval of days."""

from twosource.model.time import TimeExpression

PRECISION = {"Y": 4, "M": 7}  # characters of a day that a span counted in years or months keeps


def edtf(time: TimeExpression) -> str:
    """``2022/..`` since 2022, ``../2022`` until then; weeks and spans that reach from or to a day as intervals.

    "Over the last four years" in 2019 is ``2015/2019``: as exact as the unit that it counts. All other values are
    those of TIMEX3, which writes dates as EDTF does.
    """
    days = time.interval
    if time.dates and time.direction in ("since", "after"):
        return f"{time.timex}/.."
    if time.dates and time.direction in ("until", "before"):
        return f"../{time.timex}"
    if not days.earliest or not days.latest:
        return time.timex
    if time.kind == "DURATION":
        kept = PRECISION.get(time.timex[-1], len(days.earliest)) if "T" not in time.timex else len(days.earliest)
        return f"{days.earliest[:kept]}/{days.latest[:kept]}"
    return f"{days.earliest}/{days.latest}" if time.dates and time.timex[4:6] == "-W" and time.timex[6].isdigit() else time.timex
