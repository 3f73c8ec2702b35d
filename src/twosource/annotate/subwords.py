"""Words as the encoder sees them: subword ids and a case shape.

The encoder is uncased, so the shape carries what lower-casing loses. Training and reading
share this module, so that the two can never look words up differently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from tokenizers import Tokenizer

LONGEST_WORD = 8  # subwords; only the ends of a longer word (a web address, mostly) are read
CACHED_WORDS = 100_000

# Looked up as their plain twins, which the treebanks use; the text itself keeps its own.
_PLAIN = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "--", "…": "...", "\u00a0": " ",
})


class Lookup(NamedTuple):
    """One word's subword ids (1 to LONGEST_WORD of them) and the id of its shape."""

    pieces: tuple[int, ...]
    shape: int


@dataclass(frozen=True, slots=True)
class Window:
    """What one run of the model reads: T subwords, with the two marks around them, of W words."""

    pieces: np.ndarray  # int64 [T]
    shapes: np.ndarray  # int64 [T]: the shape of the word that each subword is of
    first: np.ndarray  # int64 [W]: index of each word's first subword
    last: np.ndarray  # int64 [W]: index of its last
    word_shapes: np.ndarray  # int64 [W]


def plain(word: str) -> str:
    """The word with typographic quotes and dashes replaced by the ones on a typewriter."""
    return word.translate(_PLAIN)


def shape_of(word: str) -> str:
    """The word's outline: `Iran` Xx, `NATO` XX, `F-16` X-dd, `McLean` XxXx, `2023` dddd."""
    kept = {"X": 2, "d": 4}
    marks = (_mark(char) for char in plain(word))
    runs = ((mark, len(list(run))) for mark, run in groupby(marks))
    return "".join(mark * min(length, kept.get(mark, 1)) for mark, length in runs)


def coarse_shape_of(word: str) -> str:
    """A stand-in for a shape too rare to be learnt."""
    head = _mark(word[:1] or " ")
    digits = any(char.isdigit() for char in word)
    return f"<{head if head in 'Xxd' else '?'}{'d' if digits else ''}>"


COARSE_SHAPES = tuple(f"<{head}{digit}>" for head in "Xxd?" for digit in ("", "d"))


class Subwords:
    """Looks words up; remembers at most CACHED_WORDS of them.

    `shapes` maps an outline to its id; 0 is left for the marks at the window's ends.
    """

    def __init__(self, tokenizer: Tokenizer, shapes: Mapping[str, int]) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._shapes = shapes
        self._start = tokenizer.token_to_id("[CLS]")
        self._end = tokenizer.token_to_id("[SEP]")
        self._unknown = tokenizer.token_to_id("[UNK]")
        self._cache: dict[str, Lookup] = {}

    @classmethod
    def load(cls, tokenizer_file: Path, shapes: Sequence[str]) -> Self:
        """From a `tokenizer.json` and the list of shapes, in the order of their ids from 1."""
        ids = {shape: number for number, shape in enumerate(shapes, start=1)}
        return cls(Tokenizer.from_file(str(tokenizer_file)), ids)

    @property
    def words(self) -> frozenset[str]:
        """The words that the encoder knows whole."""
        return frozenset(piece for piece in self._tokenizer.get_vocab() if piece.isalpha() and len(piece) > 2)

    def look_up(self, word: str) -> Lookup:
        """The word's ids, from the cache where it was met before."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHED_WORDS:
                self._cache.clear()
            found = self._cache[word] = Lookup(self._pieces(word), self._shape(word))
        return found

    def window(self, lookups: Sequence[Lookup]) -> Window:
        """The arrays that the model reads for these words, in order."""
        lengths = np.fromiter((len(found.pieces) for found in lookups), np.int64, len(lookups))
        word_shapes = np.fromiter((found.shape for found in lookups), np.int64, len(lookups))
        pieces = [piece for found in lookups for piece in found.pieces]
        last = np.cumsum(lengths)
        return Window(
            pieces=np.array([self._start, *pieces, self._end], np.int64),
            shapes=np.concatenate(([0], np.repeat(word_shapes, lengths), [0])),
            first=last - lengths + 1,
            last=last,
            word_shapes=word_shapes,
        )

    def _pieces(self, word: str) -> tuple[int, ...]:
        # The tokenizer's own work grows with the length, and a word may be a whole file.
        ends = word if len(word) <= 128 else word[:64] + " " + word[-64:]
        pieces = self._tokenizer.encode(plain(ends), add_special_tokens=False).ids
        if len(pieces) > LONGEST_WORD:
            pieces = pieces[: LONGEST_WORD - 3] + pieces[-3:]
        return tuple(pieces) or (self._unknown,)

    def _shape(self, word: str) -> int:
        short = word[:64]
        found = self._shapes.get(shape_of(short))
        return found if found is not None else self._shapes.get(coarse_shape_of(short), 0)


def _mark(char: str) -> str:
    if char.isupper():
        return "X"
    if char.isdigit():
        return "d"
    return "x" if char.isalpha() else char
