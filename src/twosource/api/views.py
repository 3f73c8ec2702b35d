"""What can be looked at, each once: its address, its parameters, and the function of the ledger that answers.

A page and its data are one record: ``pages`` and ``data`` both serve what ``VIEWS`` lists.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query
from pydantic import BeforeValidator, Field, StringConstraints

from twosource.api.desk import TheDesk, TheLedger
from twosource.api.security import limited
from twosource.export import desk as records
from twosource.export.desk import EventFilter, Page
from twosource.export.desk.page import MOST
from twosource.export.desk.weighing import NOTHING_ASKED, weighed
from twosource.export.records import Record
from twosource.model.mention import EntityKind
from twosource.model.position import Stance
from twosource.model.source import SourceKind
from twosource.model.text import BlockKind

Rows = Callable[[Record], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class View:
    """``name`` is the page's; ``rows`` takes out of a record what its table lists, where it has one."""

    path: str
    name: str
    record: Callable[..., Record]
    rows: Rows | None = None

    @property
    def is_list(self) -> bool:
        """Whether the record is ``{"items", "total", "next"}``."""
        return self.rows is _items


def _items(record: Record) -> Iterable[Record]:
    return record["items"]


def _blank(value: Any) -> Any:
    """An empty field of a form asks for nothing."""
    return None if value == "" else value


