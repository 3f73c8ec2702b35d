import inspect
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

import twosource
from twosource.link.compare import compare
from twosource.link.events import link_claims
from twosource.link.rulings import bundles
from twosource.link.view import ClaimView, Filler, Page
from twosource.model.judgement import Judgement
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


def link(*claims: ClaimView) -> tuple[list[list[str]], tuple[Judgement, ...]]:
    """Events as ids of claims, and the judgements behind them."""
    linked = link_claims(claims, WEIGHTS)
    return sorted(sorted(claim for node in event for claim in node.claims) for event in linked.events), linked.judgements


SUPPLY = (state("supplier", "kestria"), state("recipient", "varnland"), item("drone"))


def test_same_supply_in_two_articles_is_one_event() -> None:
    named = Filler("item", "Tarn-4", "drone", kind="item", key="tarn-4")
    events, (judgement,) = link(transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], named, document="b"))
    assert events == [["a", "b"]]
    assert judgement.verdict == "same" and "supplier" in judgement.score.detail


def test_what_carries_for_a_state_is_no_other_supplier() -> None:
    planes = Filler("supplier", "three planes", "plane", kind="item", plural=True)
    events, _ = link(transfer("a", *SUPPLY), transfer("b", planes, *SUPPLY[1:], document="b"))
    assert events == [["a", "b"]]


def test_three_navies_may_be_those_that_another_names() -> None:
    named = [Filler("participant", name, name.lower(), kind="organization", key=name) for name in ("Gull", "Heron", "Tern")]
    counted = Filler("participant", "three navies", "navy", kind="organization", plural=True)
    place = {"places": ("gulf",), "intervals": (Interval("2030-03-08", "2030-03-08"),)}
    told = [ClaimView(name, name, 1, "exercise", tuple(who), **place) for name, who in (("a", named), ("b", [counted]))]
    assert not compare(told[0], told[1], WEIGHTS).conflicting
    assert "beside" in compare(told[0], told[1], WEIGHTS).score.detail


def test_what_is_told_alike_is_one_event_without_comparison() -> None:
    events, judgements = link(transfer("a", *SUPPLY), transfer("b", *SUPPLY, document="b"))
    assert (events, judgements) == ([["a", "b"]], ())


def test_what_tells_too_little_is_one_event_within_its_article_only() -> None:
    vague = state("supplier", "kestria")
    events, _ = link(transfer("a", vague), transfer("b", vague), transfer("c", vague, document="c"))
    assert events == [["a", "b"], ["c"]]


def test_another_number_at_another_time_is_another_event() -> None:
    dated = transfer("a", *SUPPLY, day="2030-03-08", quantities=((20, 20, "drone"),))
    undated = transfer("b", *SUPPLY, document="b", page=Page(earliest="2030-12-01", latest="2030-12-01"), quantities=((90, 90, "drone"),))
    assert link(dated, undated)[0] == [["a"], ["b"]]
    assert link(dated, replace(undated, quantities=()))[0] == [["a", "b"]]
    assert link(dated, replace(undated, page=Page(earliest="2030-03-10", latest="2030-03-10")))[0] == [["a", "b"]]  # a conflict


def test_groups_of_other_states_make_another_event() -> None:
    ours, theirs = ([Filler("participant", "troops", "troop", state=key, plural=True) for key in keys] for keys in (("kestria", "velm"), ("varnland", "ostmere")))
    left, right = (ClaimView(name, name, 0, "exercise", tuple(group), (Interval("2030-08-14", "2030-08-14"),)) for name, group in (("a", ours), ("b", theirs)))
    assert compare(left, right, WEIGHTS).conflicting and compare(left, replace(left, document="b"), WEIGHTS).score.value > WEIGHTS.threshold


def test_what_is_said_of_a_group_may_be_of_a_company_but_not_of_somebody() -> None:
    company = Filler("target", "Arvid Works", "works", kind="organization", key="arvid-works")
    directors = Filler("target", "two directors", "director", kind="person", plural=True)
    sanctions = [ClaimView(name, "a", start, "sanction", (filler,)) for name, start, filler in (("a", 0, company), ("b", 9, directors))]
    assert not compare(*sanctions, WEIGHTS).conflicting
    somebody = replace(company, kind="person")
    assert compare(replace(sanctions[0], fillers=(somebody,)), sanctions[1], WEIGHTS).conflicting


def test_swapped_direction_is_another_event() -> None:
    swapped = (state("supplier", "varnland"), state("recipient", "kestria"), item("drone"))
    assert compare(transfer("a", *SUPPLY), transfer("b", *swapped), WEIGHTS).score.value == 0
    assert link(transfer("a", *SUPPLY), transfer("b", *swapped))[0] == [["a"], ["b"]]


@pytest.mark.parametrize("head", ["missile", "tank"])
def test_other_goods_are_another_event(head: str) -> None:
    other = (*SUPPLY[:2], item("missile"))
    assert compare(transfer("a", *SUPPLY), transfer("b", *other), WEIGHTS).score.value == 0


