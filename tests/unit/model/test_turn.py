"""Paragraphs that begin with who speaks."""

import pytest

from twosource.model.text import Block, BlockKind, Document, Span
from twosource.model.turn import recurring_turns, turn


@pytest.mark.parametrize(
    ("line", "label", "said"),
    [
        ("Orrel: We sold no boats.", "Orrel", "We sold no boats."),
        ("MR. ORREL: We sold no boats.", "MR. ORREL", "We sold no boats."),
        ("QUESTION (Orsova Post): Did you sell boats?", "QUESTION", "Did you sell boats?"),
        ("Q: Did you sell boats?", "Q", "Did you sell boats?"),
        ("Q   Did you sell boats?", "Q", "Did you sell boats?"),
        ("A: No.", "A", "No."),
    ],
)
def test_a_turn_has_a_label_and_what_is_said(line: str, label: str, said: str) -> None:
    found = turn(Span(0, len(line)), line)
    assert found is not None
    assert (found.label, found.said.of(line), found.speaker.of(line)) == (label, said, label)


@pytest.mark.parametrize("line", ["A boat was sold.", "The minister said: we sold no boats", "We sold boats."])
def test_sentences_are_none(line: str) -> None:
    assert turn(Span(0, len(line)), line) is None


def test_a_heading_is_no_turn_and_a_label_that_recurs_is() -> None:
    text = "Orrel: a portrait of a minister\nCorrection: it was Monday.\nOrrel: We sold boats.\nOrrel: They were old.\nQ: Why?"
    document = Document("sha256:0", "talk.txt", text, (Block(Span(0, text.index("\n")), BlockKind.HEADLINE), Block(Span(text.index("\n") + 1, len(text)), BlockKind.BODY)))
    assert [each.said.of(text) for each in recurring_turns(document)] == ["We sold boats.", "They were old.", "Why?"]
