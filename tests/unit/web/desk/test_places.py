from typing import Any

from twosource.web.desk import Context, render
from twosource.web.desk.places import view

POINT = {"name": "Orsova", "geonames": 999, "latitude": 44.5, "longitude": 22.25, "precision": "near", "country": "KS", "count": 3, "events": ["evt_1"]}
AREA = {"country": "VL", "name": "Varnland", "geonames": None, "count": 2, "events": ["evt_2"]}


def record(**fields: Any) -> dict[str, Any]:
    return {"points": [POINT], "areas": [AREA], "nowhere": 4, **fields}


def test_places_lead_to_their_events_under_the_same_filter() -> None:
    told = view(record(), Context(address="/map?status=disputed"))
    assert told["points"][0]["address"] == "/events?status=disputed&place=999"
    assert told["areas"][0]["address"] == "/events?status=disputed&place=Varnland"


def test_how_exact_a_point_is_stands_beside_it() -> None:
    page = render("map", record(), Context(address="/map?place=999"))
    assert 'data-latitude="44.5"' in page and "near there, KS" in page
    assert "3 events at 1 point, 2 known to a country only, 4 without any place" in page
    assert "Without the filter Place: Orsova" in page


def test_without_any_place_nothing_is_drawn() -> None:
    page = render("map", record(points=[], areas=[]), Context(address="/map"))
    assert "data-map" not in page and "No event has a place that can be found." in page
