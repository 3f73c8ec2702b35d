"""Participants that an event's own clause leaves open, read with the model that is shipped."""

from functools import cache

import pytest

from twosource import config
from twosource.annotate import load_pipeline
from twosource.extract.events import extract_events
from twosource.model.ids import content_id
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Document, Span
from twosource.vocabulary.cues import load_cues
from twosource.vocabulary.event_types import load_event_types

STATES = ("Kestria", "Varnland")


@cache
def tools():
    return load_pipeline("en"), load_event_types(config.DATA / "event_types"), load_cues(config.DATA / "languages" / "en")


def fillers(text: str, trigger: str, role: str) -> list[tuple[str, bool]]:
    """Words in ``role`` of the event at ``trigger``, and whether they were taken from around it."""
    pipeline, event_types, cues = tools()
    document = Document(id="d", path="d.txt", text=text)
    events = extract_events(document, pipeline(text), named(text), (), (), (), event_types=event_types, cues=cues)
    (event,) = (event for event in events if event.trigger.of(text) == trigger)
    return [(argument.head.of(text), argument.elided) for argument in event.filling(role)]


def named(text: str) -> tuple[Entity, ...]:
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in STATES if name in text}
    return tuple(
        Entity(content_id("ent", name), EntityKind.STATE, name, (Mention(span, span, MentionForm.NAME),), reference=name.lower())
        for name, span in spans.items()
    )


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


@pytest.mark.parametrize(("text", "found"), [
    ("Kestria and Varnland met in May. The two countries signed a treaty.", ["Kestria", "Varnland", "countries"]),
    ("Kestria and Varnland met in May. Both sides signed a treaty.", ["Kestria", "Varnland", "sides"]),
    ("Kestria and Varnland met in May. The three countries signed a treaty.", ["countries"]),
    ("Kestria and Varnland met in May. The two officers signed a treaty.", ["officers"]),
    ("Kestria and Varnland met in May. They signed a treaty.", ["They"]),
])  # fmt: skip
def test_the_two_countries_are_those_that_were_told_of_together(text, found):
    assert [word for word, _ in fillers(text, "signed", "party")] == found


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
