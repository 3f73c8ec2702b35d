"""Records of a ledger as the report shows them: events, claims, conflicts, articles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from markupsafe import Markup

from twosource.web import words
from twosource.web.lineage import POINTERS, Lineage, draw_lineage
from twosource.web.matrix import Matrix, view_matrix
from twosource.web.reader import article_html, evidence_marks, sentence_html
from twosource.web.spans import Mark
from twosource.web.timeline import Axis, Bar, make_axis

Record = Mapping[str, Any]
STATUS_ORDER = tuple(words.STATUS)
VALUES = {"quantity": "quantity", "date": "time", "time": "time", "place": "place"}  # where a claim words a field
SHOWN_NAMES = 5  # in one role of an event
NAME_ROOM = 40  # characters of a title that stands for its outlet
DRAWN_LINES = 60  # with more, a drawing of the lineage is a tangle; the table of claims says the same


@dataclass(frozen=True, slots=True)
class Ledger:
    """The exported records, found by id."""

    documents: Mapping[str, Record]
    claims: Mapping[str, Record]
    events: Sequence[Record]
    event_of: Mapping[str, str]  # claim -> event


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row of an event's table of claims."""

    id: str
    anchor: str
    place: str  # where it stands in the article
    article: "ArticleView"
    quote: Markup
    chain: tuple[str, ...]
    stance: str
    denies: bool
    modality: str
    block: str
    record: Record


@dataclass(frozen=True, slots=True)
class ConflictView:
    kind: str
    label: str
    why: str
    sides: tuple[tuple[tuple[str, str, str], ...], ...]  # words, who, anchor


@dataclass(frozen=True, slots=True)
class DenialView:
    by: str
    does: str
    scope: str
    anchor: str
    answers: int


@dataclass(frozen=True, slots=True)
class EventView:
    """One event's section."""

    id: str
    anchor: str
    title: str
    type: str
    status: str
    status_words: str
    time: Record
    when: str
    place: str
    stage: str
    participants: tuple[tuple[str, str], ...]
    known: int
    possible: int
    origins: str
    lineage: Lineage
    matrix: Matrix | None
    denials: tuple[DenialView, ...]
    conflicts: tuple[ConflictView, ...]
    claims: tuple[ClaimView, ...]
    bar: Bar | None = None

    @property
    def is_telling(self) -> bool:
        """Whether there is anything to compare."""
        return len(self.claims) > 1

    @property
    def is_drawn(self) -> bool:
        """Whether a drawing says more than the table and is not a tangle."""
        named = [voice for voice in self.lineage.voices if voice.stance != "unknown"]
        return max(len(named), len(self.lineage.carriers)) > 1 and 0 < len(self.lineage.lines) <= DRAWN_LINES


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A document: how it is called, when it appeared, and its marked text."""

    id: str
    anchor: str
    name: str
    title: str
    byline: str
    path: str
    published: str
    basis: str
    notes: tuple[str, ...]
    claims: int
    html: Markup
    rank: int  # by date of publication


def index_ledger(documents: Iterable[Record], claims: Iterable[Record], events: Iterable[Record]) -> Ledger:
    listed = sorted(events, key=lambda event: event["id"])
    event_of = {claim: event["id"] for event in listed for claim in event["claims"]}
    return Ledger(
        {record["id"]: record for record in documents}, {claim["id"]: claim for claim in claims}, listed, event_of
    )


def view_articles(ledger: Ledger) -> dict[str, ArticleView]:
    """Articles in order of publication, undated ones last."""
    claims = defaultdict(list)
    for claim in ledger.claims.values():
        claims[claim["document"]["id"]].append(claim)
    ordered = sorted(
        ledger.documents.values(), key=lambda record: (*_published_key(record), record["path"], record["id"])
    )
    return {
        record["id"]: _view_article(record, claims[record["id"]], ledger, rank) for rank, record in enumerate(ordered)
    }


def _published_key(record: Record) -> tuple[bool, str]:
    published = record.get("published") or {}
    day = published.get("value") or published.get("earliest") or published.get("latest")
    return day is None, day or ""


def _view_article(record: Record, claims: Sequence[Record], ledger: Ledger, rank: int) -> ArticleView:
    published = record.get("published") or {}
    marks = [mark for claim in claims for mark in _reader_marks(claim, ledger)]
    return ArticleView(
        id=record["id"],
        anchor=words.anchor("article", record["id"]),
        name=_name(record),
        title=words.tidy(record.get("title") or record["path"]),
        byline=words.tidy(record.get("byline") or ""),
        path=record["path"],
        published=words.published_in_words(published),
        basis=words.BASIS.get(published.get("basis") or "", ""),
        notes=tuple(record.get("notes") or ()),
        claims=len(claims),
        html=article_html(record["text"], record.get("blocks") or (), marks),
        rank=rank,
    )


def _name(record: Record) -> str:
    """What to call an article in few words: its outlet, else the beginning of its title, else its file."""
    if record.get("outlet"):
        return words.tidy(record["outlet"])
    title = words.tidy(record.get("title") or "")
    return f"“{shorten(title, NAME_ROOM, placeholder='…')}”" if title else Path(record["path"]).name


def _reader_marks(claim: Record, ledger: Ledger) -> list[Mark]:
    """In the article a trigger leads to its claim's row in the event."""
    row = words.anchor("claim", claim["id"]) if claim["id"] in ledger.event_of else None
    return evidence_marks(claim, event=row, target=words.anchor("at", claim["id"]))


