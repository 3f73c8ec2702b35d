"""What a decision does, as a record: what is read otherwise in its article, and which events are not as they were."""

from collections.abc import Iterator, Mapping

from twosource.export.claims import claims_of
from twosource.export.records import Record, publication_record
from twosource.model.reading import Reading
from twosource.weigh.difference import Effect, Weighed


def effect_record(effect: Effect) -> Record:
    """``published``: the article's day before and after, where it moves. ``claims``: ``{"id", "type", "trigger", "fields": [{"field",
    "before": [words], "after": [words]}]}``; one that comes or goes has fields on one side only. ``events``: ``{"id", "title",
    "before", "after"}``, each side ``{"status", "known", "possible", "carriers", "claims"}`` or ``None``.
    """
    return {"published": _published(effect), "claims": list(_claims(effect)), "events": list(_events(effect))}


def _published(effect: Effect) -> Record | None:
    if effect.before is None or effect.after is None or effect.before.document.published == effect.after.document.published:
        return None
    return {"before": publication_record(effect.before.document.published), "after": publication_record(effect.after.document.published)}


def _claims(effect: Effect) -> Iterator[Record]:
    before, after = _told(effect.before), _told(effect.after)
    for id in [*before, *(id for id in after if id not in before)]:
        told = after.get(id) or before[id]
        fields = list(_fields(_said(before.get(id)), _said(after.get(id))))
        if fields:
            yield {"id": id, "type": told["event"]["type"], "trigger": told["event"]["trigger"]["text"], "fields": fields}


def _told(reading: Reading | None) -> dict[str, Record]:
    return {claim["id"]: claim for claim in claims_of(reading, {}, {})} if reading else {}


def _fields(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> Iterator[Record]:
    for field in before | after:
        old, new = before.get(field, []), after.get(field, [])
        if old != new:
            yield {"field": field, "before": old, "after": new}


def _said(claim: Record | None) -> dict[str, list[str]]:
    """What a claim says in each field that a person may correct, in words."""
    if claim is None:
        return {}
    return {
        "type": [claim["event"]["type"]],
        "role": [f"{part['role']}: {part['text']}" for part in claim["arguments"]],
        "time": [time["timex"] or time["text"] for time in claim["time"]],
        "place": [place["name"] or place["text"] for place in claim["place"]],
        "quantity": [_amount(quantity) for quantity in claim["quantity"]],
        "polarity": [claim["polarity"]],
        "modality": [claim["modality"]],
        "attribution": [link["source"] for link in claim["attribution"]],
    }


def _amount(quantity: Record) -> str:
    bounds = f"{quantity['min']}" if quantity["min"] == quantity["max"] else f"{quantity['min'] or ''}..{quantity['max'] or ''}"
    return f"{bounds} {quantity['unit'] or ''}".strip()


def _events(effect: Effect) -> Iterator[Record]:
    before, after = ({event.id: (event, weighed) for event, weighed in side} for side in (effect.events_before, effect.events_after))
    for id in [*before, *(id for id in after if id not in before)]:
        old, new = before.get(id), after.get(id)
        yield {"id": id, "title": (new or old)[0].title, "before": _standing(old), "after": _standing(new)}


def _standing(side: Weighed | None) -> Record | None:
    if side is None:
        return None
    event, weighed = side
    return {"status": weighed.status, "known": weighed.known, "possible": weighed.possible, "carriers": weighed.carriers, "claims": len(event.claims)}
