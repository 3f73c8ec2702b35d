"""PropBank's layer over EWT: which words are predicates, of which roleset, with which arguments.

An argument is a link from the predicate to the head word of the argument's span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

NO_ARGUMENTS = frozenset({"V", "C-V"})  # the predicate itself, and its particle


@dataclass(frozen=True, slots=True)
class Link:
    """One argument: word indices of the predicate and of the span, and its label ("ARG1")."""

    predicate: int
    start: int
    end: int
    head: int
    label: str


@dataclass(frozen=True, slots=True)
class Roles:
    """A sentence's roles: the roleset of each word ("" for no predicate) and all links."""

    words: tuple[str, ...]
    rolesets: tuple[str, ...]
    links: tuple[Link, ...]


def read_propbank(file: Path) -> dict[str, Roles]:
    """The roles of each sentence, by its id in the treebank."""
    return {key: _roles(rows) for key, rows in _sentences(file)}


def head_of(start: int, end: int, heads: Sequence[int]) -> int:
    """The word of [start, end) that hangs on none of the others; the first, where several do.

    `heads` as in CoNLL-U: 0 the root, else 1 + the head's index.
    """
    outer = (at for at in range(start, end) if not start < heads[at] <= end)
    return next(outer, start)


def _sentences(file: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for block in file.read_text("utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
        if rows:
            yield lines[0].removeprefix("# sent_id = "), rows


def _roles(rows: Sequence[Sequence[str]]) -> Roles:
    heads = [int(row[5]) for row in rows]
    rolesets = tuple("" if row[8] == "-" else row[8] for row in rows)
    predicates = [at for at, roleset in enumerate(rolesets) if roleset]
    links = (
        Link(at, start, end, head_of(start, end, heads), label)
        for column, at in enumerate(predicates, start=9)
        for start, end, label in _spans([row[column] for row in rows])
        if label not in NO_ARGUMENTS
    )
    return Roles(tuple(row[1] for row in rows), rolesets, tuple(links))


def _spans(cells: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of the brackets `(ARG1*`, `*`, `*)` of one column."""
    start, label = 0, ""
    for at, cell in enumerate(cells):
        if opened := re.match(r"\((.+?)\*", cell):
            start, label = at, opened[1]
        if cell.endswith(")"):
            yield start, at + 1, label