def view_events(ledger: Ledger, articles: Mapping[str, ArticleView]) -> tuple[list[EventView], Axis | None]:
    """Events, the contested first, then those that most articles carry, then by date."""
    axis = make_axis(event.get("time") or {} for event in ledger.events)
    views = [_view_event(event, ledger, articles, axis) for event in ledger.events]
    return sorted(views, key=_weight), axis


def _weight(view: EventView) -> tuple[int, int, int, str, str]:
    order = STATUS_ORDER.index(view.status) if view.status in STATUS_ORDER else len(STATUS_ORDER)
    return order, -len(view.lineage.carriers), -len(view.claims), view.time.get("earliest") or "9999", view.id


def _view_event(event: Record, ledger: Ledger, articles: Mapping[str, ArticleView], axis: Axis | None) -> EventView:
    found = (ledger.claims[claim] for claim in event["claims"] if claim in ledger.claims)
    claims = sorted(
        found,
        key=lambda claim: (articles[claim["document"]["id"]].rank, claim["event"]["trigger"]["start"], claim["id"]),
    )
    time, origins, status = event.get("time") or {}, event.get("origins") or {}, event.get("status") or "single-origin"
    rows = tuple(_view_claim(claim, ledger, articles) for claim in claims)
    return EventView(
        id=event["id"],
        anchor=words.anchor("event", event["id"]),
        title=words.tidy(event.get("title") or event["type"]),
        type=event["type"].replace("-", " "),
        status=status,
        status_words=words.STATUS.get(status, status),
        time=time,
        when=words.time_in_words(time.get("earliest"), time.get("latest")),
        place=words.place_name(event.get("place")),
        stage=event.get("stage") or "",
        participants=_participants(event),
        known=int(origins.get("known") or 0),
        possible=int(origins.get("possible") or 0),
        origins=words.origins_in_words(origins),
        lineage=draw_lineage(event, claims, {id: ledger.documents[id]["text"] for id in {claim["document"]["id"] for claim in claims}}),
        matrix=view_matrix(claims),
        denials=tuple(_view_denial(denial) for denial in event.get("denials") or ()),
        conflicts=tuple(_view_conflict(conflict, ledger, articles) for conflict in _gravest_first(event)),
        claims=tuple(sorted(rows, key=lambda row: row.block in POINTERS)),
        bar=axis.bar(time.get("earliest"), time.get("latest")) if axis else None,
    )


def _participants(event: Record) -> tuple[tuple[str, str], ...]:
    """Each role once with the names that fill it."""
    filled: dict[str, dict[str, None]] = defaultdict(dict)
    for participant in event.get("participants") or ():
        filled[participant["role"]].setdefault(words.tidy(participant["entity"]["name"]))
    return tuple((role, words.list_in_words(_some(list(names)))) for role, names in filled.items())


def _some(names: list[str]) -> list[str]:
    """The names that come first, and how many more there are."""
    return names if len(names) <= SHOWN_NAMES else [*names[: SHOWN_NAMES - 1], f"{len(names) - SHOWN_NAMES + 1} more"]


def _view_claim(claim: Record, ledger: Ledger, articles: Mapping[str, ArticleView]) -> ClaimView:
    article = articles[claim["document"]["id"]]
    return ClaimView(
        id=claim["id"],
        anchor=words.anchor("claim", claim["id"]),
        place=words.anchor("at", claim["id"]),
        article=article,
        quote=sentence_html(ledger.documents[article.id]["text"], claim),
        chain=(article.name, *map(words.source_in_words, claim.get("attribution") or ())),
        stance=words.STANCE.get((claim["polarity"], claim["modality"]), claim["modality"]),
        denies=claim["polarity"] == "negative",
        modality=claim["modality"],
        block=claim.get("block") or "body",
        record=claim,
    )


def _view_denial(denial: Record) -> DenialView:
    does = words.DENIALS.get(denial["kind"], denial["kind"])
    answered = denial.get("answers") or denial.get("denies") or ()
    claim = denial["claim"] or next(iter(answered), "")
    scope = (denial.get("scope") or "").removeprefix("partial: ")
    scope = "in full" if scope == "full" else scope
    return DenialView(words.tidy(denial["by"]), does, scope, words.anchor("claim", claim), len(answered))


def _gravest_first(event: Record) -> list[Record]:
    return sorted(event.get("conflicts") or (), key=lambda conflict: conflict["kind"] != "conflict")


def _view_conflict(conflict: Record, ledger: Ledger, articles: Mapping[str, ArticleView]) -> ConflictView:
    sides = tuple(
        tuple(_side(ledger.claims[claim], conflict["field"], articles) for claim in side if claim in ledger.claims)
        for side in conflict["sides"]
    )
    kind, field = conflict["kind"], conflict["field"]
    label = f"{words.CONFLICTS.get(kind, kind)} {words.FIELDS.get(field, f'on {field}')}"
    return ConflictView(kind, label, conflict.get("why") or "", sides)


def _side(claim: Record, differing: str, articles: Mapping[str, ArticleView]) -> tuple[str, str, str]:
    """What the claim says in the field that differs, in its own words, and who; the trigger where it has no words for it."""
    said = [words.tidy(value["text"]) for value in claim.get(VALUES.get(differing, "")) or ()]
    name = articles[claim["document"]["id"]].name if said else ""
    return ", ".join(said) or words.tidy(claim["event"]["trigger"]["text"]), name, words.anchor("claim", claim["id"])
