from dataclasses import replace

from twosource.model.corroboration import Corroboration, Denial
from twosource.model.event import Event
from twosource.model.source import Origin
from twosource.weigh.changes import changes

EVENT = Event("evt_1", "transfer", "Kestria sells drones to Velm", ("clm_1",))
ONE = Corroboration(1, 1, 1, 0, (Origin("org_1", "Halvard", "wire", (), ("clm_1",), "supports"),))
SECOND = Origin("org_2", "Daily Meridian", "outlet", (), ("clm_2",), "supports")


def kinds(before: Corroboration, after: Corroboration) -> list[str]:
    return [change.kind for change in changes((), [((EVENT, before), (EVENT, after))], ())]


def test_a_second_voice_is_a_new_origin() -> None:
    grown = replace(ONE, known=2, possible=2, carriers=2, origins=(*ONE.origins, SECOND), status="corroborated")
    found = changes((), [((EVENT, ONE), (EVENT, grown))], ())
    assert [(change.kind, change.detail) for change in found] == [
        ("new-origin", "known origins 1 → 2: Daily Meridian"), ("status", "single-origin → corroborated"),
    ]  # fmt: skip


def test_more_articles_and_nothing_else_is_an_echo() -> None:
    assert kinds(ONE, replace(ONE, carriers=6)) == ["echoed"]
    assert kinds(ONE, replace(ONE, possible=2)) == []


def test_a_denial_is_told_once_and_an_evasion_is_none() -> None:
    denied = replace(ONE, denials=(Denial("clm_3", "Kestria", "denial", "full", ("clm_1",)),), status="disputed")
    assert kinds(ONE, denied) == ["new-denial", "status"]
    assert kinds(denied, denied) == []
    assert kinds(ONE, replace(ONE, denials=(Denial("clm_3", "Kestria", "non-denial", "", ()),))) == []


def test_events_come_and_go() -> None:
    other = replace(EVENT, id="evt_2")
    assert [(change.kind, change.event) for change in changes([(EVENT, ONE)], (), [(other, ONE)])] == [("gone", "evt_2"), ("new-event", "evt_1")]
