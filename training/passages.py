"""Passages that we wrote to learn from, with names or events marked in them: ``[[ORG|Harbour Press]]``, ``[[visit|flew]]``.

Everything in them is invented but for well-known places and bodies. `training/passages/README.md` tells how they are marked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PASSAGES = Path(__file__).with_name("passages")
MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of one to four lines, and what is marked in it: ``(start, end, label)`` in its characters, in order."""

    file: str
    text: str
    marks: tuple[tuple[int, int, str], ...]


def read_passages(folder: Path) -> Iterator[Passage]:
    """The passages of every file of ``folder``, which blank lines part; files by name."""
    for file in sorted(folder.glob("*.txt")):
        for written in re.split(r"\n\s*\n", file.read_text("utf-8").strip()):
            yield _passage(file.name, written)


def name_labels(passage: Passage, words: Sequence[tuple[int, int]]) -> list[str]:
    """The BIO label of each word, given as ``(start, end)`` in the passage's text: "B-ORG", "I-ORG", "O"."""
    labels = ["O"] * len(words)
    for start, end, label in passage.marks:
        inside = [number for number, (begin, stop) in enumerate(words) if begin < end and stop > start]
        for number in inside:
            labels[number] = f"I-{label}"
        labels[inside[0]] = f"B-{label}"
    return labels


def _passage(file: str, written: str) -> Passage:
    text, marks, done = "", [], 0
    for match in MARK.finditer(written):
        text += written[done : match.start()]
        marks.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        done = match.end()
    return Passage(file, text + written[done:], tuple(marks))
