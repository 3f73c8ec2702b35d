"""Whatever is read first, alone or together: the ledger comes to hold what linking all at once gives."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.worlds import make_readings
from twosource import export
from twosource.config import DATA
from twosource.model.judgement import Judgement, Score
from twosource.model.reading import Reading
from twosource.pipeline.refresh import Refreshed, refresh
from twosource.store.ledger import Ledger
from twosource.vocabulary.event_titles import load_event_titles
from twosource.vocabulary.linking import load_linking
from twosource.weigh.derive import derive

WEIGHTS, TITLES = load_linking(DATA), load_event_titles(DATA)
READINGS = make_readings(24)


def save(ledger: Ledger, readings: Iterable[Reading]) -> Refreshed:
    for reading in readings:
        ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
    return refresh(ledger)


def held(ledger: Ledger) -> list[Any]:
    """All that is derived: events and claims as they are exported, identities, judgements."""
    return [list(export.events(ledger)), list(export.claims(ledger)), sorted(ledger.identities().items()),
            sorted(ledger.judgements(), key=lambda judgement: judgement.id)]


@contextmanager
def fresh() -> Iterator[Ledger]:
    """An empty ledger."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "ledger.db"), create=True) as ledger:
        yield ledger


def at_once(readings: Iterable[Reading], *judgements: Judgement) -> list[Any]:
    with fresh() as ledger:
        ledger.judge(judgements)
        save(ledger, readings)
        return held(ledger)


def judge(verdict: str, subject: str, left: str, right: str) -> Judgement:
    return Judgement(f"jdg_{verdict}_{left}", subject, *sorted((left, right)), verdict, "M. Orlan", Score(1.0, "she knows"), "by hand")


def test_in_memory_and_in_the_ledger_alike() -> None:
    derived = derive(lambda: iter(READINGS), weights=WEIGHTS, titles=TITLES)
    with fresh() as ledger:
        save(ledger, READINGS)
        assert list(ledger.events()) == sorted(derived.events, key=lambda weighed: weighed[0].id)
        assert ledger.identities() == derived.identities
        assert {each.id for each in ledger.judgements()} == {each.id for each in derived.judgements}
    assert any(len({document for claim in event.claims for document in [claim]}) > 2 for event, _ in derived.events)
    assert {judgement.verdict for judgement in derived.judgements} == {"same", "unsure"}, "the world holds doubtful cases"


@pytest.mark.parametrize("seed", range(8))
def test_order_and_batches_never_matter(seed: int) -> None:
    chance, readings = Random(seed), list(READINGS)
    chance.shuffle(readings)
    with fresh() as ledger:
        while readings:
            size = chance.randint(1, 6)
            save(ledger, readings[:size])
            readings = readings[size:]
        assert held(ledger) == at_once(READINGS)


@pytest.mark.parametrize("seed", range(4))
def test_articles_read_anew_or_left_out_leave_no_trace(seed: int) -> None:
    chance = Random(seed)
    kept, others = READINGS[:16], READINGS[16:]
    poorer = [replace(reading, claims=reading.claims[:1], entities=reading.entities) for reading in chance.sample(kept, 6)]
    with fresh() as ledger:
        save(ledger, kept + others)
        save(ledger, poorer)
        ledger.forget([reading.document.id for reading in others])
        save(ledger, [])
        save(ledger, kept)
        assert held(ledger) == at_once(kept)


def test_refresh_tells_the_difference() -> None:
    with fresh() as ledger:
        save(ledger, READINGS[:20])
        before = set(ledger.events())
        refreshed = save(ledger, READINGS[20:])
        after = set(ledger.events())
    assert (set(refreshed.before), set(refreshed.after)) == (before - after, after - before)
    assert len(refreshed.after) < len(after) / 2, "most events are left alone"


def judgements_on(ledger: Ledger) -> list[Judgement]:
    """A split, a merger, names made one, a name made two."""
    large = max((event for event, _ in ledger.events()), key=lambda event: len(event.claims))
    other = next(event for event, _ in ledger.events() if event.type == large.type and event.id != large.id)
    entity = next(entity for entity, key in sorted(ledger.identities().items()) if key == "person:ilse varga")
    return [
        judge("different", "event", large.claims[0], large.claims[-1]),
        judge("same", "event", large.claims[1], other.claims[0]),
        judge("same", "entity", "person:ada holm", "person:jon holm"),
        judge("different", "entity", entity, "person:ilse varga"),
    ]


def test_what_people_judge_holds_for_later_articles_and_can_be_taken_back() -> None:
    with fresh() as ledger:
        save(ledger, READINGS)
        plain, said = held(ledger), judgements_on(ledger)
    with fresh() as ledger:
        for number, reading in enumerate(READINGS):
            if number % 5 == 0 and number // 5 < len(said):
                ledger.judge([said[number // 5]])
            save(ledger, [reading])
        with_people = held(ledger)
        assert with_people == at_once(READINGS, *said)
        members = ledger.memberships()
        assert members[said[0].left] != members[said[0].right]
        assert members[said[1].left] == members[said[1].right]
        assert "person:jon holm" not in ledger.identities().values()
        save(ledger, READINGS)  # read again: people's word stands
        assert held(ledger) == with_people
        ledger.judge(replace(judgement, id=f"{judgement.id}_back", verdict="unsure") for judgement in said)
        refresh(ledger)
        assert held(ledger)[:3] == plain[:3]
