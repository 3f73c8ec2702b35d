import pytest

from twosource.model.claim import Claim, Factuality, Speech, Version
from twosource.model.event import Argument, EventMention
from twosource.model.judgement import Score
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.quantity import Quantity
from twosource.model.reading import Reading
from twosource.model.text import BlockKind, Document, Span
from twosource.weigh.derive import claim_views, singular


def test_of_thousands_of_drones_the_drones_are_compared() -> None:
    text = "Kestria sold thousands of drones."
    thousands, drones = Span(13, 22), Span(26, 32)
    item = Argument("item", Span(13, 32), thousands)
    quantity = Quantity(Span(13, 32), 2000, None, "drone", True, counted=drones)
    sale = EventMention("evm_1", "transfer", Span(8, 12), Span(0, 33), (item,), quantities=(quantity,))
    claim = Claim("clm_1", sale, (), Factuality(), Speech.NONE, BlockKind.BODY, (Span(0, 33),), Score(1, ""), Version("", "", ""))
    reading = Reading(Document("sha256:0", "a", text), (), (), (), (quantity,), (), (), (claim,))
    assert [(filler.head, filler.plural) for view in claim_views(reading, {}) for filler in view.fillers] == [("drone", True)]


@pytest.mark.parametrize(("text", "states"), [
    ("troops from Kestria and Velm", ["kestria", "velm"]), ("the armies of Kestria, Velm and Ostmere", ["kestria", "velm", "ostmere"]),
    ("troops", [None]), ("troops near Kestria", [None]),
])  # fmt: skip
def test_a_group_of_several_states_takes_part_once_for_each(text: str, states: list[str | None]) -> None:
    named = {name: Span(text.index(name), text.index(name) + len(name)) for name in ("Kestria", "Velm", "Ostmere") if name in text}
    entities = tuple(Entity(name, EntityKind.STATE, name, (Mention(span, span, MentionForm.NAME),), name.lower()) for name, span in named.items())
    head = Span(text.index("troops"), text.index("troops") + 6) if "troops" in text else Span(4, 10)
    drill = EventMention("evm_1", "exercise", Span(0, 3), Span(0, len(text)), (Argument("participant", Span(0, len(text)), head),))
    claim = Claim("clm_1", drill, (), Factuality(), Speech.NONE, BlockKind.BODY, (Span(0, len(text)),), Score(1, ""), Version("", "", ""))
    reading = Reading(Document("sha256:0", "a", text), (), entities, (), (), (), (), (claim,))
    assert [filler.state for view in claim_views(reading, {}) for filler in view.fillers] == states


@pytest.mark.parametrize(("word", "expected"), [("experts", "expert"), ("deputies", "deputy"), ("crisis", "crisis"), ("pass", "pass")])
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected
