"""Dependencies: the decoded tree is the best one with one root."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from twosource.annotate.syntax import UNLIKELY, best_tree, heads_of, lift_cases, uncrossed


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word leads to it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        for _ in heads:
            word = heads[word - 1] if word else 0
        if word:
            return False
    return True


def best_score(scores: np.ndarray) -> float:
    """By trying every tree."""
    words = len(scores)
    trees = (heads for heads in product(range(words + 1), repeat=words) if is_tree(heads))
    return max(scores[range(words), list(heads)].sum() for heads in trees)


def crosses(heads: np.ndarray) -> bool:
    """Whether an arc leaves the stretch of another, or spans the root."""
    arcs = [(min(word, head - 1), max(word, head - 1)) for word, head in enumerate(heads.tolist()) if head]
    (root,) = np.flatnonzero(heads == 0)
    return any(low < root < high for low, high in arcs) or any(a < c < b < d for a, b in arcs for c, d in arcs)


score_tables = st.integers(1, 5).flatmap(
    lambda words: arrays(np.float64, (words, words + 1), elements=st.floats(-50, 50, width=32))
)


@given(score_tables)
def test_best_tree_is_the_best_of_all_trees(scores):
    np.fill_diagonal(scores[:, 1:], -1e9)
    heads = best_tree(scores)
    assert is_tree(tuple(heads.tolist()))
    assert np.isclose(scores[range(len(scores)), heads].sum(), best_score(scores))


@given(st.lists(st.integers(1, 6), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_each_sentence_of_a_window_gets_its_own_best_tree_or_one_without_crossings(lengths, seed):
    words = sum(lengths)
    arcs = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    starts = np.cumsum([0, *lengths[:-1]])
    heads = heads_of(arcs, starts)
    for begin, length in zip(starts, lengths):
        block = arcs[begin : begin + length][:, [0, *range(begin + 1, begin + length + 1)]]
        block = block.astype(np.float64)
        np.fill_diagonal(block[:, 1:], -1e9)
        inside = heads[begin : begin + length]
        local = np.where(inside > 0, inside - begin, 0)
        assert is_tree(tuple(local.tolist()))
        best = best_tree(block)
        rows = range(length)
        assert crosses(best) or np.isclose(block[rows, local].sum(), block[rows, best].sum())
        assert not crosses(local) or np.isclose(block[rows, local].sum(), block[rows, best].sum())


@given(st.integers(2, 8), st.integers(0, 2**32 - 1))
def test_uncrossing_ends_in_a_tree_without_crossings_or_leaves_the_one_it_was_given(words, seed):
    scores = np.random.default_rng(seed).normal(size=(words, words + 1))
    np.fill_diagonal(scores[:, 1:], -1e9)
    best = best_tree(scores)
    heads = uncrossed(best, scores)
    assert is_tree(tuple(heads.tolist()))
    assert not crosses(heads) or heads.tolist() == best.tolist()
    assert crosses(best) or heads.tolist() == best.tolist()


def test_an_arc_that_is_certain_may_cross_others():
    scores = np.full((4, 5), -20.0)
    np.fill_diagonal(scores[:, 1:], -1e9)
    scores[1, 0] = scores[0, 3] = scores[3, 2] = scores[2, 2] = 0.0  # the second word is the root; the first hangs on the third, across it
    assert uncrossed(best_tree(scores), scores).tolist() == [3, 0, 2, 2]
    scores[0, 2] = 1.0 - UNLIKELY
    assert uncrossed(best_tree(scores), scores).tolist() == [2, 0, 2, 2]


def test_a_preposition_before_a_title_belongs_to_the_name() -> None:
    case, titles, other = 0, 1, 2
    heads, relations = np.array([2, 4, 4, 0]), np.array([case, titles, titles, other])  # with Minister Gen. Reinholt
    assert lift_cases(heads, relations, case=case, titles=titles).tolist() == [4, 4, 4, 0]
    plain = np.array([other, titles, titles, other])
    assert lift_cases(heads, plain, case=case, titles=titles).tolist() == heads.tolist()
