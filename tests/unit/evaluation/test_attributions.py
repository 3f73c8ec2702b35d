"""Pieces and words worked out by hand."""

import pytest

from evaluation.attributions import as_polnear, evaluate, half_of

TEXT = "Minister Orrel said that the yard sold boats, Brill thinks."
#       0        9     15   20   25  29   34   39    45    51
TEXTS = {"a.txt": TEXT}
GOLD = [{"doc": "a.txt", "source": [[0, 14]], "cue": [[15, 19]], "content": [[20, 44]]}]
INNER = {"doc": "a.txt", "source": [[25, 33]], "cue": [[34, 38]], "content": [[39, 44]]}


def test_exact_pieces_leave_punctuation_out() -> None:
    found = [{"doc": "a.txt", "source": [[0, 14]], "cue": [[15, 19]], "content": [[20, 45]]}]
    assert all(figure.f1 == 1 for figure in evaluate(GOLD, found, TEXTS).values())


def test_words_count_where_pieces_do_not() -> None:
    found = [{"doc": "a.txt", "source": [[9, 14]], "cue": [[15, 19]], "content": []}]
    figures = evaluate(GOLD, found, TEXTS)
    assert figures["source exact"].f1 == 0
    assert (figures["source words"].precision, figures["source words"].recall) == (1, 0.5)
    assert figures["content words"].recall == 0


def test_polnear_has_no_nesting_and_gives_that_to_the_content() -> None:
    outer = {"doc": "a.txt", "source": [[0, 14]], "cue": [[15, 19]], "content": [[25, 44]]}
    assert as_polnear([outer, INNER], TEXTS) == [{**outer, "content": [[20, 44]]}]


def test_documents_without_gold_are_left_out() -> None:
    other = {"doc": "b.txt", "source": [[0, 4]], "cue": [], "content": []}
    assert evaluate(GOLD, [other], TEXTS)["source exact"].precision == 0


@pytest.mark.parametrize(("half", "kept"), [("even", {"a", "c"}), ("odd", {"b"})])
def test_halves_are_by_name(half: str, kept: set[str]) -> None:
    assert half_of(["c", "a", "b"], half) == kept
