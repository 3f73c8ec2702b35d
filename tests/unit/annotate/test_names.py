"""Names: decoded labels are always valid, the best such, and whole across hyphens."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from twosource.annotate.names import NameDecoder, NameSpan, flat_names, whole_names

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
DECODER = NameDecoder(LABELS)


def is_valid(labels: tuple[int, ...]) -> bool:
    before = (0, *labels)
    return all(
        LABELS[now][0] != "I" or LABELS[last][1:] == LABELS[now][1:] and last
        for last, now in zip(before, labels)
    )


score_tables = st.integers(1, 5).flatmap(
    lambda words: arrays(np.float32, (words, 5), elements=st.floats(-9, 9, width=16))
)


@given(score_tables)
def test_labels_are_the_best_valid_ones(scores):
    words = len(scores)
    labels = DECODER.best(scores, np.array([0]))
    assert is_valid(tuple(labels.tolist()))
    best = max(
        scores[range(words), list(path)].sum()
        for path in product(range(5), repeat=words) if is_valid(path)
    )  # fmt: skip
    assert np.isclose(scores[range(words), labels].sum(), best, atol=1e-3)


@given(score_tables, score_tables)
def test_a_name_never_runs_into_the_next_sentence(left, right):
    labels = DECODER.best(np.concatenate((left, right)), np.array([0, len(left)]))
    assert is_valid(tuple(labels[: len(left)].tolist()))
    assert is_valid(tuple(labels[len(left) :].tolist()))


def test_given_name_and_surname_are_one_name():
    names = [NameSpan(0, 1, "PER"), NameSpan(1, 2, "PER")]
    heads = np.array([3, 1, 0])
    assert flat_names(names, heads, np.array([False, True, False])) == [NameSpan(0, 2, "PER")]
    assert flat_names(names, heads, np.array([False, False, False])) == names


def joined(text: str, *spans: NameSpan) -> list[NameSpan]:
    """`text` with words parted by spaces, and `_` for a cut without one."""
    pieces = text.replace("_", " _").split()
    words = [piece.lstrip("_") for piece in pieces]
    spaced = np.array([not piece.startswith("_") for piece in [*pieces[1:], "x"]])
    proper = np.array([word[:1].isupper() for word in words])
    return whole_names(spans, words, spaced, proper)


def test_double_names_are_one_name():
    assert joined("Amir_-_Abdollahian spoke", NameSpan(0, 1, "PER")) == [NameSpan(0, 3, "PER")]
    assert joined("the IRGC_-_AF", NameSpan(3, 4, "ORG")) == [NameSpan(1, 4, "ORG")]


def test_an_adjective_after_a_hyphen_is_not_of_the_name():
    assert joined("Kestria_-_backed", NameSpan(0, 1, "LOC")) == [NameSpan(0, 1, "LOC")]


def test_two_names_at_a_hyphen_stay_two():
    names = [NameSpan(0, 1, "LOC"), NameSpan(2, 3, "LOC")]
    assert joined("Halm_-_Orsova talks", *names) == names


def settled(*names: tuple[str, str, list[float]]) -> list[str]:
    """The types that names get, each given as its form, its type and its support for PER, LOC."""
    spans = [NameSpan(at, at + 1, label) for at, (_, label, _) in enumerate(names)]
    forms = [form for form, _, _ in names]
    found = DECODER.settle(spans, forms, [np.array(support) for *_, support in names])
    assert [name[:2] for name in found] == [name[:2] for name in spans]
    return [name.label for name in found]


def test_a_name_that_recurs_is_of_the_type_that_all_its_places_support():
    sure, unsure = ("velm", "LOC", [1.0, 9.0]), ("velm", "PER", [4.0, 3.0])
    assert settled(sure, unsure, unsure) == ["LOC", "LOC", "LOC"]
    assert settled(unsure, ("orlan", "PER", [9.0, 0.0]), sure) == ["LOC", "PER", "LOC"]


def test_a_name_that_comes_once_keeps_its_type():
    assert settled(("velm", "PER", [0.0, 9.0]), ("orlan", "LOC", [9.0, 0.0])) == ["PER", "LOC"]


@given(score_tables)
def test_the_best_type_of_a_name_has_the_most_support(scores):
    for name in DECODER.spans(scores, np.array([0])):
        support = DECODER.support(scores, name)
        assert np.isclose(support[DECODER.types.index(name.label)], support.max(), atol=1e-3)
