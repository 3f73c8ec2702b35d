from twosource import export
from twosource.export.desk.overview import SHOWN, overview
from twosource.store.ledger import Ledger


def test_the_overview_counts_what_the_ledger_holds(world: Ledger) -> None:
    found, events = overview(world), list(export.events(world))
    assert found["counts"] == {"articles": 41, "claims": len(list(export.claims(world))), "events": len(events),
                               "sources": len(list(export.sources(world))), "failures": 0}  # fmt: skip
    assert sum(found["statuses"].values()) == len(events)
    assert {change["kind"] for change in found["changed"]} == {"new-event"}
    assert len(found["latest"]) == SHOWN


def test_an_empty_ledger_has_an_overview(ledger: Ledger) -> None:
    found = overview(ledger)
    assert set(found["counts"].values()) == {0}
    assert (found["statuses"], found["changed"], found["disputed"], found["overdue"], found["latest"]) == ({}, [], [], [], [])
