"""Words as the encoder sees them."""

import numpy as np
import pytest

from twosource.annotate import WEIGHTS
from twosource.annotate.subwords import LONGEST_WORD, Subwords, shape_of


@pytest.mark.parametrize(("word", "shape"), [
    ("Kestria", "Xx"), ("NATO", "XX"), ("I", "X"), ("F-16", "X-dd"), ("McLean", "XxXx"),
    ("20231231", "dddd"), ("’s", "'x"), ("!!!!", "!"),
])  # fmt: skip
def test_shape_is_the_outline(word, shape):
    assert shape_of(word) == shape


@pytest.fixture(scope="module")
def subwords() -> Subwords:
    return Subwords.load(WEIGHTS / "tokenizer.json", ["Xx", "x"])


def test_typographic_marks_are_looked_up_as_plain_ones(subwords):
    assert subwords.look_up("’s").pieces == subwords.look_up("'s").pieces
    assert subwords.look_up("—").pieces == subwords.look_up("--").pieces


@pytest.mark.parametrize("word", ["", " ", "\ud7ff", "x" * 100_000, "🙂", "\u200b"])
def test_any_word_has_a_few_subwords(subwords, word):
    assert 1 <= len(subwords.look_up(word).pieces) <= LONGEST_WORD


def test_a_window_points_at_the_ends_of_its_words(subwords):
    window = subwords.window([subwords.look_up("Kestria"), subwords.look_up("sells")])
    long = len(subwords.look_up("Kestria").pieces)
    assert window.first.tolist()[0] == 1
    assert window.last.tolist()[0] == long
    assert window.shapes.tolist() == [0] + [1] * long + [2] * (len(window.pieces) - long - 2) + [0]
    assert np.array_equal(window.last[:-1] + 1, window.first[1:])
