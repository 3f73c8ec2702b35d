"""Where events happened, as exactly as the articles say it and no more."""

from collections.abc import Iterator

from twosource.export.desk.events import EventFilter, wanted
from twosource.export.records import Record
from twosource.store.ledger import Ledger

FIRST = 5  # events named for a place; the others are counted


def places(ledger: Ledger, filter: EventFilter | None = None) -> Record:
    """Places of the events that fit, the fullest first.

    ``points``: ``{"name", "geonames", "latitude", "longitude", "precision", "country", "count", "events": [ids of the first few in
    time]}``; ``areas``, for what is only known to a country: ``{"country": ISO 3166-1 alpha-2, or its name, "name", "count",
    "events"}``; ``nowhere``: events for which no article tells a place that can be found.
    """
    points: dict[tuple, list[str]] = {}
    areas: dict[tuple, list[str]] = {}
    nowhere = 0
    for card in wanted(ledger, filter or EventFilter()):
        place = card["place"] or {"precision": "unresolved"}
        if place.get("latitude") is not None:
            points.setdefault(tuple(place.items()), []).append(card["id"])
        elif place["precision"] == "country":
            areas.setdefault((place.get("country") or place["name"], place["name"]), []).append(card["id"])
        else:
            nowhere += 1
    found = [{"country": None} | dict(place) | _counted(events) for place, events in points.items()]
    wide = [{"country": country, "name": name} | _counted(events) for (country, name), events in areas.items()]
    return {"points": list(_fullest(found)), "areas": list(_fullest(wide)), "nowhere": nowhere}


def _counted(events: list[str]) -> Record:
    return {"count": len(events), "events": events[:FIRST]}


def _fullest(places: list[Record]) -> Iterator[Record]:
    yield from sorted(places, key=lambda place: (-place["count"], place["name"]))
