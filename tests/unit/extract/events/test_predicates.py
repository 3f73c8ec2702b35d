"""What a verb says that somebody or something is."""

import pytest

from tests.unit.extract.events.participants import fillers, triggers


@pytest.mark.parametrize(("text", "trigger", "target"), [
    ("Kestria called the sale a provocation.", "called", "sale"),
    ("Kestria called the drills a war crime on Monday.", "called", "drills"),
    ("The sale that Kestria has called a provocation went ahead.", "called", "sale"),
    ("The sale was called a provocation by Kestria.", "called", "sale"),
    ("Kestria described the sale as a dangerous game.", "described", "sale"),
])  # fmt: skip
def test_who_is_called_something_bad_is_condemned(text, trigger, target):
    assert [word for word, _ in fillers(text, trigger, "target")] == [target]
    assert [word for word, _ in fillers(text, trigger, "critic")] == ["Kestria"]


@pytest.mark.parametrize("text", [
    "Kestria called the sale an important step.",
    "The firm that Kestria called a partner makes jets.",
    "Kestria described the sale as the largest in years.",
    "Kestria called an election.",
])  # fmt: skip
def test_who_is_called_anything_else_is_not(text):
    assert not {"called", "described"} & set(triggers(text))
