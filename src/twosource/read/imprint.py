"""Imprints: the line above an article that says who wrote it, for whom and when: "By Ada Orrel | The Orsova Post | 12 March 2025"."""

import re
from dataclasses import dataclass

from twosource.model.text import Span
from twosource.vocabulary.page import PageLexicon

BAR = re.compile(r"\s*[|·•]\s*|\s+[–—/]\s+|\s*—\s*|\.\s+(?=By )")
STOP = re.compile(r"\.\s+(?!By )")  # behind the day: what follows tells more ("Released through the agency.")
PIECE = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")
WORD = re.compile(r"[^\W\d_][\w.'’&-]*")
LONGEST = 30  # words
BLANKED = "\0"  # where the day stood
MANY = 4  # parts by bars and by commas together, of a line with one of either, where no outlet calls itself one


@dataclass(frozen=True, slots=True)
class Imprint:
    """What such a line gives; offsets are those of the line."""

    day: re.Match[str]
    updated: bool
    byline: str | None
    outlet: str | None

    def day_span(self, start: int) -> Span:
        """Where the day of a line that begins at ``start`` stands."""
        return Span(start + self.day.start(), start + self.day.end())


def read_imprint(line: str, page: PageLexicon) -> Imprint | None:
    """The imprint that ``line`` is; ``None`` of a sentence, a title, or a line without a day or without parts.

    The outlet is the first part that calls itself one ("… Post", "… Institute"), else the one part that is neither a day, an author nor a desk.
    """
    day = page.day.search(line)
    if day is None:
        return None
    stop = STOP.search(line, day.end())
    line = line[: stop.start()] if stop else line
    if len(line.split()) > LONGEST or line.rstrip().endswith((".", "!", "?", "”", '"')):
        return None
    rest = f"{line[: day.start()]}{BLANKED}{line[day.end() :]}"
    bars = BAR.split(rest)
    if not all(_is_named(bar.replace(BLANKED, ""), page) for bar in bars):
        return None
    byline = next((bar for bar in bars if page.byline.match(bar)), None)
    bars.sort(key=lambda bar: bar == byline)  # whom an author works for comes after who prints it
    parts = [[piece for piece in PIECE.split(bar)[bar == byline :] if piece and BLANKED not in piece] for bar in bars]
    publishers = [piece for part in parts for piece in part if publishes(piece, page)]
    if not publishers and (len(bars) + len(PIECE.split(rest)) < MANY or (len(bars) == 1 and byline is None)):
        return None
    others = [part[0] for part, bar in zip(parts, bars, strict=True) if bar != byline and part and " " in part[0] and not _is_desk(part[0], page)]
    outlet = publishers[0] if publishers else others[0] if byline and len(others) == 1 else None
    label = rest.partition(BLANKED)[0].casefold().split()[-1:]
    return Imprint(day, not page.updating.isdisjoint(label), _author(byline, page) if byline else None, outlet)


def _author(byline: str, page: PageLexicon) -> str | None:
    """Who a part names behind "By", without what he is."""
    match = page.byline.match(byline)
    return PIECE.split(byline[match.start("names") :])[0].strip() if match else None


def _is_named(part: str, page: PageLexicon) -> bool:
    """Whether a part holds names and the words of imprints alone: "Gazette staff and wire services", not "what happened"."""
    return all(word[0].isupper() or word.casefold().rstrip(".") in page.imprint_words for word in WORD.findall(part))


def _is_desk(piece: str, page: PageLexicon) -> bool:
    """Whether a piece names a desk, an edition, a number or a day, and nobody."""
    words = [word.rstrip(".") for word in WORD.findall(piece)]
    small = any(word in page.imprint_words and word not in page.linking_words for word in words)
    return small or all(word.casefold() in page.imprint_words | page.weekdays for word in words)


def publishes(piece: str, page: PageLexicon) -> bool:
    """Whether a name calls itself an outlet, an institute or an office: "The Orsova Post", "Ministry of Trade of Velm"."""
    words = [word.casefold() for word in WORD.findall(piece)]
    return len(words) > 1 and not _is_desk(piece, page) and not page.publisher_words.isdisjoint(words)

