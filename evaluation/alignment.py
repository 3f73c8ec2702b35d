"""Which words of ours are which gold words: the alignment of the CoNLL 2018 shared task.

Words are matched by their characters; where either side has a multiword token, the words of the
whole region are matched by the longest common subsequence of their forms
(https://universaldependencies.org/conll18/evaluation.html).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A word and the characters (white space not counted) of the surface token that it is of."""

    form: str
    start: int
    end: int
    multiword: bool


def align(gold: Sequence[Piece], ours: Sequence[Piece]) -> dict[int, int]:
    """From index of our word to index of the gold word that it is; the unmatched are missing."""
    matched: dict[int, int] = {}
    at, our = 0, 0
    while at < len(gold) and our < len(ours):
        left, right = gold[at], ours[our]
        if left.multiword or right.multiword:
            first, our_first, at, our = _region(gold, ours, at, our)
            pairs = _common(
                [piece.form.lower() for piece in gold[first:at]],
                [piece.form.lower() for piece in ours[our_first:our]],
            )
            matched |= {our_first + there: first + here for here, there in pairs}
        elif (left.start, left.end) == (right.start, right.end):
            matched[our] = at
            at, our = at + 1, our + 1
        elif left.start <= right.start:
            at += 1
        else:
            our += 1
    return matched


def _region(
    gold: Sequence[Piece], ours: Sequence[Piece], at: int, our: int
) -> tuple[int, int, int, int]:
    """First words and ends of the smallest region around a multiword token, on both sides."""
    if gold[at].multiword:
        end = gold[at].end
        if not ours[our].multiword and ours[our].start < gold[at].start:
            our += 1
    else:
        end = ours[our].end
        if not gold[at].multiword and gold[at].start < ours[our].start:
            at += 1
    first, our_first = at, our
    while not _beyond(gold, at, end) or not _beyond(ours, our, end):
        mine = at < len(gold) and (our >= len(ours) or gold[at].start <= ours[our].start)
        piece = gold[at] if mine else ours[our]
        if piece.multiword:
            end = max(end, piece.end)
        at, our = at + mine, our + (not mine)
    return first, our_first, at, our


def _beyond(pieces: Sequence[Piece], at: int, end: int) -> bool:
    if at >= len(pieces):
        return True
    return pieces[at].start >= end if pieces[at].multiword else pieces[at].end > end


def _common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence."""
    lengths = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for one in reversed(range(len(left))):
        for other in reversed(range(len(right))):
            lengths[one][other] = (
                1 + lengths[one + 1][other + 1] if left[one] == right[other]
                else max(lengths[one + 1][other], lengths[one][other + 1])
            )  # fmt: skip
    pairs, one, other = [], 0, 0
    while one < len(left) and other < len(right):
        if left[one] == right[other]:
            pairs.append((one, other))
            one, other = one + 1, other + 1
        elif lengths[one + 1][other] >= lengths[one][other + 1]:
            one += 1
        else:
            other += 1
    return pairs
