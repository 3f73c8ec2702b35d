"""Positions of one voice and of one side, compared."""

from dataclasses import replace

import pytest

from twosource.link.view import Voice
from twosource.model.position import Filling, Position, Stance
from twosource.model.reading import Reading
from twosource.model.text import Span
from twosource.weigh.derive import claim_views
from twosource.weigh.positions import (
    contradictions,
    described,
    history,
    in_order,
    positions_of,
    relate,
    same_matter,
    voice_key,
)

FILLERS = (Filling("item", ("drone",)), Filling("supplier", ("kestria",)))
SINCE = "partial: in time (since the war)"


def position(name: str, stance: Stance, scope: str = "", day: str | None = "2031-05-04", **more: object) -> Position:
    base = Position(
        id=f"{name} {stance} {scope}", voice=f"person:{name.casefold()}", name=name, kind="person", side="kestria", stance=stance,
        scope=scope, type="transfer", fillers=FILLERS, events=("evt_1",), document="doc", published=day, sentence=Span(0, 9),
    )  # fmt: skip
    return replace(base, **more)


BRANDT = position("Brandt", Stance.DENIES, "full")
VARGA = position("Varga", Stance.ADMITS, "partial: in amount (a few drones)")


def test_full_denial_and_partial_admission_of_one_side_do_not_go_together() -> None:
    (relation,) = contradictions([BRANDT, VARGA], within=lambda each: each.side)
    assert relation.kind == "inconsistent"
    assert relation.why == "Brandt: full denial; Varga: partial admission, in amount (a few drones)"


def test_two_voices_are_no_contradiction_within_one_voice() -> None:
    assert list(contradictions([BRANDT, VARGA], within=lambda each: each.voice)) == []


@pytest.mark.parametrize("stance", [Stance.EVADES, Stance.WITHHOLDS, Stance.PLANS, Stance.HEDGES, Stance.BLAMES])
def test_who_says_neither_yes_nor_no_contradicts_nobody(stance: Stance) -> None:
    assert list(contradictions([BRANDT, position("Varga", stance)], within=lambda each: each.side)) == []


def test_denial_of_a_part_goes_with_an_admission_of_the_rest() -> None:
    assert relate(VARGA, position("Varga", Stance.DENIES, SINCE)).kind == "consistent"


def test_denial_of_the_own_part_goes_with_a_report_of_the_event() -> None:
    own = position("Brandt", Stance.DENIES, "partial: only its own part")
    assert list(contradictions([own, position("Varga", Stance.ASSERTS)], within=lambda each: each.side)) == []


def test_one_voice_on_another_day_has_shifted() -> None:
    later = position("Brandt", Stance.ADMITS, "full", "2031-06-01")
    assert relate(BRANDT, later).kind == "shifted"
    assert relate(BRANDT, replace(later, published=None)).kind == "inconsistent"
    assert [relation.kind for relation in history(later, [VARGA, BRANDT])] == ["shifted"]


def test_matter_is_an_event_or_what_fills_its_roles() -> None:
    other = replace(BRANDT, events=("evt_2",))
    assert same_matter(BRANDT, other)
    assert not same_matter(BRANDT, replace(other, fillers=(Filling("item", ("rocket",)), FILLERS[1])))
    assert not same_matter(BRANDT, replace(other, type="visit"))
    assert not same_matter(BRANDT, replace(other, fillers=()))


def test_order_is_by_day_and_then_by_place() -> None:
    late, undated = replace(BRANDT, published="2032-01-01"), replace(BRANDT, published=None, id="a")
    assert in_order([undated, late, BRANDT]) == [BRANDT, late, undated]


def test_voices_are_one_by_name_or_office_never_without_a_name() -> None:
    assert voice_key(Voice("Ilse Varga", "person", key="person:ilse varga"), None, "a") == "person:ilse varga"
    office = Voice("Kestria's president", "party")
    assert voice_key(office, "kestria", "a") == voice_key(office, "kestria", "b")
    assert voice_key(office, None, "a") != voice_key(office, None, "b")
    unnamed = Voice("an official", "anonymous", anonymous=True)
    assert voice_key(unnamed, "kestria", "a") != voice_key(unnamed, "kestria", "b")


def test_negative_claim_is_the_denial_of_its_last_voice(reading: Reading) -> None:
    (found,) = positions_of(reading, claim_views(reading, {}), {}, {})
    assert (found.name, found.stance, found.scope, found.type) == ("Daily Meridian", Stance.DENIES, "full", "transfer")
    assert described(found) == "Daily Meridian: full denial"
