"""Subjects that the tree lost, found by where they stand."""

import pytest

from tests.unit.extract.events.participants import fillers


@pytest.mark.parametrize(("text", "trigger", "role", "found"), [
    ("Kestria attacked the port and Varnland condemned the raid.", "condemned", "critic", ["Varnland"]),
    ("Tanks that Kestria built and Varnland bought were destroyed.", "bought", "recipient", ["Varnland"]),
    ("Shops in the capital reopened on Sunday, but not only Kestria but also Varnland attacked the port.", "attacked", "attacker", ["Kestria", "Varnland"]),
    ("Kestria – an ally of ours – sold tanks to Varnland.", "sold", "supplier", ["Kestria"]),
    ("Kestria to sell tanks to Varnland", "sell", "supplier", ["Kestria"]),
    ("Plan to sell tanks to Varnland", "sell", "supplier", []),
    ("Kestria signed the treaty after Varnland attacked the port.", "signed", "party", ["Kestria"]),
])  # fmt: skip
def test_who_stands_before_the_verb_does_it(text, trigger, role, found):
    assert [word for word, _ in fillers(text, trigger, role)] == found
