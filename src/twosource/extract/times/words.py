"""Words of a text with their classes, and the stretches of words that a rule of ``timex.yaml`` fits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from twosource.model.text import Span
from twosource.vocabulary.timex import TimexLexicon, TimexRule

WORD = re.compile(
    r"(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?(?!\d))|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))|(?P<fraction>\d+/\d+(?![\d/]))|(?P<decade>(?:\d{3}|['’]\d)0['’]?s\b)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)|(?P<number>\d+(?:[.,]\d+)*(?:(?!\w)|(?=[ap]\.?m\b)))|(?P<halfday>[AaPp]\.[Mm]\b)"
    r"|(?P<word>\w+)|(?P<quote>['’](?:s|ll|re|ve|d|t|m)?\b|['’‘])|(?P<hyphen>[-–—]+)|(?P<comma>,)|(?P<dot>\.)"
    r"|(?P<stop>[!?;]|\n\s*)|(?P<other>[^\w\s])"
)
MARKS = frozenset({"stop", "dot", "quote", "other", "comma", "hyphen"})  # what may stand between two sentences
LOOK_BACK = 25  # words within which the verb of a clause is sought


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: offsets, wording (casefolded), classes and sentences, all of equal length."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """Offsets of the words ``first`` to ``last``, half-open."""
        return Span(self.starts[first], self.ends[last - 1])

    def at(self, index: int) -> str:
        """The word at ``index``, casefolded; empty outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def before(self, index: int, count: int) -> tuple[str, ...]:
        """The ``count`` words before ``index``, casefolded; fewer at the start of the text."""
        return tuple(self.lower[max(0, index - count) : index])

    def capitalised(self, index: int) -> bool:
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that fits the words ``first`` to ``last`` (half-open); its groups hold casefolded words."""

    rule: TimexRule
    first: int
    last: int
    groups: dict[str, tuple[str, ...]]

    def word(self, group: str) -> str | None:
        """First word of a group; ``None`` where the group took no part."""
        words = self.groups.get(group)
        return words[0] if words else None


def read_words(text: str, lexicon: TimexLexicon) -> Words:
    """Words with their class codes and the number of their sentence."""
    words = Words(text)
    sentence, pending = 0, ""
    for match in WORD.finditer(text):
        shape, start = match.lastgroup or "other", match.start()
        if pending and shape not in MARKS:
            sentence += pending == "stop" or text[start].isupper()
            pending = ""
        lower = match[0].casefold()
        words.starts.append(start)
        words.ends.append(match.end())
        words.codes.append(_code(shape, match[0], lower, lexicon))
        words.sentences.append(sentence)
        if shape == "stop" and lower != ";" or shape == "dot" and not pending and not _abbreviation(words, lexicon):
            pending = shape
        words.lower.append(lower)
    return words


def _code(shape: str, written: str, lower: str, lexicon: TimexLexicon) -> str:
    if shape in ("word", "halfday"):
        table = lexicon.codes if written[0].isupper() else lexicon.small_codes
        return table.get(lower) or lexicon.shape_codes["other"]
    if shape == "stop":
        return lexicon.shape_codes["other"]
    return lexicon.shape_codes[_figure(shape, written)]


def _figure(shape: str, written: str) -> str:
    """The finer shape of a number by its size: hour, day, year, date in eight digits."""
    if shape == "ordinal":
        return "ordday" if 1 <= int(written[:-2]) <= 31 else "ordinal"
    if shape != "number" or not written.isdecimal():
        return shape
    size = int(written) if len(written) <= 8 else 0
    if len(written) == 8 and re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", written):
        return "compact"
    if len(written) == 4:
        return "year" if 1000 <= size <= 2199 else "number"
    return "number" if len(written) > 2 or not 1 <= size <= 31 else "hour" if size <= 12 else "day"


def _abbreviation(words: Words, lexicon: TimexLexicon) -> bool:
    before = words.at(len(words.lower) - 1)
    return len(before) == 1 or before in lexicon.abbreviations


def recognise(words: Words, lexicon: TimexLexicon) -> Iterator[Candidate]:
    """Every stretch that a rule fits, left to right, without overlaps."""
    codes = "".join(words.codes)
    for stretch in lexicon.stretch.finditer(codes):
        if lexicon.core.search(codes, *stretch.span()):
            for match in lexicon.pattern.finditer(codes, *stretch.span()):
                yield _candidate(match, words, lexicon)


def _candidate(match: re.Match[str], words: Words, lexicon: TimexLexicon) -> Candidate:
    number = _rule_number(match)
    groups: dict[str, tuple[str, ...]] = {}
    for index, name in enumerate(lexicon.rules[number].groups):
        start, end = match.span(f"r{number}_{index}")
        if start >= 0:
            groups.setdefault(name, tuple(words.lower[start:end]))
    return Candidate(lexicon.rules[number], *match.span(), groups)


def _rule_number(match: re.Match[str]) -> int:
    """The rule's own group closes last, so it is the last group that took part."""
    return int((match.lastgroup or "r0")[1:].partition("_")[0])


def tense_near(words: Words, candidate: Candidate, lexicon: TimexLexicon) -> str | None:
    """Tense of the nearest verb-like word of the sentence, first to the left, then to the right."""
    sentence = words.sentences[candidate.first]
    left = range(candidate.first - 1, max(-1, candidate.first - LOOK_BACK), -1)
    right = range(candidate.last, min(len(words.lower), candidate.last + LOOK_BACK))
    for index in (*left, *right):
        if words.sentences[index] != sentence:
            continue
        tense = _word_tense(words.lower[index], lexicon)
        if tense:
            return None if tense == "present" else tense
    return None


def _word_tense(word: str, lexicon: TimexLexicon) -> str | None:
    if word in lexicon.present_words:
        return "present"
    if word in lexicon.future_words:
        return "prospective" if word in lexicon.prospective_words else "future"
    if word in lexicon.past_words or (word.endswith("ed") and len(word) > 4):
        return "past"
    return None


def reported_near(words: Words, candidate: Candidate, lexicon: TimexLexicon) -> bool:
    """Whether the expression dates an act of reporting: "revealed March 8", "reported on March 8"."""
    before = [words.at(candidate.first - distance) for distance in (1, 2)]
    named = before[0] in lexicon.reporting_words or (before[0] == "on" and before[1] in lexicon.reporting_words)
    return named or words.at(candidate.last) in lexicon.reporting_words
