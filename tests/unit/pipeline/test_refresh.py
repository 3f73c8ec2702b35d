from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.pipeline.refresh import Refreshed, Weighed, refresh
from twosource.store.ledger import Ledger


def event(name: str, *claims: str, known: int = 1) -> Weighed:
    return Event(name, "visit", name, claims), Corroboration(known, known, known, 0)


def test_refreshed_tells_what_came_went_and_went_on() -> None:
    gone, was, stays, new = event("gone", "x"), event("was", "a", "b"), event("is", "a", "b", "c", known=2), event("new", "n")
    refreshed = Refreshed((gone, was), (stays, new))
    assert (refreshed.appeared, refreshed.vanished, refreshed.changed) == ((new,), (gone,), ((was, stays),))


def test_refresh_tells_of_new_events_once(filled: Ledger) -> None:
    refreshed = refresh(filled)
    assert refreshed.after == refreshed.appeared == tuple(filled.events())
    assert refresh(filled) == Refreshed()
