"""The words and rules of time expressions: loads and checks ``timex.yaml`` of a language.

A rule is a pattern over *classes* of words. Each set of classes that a word can have gets one private
character, so a text becomes a string with one character a word, and all rules together become one regular
expression over it: matching takes time linear in the number of words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

SHAPES: Mapping[str, frozenset[str]] = {
    "hour": frozenset({"number", "day", "hour"}),
    "day": frozenset({"number", "day"}),
    "number": frozenset({"number"}),
    "year": frozenset({"number", "year"}),
    "ordday": frozenset({"ordday", "ordinal"}),
    "ordinal": frozenset({"ordinal"}),
    "decade": frozenset({"decade"}),
    "fraction": frozenset({"fraction"}),
    "clock": frozenset({"clock"}),
    "slash": frozenset({"slash"}),
    "iso": frozenset({"iso"}),
    "compact": frozenset({"compact"}),
    "comma": frozenset({"comma"}),
    "dot": frozenset({"dot"}),
    "hyphen": frozenset({"hyphen"}),
    "quote": frozenset({"quote"}),
    "other": frozenset(),
}
CODES_FROM = 0xE000  # private use area: no text that is read is ever matched against these characters
PATTERN_PART = re.compile(r"(?:(\w+):|([<>]))?(?:'([^']+)'|(\w+)|(\())|([()|?*])|(\s+)|(.)")
BESIDE = {"<": "(?<=", ">": "(?="}  # a word before or after that is no part of the expression
REPEAT = "{0,6}"  # what * stands for: a bound keeps matching linear in the length of the text
CONNECTING = frozenset({"number", "day", "hour", "ordinal", "fraction", "comma", "dot", "hyphen", "quote"})
Value = int | float | str


@dataclass(frozen=True, slots=True)
class TimexRule:
    """``name`` in words for the reader; ``reads`` the function that values the groups; ``groups`` names them in order."""

    name: str
    reads: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day that is named without its year, known by the words near it."""

    month: int
    day: int
    year: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimexLexicon:
    """Words by class with their values, and the rules as one regular expression over word codes."""

    values: Mapping[str, Mapping[str, Value]]  # class -> word -> value
    codes: Mapping[str, str]  # capitalised word, casefolded -> code
    small_codes: Mapping[str, str]  # the same word in small letters
    shape_codes: Mapping[str, str]
    rules: tuple[TimexRule, ...]
    pattern: re.Pattern[str]
    stretch: re.Pattern[str]  # words that are all of some class: no expression goes beyond
    core: re.Pattern[str]  # a word without which a stretch holds no expression
    known_days: tuple[KnownDay, ...]
    coming_after: tuple[tuple[str, ...], ...]  # words before a day that is to come
    directions: Mapping[str, str]
    ranges: Mapping[str, tuple[str, ...]]  # word before the first of two times -> words between them
    not_years_after: frozenset[str]
    years_after: frozenset[str]
    future_words: frozenset[str]
    timetabled_words: frozenset[str]
    prospective_words: frozenset[str]
    past_words: frozenset[str]
    present_words: frozenset[str]
    reporting_words: frozenset[str]
    abbreviations: frozenset[str]
    joining: frozenset[str]

    def value(self, group: str, word: str) -> Value:
        """What ``word`` means as a member of class ``group``. Raises ``KeyError`` where it is no member."""
        return self.values[group][word.casefold()]


def load_timex(folder: Path) -> TimexLexicon:
    """The lexicon of the language whose files lie in ``folder``.

    Raises:
        VocabularyError: the file is missing, is no YAML, or a rule names an unknown class.
    """
    path = folder / "timex.yaml"
    data = load_yaml(path)
    try:
        return _lexicon(data)
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise VocabularyError([f"{path.name}: {error}"]) from error


