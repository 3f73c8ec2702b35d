from dataclasses import replace
from pathlib import Path

import twosource
from twosource.link.view import ClaimView, Filler
from twosource.vocabulary.event_titles import load_event_titles
from twosource.weigh.naming import title_of

TITLES = load_event_titles(Path(twosource.__file__).parent / "data")


def claim(name: str, *, block: str = "body", **roles: str) -> ClaimView:
    fillers = tuple(Filler(role, text, text.lower(), key=text if text.istitle() else "") for role, text in roles.items())
    return ClaimView(name, "a", 0, "transfer", fillers, block=block)


def test_title_names_who_fills_the_roles_most_often() -> None:
    claims = [claim("a", supplier="Kestria", item="drones"), claim("b", supplier="Kestria", recipient="Varnland"), claim("c", supplier="the yard")]
    assert title_of(claims, TITLES) == "Transfer of drones from Kestria to Varnland"


def test_title_leaves_out_what_nobody_says() -> None:
    assert title_of([claim("a", item="drones")], TITLES) == "Transfer of drones"


def test_nobody_fills_two_roles_of_a_title() -> None:
    claims = [claim("a", supplier="Kestria", item="drones"), claim("b", supplier="Kestria"), claim("c", recipient="Kestria")]
    assert title_of(claims, TITLES) == "Transfer of drones from Kestria"


def test_pronouns_stand_in_no_title() -> None:
    assert title_of([claim("a", supplier="it", item="drones"), claim("b", supplier="They")], TITLES) == "Transfer of drones"


def test_titles_of_other_articles_have_a_say_where_nothing_else_does() -> None:
    told, pointer = claim("a", supplier="Kestria"), claim("b", supplier="Velm", item="tanks", block="related-link")
    assert title_of([told, pointer, replace(pointer, id="c")], TITLES) == "Transfer from Kestria"
    assert title_of([pointer], TITLES) == "Transfer of tanks from Velm"


def test_a_second_one_is_named_if_it_stands_beside_the_first_often_enough() -> None:
    pair = Filler("recipient", "Velm", "velm", key="velm"), Filler("recipient", "Ostmere", "ostmere", key="ostmere")
    both, one = replace(claim("a"), fillers=pair), replace(claim("b"), fillers=pair[:1])
    assert title_of([both, one], TITLES) == "Transfer to Velm and Ostmere"
    assert title_of([both, one, replace(one, id="c")], TITLES) == "Transfer to Velm"


def test_title_takes_a_phrase_up_to_its_comma_without_the_capital_of_a_sentence() -> None:
    assert title_of([claim("a", supplier="The yard, a state firm")], TITLES) == "Transfer from the yard"
    troops = Filler("item", "Troops from Kestria", "troop")
    assert title_of([replace(claim("a"), fillers=(troops,))], TITLES) == "Transfer of troops from Kestria"
