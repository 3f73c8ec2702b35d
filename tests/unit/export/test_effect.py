from twosource.export.effect import effect_record
from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.weigh.difference import Effect


def standing(known: int, *claims: str) -> tuple[Event, Corroboration]:
    return Event("evt_1", "transfer", "Kestria sells drones", claims), Corroboration(known, 3, 3, 0)


def test_an_event_is_shown_as_it_was_and_as_it_is() -> None:
    record = effect_record(Effect(None, None, (standing(1, "clm_1", "clm_2"),), (standing(2, "clm_1"),)))
    (event,) = record["events"]
    assert (event["before"]["known"], event["after"]["known"]) == (1, 2)
    assert (event["before"]["claims"], event["after"]["claims"]) == (2, 1)
    assert record["published"] is None and record["claims"] == []


def test_an_event_that_comes_into_being_has_no_before() -> None:
    (event,) = effect_record(Effect(None, None, (), (standing(1, "clm_1"),)))["events"]
    assert event["before"] is None and event["after"]["status"] == "single-origin"
