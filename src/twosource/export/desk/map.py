"""Where events happened, as exactly as the articles say it and no more."""

from twosource.export.records import Record
from twosource.model.summary import Where
from twosource.store.browse import EventFilter
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

FIRST = 5  # events named for a place; the others are counted


def places(ledger: Ledger, filter: EventFilter | None = None) -> Record:
    """Places of the events that fit, the fullest first.

    ``points``: ``{"name", "geonames", "latitude", "longitude", "precision", "country", "count", "events": [ids of the first few in
    time]}``; ``areas``, for what is only known to a country: ``{"country": ISO 3166-1 alpha-2, or its name, "name", "geonames",
    "count", "events"}``; ``nowhere``: events for which no article tells a place that can be found.
    """
    filter = filter or EventFilter()
    with ledger.view() as view:
        found, total = view.events.places(filter, FIRST), sum(view.events.count(filter))
    points = [plain(place) | _counted(count, events) for place, count, events in found if place.latitude is not None]
    areas = [_area(place) | _counted(count, events) for place, count, events in found if place.latitude is None and place.precision == "country"]
    placed = sum(place["count"] for place in (*points, *areas))
    return {"points": points, "areas": areas, "nowhere": total - placed}


def _counted(count: int, events: list[str]) -> Record:
    return {"count": count, "events": events}


def _area(place: Where) -> Record:
    return {"country": place.country or place.name, "name": place.name, "geonames": place.geonames}
