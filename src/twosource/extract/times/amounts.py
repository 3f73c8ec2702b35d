"""Numbers, units and periods: "two and a half years" is P2Y6M."""

import re

from twosource.extract.times.words import Candidate
from twosource.vocabulary.timex import TimexLexicon

PERIODS = {"D": (1, "D"), "W": (1, "W"), "F": (2, "W"), "WE": (1, "WE"), "MO": (1, "M"), "Q": (1, "Q"), "Y": (1, "Y"),
           "DE": (10, "Y"), "CE": (100, "Y"), "H": (1, "H"), "M": (1, "M"), "S": (1, "S")}  # fmt: skip
HALVES = {"Y": "6M", "H": "30M", "M": "30S", "D": "T12H", "MO": "15D"}


def count(words: tuple[str, ...], lexicon: TimexLexicon) -> float | None:
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


def unit_of(candidate: Candidate, lexicon: TimexLexicon) -> str:
    word = candidate.word("units") or ""
    return str(lexicon.values["units"].get(word) or lexicon.values["unit"][word])


def period(number: float | None, unit: str) -> str:
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