def _lexicon(data: dict) -> TimexLexicon:
    classes = dict(data["classes"])
    capital = classes.pop("capital")
    values = {name: dict(words) for name, words in {**classes, **capital}.items()}
    literals = _literals(data)
    full = _memberships({**values, **literals})
    small = _memberships({**classes, **literals})
    alphabet = _alphabet([*full.values(), *small.values(), *SHAPES.values()])
    rules, pattern = _compile(data["rules"], data["macros"], alphabet)
    core = _core(alphabet, CONNECTING | set(data["connecting"]))
    return TimexLexicon(
        values=values,
        codes={word: alphabet[names] for word, names in full.items()},
        small_codes={word: alphabet[names] for word, names in small.items()},
        shape_codes={shape: alphabet[names] for shape, names in SHAPES.items()},
        rules=rules,
        pattern=pattern,
        stretch=re.compile(f"[^{alphabet[frozenset()]}]+"),
        core=re.compile(f"[{core}]"),
        known_days=tuple(KnownDay(d["month"], d["day"], d["year"], frozenset(d["words"])) for d in data["known_days"]),
        coming_after=tuple(tuple(words.split()) for words in data["coming_after"]),
        directions=dict(data["directions"]),
        ranges={opening: tuple(words) for opening, words in data["ranges"].items()},
        **{name: frozenset(data[name]) for name in WORD_SETS},
    )


WORD_SETS = ("not_years_after", "years_after", "future_words", "timetabled_words", "prospective_words", "past_words", "present_words", "reporting_words", "abbreviations", "joining")


def _literals(data: dict) -> dict[str, tuple[str, ...]]:
    """Words that patterns quote: each is a class of its own, written ``=word``."""
    patterns = [rule["pattern"] for rule in data["rules"]] + list(data["macros"].values())
    words = {word for pattern in patterns for word in re.findall(r"'([^']+)'", pattern)}
    return {f"={word}": (word,) for word in sorted(words)}


def _memberships(classes: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words:
            names.setdefault(str(word).casefold(), set()).add(name)
    return {word: frozenset(group) for word, group in names.items()}


def _alphabet(sets: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    ordered = sorted(set(sets), key=sorted)
    return {names: chr(CODES_FROM + index) for index, names in enumerate(ordered)}


def _core(alphabet: Mapping[frozenset[str], str], connecting: frozenset[str] | set[str]) -> str:
    """Codes of the sets with a class that is no literal and not only a connection between others."""
    return "".join(code for names, code in alphabet.items() if any(n[0] != "=" and n not in connecting for n in names))


def _compile(
    rules: list[dict], macros: Mapping[str, str], alphabet: Mapping[frozenset[str], str]
) -> tuple[tuple[TimexRule, ...], re.Pattern[str]]:
    """All rules in one alternation; rule ``n`` is the group ``rn``, its groups ``rn_0``, ``rn_1`` …"""
    made, parts = [], []
    for number, rule in enumerate(rules):
        groups: list[str] = []
        pattern = _translate(rule["pattern"], macros, alphabet, f"r{number}_", groups)
        made.append(TimexRule(rule["name"], rule["reads"], tuple(groups)))
        parts.append(f"(?P<r{number}>{pattern})")
    return tuple(made), re.compile("|".join(parts))


def _translate(
    pattern: str, macros: Mapping[str, str], alphabet: Mapping[frozenset[str], str], prefix: str, groups: list[str]
) -> str:
    """One pattern in regular-expression syntax; names of its groups are added to ``groups``."""
    out = []
    for group, beside, literal, name, bracket, operator, _, fault in PATTERN_PART.findall(pattern):
        if fault:
            raise KeyError(f"{fault!r} in the pattern {pattern!r}")
        opening = f"(?P<{prefix}{len(groups)}>" if group else "(?:"
        opening = BESIDE.get(beside, opening)
        if group:
            groups.append(group)
        if bracket:
            out.append(opening)
        elif operator:
            out.append(REPEAT if operator == "*" else operator)
        elif name in macros:
            out.append(f"{opening}{_translate(macros[name], macros, alphabet, prefix, groups)})")
        elif literal or name:
            out.append(f"{opening}{_characters(f'={literal}' if literal else name, alphabet)})")
    return "".join(out)


def _characters(name: str, alphabet: Mapping[frozenset[str], str]) -> str:
    found = "".join(code for names, code in alphabet.items() if name in names)
    if not found:
        raise KeyError(f"no word is of class {name!r}")
    return f"[{found}]"
