"""Lines of a page and the shapes by which they are told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from twosource.model.text import Span
from twosource.vocabulary.page import fold

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
SHORT = 400  # characters; what is longer is a paragraph whatever it says
CLOSED = re.compile(r"[.!?…](?:\s?[\"'”’»)\]]|[*†‡]|\[\d+\])*$")  # with a footnote's mark
ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[A-Z]\.){2,4}$|\b(?:Inc|Corp|Ltd|Jr|Sr|Co|St)\.$")
OPENS_LIKE_TITLE = re.compile(r"[\"'“‘(\[]?[^\W_a-z]")
BULLET = re.compile(r"(?:[-–—•*·▪■►█]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s*\S")
WRAPPED = range(45, 101)  # lengths of lines that an editor broke at its window's edge


@dataclass(frozen=True)
class Line:
    """A non-empty line without the white space around it; a paragraph broken at the window's edge is one line."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def short(self) -> bool:
        return len(self.text) <= SHORT

    @cached_property
    def folded(self) -> str:
        """The line as it is compared with phrases and other lines."""
        return fold(self.text)

    @cached_property
    def words(self) -> int:
        return len(self.text.split()) if self.short else len(self.text) // 6

    @property
    def closed(self) -> bool:
        """Ends as a sentence does, not with an abbreviation such as "the U.S."."""
        ending = self.text[-SHORT:]
        return bool(CLOSED.search(ending)) and not ABBREVIATED.search(ending)

    @property
    def prose(self) -> bool:
        """Reads as running text: a sentence of five words or more, a quotation of eight, or simply long."""
        if self.text.endswith(("”", '"')):
            return self.words >= (5 if self.closed else 8)
        return self.words >= 25 or (self.words >= 5 and self.closed)

    @property
    def titled(self) -> bool:
        """Could be a title: short, begins like one, no full stop, colon or comma at its end, not a list's item."""
        return (
            self.words <= 22
            and len(self.text) <= 180
            and not self.closed
            and self.text[-1] not in ":;,-–—"
            and bool(OPENS_LIKE_TITLE.match(self.text))
            and not BULLET.match(self.text)
        )

    @property
    def shouted(self) -> bool:
        """In capitals throughout, as cross-promotion heads are: five words or more, no full stop."""
        if not self.short or self.words < 5 or self.text.endswith("."):
            return False
        letters = [char for char in self.text if char.isalpha()]
        return sum(char.isupper() for char in letters) >= 0.9 * len(letters) > 0


def split_lines(text: str) -> list[Line]:
    """Non-empty lines in text order; lines that an editor wrapped are joined to their paragraph."""
    lines: list[Line] = []
    for paragraph in _paragraphs(text):
        if _is_wrapped(paragraph):
            start, end = paragraph[0].span.start, paragraph[-1].span.end
            paragraph = [Line(text[start:end], start)]
        lines.extend(paragraph)
    return lines


def _paragraphs(text: str) -> Iterator[list[Line]]:
    """Runs of lines with no empty line between them."""
    paragraph: list[Line] = []
    for match in LINE.finditer(text):
        stripped = match.group().strip()
        separated = not stripped or (paragraph and _breaks(text, paragraph[-1].span.end, match.start()) > 1)
        if separated and paragraph:
            yield paragraph
            paragraph = []
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            paragraph.append(Line(stripped, start))
    if paragraph:
        yield paragraph


def _breaks(text: str, start: int, end: int) -> int:
    """Line breaks between two offsets; a Windows line break counts once."""
    gap = text[start:end]
    return sum(gap.count(char) for char in "\n\r\x0b\x0c\x85\u2028\u2029") - gap.count("\r\n")


def _is_wrapped(paragraph: list[Line]) -> bool:
    """Three lines or more, all but the last of nearly one length, most running on into the next."""
    body = paragraph[:-1]
    if len(body) < 2 or any(len(line.text) not in WRAPPED for line in body):
        return False
    running = sum(not line.closed for line in body)
    lower = sum(line.text[0].islower() for line in paragraph[1:])
    return running >= 0.6 * len(body) and lower >= 0.4 * len(body)
