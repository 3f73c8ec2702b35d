"""Words by which the parts of a news page are told apart (``data/languages/<language>/page.yaml``)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

SECTIONS = (
    "furniture", "comment_forms", "tag_headers", "related_headers", "bylines", "section_labels", "date_labels",
    "outlet_labels", "source_labels", "address_labels", "months", "weekdays", "picture_words", "picture_makers",
    "caption_words", "caption_places", "person_titles", "image_suffixes", "byline_words", "taken", "imprint_words", "linking_words",
    "publisher_words",
)  # fmt: skip
PHRASES = (
    "furniture", "comment_forms", "tag_headers", "related_headers", "bylines", "section_labels", "outlet_labels",
    "source_labels", "address_labels",
)  # fmt: skip


WORDS = ("person_titles", "weekdays", "imprint_words", "linking_words", "publisher_words")


def fold(text: str) -> str:
    """``text`` as it is compared: lower case, only letters and digits, words apart by one space; © is "copyright"."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("©", " copyright ").casefold()))


@dataclass(frozen=True, slots=True)
class Phrases:
    """Whole lines with what they mean. ``exact`` maps folded lines; ``open_ended`` are those with N or ...."""

    exact: Mapping[str, str]
    open_ended: tuple[tuple[re.Pattern[str], str], ...]

    def match(self, folded: str) -> str | None:
        """The meaning of a folded line, ``None`` where no phrase makes up all of it."""
        if (meaning := self.exact.get(folded)) is not None:
            return meaning
        return next((meaning for pattern, meaning in self.open_ended if pattern.fullmatch(folded)), None)


@dataclass(frozen=True, slots=True)
class PageLexicon:
    """``page.yaml``; what each table means is said there. Patterns are built once, from its words."""

    furniture: Phrases
    comment_forms: Phrases
    tag_headers: Phrases
    related_headers: Phrases
    bylines: Phrases
    section_labels: Phrases
    outlet_labels: Phrases
    source_labels: Phrases
    address_labels: Phrases
    months: Mapping[str, int]
    weekdays: frozenset[str]
    updating: frozenset[str]  # words before the day of a later version
    imprint_words: frozenset[str]
    linking_words: frozenset[str]
    publisher_words: frozenset[str]
    person_titles: frozenset[str]
    taken: re.Pattern[str]  # a folded line that says where the article stood first
    byline: re.Pattern[str]  # a line about the authors; group names
    day: re.Pattern[str]  # a calendar day with its year: groups iso_*, m_*, d_*
    date_line: re.Pattern[str]  # a line that is a date with its label; groups published, updated
    credit: re.Pattern[str]  # the end of a caption; group credit
    caption: re.Pattern[str]  # a name followed by what the picture shows
    image_file: re.Pattern[str]
    outlets: Mapping[str, str] = field(default_factory=dict)  # domain -> name of the outlet that is printed there


def load_page(folder: Path) -> PageLexicon:
    """Read and check ``folder/page.yaml``, ``folder`` being a language's. Raises VocabularyError with all faults."""
    table = load_yaml(folder / "page.yaml")
    if faults := [f"page.yaml: '{section}' is missing" for section in SECTIONS if section not in table]:
        raise VocabularyError(faults)
    if faults := [f"page.yaml: '{phrase}' is not text; put it in quotes" for phrase in _not_text(table)]:
        raise VocabularyError(faults)
    day = _day_pattern(table)
    return PageLexicon(
        **{name: _phrases(table[name]) for name in PHRASES},
        months=table["months"],
        **{name: frozenset(table[name]) for name in WORDS},
        updating=frozenset(word for phrase in table["date_labels"]["updated"] for word in phrase.split()),
        taken=_taken_pattern(table["taken"]),
        byline=_byline_pattern(table),
        day=re.compile(day, re.IGNORECASE),
        date_line=_date_line_pattern(table, day),
        credit=_credit_pattern(table),
        caption=_caption_pattern(table),
        image_file=re.compile(rf"\S+\.{_any(table['image_suffixes'])}", re.IGNORECASE),
    )


def _not_text(table: Mapping[str, object]) -> list[object]:
    """Phrases that YAML took for something else, such as 30, yes or on."""
    lists = [part for value in table.values() for part in (value.values() if isinstance(value, dict) else [value])]
    return [
        phrase for phrases in lists if isinstance(phrases, list) for phrase in phrases if not isinstance(phrase, str)
    ]


def _phrases(table: Mapping[str, list[str]] | list[str]) -> Phrases:
    """A list means itself; a mapping gives each list's phrases the list's key as their meaning."""
    meanings = table.items() if isinstance(table, Mapping) else ((None, table),)
    pairs = [(phrase, meaning or phrase) for meaning, phrases in meanings for phrase in phrases]
    return Phrases(
        exact={fold(phrase): meaning for phrase, meaning in pairs if not _is_open(phrase)},
        open_ended=tuple((_compile(phrase), meaning) for phrase, meaning in pairs if _is_open(phrase)),
    )


def _is_open(phrase: str) -> bool:
    return bool({"...", "N"}.intersection(phrase.split()))


