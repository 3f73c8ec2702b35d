"""Whatever people decide: reading again changes nothing of it, and undoing all of it leaves no trace but the journal."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.worlds import make_readings
from twosource import export
from twosource.errors import InputError
from twosource.model.decision import DecisionKind, Subject
from twosource.model.reading import Reading
from twosource.pipeline.decide import Proposal, decide, undo
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger

READINGS = make_readings(16, seed=3)
PEOPLE = ("M. Orlan", "T. Brandt")


def no_machine() -> Any:
    pytest.fail("nothing needs to be read again")


def save(ledger: Ledger, readings: Iterable[Reading], made_by: str) -> None:
    for reading in readings:
        ledger.save(reading, reading.document.text.encode(), made_by=made_by, overrides={})
    refresh(ledger)


def held(ledger: Ledger) -> dict[str, str]:
    return {name: "".join(lines(ledger)) for name, lines in export.FORMATS.items()}


def without_journal(exported: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in exported.items() if name != "decisions"}


def proposal(ledger: Ledger, chance: Random) -> Proposal:
    """Anything that a person may decide on these articles without reading one again."""
    by, events = chance.choice(PEOPLE), [event for event, _ in ledger.events()]
    kind = chance.choice(["correct", "correct", "correct", "reject", "confirm", "merge", "split", "name", "note"])
    event = chance.choice(events)
    if kind == "merge":
        return Proposal(by, DecisionKind.MERGE, Subject.EVENT, event.id, value=chance.choice(events).id)
    if kind == "split":
        return Proposal(by, DecisionKind.SPLIT, Subject.EVENT, event.id, value=chance.sample(event.claims, chance.randint(1, 2) if len(event.claims) > 1 else 1))
    if kind == "name":
        names = [entity["id"] for entity in export.entities(ledger)]
        return Proposal(by, DecisionKind.MERGE, Subject.ENTITY, chance.choice(names), value=chance.choice(names))
    claim = chance.choice(event.claims)
    if kind != "correct":
        return Proposal(by, DecisionKind(kind), Subject.CLAIM, claim, value="really?" if kind == "note" else None)
    field, value = chance.choice([
        ("polarity", "negative"), ("modality", "planned"), ("type", "visit"), ("time", [{"edtf": "2031-05-07"}]), ("time", []),
        ("place", [{"name": "Halm"}]), ("quantity", [{"min": 3, "max": 4, "unit": "boat"}]),
        ("role", {"item": [[0, 7]]}), ("role", {"visitor": [[0, 7]]}), ("attribution", [{"words": [0, 7], "kind": "person"}]),
    ])  # fmt: skip
    return Proposal(by, DecisionKind.CORRECT, Subject.CLAIM, claim, field=field, value=value)


def decide_much(ledger: Ledger, chance: Random, count: int) -> list[int]:
    """Numbers of the decisions that were taken; what does not fit is refused and leaves nothing."""
    numbers = []
    while len(numbers) < count:
        with suppress(InputError):
            numbers.append(decide(ledger, no_machine, proposal(ledger, chance)).decision.number)
    return numbers


@pytest.mark.parametrize("seed", range(5))
def test_read_again_and_undone(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        save(ledger, READINGS, "the first model")
        before = held(ledger)
        numbers = decide_much(ledger, chance, 12)
        decided = held(ledger)
        assert without_journal(decided) != without_journal(before)
        save(ledger, chance.sample(READINGS, len(READINGS)), "a later model")
        assert held(ledger) == decided, "decisions survive another reading"
        for number in reversed(numbers):
            undo(ledger, no_machine, number, by=chance.choice(PEOPLE))
        assert without_journal(held(ledger)) == without_journal(before), "undone, no trace is left"
        assert len(ledger.decisions()) == 2 * len(numbers)


def test_decided_first_or_read_first_is_the_same(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        save(ledger, READINGS, "test")
        decide_much(ledger, Random(7), 8)
        step_by_step = held(ledger)
        ledger.forget([reading.document.id for reading in READINGS])
        refresh(ledger)
        save(ledger, READINGS, "test")
        assert held(ledger) == step_by_step, "what follows bit by bit is what follows at once"
