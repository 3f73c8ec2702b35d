from itertools import permutations
from pathlib import Path

import pytest

import twosource
from twosource.link.cluster import cluster
from twosource.link.compare import compare
from twosource.link.view import ClaimView, Filler
from twosource.model.time import Interval
from twosource.vocabulary.linking import load_linking

WEIGHTS = load_linking(Path(twosource.__file__).parent / "data")


def state(role: str, key: str) -> Filler:
    return Filler(role, key.title(), key, kind="state", key=key, state=key)


def item(head: str) -> Filler:
    return Filler("item", head, head, kind="item", plural=True)


def transfer(name: str, *fillers: Filler, document: str = "a", day: str | None = None, **more: object) -> ClaimView:
    intervals = (Interval(day, day),) if day else ()
    return ClaimView(name, document, ord(name[0]), "transfer", fillers, intervals, **more)


SUPPLY = (state("supplier", "kestria"), state("recipient", "varnland"), item("drone"))


def test_same_supply_in_two_articles_is_one_event() -> None:
    events, judgements = cluster([transfer("a", *SUPPLY), transfer("b", *SUPPLY, document="b")], WEIGHTS)
    assert [[claim.id for claim in event] for event in events] == [["a", "b"]]
    assert judgements[0].verdict == "same" and "supplier" in judgements[0].score.detail


def test_swapped_direction_is_another_event() -> None:
    swapped = (state("supplier", "varnland"), state("recipient", "kestria"), item("drone"))
    assert compare(transfer("a", *SUPPLY), transfer("b", *swapped), WEIGHTS).score.value == 0
    assert len(cluster([transfer("a", *SUPPLY), transfer("b", *swapped)], WEIGHTS)[0]) == 2


@pytest.mark.parametrize("head", ["missile", "tank"])
def test_other_goods_are_another_event(head: str) -> None:
    other = (*SUPPLY[:2], item("missile"))
    assert compare(transfer("a", *SUPPLY), transfer("b", *other), WEIGHTS).score.value == 0


def test_an_official_stands_for_his_state() -> None:
    official = Filler("supplier", "the Kestrian minister", "minister", kind="person", key="person:ada holm", state="kestria")
    score = compare(transfer("a", *SUPPLY), transfer("b", official, *SUPPLY[1:], document="b"), WEIGHTS).score
    assert score.value >= WEIGHTS.threshold


def test_a_model_of_drone_is_what_others_call_drones() -> None:
    model = Filler("item", "Tarn-4", "drone", kind="item", key="tarn-4")
    assert compare(transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], model, document="b"), WEIGHTS).score.value >= WEIGHTS.threshold


def test_two_models_are_two_deliveries() -> None:
    rocket = Filler("item", "Sorrel-2", "sorrel-2", kind="item", key="sorrel-2")
    drone = Filler("item", "Tarn-4 drone", "drone", kind="item", key="tarn-4")
    assert compare(transfer("a", *SUPPLY[:2], rocket), transfer("b", *SUPPLY[:2], drone), WEIGHTS).conflicting


def test_its_partner_may_be_any_state() -> None:
    partner = Filler("recipient", "its partner", "partner", kind="other")
    assert not compare(transfer("a", *SUPPLY), transfer("b", SUPPLY[0], partner, SUPPLY[2]), WEIGHTS).conflicting


def test_two_named_people_are_two_visits() -> None:
    visit = lambda name, person: ClaimView(
        name, name, 0, "visit", (Filler("visitor", person, person, "person", f"person:{person}", "kestria"), state("destination", "varnland"))
    )
    assert compare(visit("a", "holm"), visit("b", "brandt"), WEIGHTS).score.value == 0


def test_days_far_apart_are_two_events() -> None:
    far = transfer("a", *SUPPLY, day="2023-09-19"), transfer("b", *SUPPLY, day="2024-04-24")
    assert "cannot coincide" in compare(*far, WEIGHTS).score.detail


def test_a_denial_belongs_to_what_it_denies() -> None:
    events, _ = cluster([transfer("a", *SUPPLY), transfer("b", *SUPPLY[:1], item("drone"), polarity="negative")], WEIGHTS)
    assert len(events) == 1


def test_two_equal_answers_give_neither() -> None:
    vague = transfer("z", state("supplier", "kestria"))
    drones, missiles = transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], item("missile"))
    events, judgements = cluster([drones, missiles, vague], WEIGHTS)
    assert len(events) == 3
    assert [judgement.verdict for judgement in judgements] == ["unsure"]


def test_input_order_never_matters() -> None:
    claims = [transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], item("missile")), transfer("c", *SUPPLY, document="b", day="2023-01-01")]
    results = {str(cluster(order, WEIGHTS)) for order in permutations(claims)}
    assert len(results) == 1
