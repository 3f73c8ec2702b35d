"""Whether an output still holds words that together lead to somebody whom an article protects.

Looks at what is written, not at how it was made: whatever the redaction missed is found here.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from twosource.model.protection import DetailKind, Protection
from twosource.redact.redaction import ARTICLE, PLACEHOLDER, placeholder

WORDY = (DetailKind.JOB, DetailKind.WORKPLACE)  # single words of these lead to nobody
INLINE = frozenset({"a", "b", "em", "i", "mark", "q", "small", "span", "strong"})
EXCERPT = 60  # characters on each side of the words found


@dataclass(frozen=True, slots=True)
class Person:
    """A protected person with the words that lead to him. ``document`` is where the article stands."""

    name: str  # what stands for the name
    document: str
    path: str
    patterns: Mapping[DetailKind, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of an output that holds an identifying combination."""

    output: str  # the format, or "report"
    person: str
    path: str
    kinds: tuple[str, ...]
    excerpt: str


def people(document: str, path: str, text: str, protections: Iterable[Protection]) -> Iterator[Person]:
    """The protected people of one article as it is kept privately."""
    for number, person in enumerate(protections, start=1):
        words: dict[DetailKind, set[str]] = {}
        for detail in person.details:
            bare = ARTICLE.sub("", detail.span.of(text))
            if detail.kind is not DetailKind.OTHER and (detail.kind not in WORDY or len(bare.split()) > 1):
                words.setdefault(detail.kind, set()).add(bare)
        yield Person(placeholder(number), document, path, {kind: _pattern(listed) for kind, listed in words.items()})


def _pattern(words: set[str]) -> re.Pattern[str]:
    listed = "|".join(r"\s+".join(map(re.escape, each.split())) for each in sorted(words, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])", re.IGNORECASE)


def check(output: str, pieces: Iterable[tuple[str, str]], protected: Iterable[Person]) -> Iterator[Finding]:
    """Identifying combinations in ``pieces``: stretches of text, each with the record that it is of.

    A name with any further detail, a workplace with a job or region; where the record is of the person's article, any name,
    and any phrase beside what stands for somebody.
    """
    persons = list(protected)
    for text, record in pieces:
        for person in persons:
            kinds = {kind: match for kind, pattern in person.patterns.items() if (match := pattern.search(text))}
            own = person.document in record or person.path in record
            if kinds and (_identifies(set(kinds), own=own) or (own and _is_beside(text, kinds.values()))):
                first = min(match.start() for match in kinds.values())
                excerpt = " ".join(text[max(0, first - EXCERPT) : first + EXCERPT].split())
                yield Finding(output, person.name, person.path, tuple(sorted(kinds)), excerpt)


def _is_beside(text: str, found: Iterable[re.Match[str]]) -> bool:
    """Whether a phrase of several words stands beside what stands for somebody: "[a workplace] in southern Varnland"."""
    return PLACEHOLDER.search(text) is not None and any(len(match[0].split()) > 1 for match in found)


def _identifies(kinds: set[DetailKind], *, own: bool) -> bool:
    if DetailKind.NAME in kinds:
        return own or len(kinds) > 1
    return DetailKind.WORKPLACE in kinds and len(kinds) > 1


def pieces_of_line(line: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of every text in a line of JSON, with the line; any other line as it is."""
    try:
        record = json.loads(line)
    except ValueError:
        record = line
    for text in _texts(record):
        yield from ((paragraph, line) for paragraph in text.splitlines() if paragraph.strip())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def pieces_of_page(page: str) -> Iterator[tuple[str, str]]:
    """The visible text of an HTML page, block by block; of which article a block is, is not known."""
    reader = _Blocks()
    reader.feed(page)
    reader.close()
    for block in [*reader.blocks, "".join(reader.open)]:
        yield from ((paragraph, "") for paragraph in block.splitlines() if paragraph.strip())


class _Blocks(HTMLParser):
    """Text between tags that begin or end a block; what is told to pointers and screen readers is text too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        self.blocks += [value for name, value in attrs if value and name in ("title", "aria-label", "alt", "content")]

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        self.open.append(data)

    def _break(self, tag: str) -> None:
        if tag not in INLINE:
            self.blocks.append("".join(self.open))
            self.open = []
