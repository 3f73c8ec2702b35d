"""Events as pages show them: their claims with their words, who answers, where claims differ."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from twosource.web import words
from twosource.web.articles import ArticleName
from twosource.web.lineage import POINTERS, Lineage, draw_lineage
from twosource.web.matrix import Matrix, view_matrix

Record = Mapping[str, Any]
VALUES = {"quantity": "quantity", "date": "time", "time": "time", "place": "place"}  # where a claim words a field
SHOWN_NAMES = 5  # in one role of an event
DRAWN_LINES = 60  # with more, a drawing of the lineage is a tangle; the table of claims says the same


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an event's view takes from around it: ``articles`` by id, ``quote``: a claim's sentence, marked; ``there``: where
    the claim stands in its article."""

    articles: Mapping[str, ArticleName]
    quote: Callable[[Record], Markup]
    there: Callable[[Record], str]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row of an event's table of claims."""

    id: str
    anchor: str
    there: str  # where it stands in the article
    article: ArticleName
    quote: Markup
    chain: tuple[str, ...]
    stance: str
    denies: bool
    modality: str
    block: str
    record: Record


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says in the field that differs; ``who`` is empty where it has no words for it. ``quote``: its sentence."""

    words: str
    who: str
    anchor: str
    quote: Markup


@dataclass(frozen=True, slots=True)
class ConflictView:
    kind: str
    label: str
    why: str
    sides: tuple[tuple["Said", ...], ...]


@dataclass(frozen=True, slots=True)
class DenialView:
    by: str
    does: str
    scope: str
    anchor: str  # of the answer itself where it makes a claim, else of a claim that it speaks to
    is_own: bool
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

    @property
    def is_telling(self) -> bool:
        """Whether there is anything to compare."""
        return len(self.claims) > 1

    @property
    def is_drawn(self) -> bool:
        """Whether a drawing says more than the table and is not a tangle."""
        named = [voice for voice in self.lineage.voices if voice.stance != "unknown"]
        return max(len(named), len(self.lineage.carriers)) > 1 and 0 < len(self.lineage.lines) <= DRAWN_LINES


def view_event(event: Record, claims: Iterable[Record], lineage: Iterable[Record], around: Surroundings) -> EventView:
    """The event with its ``claims``, and its ``lineage`` as edges with the words that show them."""
    claims = sorted(claims, key=lambda claim: (around.articles[claim["document"]["id"]].rank, claim["event"]["trigger"]["start"], claim["id"]))
    known = {claim["id"]: claim for claim in claims}
    time, origins, status = event.get("time") or {}, event.get("origins") or {}, event.get("status") or "single-origin"
    rows = (_view_claim(claim, around) for claim in claims)
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
        lineage=draw_lineage(event, claims, lineage),
        matrix=view_matrix(claims),
        denials=tuple(_view_denial(denial) for denial in event.get("denials") or ()),
        conflicts=tuple(_view_conflict(conflict, known, around) for conflict in _gravest_first(event)),
        claims=tuple(sorted(rows, key=lambda row: row.block in POINTERS)),
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


def _view_claim(claim: Record, around: Surroundings) -> ClaimView:
    article = around.articles[claim["document"]["id"]]
    return ClaimView(
        id=claim["id"],
        anchor=words.anchor("claim", claim["id"]),
        there=around.there(claim),
        article=article,
        quote=around.quote(claim),
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
    return DenialView(words.tidy(denial["by"]), does, scope, words.anchor("claim", claim), bool(denial["claim"]), len(answered))


def _gravest_first(event: Record) -> list[Record]:
    return sorted(event.get("conflicts") or (), key=lambda conflict: conflict["kind"] != "conflict")


def _view_conflict(conflict: Record, claims: Mapping[str, Record], around: Surroundings) -> ConflictView:
    kind, field = conflict["kind"], conflict["field"]
    sides = tuple(tuple(_said(claims[claim], field, around) for claim in side if claim in claims) for side in conflict["sides"])
    label = f"{words.CONFLICTS.get(kind, kind)} {words.FIELDS.get(field, f'on {field}')}"
    return ConflictView(kind, label, conflict.get("why") or "", sides)


def _said(claim: Record, differing: str, around: Surroundings) -> Said:
    """In its own words; the trigger where it has none for the field that differs."""
    said = [words.tidy(value["text"]) for value in claim.get(VALUES.get(differing, "")) or ()]
    who = around.articles[claim["document"]["id"]].name if said else ""
    told = ", ".join(said) or words.tidy(claim["event"]["trigger"]["text"])
    return Said(told, who, words.anchor("claim", claim["id"]), around.quote(claim))
