"""Claims by articles: what each article says of an event, how surely, on whose word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.web import words
from twosource.web.lineage import POINTERS

MOST_COLUMNS, MOST_ROWS = 8, 20
MARKS = {"actual": "●", "planned": "◐", "requested": "◐", "possible": "○", "conditional": "○"}
NO = "✕"

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in a cell: its mark, what the mark means, the innermost source, the row that quotes it."""

    mark: str
    css: str
    stance: str
    origin: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Column:
    """An article; ``others`` say the same on the same word."""

    article: str  # document id
    others: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    label: str
    cells: tuple[tuple[Entry, ...], ...]  # one for each column


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    left_out: int  # articles for which there is no room


def view_matrix(claims: Sequence[Record]) -> Matrix | None:
    """The matrix of one event's ``claims``; None where a single article carries it."""
    own = [claim for claim in claims if claim.get("block") not in POINTERS]
    articles = list(dict.fromkeys(claim["document"]["id"] for claim in own))
    labels = _labels(own)[:MOST_ROWS]
    if len(articles) < 2 or not labels:
        return None
    said = {article: [_cell(label, [claim for claim in own if claim["document"]["id"] == article]) for label in labels] for article in articles}
    groups = _groups(said)
    columns = tuple(Column(group[0], len(group) - 1) for group in groups[:MOST_COLUMNS])
    rows = tuple(MatrixRow(label, tuple(said[column.article][number] for column in columns)) for number, label in enumerate(labels))
    return Matrix(columns, rows, sum(map(len, groups[MOST_COLUMNS:])))


def _labels(claims: Sequence[Record]) -> list[str]:
    """Whether it happened first, then who, how many, when and where by any claim; all articles' roles stand together."""
    roles = sorted({label for claim in claims for label in _roles(claim)})
    return ["the event itself", *roles, *dict.fromkeys(label for claim in claims for label in _details(claim))]


def _roles(claim: Record) -> list[str]:
    """Who fills which role; what is counted stands with its number."""
    counted = {quantity["text"] for quantity in claim.get("quantity") or ()}
    parts = (part for part in claim.get("arguments") or () if part["text"] not in counted)
    return list(dict.fromkeys(f"{part['role']}: {words.tidy((part.get('entity') or {}).get('name') or part['text'])}" for part in parts))


def _details(claim: Record) -> list[str]:
    numbers = [words.tidy(quantity["text"]) for quantity in claim.get("quantity") or ()]
    days = [words.time_in_words(time.get("earliest"), time.get("latest")) for time in claim.get("time") or ()]
    places = [place["name"] for place in claim.get("place") or () if place.get("name")]
    return [label for label in dict.fromkeys([*numbers, *days, *places]) if label != "undated"]


def _cell(label: str, claims: Sequence[Record]) -> tuple[Entry, ...]:
    """Claims of one article that say ``label``, each stance on each word once."""
    entries: dict[tuple[str, str], Entry] = {}
    for claim in claims:
        if label == "the event itself" or label in _roles(claim) or label in _details(claim):
            entry = _entry(claim)
            entries.setdefault((entry.stance, entry.origin), entry)
    return tuple(entries.values())


def _entry(claim: Record) -> Entry:
    denies = claim["polarity"] == "negative"
    chain = claim.get("attribution") or ()
    return Entry(
        mark=NO if denies else MARKS.get(claim["modality"], "●"),
        css="no" if denies else claim["modality"],
        stance=words.STANCE.get((claim["polarity"], claim["modality"]), claim["modality"]),
        origin=words.tidy(chain[-1]["source"]) if chain else "",
        anchor=words.anchor("claim", claim["id"]),
    )


def _groups(said: Mapping[str, Sequence[tuple[Entry, ...]]]) -> list[list[str]]:
    """Articles whose columns look alike, together."""
    alike: dict[Any, list[str]] = {}
    for article, cells in said.items():
        alike.setdefault(tuple(tuple((entry.stance, entry.origin) for entry in cell) for cell in cells), []).append(article)
    return list(alike.values())
