"""Two of whom a text told together, and what means both later."""

import pytest

from tests.unit.extract.events.participants import fillers


@pytest.mark.parametrize(("text", "found"), [
    ("Kestria and Varnland met in May. The two countries signed a treaty.", ["Kestria", "Varnland", "countries"]),
    ("Kestria and Varnland met in May. Both sides signed a treaty.", ["Kestria", "Varnland", "sides"]),
    ("Kestria and Varnland met in May. The three countries signed a treaty.", ["countries"]),
    ("Kestria and Varnland met in May. The two officers signed a treaty.", ["officers"]),
    ("Kestria and Varnland met in May. They signed a treaty.", ["Kestria", "Varnland", "They"]),
    ("Kestria and Varnland met in May. Both signed a treaty.", ["Kestria", "Varnland", "Both"]),
    ("Relations between Kestria and Varnland are good. The two signed a treaty.", ["Kestria", "Varnland", "two"]),
    ("Kestria and Varnland met in May. The allies signed a treaty.", ["Kestria", "Varnland", "allies"]),
    ("Kestria wrote to Varnland before the two countries signed a treaty.", ["Kestria", "Varnland", "countries"]),
    ("Officers in Kestria and Varnland trained. It rained. They signed a treaty.", ["They"]),
])  # fmt: skip
def test_the_two_countries_are_those_that_were_told_of_together(text, found):
    assert [word for word, _ in fillers(text, "signed", "party")] == found
