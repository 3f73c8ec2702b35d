"""Passages with marks: how they are read, and that each mark of ours can be."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from training.passages import MARK, PASSAGES, Passage, name_labels, read_passages

KINDS = {
    "names": {"PER", "ORG", "LOC"},
    "events": {file.name.removesuffix(".yaml") for file in files("twosource").joinpath("data", "event_types").iterdir()},
}


def test_marks_lead_to_their_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[[LOC|Velm]] wrote to [[PER|Ada Brand]].\nShe left.\n\n[[ORG|Kest & Co.]]\n", "utf-8")
    first, second = read_passages(tmp_path)
    assert first.text == "Velm wrote to Ada Brand.\nShe left."
    assert [(first.text[start:end], label) for start, end, label in first.marks] == [("Velm", "LOC"), ("Ada Brand", "PER")]
    assert (second.file, second.text, second.marks) == ("a.txt", "Kest & Co.", ((0, 10, "ORG"),))


def test_names_are_labelled_word_by_word() -> None:
    passage = Passage("a.txt", "Velm-based Ada Brand left.", ((0, 4, "LOC"), (11, 20, "PER")))
    words = [(0, 4), (4, 5), (5, 10), (11, 14), (15, 20), (21, 25), (25, 26)]
    assert name_labels(passage, words) == ["B-LOC", "O", "O", "B-PER", "I-PER", "O", "O"]


@pytest.mark.parametrize("folder", KINDS)
def test_every_mark_is_whole_and_of_a_known_kind(folder: str) -> None:
    known = KINDS[folder]
    passages = list(read_passages(PASSAGES / folder))
    wrong = [(one.file, one.text[start:end], label) for one in passages for start, end, label in one.marks
             if label not in known or one.text[start:end] != one.text[start:end].strip()]  # fmt: skip
    broken = [(one.file, one.text) for one in passages if MARK.search(one.text) or "[[" in one.text or "]]" in one.text]
    twice = [text for text, times in Counter(one.text for one in passages).items() if times > 1]
    assert (wrong, broken, twice) == ([], [], [])
    assert {label for one in passages for _, _, label in one.marks} == known
