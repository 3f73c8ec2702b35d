from dataclasses import replace

import pytest

from tests.conftest import make_reading
from twosource.model.claim import Factuality, Modality, Polarity
from twosource.model.summary import OPEN, UNDATED, EventSummary, Participant, Told, Where
from twosource.model.time import Interval
from twosource.weigh.summarize import span_of, summarize, told

ORSOVA = Where("Orsova", 999, 44.5, 22.25, "city", "KS")
KESTRIA = Participant("supplier", "ent_1", "Kestria", "state")
NOTHING = Told("doc", (), (), (), "", "asserts", "body")
Days = tuple[str | None, str | None]


def summary(*claims: Told) -> EventSummary:
    return summarize("Kestria sells boats", claims)


@pytest.mark.parametrize(("times", "expected"), [
    ([], (None, None)),
    ([(None, None)], (None, None)),
    ([("2031-05-03", "2031-05-03"), ("2031-01-01", "2031-12-31")], ("2031-05-03", "2031-05-03")),
    ([("2031-05-03", "2031-05-03"), ("2031-05-09", "2031-05-09")], ("2031-05-03", "2031-05-09")),
    ([("2031-05-03", None)], ("2031-05-03", None)),
    ([("2031-05-03", None), ("2031-06-01", "2031-06-01")], ("2031-06-01", "2031-06-01")),
])
def test_exact_days_outweigh_the_years_they_lie_in(times: list[Days], expected: Days) -> None:
    assert span_of([Interval(*days) for days in times]) == expected


@pytest.mark.parametrize(("times", "order"), [
    ([("2031-05-03", "2031-05-09")], ("2031-05-03", "2031-05-09")),
    ([(None, "2031-05-09")], ("2031-05-09", "2031-05-09")),
    ([("2031-05-03", None)], ("2031-05-03", OPEN)),
    ([], (UNDATED, OPEN)),
])
def test_undated_events_sort_after_dated_ones(times: list[Days], order: tuple[str, str]) -> None:
    found = summary(replace(NOTHING, times=tuple(Interval(*days) for days in times)))
    assert (found.first, found.last) == order


def test_a_claim_tells_who_where_and_when() -> None:
    reading = make_reading()
    ((claim, said),) = told(reading, {reading.entities[0].id: "kestria"})
    assert (claim, said.document) == (reading.claims[0].id, reading.document.id)
    assert (said.times, said.places) == ((Interval("2031-05-03", "2031-05-03"),), (ORSOVA,))
    assert [(each.role, each.name, each.kind) for each in said.participants] == [("supplier", "Kestria", "state"), ("recipient", "Varnland", "state")]
    assert (said.stance, said.stage, said.block) == ("denies", "", "body")


@pytest.mark.parametrize(("said", "stage"), [
    ([("actual", "positive", "agreed")], "agreed"),
    ([("actual", "positive", "agreed"), ("actual", "positive", "delivered")], "delivered"),
    ([("planned", "positive", "delivered")], "planned"),
    ([("requested", "positive", "agreed")], "discussed"),
    ([("actual", "positive", "")], None),
    ([("actual", "negative", "delivered")], None),
])
def test_stage_of_a_transfer_is_the_highest_that_a_claim_states(said: list[tuple[str, str, str]], stage: str | None) -> None:
    reading = make_reading()
    (claim,) = reading.claims
    claims = [
        replace(claim, id=f"clm_{number}", event=replace(claim.event, stage=word), factuality=Factuality(Polarity(polarity), Modality(modality)))
        for number, (modality, polarity, word) in enumerate(said)
    ]
    assert summary(*(each for _, each in told(replace(reading, claims=tuple(claims)), {}))).stage == stage


def test_the_most_precise_place_is_taken_then_the_most_named() -> None:
    land, port = Where("Kestria", None, None, None, "country", "KS"), Where("Halm", 7, 1.0, 2.0, "city", "KS")
    assert summary(replace(NOTHING, places=(land, land, port))).place == port
    assert summary(replace(NOTHING, places=(port, ORSOVA)), replace(NOTHING, places=(ORSOVA,))).place == ORSOVA
    assert summary(NOTHING).place is None


def test_one_name_fills_a_role_once() -> None:
    other, velm = replace(KESTRIA, entity="ent_2", name="KESTRIA"), replace(KESTRIA, entity="ent_3", name="Velm")
    found = summary(replace(NOTHING, participants=(velm, KESTRIA)), replace(NOTHING, participants=(KESTRIA, other)))
    assert found.participants == (KESTRIA, velm)


def test_what_claims_say_does_not_hang_on_their_order() -> None:
    claims = [replace(NOTHING, document=name, stance=stance) for name, stance in (("b", "plans"), ("a", "asserts"), ("b", "asserts"))]
    assert summary(*claims) == summary(*reversed(claims))
    assert (summary(*claims).documents, summary(*claims).stances, summary(*claims).claim_count) == (("a", "b"), ("asserts", "plans"), 3)


def test_a_plan_is_due_by_its_last_day_unless_that_is_open() -> None:
    dated = replace(NOTHING, times=(Interval("2031-05-03", "2031-05-03"),))
    assert summary(dated).due == "2031-05-03"
    assert summary(dated, replace(NOTHING, times=(Interval("2031-05-03", None),))).due is None
