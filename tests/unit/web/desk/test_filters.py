from tests.unit.web.desk.conftest import event_card
from twosource.web.desk import Context
from twosource.web.desk.filters import view_filters


def chips(address: str, *cards: dict) -> list[tuple[str, str]]:
    return [(chip.label, chip.value) for chip in view_filters(Context(address=address), cards).chips]


def test_what_is_set_is_told_and_can_be_taken_away() -> None:
    (status, stance) = view_filters(Context(address="/events?status=denied&stance=denies&by=type&text=&cursor=x")).chips
    assert (status.label, status.value, status.without) == ("Status", "Denied", "/events?stance=denies&by=type")
    assert (stance.label, stance.value) == ("A claim that", "denies it")


def test_ids_are_told_by_the_names_that_the_page_knows() -> None:
    card = event_card(place={"name": "Orsova", "geonames": 999})
    assert chips("/events?participant=ent_k&place=999&type=state-visit", card) == [("Participant", "Kestria"), ("Place", "Orsova"), ("Type", "state visit")]
    assert chips("/events?participant=ent_k&place=999") == [("Participant", "ent_k"), ("Place", "999")]


def test_types_to_choose_from_are_those_of_the_page() -> None:
    assert view_filters(Context(), [event_card(type="visit"), event_card(2), event_card(3)]).types == ("transfer", "visit")
