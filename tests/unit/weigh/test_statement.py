from dataclasses import replace

import pytest

from twosource.config import DATA
from twosource.link.view import ClaimView, Filler, Voice
from twosource.model.time import Interval
from twosource.vocabulary.linking import load_linking
from twosource.weigh.bearing import Naming, Worded
from twosource.weigh.statement import CONFIRMING, Known, together, weigh

WEIGHTS = load_linking(DATA)
HALVARD = Voice("Halvard Press Agency", "wire", "reported", key="halvard")
MERIDIAN = Voice("Daily Meridian", "outlet", "reported", key="meridian")
KESTRIA = Filler("supplier", "Kestria", "kestria", "state", "kestria", "kestria")
VELM = Filler("recipient", "Velm", "velm", "state", "velm", "velm")
DRONES = Filler("item", "forty drones", "drone", "item")
IN_MAY = Interval("2031-05-01", "2031-05-31")


def worded(name: str, *fillers: Filler, beside: tuple[Naming, ...] = (), **more: object) -> Worded:
    view = ClaimView(name, more.pop("document", name), 0, "transfer", fillers, **more)
    words = tuple(frozenset(filler.text.casefold().replace("drones", "drone").split()) for filler in fillers)
    named = frozenset(filler.key for filler in fillers)
    return Worded(view, words, sentence=frozenset().union(*words), named=named, beside=beside)


def sale(name: str = "clm_1", *chain: Voice, **more: object) -> Worded:
    given = {"intervals": (IN_MAY,), "quantities": ((40, 40, "drone"),)} | more
    return worded(name, KESTRIA, VELM, DRONES, chain=chain, **given)


def ask(statement: Worded, *claims: Worded):
    return weigh(statement, [Known("evt_1", "Kestria sells drones to Velm", claims)], WEIGHTS)


def statement(**more: object) -> Worded:
    return sale("asked", **more)


def turned() -> Worded:
    return worded("asked", replace(KESTRIA, role="recipient"), replace(VELM, role="supplier"), DRONES)


def test_one_origin_supports_and_two_corroborate() -> None:
    assert ask(statement(), sale("clm_1", HALVARD)).verdict == "supported"
    answer = ask(statement(), sale("clm_1", HALVARD), sale("clm_2", MERIDIAN))
    assert (answer.verdict, answer.origins.known, answer.supporting) == ("corroborated", 2, ("clm_1", "clm_2"))


def test_a_statement_is_as_well_supported_as_its_weakest_part() -> None:
    undated = sale("clm_2", MERIDIAN, intervals=())
    assert ask(statement(), sale("clm_1", HALVARD), undated).verdict == "supported"
    assert ask(statement(intervals=()), sale("clm_1", HALVARD), undated).verdict == "corroborated"


@pytest.mark.parametrize("distorted", [
    statement(polarity="negative"), statement(quantities=((90, 90, "drone"),)), statement(intervals=(Interval("2032-01-01", "2032-12-31"),)),
    turned(), worded("asked", KESTRIA, replace(VELM, key="orsova", state="orsova"), DRONES),
], ids=["negated", "number", "date", "direction", "actor"])  # fmt: skip
def test_what_the_ledger_says_otherwise_is_contradicted(distorted: Worded) -> None:
    answer = ask(distorted, sale("clm_1", HALVARD), sale("clm_2", MERIDIAN))
    assert answer.verdict == "contradicted" and answer.against and not answer.supporting


@pytest.mark.parametrize("unborne", [
    statement(intervals=(Interval("2031-05-03", "2031-05-03"),)),
    worded("asked", KESTRIA, VELM, DRONES, beside=(Naming("Orsova", "orsova"),)),
    worded("asked", KESTRIA, VELM, replace(DRONES, text="naval drones")),
    worded("asked", KESTRIA, VELM, replace(DRONES, text="the Tarn-4", head="tarn", key="tarn-4")),
    sale("asked", MERIDIAN),
], ids=["a day in the month", "another name", "another kind", "a model", "on whose word"])  # fmt: skip
def test_what_nothing_bears_out_is_not_found(unborne: Worded) -> None:
    answer = ask(unborne, sale("clm_1", HALVARD), sale("clm_2", HALVARD))
    assert answer.verdict == "not-found" and "bears out" in answer.why


