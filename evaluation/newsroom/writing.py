"""Reports put into words: many ways of saying the same, and where in the text the event is named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from evaluation.newsroom.happenings import Happening, in_words
from evaluation.newsroom.spread import Report, Spread
from evaluation.newsroom.world import Outlet, load

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Place = tuple[int, int]  # half-open offsets


@dataclass(frozen=True, slots=True)
class Article:
    """One article; ``mentions`` are the places in ``text`` where the event is reported, ``pointers`` the nouns that only
    point back to it.
    """

    path: str
    outlet: Outlet
    title: str
    text: str
    published: date
    mentions: Sequence[Place]
    pointers: Sequence[Place]
    report: Report
    paragraphs: Sequence[str] = field(repr=False, default=())  # with the marks still in them

    def record(self) -> dict[str, Any]:
        """As news-please would have saved it."""
        return {
            "url": f"https://www.{self.outlet.domain}/{self.path.replace(':', '/')}", "source_domain": self.outlet.domain,
            "source_name": self.outlet.name, "title": self.title, "authors": [], "language": "en",
            "date_publish": f"{self.published} 06:00:00", "maintext": self.text,
        }  # fmt: skip


@cache
def phrases() -> Mapping[str, Any]:
    return load("phrases.yaml")


def write(told: Spread, paths: Sequence[str], seed: int) -> list[Article]:
    """An article for each report, each under its path."""
    articles: list[Article] = []
    for number, (report, path) in enumerate(zip(told.reports, paths, strict=True)):
        rng = Random(f"{seed}/{told.happening.id}/{number}")
        source = articles[report.source] if report.source is not None else None
        writer = Writer(told.happening, report, source, rng)
        articles.append(writer.article(path))
    return articles


@dataclass(frozen=True, slots=True)
class Writer:
    """One report of one happening; ``source`` is the article that it was taken from."""

    happening: Happening
    report: Report
    source: Article | None
    rng: Random

    def article(self, path: str) -> Article:
        title = self._title()
        paragraphs = read_once([*([title] if self.rng.random() < 0.5 else []), *self._paragraphs()])
        text, mentions, pointers = unmark("\n\n".join(paragraphs))
        return Article(path, self.report.outlet, unmark(title)[0], text, self.report.day, mentions, pointers, self.report, paragraphs)

    def _title(self) -> str:
        clause = self._clause("head") if self.report.form == "past" and self.report.kind != "denial" else self._plain_title()
        return clause[:1].upper() + clause[1:] if clause[0] != "[" else clause

    def _plain_title(self) -> str:
        """One that does not say that it happened."""
        return self._filled("{A}, {B}: what is known so far")

    def _paragraphs(self) -> list[str]:
        if self.source and self.report.kind in ("copy", "repost"):
            return self._copied(self.source)
        written = {"denial": self._denial, "correction": self._correction}.get(self.report.kind, self._story)()
        return [f"{self._dateline()}{written[0]}", *written[1:]]

    def _copied(self, source: Article) -> list[str]:
        """The other article's own words; a copy loses its end, a repost says whose it is or where the rest stands."""
        paragraphs = list(source.paragraphs)
        if self.report.kind == "repost":
            return [*paragraphs, self._credit(self.rng.choice(phrases()["reposted"]))]
        kept = paragraphs[: max(3, len(paragraphs) - 1)]
        return [*kept, self._credit("Source: {C}")] if self.rng.random() < 0.6 else kept

    def _credit(self, line: str) -> str:
        return line.replace("{C}", self.source.outlet.name if self.source else "")

    def _dateline(self) -> str:
        outlet, day = self.report.outlet, self.report.day
        place = self.rng.choice((outlet.state.capital, self.happening.a.capital, self.happening.b.capital)).upper()
        if outlet.short:
            return f"{place}, {MONTHS[day.month - 1]} {day.day} ({outlet.short}) – "
        return f"{place} – " if self.rng.random() < 0.4 else ""

    # What stands in the article

    def _story(self) -> list[str]:
        body = [*self._fillers(2), *self._again(), *self._details()]
        self.rng.shuffle(body)
        return [self._lead(), *body]

    def _denial(self) -> list[str]:
        """The denial, and the report that it answers, with its credit."""
        answered = self._sentence("credited", "past")
        return [self._sentence("denied", "past"), answered, *self._fillers(1), *self._again()]

    def _correction(self) -> list[str]:
        was = in_words(self.report.was or 0)
        return [self._lead(), f"An earlier version of this article gave the number as {was}.", *self._fillers(1)]

    def _lead(self) -> str:
        kind, voice = self.report.kind, self.report.voice
        own = "shown" if voice and voice.kind == "papers" else "said"
        frame = {"rewrite": "credited", "citing": "citing", "uncredited": "own"}.get(kind, own)
        return self._sentence(frame, self.report.form)

    def _details(self) -> list[str]:
        if self.report.form != "past" or self.rng.random() < 0.4:
            return []
        return [self._clause("detail")]

    def _again(self) -> list[str]:
        voice = self.report.voice
        if voice is None or self.report.kind in ("rewrite", "uncredited") or voice.kind == "papers" or self.rng.random() < 0.4:
            return []
        known = "again_unnamed" if voice.kind == "unnamed" else "again"
        return [self.rng.choice(phrases()[known]).replace("{Last}", voice.last)]

    def _fillers(self, most: int) -> list[str]:
        return [self._filled(line) for line in self.rng.sample(phrases()["filler"], self.rng.randrange(most + 1))]

    # Sentences

    def _sentence(self, frame: str, form: str) -> str:
        clause, nominal = self._clause(form), self._clause("nominal" if form == "past" else form)
        frames = [f for f in phrases()["frames"][frame] if form == "past" or "{nominal}" not in f]
        voice = self.report.voice.words if self.report.voice else ""
        slots = {
            "clause": clause, "Clause": capital(clause), "nominal": nominal, "S": voice, "Cap": capital(voice),
            "O": f"the {self.report.outlet.name}", "C": f"the {self.source.outlet.name}" if self.source else "",
            "day": WEEKDAYS[(self.report.day - timedelta(self.rng.randrange(2))).weekday()],
            "negative": self._clause("negative"), "Negative": capital(self._clause("negative")),
        }  # fmt: skip
        return capital(tidy(self.rng.choice(frames).format_map(slots)))

    def _clause(self, form: str) -> str:
        return self._filled(self.rng.choice(phrases()[self.happening.type][form]))

    def _filled(self, template: str) -> str:
        event, count = self.happening, self.report.count
        slots = {
            "A": event.a.name, "B": event.b.name, "Ad": event.a.adjective, "Bd": event.b.adjective, "Acap": event.a.capital,
            "Bcap": event.b.capital, "N": f"{in_words(count)} {event.many}" if count else event.many, "T": event.many,
            "L": event.town, "W": self._when(),
        }  # fmt: skip
        return tidy(template.format_map(slots))

    def _when(self) -> str:
        day, published = self.happening.day, self.report.day
        month, year = MONTHS[day.month - 1], f" {day.year}" if day.year != published.year or self.rng.random() < 0.4 else ""
        if self.report.precision == "month":
            return f"in {month}{year}"
        if 0 < (published - day).days < 6 and self.rng.random() < 0.2:
            return f"on {WEEKDAYS[day.weekday()]}"
        return f"on {month} {day.day}{',' + year if year else ''}"


def capital(words: str) -> str:
    """A capital at the beginning, also behind a mark or a quotation mark."""
    return re.sub(r"^([\[“]*)(\w)", lambda found: found[1] + found[2].upper(), words)


def tidy(words: str) -> str:
    """No doubled blanks or commas where a slot stayed empty or a name ends on a comma."""
    return re.sub(r",\s*([,.])", r"\1", re.sub(r"\s+([,.])", r"\1", " ".join(words.split())))


def read_once(paragraphs: list[str]) -> list[str]:
    """A title that is printed twice in a row is one report."""
    first, *others = paragraphs
    return [first, unmark(first)[0], *others[1:]] if others[:1] == [first] else paragraphs


def unmark(marked: str) -> tuple[str, list[Place], list[Place]]:
    """The text without its marks, what stood in ``[ ]`` and what stood in ``< >``."""
    found: dict[str, list[Place]] = {"[": [], "<": []}
    pieces, at = [], 0
    for piece in re.split(r"(\[[^\]]*\]|<[^>]*>)", marked):
        words = piece[1:-1] if piece[:1] in found else piece
        if piece[:1] in found:
            found[piece[0]].append((at, at + len(words)))
        pieces.append(words)
        at += len(words)
    return "".join(pieces), found["["], found["<"]
