"""With what an event was done, and by whom that was used."""

import pytest

from tests.unit.extract.events.participants import fillers


@pytest.mark.parametrize(("text", "trigger", "found"), [
    ("Kestria attacked the port using drones.", "attacked", ["drones"]),
    ("Kestria attacked the port by means of drones.", "attacked", ["drones"]),
    ("Kestria used drones to attack the port.", "attack", ["drones"]),
    ("Drones were used by Kestria to attack the port.", "attack", ["Drones"]),
    ("Kestria carried out strikes on the port using drones.", "strikes", ["drones"]),
    ("An attack on the port using drones killed ten people.", "attack", ["drones"]),
    ("Kestria attacked the port, angering Varnland.", "attacked", []),
])  # fmt: skip
def test_an_attack_is_made_with_what_is_used_for_it(text, trigger, found):
    assert [word for word, _ in fillers(text, trigger, "item")] == found


def test_who_used_it_attacked():
    assert [word for word, _ in fillers("Drones were used by Kestria to attack the port.", "attack", "attacker")] == ["Kestria"]


@pytest.mark.parametrize("text", ["The port was attacked using drones.", "An attack on the port using drones killed ten people."])
def test_neither_the_victim_nor_the_attack_uses_what_it_is_made_with(text):
    assert fillers(text, "using", "user") == []