def test_a_denial_makes_it_disputed_either_way() -> None:
    claims = sale("clm_1", HALVARD), sale("clm_2", MERIDIAN), sale("clm_3", Voice("Kestria", "state", "denied", key="kestria"), polarity="negative")
    assert ask(statement(), *claims).verdict == "disputed"
    assert ask(statement(polarity="negative"), *claims).verdict == "disputed"


def test_another_number_in_the_same_event_disputes_it() -> None:
    answer = ask(statement(), sale("clm_1", HALVARD), sale("clm_2", MERIDIAN, quantities=((60, 60, "drone"),)))
    assert (answer.verdict, answer.against) == ("disputed", ("clm_2",))


@pytest.mark.parametrize(("modality", "verdict"), [("planned", "planned"), ("possible", "possible"), ("requested", "possible")])
def test_what_is_only_planned_or_possible_never_happened(modality: str, verdict: str) -> None:
    assert ask(statement(), sale("clm_1", HALVARD, modality=modality), sale("clm_2", MERIDIAN, modality=modality)).verdict == verdict


def test_what_happened_was_not_therefore_asked_for() -> None:
    assert ask(statement(modality="requested"), sale("clm_1", HALVARD)).verdict == "not-found"
    assert ask(statement(modality="possible"), sale("clm_1", HALVARD)).verdict == "supported"


def test_a_state_is_named_by_its_people_but_not_they_by_it() -> None:
    ministry = Filler("supplier", "Kestria's defence ministry", "ministry", "organization", "kestria-mod", "kestria")
    told = worded("clm_1", ministry, VELM, DRONES, chain=(HALVARD,))
    assert ask(worded("asked", KESTRIA, VELM), told).verdict == "supported"
    assert ask(worded("asked", ministry, VELM), worded("clm_1", KESTRIA, VELM, chain=(HALVARD,))).verdict == "not-found"


def test_a_pointer_to_another_article_supports_nothing() -> None:
    assert ask(statement(), sale("clm_1", HALVARD, block="related-link")).verdict not in CONFIRMING


def test_a_statement_that_names_nothing_is_not_found() -> None:
    assert ask(worded("asked"), sale("clm_1", HALVARD)).verdict == "not-found"


def test_several_claims_fare_as_the_worst_of_them() -> None:
    good, bad = ask(statement(), sale("clm_1", HALVARD)), ask(turned(), sale("clm_1", HALVARD))
    assert together([good, bad]) is bad


@pytest.mark.parametrize(("asked", "told", "verdict"), [
    ("delivered", "delivered", "supported"), ("agreed", "delivered", "supported"), ("", "agreed", "supported"),
    ("delivered", "agreed", "not-found"), ("delivered", "", "not-found"), ("lifted", "imposed", "contradicted"),
])  # fmt: skip
def test_what_was_agreed_was_not_therefore_delivered(asked: str, told: str, verdict: str) -> None:
    assert ask(statement(stage=asked), sale("clm_1", HALVARD, stage=told)).verdict == verdict


def test_a_bare_definite_noun_points_back() -> None:
    asked = worded("asked", KESTRIA, Filler("item", "the sale of frigates", "sale"))
    told = worded("clm_1", KESTRIA, Filler("item", "the sale", "sale"), chain=(HALVARD,))
    asked = replace(asked, fillers=(asked.fillers[0], frozenset({"sale", "frigate"})))
    told = replace(told, fillers=(told.fillers[0], frozenset({"sale"})))
    assert ask(asked, told).verdict == "not-found"
    assert ask(asked, replace(told, before=frozenset({"frigate"}))).verdict == "supported"