Blank = BeforeValidator(_blank)
Id = Annotated[str, Path(min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(max_length=200)]
Cursor = Annotated[str, StringConstraints(max_length=2_000)]
Count = Annotated[int, Field(ge=0, le=1_000)]
Text = Annotated[Words | None, Blank, Query()]
Day = Annotated[date | None, Blank, Query(description="A day, such as 2031-05-03.")]
OfKind = Annotated[EntityKind | None, Blank, Query(description="Of these things only.")]
Taken = Annotated[Stance | None, Blank, Query(description="Positions of this kind only.")]
Status = Literal["single-origin", "corroborated", "disputed", "denied", "planned", "overdue"]


def _page(
    limit: Annotated[int, Query(ge=1, le=MOST, description="At most so many to a page.")] = 50,
    cursor: Annotated[Cursor | None, Blank, Query(description="What the page before gave as next.")] = None,
) -> Page:
    return Page(limit, cursor)


def _wanted(
    type: Annotated[Words | None, Blank, Query(description="Type of the event, such as transfer.")] = None,
    participant: Annotated[Words | None, Blank, Query(description="Id of a thing named, or part of a name.")] = None,
    place: Annotated[Words | None, Blank, Query(description="Number in GeoNames, a country as two capitals, or part of a place's name.")] = None,
    status: Annotated[Status | None, Blank, Query()] = None,
    known_min: Annotated[Count | None, Blank, Query(description="At least so many certain origins.")] = None,
    known_max: Annotated[Count | None, Blank, Query(description="At most so many certain origins.")] = None,
    stance: Annotated[Stance | None, Blank, Query(description="One of the event's claims takes it.")] = None,
    block: Annotated[BlockKind | None, Blank, Query(description="One of the event's claims stands in such a part of its article.")] = None,
    text: Annotated[Words | None, Blank, Query(description="Words that the title holds.")] = None,
    since: Annotated[date | None, Blank, Query(alias="from", description="It may have happened on or after this day.")] = None,
    until: Annotated[date | None, Blank, Query(alias="to", description="It may have happened on or before this day.")] = None,
) -> EventFilter:
    days = (day.isoformat() if day else None for day in (since, until))
    return EventFilter(type, participant, place, status, known_min, known_max, stance, block, text, *days)


ThePage = Annotated[Page, Depends(_page)]
Wanted = Annotated[EventFilter, Depends(_wanted)]


def overview(ledger: TheLedger) -> Record:
    """What the ledger holds, what changed, what is disputed, what is overdue."""
    return records.overview(ledger, date.today().isoformat())


def timeline(ledger: TheLedger, wanted: Wanted, page: ThePage, by: Literal["type", "participant"] = "type") -> Record:
    """Dated events along time, one lane a type or a participant."""
    return records.timeline(ledger, wanted, by, page)


def events(ledger: TheLedger, wanted: Wanted, page: ThePage) -> Record:
    """Events in order of time, undated ones last."""
    return records.events(ledger, wanted, page)


def event(ledger: TheLedger, id: Id, page: ThePage) -> Record:
    """One event with a page of its claims, each with its sentence; its lineage, conflicts and history."""
    return records.event(ledger, id, page)


def articles(ledger: TheLedger, page: ThePage, text: Text = None) -> Record:
    """Articles, with how many claims each makes."""
    return records.articles(ledger, page, text)


def article(ledger: TheLedger, id: Id) -> Record:
    """One article as it was read, with its claims, and which others say the same."""
    return records.article(ledger, id)


def sources(ledger: TheLedger, page: ThePage, kind: Annotated[SourceKind | None, Blank, Query()] = None, side: Text = None) -> Record:
    """Voices, those with most claims first."""
    return records.sources(ledger, page, kind, side)


def source(ledger: TheLedger, id: Id, page: ThePage, stance: Taken = None) -> Record:
    """One voice with all that it asserts, denies and plans, and where that does not go together."""
    return records.source(ledger, id, page, stance)


def entities(ledger: TheLedger, page: ThePage, kind: OfKind = None, text: Text = None) -> Record:
    """People, bodies, places and things, those that most articles name first."""
    return records.entities(ledger, kind, page, text)


def entity(ledger: TheLedger, id: Id, page: ThePage) -> Record:
    """One thing named, with its names, offices and events."""
    return records.entity(ledger, id, page)


def places(ledger: TheLedger, wanted: Wanted) -> Record:
    """Where events happened: points with their precision, areas for what is known to a region only."""
    return records.places(ledger, wanted)


def network(
    ledger: TheLedger, of: Literal["participants", "citing"] = "participants",
    most: Annotated[int, Query(ge=1, le=MOST, description="At most so many nodes; how many are left out is told.")] = 150,
) -> Record:  # fmt: skip
    """Who takes part with whom, or who cites whom."""
    return records.network(ledger, of, most)


def conflicts(ledger: TheLedger, page: ThePage, kind: Text = None) -> Record:
    """Claims that do not go together, or only seem not to, with the words of both sides."""
    return records.conflicts(ledger, page, kind)


def plans(ledger: TheLedger, page: ThePage, day: Day = None) -> Record:
    """What was announced, and by when it should have come about; overdue as of ``day``, else of today."""
    return records.plans(ledger, (day or date.today()).isoformat(), page)


def search(ledger: TheLedger, page: ThePage, q: Annotated[str, Query(max_length=200, description="Words, all of them.")] = "") -> Record:
    """Words looked for in sentences, events, names and sources."""
    return records.search(ledger, q, page)


def failures(ledger: TheLedger, page: ThePage) -> Record:
    """What could not be read, and why."""
    return records.failures(ledger, page)


def decisions(ledger: TheLedger, page: ThePage) -> Record:
    """What people decided, the latest first."""
    return records.decisions(ledger, page)


def weigh(
    desk: TheDesk, ledger: TheLedger, _: Annotated[None, Depends(limited("weigh"))],
    q: Annotated[str, Query(max_length=2_000, description="A sentence that says who did what.")] = "",
) -> Record:  # fmt: skip
    """What the ledger holds for and against one statement; nothing is asked where ``q`` is empty."""
    if not q.strip():
        return NOTHING_ASKED
    from twosource.pipeline.ask import ask  # spaCy takes a second to load

    return weighed(ledger, *ask(q, ledger, desk.machine()))


def _in_lanes(record: Record) -> Iterable[Record]:
    return ({"lane": lane["name"], **card} for lane in record["lanes"] for card in lane["events"])


VIEWS = (
    View("/", "overview", overview),
    View("/timeline", "timeline", timeline, _in_lanes),
    View("/events", "events", events, _items),
    View("/events/{id}", "event", event, lambda record: record["claim_records"]),
    View("/articles", "articles", articles, _items),
    View("/articles/{id}", "article", article, lambda record: record["claims"]),
    View("/sources", "sources", sources, _items),
    View("/sources/{id}", "source", source, lambda record: record["positions"]),
    View("/entities", "entities", entities, _items),
    View("/entities/{id}", "entity", entity, lambda record: record["events"]["items"]),
    View("/map", "map", places, lambda record: [*record["points"], *record["areas"]]),
    View("/network", "network", network, lambda record: record["edges"]),
    View("/conflicts", "conflicts", conflicts, _items),
    View("/plans", "plans", plans, _items),
    View("/search", "search", search, lambda record: record["sentences"]),
    View("/weigh", "weigh", weigh),
    View("/failures", "failures", failures, _items),
    View("/decisions", "decisions", decisions, _items),
)