def test_what_undoes_an_event_is_another_one() -> None:
    imposed, lifted, left_open = (transfer(name, *SUPPLY, stage=stage) for name, stage in (("a", "imposed"), ("b", "lifted"), ("c", "")))
    assert compare(imposed, lifted, WEIGHTS).conflicting
    assert not compare(imposed, left_open, WEIGHTS).conflicting


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
    assert link(transfer("a", *SUPPLY), transfer("b", *SUPPLY[:1], item("drone"), polarity="negative"))[0] == [["a", "b"]]


def test_two_equal_answers_give_neither() -> None:
    vague = transfer("z", state("supplier", "kestria"))
    drones, missiles = transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], item("missile"))
    events, judgements = link(drones, missiles, vague)
    assert events == [["a"], ["b"], ["z"]]
    assert [judgement.verdict for judgement in judgements] == ["unsure"]


def test_what_is_said_in_passing_is_of_what_was_spoken_of_last() -> None:
    drones, missiles = transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], item("missile"))
    events, _ = link(drones, missiles, transfer("c"))
    assert events == [["a"], ["b", "c"]]


def test_undated_reports_of_other_weeks_join_what_was_dated_then() -> None:
    visit = lambda name, **more: ClaimView(name, name, 0, "visit", (state("visitor", "kestria"), state("destination", "velm")), **more)
    dated = [visit(name, intervals=(Interval(day, day),)) for name, day in (("a", "2031-03-04"), ("b", "2031-09-02"))]
    undated = [visit(name, page=Page(earliest=day, latest=day)) for name, day in (("c", "2031-03-06"), ("d", "2031-09-05"))]
    assert link(*dated, *undated)[0] == [["a", "c"], ["b", "d"]]


def test_reports_may_be_some_days_out() -> None:
    assert link(*(transfer(name, *SUPPLY, document=name, day=day) for name, day in (("a", "2031-03-04"), ("b", "2031-03-09"))))[0] == [["a", "b"]]


def test_another_company_is_another_exercise() -> None:
    exercise = lambda name, *who: ClaimView(name, name, 0, "exercise", tuple(state("participant", one) for one in who))
    claims = exercise("a", "kestria", "velm"), exercise("b", "velm", "kestria"), exercise("c", "kestria", "ostmere")
    assert link(*claims)[0] == [["a", "b"], ["c"]]


def test_of_several_goods_the_first_is_what_is_spoken_of() -> None:
    both = transfer("c", *SUPPLY[:2], item("drone"), item("missile"), document="c")
    drones, missiles = transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], item("missile"), document="b")
    assert link(drones, missiles, both)[0] == [["a", "c"], ["b"]]


def test_claims_that_are_vague_alike_still_belong_together() -> None:
    first, second = transfer("y", state("supplier", "kestria"), item("drone")), transfer("z", state("supplier", "kestria"), item("uav"))
    dated = [transfer(name, *SUPPLY, document=name, day=day) for name, day in (("b", "2023-09-19"), ("c", "2024-04-24"))]
    events, _ = link(first, second, *dated)
    assert events == [["b"], ["c"], ["y", "z"]]


def test_long_chains_are_one_component() -> None:
    assert set(bundles("abcdefgh", ("ab", "cd", "ef", "gh", "bc", "fg", "de")).values()) == {"a"}


def test_input_order_never_matters() -> None:
    claims = [transfer("a", *SUPPLY), transfer("b", *SUPPLY[:2], item("missile")), transfer("c", *SUPPLY, document="b", day="2023-01-01")]
    results = {str(link(*order)) for order in permutations(claims)}
    assert len(results) == 1


def test_the_title_of_another_article_keeps_no_claims_apart() -> None:
    both = transfer("a", state("supplier", "kestria"), state("supplier", "varnland"), item("drone"), document="x")
    one = transfer("b", state("supplier", "kestria"), item("drone"), document="y")
    title = transfer("c", state("supplier", "varnland"), item("drone"), document="z", block="related-link")
    events = [{claim for node in event for claim in node.claims} for event in link_claims([both, one, title], WEIGHTS).events]
    assert {"a", "b"} in events


def test_what_goes_on_may_be_told_by_its_years_but_not_by_years_apart() -> None:
    autumn, winter, year = (replace(transfer(name, *SUPPLY, document=name), intervals=(Interval(*days),)) for name, days in (
        ("a", ("2029-09-01", "2029-11-30")), ("b", ("2030-01-01", "2030-03-31")), ("c", ("2027-01-01", "2027-12-31"))))  # fmt: skip
    assert link(autumn, winter)[0] == [["a", "b"]]
    assert link(winter, year)[0] == [["b"], ["c"]]


def test_a_large_event_needs_no_deeper_stack() -> None:
    many = [transfer(f"a{number:04d}", *SUPPLY, item(f"part{number}"), document=f"d{number}") for number in range(150)]
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        events, _ = link(*many, transfer("z", *SUPPLY[:2], document="z"))
    finally:
        sys.setrecursionlimit(before)
    assert len(events) == 1
