"""Articles as they are called wherever they are named, and as they are read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from markupsafe import Markup

from twosource.web import words
from twosource.web.reader import article_html, evidence_marks
from twosource.web.spans import Mark

Record = Mapping[str, Any]
NAME_ROOM = 40  # characters of a title that stands for its outlet
TITLE_ROOM = 80  # characters of a title beside its outlet


@dataclass(frozen=True, slots=True)
class ArticleName:
    """How an article is called, when it appeared, and where it can be read; ``rank`` by date of publication."""

    id: str
    name: str
    title: str
    published: str
    href: str
    rank: int


@dataclass(frozen=True, slots=True)
class ArticleView(ArticleName):
    """An article of the report, with its marked text."""

    anchor: str
    byline: str
    path: str
    basis: str
    notes: tuple[str, ...]
    claims: int
    html: Markup


def view_articles(documents: Iterable[Record], claims: Iterable[Record], event_of: Mapping[str, str]) -> dict[str, ArticleView]:
    """The report's articles in order of publication, undated ones last; ``event_of``: claim to event."""
    made: dict[str, list[Record]] = defaultdict(list)
    for claim in claims:
        made[claim["document"]["id"]].append(claim)
    ordered = sorted(documents, key=in_order)
    return {record["id"]: _view(record, made[record["id"]], event_of, rank) for rank, record in enumerate(ordered)}


def in_order(record: Record) -> tuple[bool, str, str, str]:
    """Sort key of an article: its day, undated ones last; then its path."""
    published = record.get("published") or {}
    day = published.get("value") or published.get("earliest") or published.get("latest")
    return day is None, day or "", record["path"], record["id"]


def name_article(record: Record) -> str:
    """What to call an article in few words: its outlet, else the beginning of its title, else its file."""
    if record.get("outlet"):
        return words.tidy(record["outlet"])
    title = words.tidy(record.get("title") or "")
    return f"“{shorten(title, NAME_ROOM, placeholder='…')}”" if title else Path(record["path"]).name


def title_article(record: Record) -> str:
    """What to call an article where there is room: its title and its outlet, as far as it has them, else its file."""
    title, outlet = words.tidy(record.get("title") or ""), words.tidy(record.get("outlet") or "")
    return ", ".join(filter(None, (f"“{shorten(title, TITLE_ROOM, placeholder='…')}”" if title else "", outlet))) or Path(record["path"]).name


def basis_in_words(record: Record) -> str:
    """What the day of publication was taken from."""
    return words.BASIS.get((record.get("published") or {}).get("basis") or "", "")


def _view(record: Record, claims: Sequence[Record], event_of: Mapping[str, str], rank: int) -> ArticleView:
    place = words.anchor("article", record["id"])
    marks = [mark for claim in claims for mark in _marks(claim, event_of)]
    return ArticleView(
        id=record["id"],
        name=name_article(record),
        title=words.tidy(record.get("title") or record["path"]),
        published=words.published_in_words(record.get("published")),
        href=f"#{place}",
        rank=rank,
        anchor=place,
        byline=words.tidy(record.get("byline") or ""),
        path=record["path"],
        basis=basis_in_words(record),
        notes=tuple(record.get("notes") or ()),
        claims=len(claims),
        html=article_html(record["text"], record.get("blocks") or (), marks),
    )


def _marks(claim: Record, event_of: Mapping[str, str]) -> list[Mark]:
    """In the article a trigger leads to its claim's row in the event."""
    place = words.anchor("at", claim["id"])
    row = words.anchor("claim", claim["id"]) if claim["id"] in event_of else place
    return evidence_marks(claim, href=f"#{row}", target=place)
