"""Differences between claims, told apart: conflicts, and what only looks like one."""

from datetime import date, timedelta

from twosource.link.view import ClaimView, Filler, Page, Voice
from twosource.model.lineage import Passage, PassageKind
from twosource.model.text import Span
from twosource.model.time import Interval
from twosource.weigh.corroborate import corroborate

HALVARD = Voice("Halvard Press Agency", "wire", "reported", key="halvard")
ORSOVA = Voice("Orsova Wire", "wire", "reported", key="orsova")
DORN = Voice("Pavel Dorn", "party", "denied", key="person:pavel dorn", state="varnland")
APRIL, DAY = Interval("2024-04-01", "2024-04-30"), Interval("2024-04-24", "2024-04-24")
KESTRIA = Filler("supplier", "Kestria", "kestria", "state", "kestria", "kestria")


def claim(name: str, *chain: Voice, day: int = 1, outlet: str | None = None, passages: tuple[Passage, ...] = (), **more: object) -> ClaimView:
    published = (date(2031, 3, 1) + timedelta(day)).isoformat()
    fields = {"fillers": (KESTRIA,)} | more
    return ClaimView(name, name, 0, "transfer", chain=chain, outlet=outlet or f"The {name} Post", page=Page(name, published, published, passages=passages), **fields)


def found(*claims: ClaimView) -> list[tuple[str, str]]:
    return [(conflict.kind, conflict.field) for conflict in corroborate(claims).conflicts]


def drones(low: float, high: float | None = None) -> dict[str, object]:
    return {"quantities": ((low, high, "drone"),)}


def test_numbers_that_cannot_both_be_true_conflict() -> None:
    (conflict,) = corroborate([claim("a", HALVARD, **drones(400, 400)), claim("b", ORSOVA, **drones(6000))]).conflicts
    assert (conflict.kind, conflict.why, conflict.sides) == ("conflict", "drone: 400 against 6,000 or more", (("a",), ("b",)))


def test_one_source_that_gives_another_number_has_restated_it() -> None:
    assert found(claim("a", HALVARD, **drones(40, 40)), claim("b", HALVARD, **drones(60, 60))) == [("same-source-restated", "quantity")]


def test_what_was_promised_and_what_came_are_two_numbers() -> None:
    promised = claim("a", HALVARD, modality="planned", **drones(60, 60))
    assert found(promised, claim("b", ORSOVA, **drones(40, 40))) == [("unresolved", "quantity"), ("state-change", "modality")]


def test_a_day_inside_a_month_refines_it() -> None:
    (conflict,) = corroborate([claim("a", HALVARD, intervals=(APRIL,)), claim("b", HALVARD, intervals=(DAY,))]).conflicts
    assert (conflict.kind, conflict.why) == ("refinement", "2024-04-24 lies within 2024-04-01 to 2024-04-30")


def test_two_days_conflict_and_a_day_of_several_does_not() -> None:
    other = Interval("2024-04-26", "2024-04-26")
    assert found(claim("a", HALVARD, intervals=(DAY,)), claim("b", ORSOVA, intervals=(other,))) == [("conflict", "date")]
    assert found(claim("a", HALVARD, intervals=(DAY, other)), claim("b", ORSOVA, intervals=(other,))) == []


def test_a_denial_of_another_time_has_another_scope() -> None:
    before = claim("a", HALVARD, intervals=(Interval(None, "2022-02-23"),))
    assert found(before, claim("b", DORN, polarity="negative", intervals=(Interval("2022-02-24", None),))) == [("different-scope", "polarity")]
    assert found(before, claim("b", DORN, polarity="negative")) == [("conflict", "polarity")]


def test_two_suppliers_conflict_unless_one_claim_names_both() -> None:
    varnland = Filler("supplier", "Varnland", "varnland", "state", "varnland", "varnland")
    assert found(claim("a", HALVARD), claim("b", ORSOVA, fillers=(varnland,))) == [("conflict", "actor")]
    assert found(claim("a", HALVARD), claim("b", ORSOVA, fillers=(KESTRIA, varnland))) == []


def test_two_places_on_one_day_are_left_open() -> None:
    assert found(claim("a", HALVARD, places=("Skarn",), intervals=(DAY,)), claim("b", ORSOVA, places=("Temmen",), intervals=(DAY,))) == [("unresolved", "place")]


def test_could_becomes_has() -> None:
    report = claim("a", Voice("Ines Vale", "expert", key="vale"), outlet="Halvard Press Agency", modality="possible")
    told = claim("b", HALVARD, day=3)
    (_, drift) = corroborate([report, told]).conflicts
    assert (drift.kind, drift.field, drift.sides) == ("drift", "certainty", (("a",), ("b",)))
    assert drift.why == "«could» in the report of Halvard Press Agency has become «has» where others tell it"
    assert [conflict.kind for conflict in corroborate([report, claim("b", HALVARD, day=90)]).conflicts] == ["state-change"], "months later it may have come about"


def test_the_same_words_with_another_source_have_drifted() -> None:
    words = tuple(Passage(PassageKind.WORDS, number, Span(10 * number, 10 * number + 9)) for number in range(4))
    assert ("drift", "origin") in found(claim("a", HALVARD, passages=words), claim("b", ORSOVA, day=2, passages=words))
    assert found(claim("a", HALVARD, passages=words), claim("b", HALVARD, day=2, passages=words)) == []
