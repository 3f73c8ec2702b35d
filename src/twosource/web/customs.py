"""Days and numbers as they are written where the reader is. The words stay English, so a German reader has "8 March 2025" and
"1.234", an American one "March 8, 2025" and "1,234"."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

ANYWHERE = "en_001"
COUNTRY = re.compile(r"\s*[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b", re.IGNORECASE | re.ASCII)  # of the language that a browser names first

_READER: ContextVar[str] = ContextVar("reader", default=ANYWHERE)


def customs_of(accepted: str) -> str:
    """The customs of whoever sends ``accepted`` as the languages that he reads (RFC 9110, Accept-Language)."""
    country = COUNTRY.match(accepted)
    try:
        return str(Locale.parse(f"en_{country[1].upper()}")) if country else ANYWHERE
    except UnknownLocaleError:
        return ANYWHERE


@contextmanager
def told_by(customs: str) -> Iterator[None]:
    """Within it, days and numbers are told by ``customs``."""
    token = _READER.set(customs)
    try:
        yield
    finally:
        _READER.reset(token)


def day_in_words(day: date) -> str:
    return format_date(day, "long", _READER.get())


def month_in_words(day: date) -> str:
    """Month and year of ``day``."""
    return format_skeleton("yMMMM", day, locale=_READER.get())


def figure(number: float) -> str:
    """``number`` to its last digit."""
    return format_decimal(number, locale=_READER.get(), decimal_quantization=False)
