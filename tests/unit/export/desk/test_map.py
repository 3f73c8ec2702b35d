import pytest

from twosource.export.desk.events import events
from twosource.export.desk.map import places
from twosource.store.browse import EventFilter
from twosource.store.ledger import Ledger


def test_a_city_is_a_point(alone: Ledger) -> None:
    found = places(alone)
    (point,) = found["points"]
    assert (point["name"], point["latitude"], point["longitude"], point["precision"], point["count"]) == ("Orsova", 44.5, 22.25, "city", 1)
    assert (found["areas"], found["nowhere"]) == ([], 0)


@pytest.mark.parametrize(("place", "found"), [("999", 1), ("998", 0), ("9" * 99, 0), ("KS", 1), ("VL", 0), ("orso", 1), ("ks", 0)])
def test_events_are_found_by_number_country_and_name_of_their_place(alone: Ledger, place: str, found: int) -> None:
    assert events(alone, EventFilter(place=place))["total"] == found
    assert len(places(alone, EventFilter(place=place))["points"]) == found


def test_what_has_no_place_is_counted(world: Ledger) -> None:
    assert places(world, EventFilter(type="visit"))["points"] == []
    assert places(world, EventFilter(type="visit"))["nowhere"] > 0
