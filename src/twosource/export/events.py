"""One record for each event, with what its claims say together."""

from collections.abc import Iterator

from twosource.export.records import Record
from twosource.model.summary import Participant, Where
from twosource.store.browse import Weighed
from twosource.store.ledger import Ledger
from twosource.store.rows import plain


def events(ledger: Ledger) -> Iterator[Record]:
    """All events in order of time, then of id; those without a date come last."""
    ordered = sorted(ledger.weighed(), key=lambda each: (each.summary.first, each.summary.last, each.event.id))
    yield from map(event_record, ordered)


def event_record(found: Weighed) -> Record:
    """One event with all that is known of it."""
    event, said, weighed = found.event, found.summary, found.weighed
    return {
        "id": event.id,
        "type": event.type,
        "title": event.title,
        "time": {"earliest": said.earliest, "latest": said.latest},
        "place": where_record(said.place),
        "participants": participant_records(said.participants),
        "stage": said.stage,
        "claims": list(event.claims),
        "documents": list(said.documents),
        "origins": {
            "known": weighed.known, "possible": weighed.possible, "carriers": weighed.carriers,
            "unknown_lineage": weighed.unknown_lineage, "list": plain(weighed.origins),
        },
        "denials": plain(weighed.denials),
        "conflicts": plain(weighed.conflicts),
        "lineage": plain(weighed.lineage),
        "status": weighed.status,
    }  # fmt: skip


def where_record(place: Where | None) -> Record | None:
    """Where an event was; nothing where no place is told."""
    return {key: getattr(place, key) for key in ("name", "geonames", "latitude", "longitude", "precision")} if place else None


def participant_records(participants: tuple[Participant, ...]) -> list[Record]:
    """Who fills which role."""
    return [{"role": each.role, "entity": {"id": each.entity, "name": each.name}} for each in participants]