def _compile(phrase: str) -> re.Pattern[str]:
    """ "share on ..." to a pattern for folded lines; the blank before or after ... goes with it."""
    pattern = ""
    for token in phrase.split():
        gap = " " if pattern else ""
        if token == "...":
            pattern += f"(?:{gap}.+)?" if gap else "(?:.+ )?"
        elif token == "N":
            pattern += gap + r"\d+(?: \d+)*"
        else:
            pattern += (gap if not pattern.endswith("(?:.+ )?") else "") + re.escape(fold(token))
    return re.compile(pattern)


def _any(words: Iterable[str]) -> str:
    """An alternation, longer words first, blanks matching any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered) + ")"


def _taken_pattern(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """ "this story was originally published by …", "reprinted from …", "a version of this article appeared in …"."""
    itself, at_first, at_all = (_any(map(fold, table[key])) for key in ("itself", "at_first", "at_all"))
    this, version = rf"this {itself} ", r"(?:an? (?:longer |shorter |earlier )?|the original )version of "
    told, first = r"(?:(?:is|was|were|has been|is being) )?", "(?:originally|first|previously|initially) "
    itself_told = rf"(?:(?:{version})?{this}{told})?(?:{first}{at_first}|(?:{first})?{at_all})"
    version_told = rf"{version}{this}{told}(?:{first})?{at_first}"
    where = r"(?: \w+){0,2} (?:by|in|on|from|at|with|via|through)(?: .*)?"
    return re.compile(rf"(?:{itself_told}|{version_told}|based on an? {itself}){where}")


def _byline_pattern(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """One of the words and up to nine words that begin with a name; a bar or comma at the end is no part of them."""
    words = _any(table["byline_words"])
    return re.compile(rf"(?i:{words}):?\s+(?P<names>[A-Z][\w.'’-]+(?:\s+[^\s|]+){{0,8}}?)[\s|,;]*")


def _day_pattern(table: Mapping[str, Mapping[str, int]]) -> str:
    month, year = rf"{_any(table['months'])}\b\.?", r"(?:19|20)\d\d(?!\d)"
    return (
        rf"(?<![\w-])(?:(?P<iso>{year}-\d\d-\d\d)(?!\d)"
        rf"|(?P<month_first>{month})\s+(?P<day_second>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year_a>{year})"
        rf"|(?P<day_first>\d\d?)(?:st|nd|rd|th)?\.?(?:\s+of)?\s+(?P<month_second>{month}),?\s+(?P<year_b>{year}))"
    )


def _date_line_pattern(table: Mapping[str, Mapping[str, list[str]]], day: str) -> re.Pattern[str]:
    """Label, place, weekday, date, time of day and, behind a bar, a section: all but the date may be missing.

    Behind names and the date more may be told: "Drovny, 14 February 2025. Released through the agency."
    """
    labels = table["date_labels"]
    label = rf"(?:(?:(?P<published>{_any(labels['published'])})|(?P<updated>{_any(labels['updated'])}))\b\W*)?"
    weekday = rf"(?:{_any(table['weekdays'])}\b\W*)?"
    time = r"(?:\W+(?:at\s+)?\d\d?[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*\(?[A-Z]{0,5}\)?)?|T\d\d:\d\d\S*"
    name = r"(?-i:[A-Z])[\w.'’-]*"
    places = rf"(?:(?:{name}(?: {name}){{0,3}},\s*){{1,3}}(?=[^.]*\.\s)|(?:[^\W\d][\w.' -]{{1,30}},\s*)?)"
    return re.compile(rf"\W*{label}{places}{weekday}(?P<day>{day})(?:{time})\W*(?:[|·•–—-].*|(?<=\.)\s*\S.*)?", re.IGNORECASE)


def _credit_pattern(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """In brackets, after a picture word, after a slash, or a maker before a slash: always at the line's end."""
    maker, word = rf"(?<!\w){_any(table['picture_makers'])}(?!\w)", rf"(?<!\w){_any(table['picture_words'])}(?!\w)"
    names = r"(?-i:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4})\s?"
    return re.compile(
        rf"\[(?P<square>[^\[\]]*(?:/|{maker}|{word})[^\[\]]*)\]\W*$"
        rf"|\((?P<round>[^()]*(?:{word}|/\s*{maker}|{maker}\s*/|(?<=\(){names}/{names})[^()]*)\)\W*$"
        rf"|(?:^|[.!?|)”\"]\s+|\s[–—-]\s+){word}\s*(?::|\bby\b|\bvia\b)\s*(?P<labelled>\S.{{1,100}})$"
        rf"|(?:^|[.!?|)”\"]\s+)(?P<slashed>[^.!?|/]{{2,120}}?\s*/\s*{maker}(?:\s+\d\d?\.\d)?)$"
        rf"|(?P<maker_first>{maker}(?:\s+{word})?/\S[^/.]{{1,60}}(?:/[^/.]{{1,40}})?)\.?$"
        rf"|(?:^|[.!?|)”\"]\s+)(?P<via>[^.!?|]{{2,80}}\svia\s+{maker})$",
        re.IGNORECASE,
    )


def _caption_pattern(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Capitalised words, then a word of pictures: "Lindholm during talks in Vell", "Anna Lindholm at the port"."""
    name = r"[A-Z][\w.'’-]*\s+(?:(?:and|of|the)\s+)?"
    shown, there = _any(table["caption_words"]), _any(table["caption_places"])
    return re.compile(
        rf"(?:(?:{name}){{1,6}}\(?{shown}|(?:{name}){{2,6}}{there}\s+(?:the|a|an|his|her|its|their))(?!\w)"
    )
