"""The words of numbers and units: loads and checks ``quantities.yaml`` of a language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
WORD_SETS = ("unit_adjectives", "measures", "labels", "dates")


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """Values by word; ``pattern`` matches a whole amount from its first word, which is one of ``starters``.

    Groups of the pattern: comparator, between, sign, first, plus, behind, second, percent, currency; fraction with its
    parts; plural with its scale; phrase; multiple.
    """

    numerals: Mapping[str, int]
    scales: Mapping[str, int]
    plurals: Mapping[str, int]
    plural_scales: Mapping[str, int]
    phrases: Mapping[str, int | None]
    comparators: Mapping[str, str]  # phrase before a number -> least, most, about
    behind: Mapping[str, str]  # phrase behind it -> likewise
    fractions: Mapping[str, int]
    currencies: Mapping[str, str]  # names and signs -> ISO 4217 code
    multiples: Mapping[str, int]
    short_scales: Mapping[str, int]  # right behind a figure
    short_measures: Mapping[str, str]  # likewise, with the unit that they stand for
    hyphened: Mapping[str, str]  # word behind a hyphen -> what the number counts
    unit_adjectives: frozenset[str]
    measures: frozenset[str]
    labels: frozenset[str]
    dates: frozenset[str]
    starters: frozenset[str]
    pattern: re.Pattern[str]


def load_quantities(folder: Path) -> QuantityLexicon:
    """The lexicon of the language whose files lie in ``folder``.

    Raises:
        VocabularyError: the file is missing, is no YAML, or lacks a section.
    """
    path = folder / "quantities.yaml"
    data = load_yaml(path)
    try:
        return _lexicon(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise VocabularyError([f"{path.name}: {error!r}"]) from error


def _lexicon(data: dict) -> QuantityLexicon:
    comparators = {phrase: kind for kind, phrases in data["comparators"].items() for phrase in phrases}
    behind = {phrase: kind for kind, phrases in data["behind"].items() for phrase in phrases}
    mappings = ("numerals", "scales", "plurals", "plural_scales", "phrases", "fractions", "multiples", "short_scales", "short_measures", "hyphened")
    return QuantityLexicon(
        comparators=comparators,
        behind=behind,
        currencies={**data["currencies"], **data["currency_signs"]},
        starters=_starters(data, comparators),
        pattern=_pattern(data, comparators),
        **{name: dict(data[name]) for name in mappings},
        **{name: frozenset(data[name]) for name in WORD_SETS},
    )


def _starters(data: dict, comparators: Iterable[str]) -> frozenset[str]:
    """First words of everything that the pattern matches, apart from figures."""
    phrases = [*comparators, *data["phrases"], *data["numerals"], *data["plurals"], *data["multiples"], *data["scales"],
               *data["fractions"], *data["currency_signs"], data["between"], "a", "an", "us"]  # fmt: skip
    return frozenset(str(phrase).split()[0].casefold() for phrase in phrases)


def _any(words: Iterable[str]) -> str:
    """Alternation, longest first, white space of any kind between the words of a phrase."""
    ordered = sorted(map(str, words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)


def _pattern(data: dict, comparators: Iterable[str]) -> re.Pattern[str]:
    words, scales = _any(data["numerals"]), _any(data["scales"])
    one_of = _any(scale for scale in data["scales"] if f"a {scale}" not in data["phrases"])  # "a hundred"
    number = rf"(?:(?:{FIGURE})(?:(?:{_any(data['short_scales'])})(?![\w-])|[\s-](?:{scales})\b)?|(?:{words})\b(?:[\s-](?:and\s)?(?:{words}|{scales})\b){{0,6}}|an?\s(?:{one_of})\b)"
    signs, fractions = _any(data["currency_signs"]), _any(data["fractions"])
    amount = (
        rf"(?P<sign>{signs})?\s?(?P<first>{number})(?P<plus>\+|-plus\b)?(?:\s(?P<behind>{_any(phrase for phrases in data['behind'].values() for phrase in phrases)})\b)?"
        rf"(?:\s?(?P<joint>to|or|-|–|(?(between)and|(?!)))\s?(?:{signs})?(?P<second>{number}))?"
        rf"(?P<half_more>[\s-]and[\s-]a[\s-]half)?(?:\s?(?P<measure>{_any(data['short_measures'])})(?!\w))?(?:\s?(?P<percent>{_any(data['percent'])}))?(?:\s(?P<currency>{_any(data['currencies'])})\b)?"
    )
    fraction = (
        rf"(?P<above>an?|{words}|\d)[\s-](?P<below>{fractions})\b(?P<of>\s+of\b)?|(?P<half>half)\s+(?:of|the|its|their|all)\b"
    )
    share = rf"(?P<part>{FIGURE}|{words})\s(?:out\sof(?:\severy)?|in\severy)\s(?P<whole>{FIGURE}|{words})\b|(?P<one>one)\sin\s(?P<of_how_many>{words})\b"
    plural = rf"(?:several\s+|many\s+)?(?P<plural>{_any(data['plurals'])})\b(?:\s+of\s+(?P<plural_scale>{_any(data['plural_scales'])})\b)?"
    head = rf"(?:(?P<comparator>{_any(comparators)})\s+)?(?:(?P<between>{data['between']})\s+)?"
    phrase, multiple = rf"(?P<phrase>{_any(data['phrases'])})\b", rf"(?P<multiple>{_any(data['multiples'])})\b"
    return re.compile(rf"{head}(?:{fraction}|{share}|{plural}|{amount})|{phrase}|{multiple}", re.IGNORECASE)
