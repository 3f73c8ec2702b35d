"""Participants that an event's own clause leaves open, read with the model that is shipped."""

import pytest

from tests.unit.extract.events.participants import fillers


@pytest.mark.parametrize(("text", "trigger", "role", "found"), [
    ("Kestria began preparations for an attack on the port.", "attack", "attacker", [("Kestria", True)]),
    ("Kestria took responsibility for the attack on the port.", "attack", "attacker", [("Kestria", True)]),
    ("Kestria's part in the attack on the port is known.", "attack", "attacker", [("Kestria", True)]),
    ("Kestria condemned the attack on the port.", "attack", "attacker", []),
    ("Kestria said that the attack on the port went on.", "attack", "attacker", []),
    ("Kestria investigated the attack on the port.", "attack", "attacker", []),
])  # fmt: skip
def test_who_governs_an_event_takes_part_unless_he_only_speaks_of_it(text, trigger, role, found):
    assert fillers(text, trigger, role) == found


def test_whom_somebody_blames_for_an_act_has_done_it():
    assert fillers("The mayor blamed Kestria for the attack on the port.", "attack", "attacker") == [("Kestria", True)]


def test_two_events_of_a_sentence_share_what_one_leaves_open():
    text = "Kestria bombed the port, and the bombing went on for hours."
    assert fillers(text, "bombing", "attacker") == [("Kestria", True)]


def test_events_that_meet_others_share_nothing():
    text = "Kestria bombed the port, and rebels raided the town."
    assert fillers(text, "raided", "attacker") == [("rebels", False)]
    assert fillers(text, "raided", "target") == [("town", False)]


def test_a_group_is_told_by_its_members():
    assert fillers("The signatories to the treaty include Kestria and Varnland.", "signatories", "party") == [
        ("Kestria", False),
        ("Varnland", False),
    ]


@pytest.mark.parametrize(("text", "trigger", "role", "found"), [
    ("The strike destroyed a depot.", "strike", "target", ["depot"]),
    ("Two guards were hurt in the raid.", "raid", "target", ["guards"]),
    ("The missile strike began at dawn.", "missile strike", "item", ["missile"]),
    ("The sanctions also cover two banks.", "sanctions", "target", ["banks"]),
    ("Both navies sent ships to the exercise.", "exercise", "participant", ["navies"]),
    ("The minister spoke with the king on the phone.", "spoke with", "topic", []),
    ("Two guards were struck and killed by an airstrike.", "struck", "attacker", []),
    ("The plant is under inspection.", "inspection", "site", ["plant"]),
    ("Kestria condemned in the strongest terms the attack on the port.", "condemned", "target", ["attack"]),
    ("The army began an operation to retake the port.", "operation", "target", ["port"]),
    ("The rebels seized the town from the militia.", "seized", "target", ["town", "militia"]),
    ("Kestria is appalled by the attack on the port.", "appalled by", "target", ["attack"]),
    ("Kestria pressed for Varnland to act.", "pressed for", "addressee", ["Varnland"]),
    ("The minister held talks amongst the parties.", "talks", "participant", ["minister", "parties"]),
    ("Minister stabbed by guard", "stabbed", "target", ["Minister"]),
    ("Kestria will support Varnland in defeating the rebels.", "defeating", "attacker", ["Varnland"]),
    ("Kestria is in the process of leaving the treaty.", "leaving", "party", ["Kestria"]),
    ("Kestria answered the rebels with airstrikes.", "airstrikes", "attacker", ["Kestria"]),
])  # fmt: skip
def test_whom_an_event_meets_and_with_what(text, trigger, role, found):
    assert [word for word, _ in fillers(text, trigger, role)] == found
