"""An event's rows: its claims' summary and counts, what weighs much in a table of its own, one row for each dispute and participant."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Select, select

from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.model.summary import EventSummary, Face
from twosource.store import tables
from twosource.store.rows import to_row

Faces = Mapping[Face, EventSummary]  # for everybody alike, or one for the owner and one for strangers
Row = dict[str, Any]


def select_events() -> Select:
    """All columns of events, with what weighs much."""
    weighty = (tables.weighings.c[name] for name in tables.WEIGHTY)
    return select(tables.events, *weighty).join(tables.weighings, tables.weighings.c.event == tables.events.c.id)


def event_row(event: Event, weighed: Corroboration, faces: Faces) -> Row:
    """The event itself. Strangers may see another title; when it was, and how it is told, all may know."""
    own, public = faces[Face.ALL if Face.ALL in faces else Face.PRIVATE], faces[Face.ALL if Face.ALL in faces else Face.PUBLIC]
    said = to_row(own, apart=("title", "place", "participants"))
    order = {"first": own.first, "last": own.last, "public_title": public.title}
    return to_row(event, apart=("claims",)) | said | to_row(weighed, apart=tables.WEIGHTY) | order


def weighing_rows(event: Event, weighed: Corroboration) -> Iterator[Row]:
    """What the event's counts rest on."""
    whole = to_row(weighed)
    yield {"event": event.id} | {name: whole[name] for name in tables.WEIGHTY}


def contest_rows(event: Event, weighed: Corroboration) -> Iterator[Row]:
    """Its conflicts, then its denials, each with its place among them."""
    for number, each in enumerate((*weighed.conflicts, *weighed.denials)):
        yield {"event": event.id, "number": number, "kind": each.kind}


def place_rows(event: Event, face: Face, summary: EventSummary) -> Iterator[Row]:
    """Where it was, if anything is told of that."""
    if summary.place:
        yield {"event": event.id, "face": face.value} | to_row(summary.place)


def participant_rows(event: Event, face: Face, summary: EventSummary) -> Iterator[Row]:
    """Who fills its roles, in order."""
    for position, each in enumerate(summary.participants):
        yield {"event": event.id, "face": face.value, "position": position} | to_row(each)
