"""Who is named beside a noun without being joined to it: companions, members of a group, halves of a pair."""

import pytest

from tests.unit.extract.events.participants import fillers


@pytest.mark.parametrize(("text", "found"), [
    ("Kestria, along with Varnland, attacked the port.", ["Kestria", "Varnland"]),
    ("Kestria together with Varnland attacked the port.", ["Kestria", "Varnland"]),
    ("Kestria, as well as Varnland, attacked the port.", ["Kestria", "Varnland"]),
    ("Kestria and, to a lesser extent, Varnland attacked the port.", ["Kestria", "Varnland"]),
    ("Kestria and neighbouring Varnland attacked the port.", ["Kestria", "Varnland"]),
    ("Not only Kestria but also Varnland attacked the port.", ["Kestria", "Varnland"]),
    ("Two countries – Kestria and Varnland – attacked the port.", ["countries", "Kestria", "Varnland"]),
    ("Several countries, including Kestria and Varnland, attacked the port.", ["countries", "Kestria", "Varnland"]),
    ("Kestria, not Varnland, attacked the port.", ["Kestria"]),
    ("Kestria, which borders on Varnland, attacked the port.", ["Kestria"]),
])  # fmt: skip
def test_who_takes_part_as_well_is_named_beside(text, found):
    assert [word for word, _ in fillers(text, "attacked", "attacker")] == found


def test_a_place_beside_the_target_is_no_companion_of_a_thing():
    text = "Kestria attacked the port and Varnland condemned the attack."
    assert [word for word, _ in fillers(text, "attacked", "target")] == ["port"]


def test_goods_are_no_companions_of_a_name():
    text = "Kestria, along with its friends, sold tanks along with shells to Varnland."
    assert [word for word, _ in fillers(text, "sold", "item")] == ["tanks", "shells"]
