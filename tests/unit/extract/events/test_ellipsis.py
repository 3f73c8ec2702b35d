"""Events that a second clause only takes up, read with the model that is shipped."""

import pytest

from tests.unit.extract.events.participants import fillers, triggers


@pytest.mark.parametrize(("text", "words", "role", "found"), [
    ("Kestria attacked the port. Varnland did the same.", "did the same", "attacker", "Varnland"),
    ("Kestria attacked the port. Varnland did the same.", "did the same", "target", "port"),
    ("Kestria attacked the port, and so did Varnland.", "so did", "attacker", "Varnland"),
    ("Kestria has attacked the port, as has Varnland.", "has", "attacker", "Varnland"),
    ("Kestria has not attacked the port, but Varnland has.", "has", "attacker", "Varnland"),
    ("Kestria refused to attack the port, but Varnland did.", "did", "attacker", "Varnland"),
    ("Kestria urged Varnland to attack the port. Varnland refused to do so.", "do so", "attacker", "Varnland"),
    ("Kestria expelled two envoys. Varnland followed suit.", "followed suit", "barrer", "Varnland"),
])  # fmt: skip
def test_a_word_may_stand_for_a_verb(text, words, role, found):
    assert (words, [found]) == (words, [word for word, _ in fillers(text, words, role)])


@pytest.mark.parametrize("text", [
    "Kestria attacked the port. Varnland did so that it would burn.",
    "Kestria attacked the port. They did it again.",
    "Kestria has not attacked the port. Varnland did the same.",
    "No state attacked the port. Varnland did so, too.",
    "Kestria attacked the port, didn't it?",
    "Kestria attacked the port. Varnland has four million inhabitants.",
    "Kestria attacked the port. Schools were painted. Varnland did the same.",
    "Kestria said it had attacked the port. Varnland did the same.",
])  # fmt: skip
def test_where_the_clause_before_is_about_something_else_nothing_is_taken_up(text):
    assert triggers(text) == ["attacked"]
