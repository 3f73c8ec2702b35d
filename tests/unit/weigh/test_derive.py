from pathlib import Path

import pytest

import twosource
from twosource.link.view import ClaimView, Filler
from twosource.vocabulary.titles import load_titles
from twosource.weigh.derive import as_event, singular

TITLES = load_titles(Path(twosource.__file__).parent / "data")


def claim(name: str, **roles: str) -> ClaimView:
    return ClaimView(name, "a", 0, "transfer", tuple(Filler(role, text, text.lower(), key=text) for role, text in roles.items()))


def test_title_names_who_fills_the_roles_most_often() -> None:
    claims = [claim("a", supplier="Kestria", item="drones"), claim("b", supplier="Kestria", recipient="Varnland"), claim("c", supplier="the yard")]
    assert as_event(claims, TITLES).title == "Transfer of drones from Kestria to Varnland"


def test_title_leaves_out_what_nobody_says() -> None:
    assert as_event([claim("a", item="drones")], TITLES).title == "Transfer of drones"


@pytest.mark.parametrize(("word", "expected"), [("experts", "expert"), ("deputies", "deputy"), ("crisis", "crisis"), ("pass", "pass")])
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_title_takes_a_phrase_up_to_its_comma() -> None:
    assert as_event([claim("a", supplier="The yard, a state firm")], TITLES).title == "Transfer from the yard"
