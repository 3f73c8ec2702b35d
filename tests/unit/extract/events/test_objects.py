"""What a verb is done to and to whom it is given, wherever the parser hung them."""

import pytest

from tests.unit.extract.events.participants import events, fillers


@pytest.mark.parametrize(("text", "item"), [
    ("Kestria sold Varnland 24 MiG-29s.", "MiG-29s"),
    ("Kestria sold Varnland a squadron of 12 jets.", "squadron"),
    ("Kestria sold Varnland the first of ten frigates.", "first"),
    ("Kestria sold Varnland up to 60 howitzers.", "howitzers"),
    ("Kestria sold Varnland tanks.", "tanks"),
])  # fmt: skip
def test_a_name_is_given_what_stands_behind_it(text, item):
    assert [word for word, _ in fillers(text, "sold", "item")] == [item]
    assert [word for word, _ in fillers(text, "sold", "recipient")] == ["Varnland"]


@pytest.mark.parametrize(("text", "item"), [
    ("Kestria sold its fleet last year.", ["fleet"]),
    ("Kestria sold tanks to Varnland.", ["tanks"]),
])  # fmt: skip
def test_nothing_else_is_given(text, item):
    assert [word for word, _ in fillers(text, "sold", "item")] == item


def test_a_shipment_that_somebody_takes_is_no_second_transfer():
    found = events("Varnland took delivery of a shipment of 500 rifles from Kestria.")
    assert [event.type for event in found] == ["transfer"]
