"""Figures worked out by hand."""

import pytest

from evaluation.clusters import b_cubed, ceaf_e, conll, muc, pairs

GOLD = [{"a", "b", "c"}, {"d", "e"}, {"f"}]
OURS = [{"a", "b"}, {"c", "d"}, {"e"}, {"f"}]


def test_equal_partitions_agree_in_everything() -> None:
    assert conll(GOLD, GOLD) == 1
    assert pairs(GOLD, GOLD).f1 == 1


def test_muc_counts_links() -> None:
    # gold has 3 links; {a b c} falls into 2 parts (keeps 1), {d e} into 2 (keeps 0). Ours has 2: {a b} keeps 1, {c d} none.
    agreement = muc(GOLD, OURS)
    assert (agreement.recall, agreement.precision) == (pytest.approx(1 / 3), 0.5)


def test_b_cubed_goes_thing_by_thing() -> None:
    # recall: a, b 2/3, c 1/3, d, e 1/2, f 1; precision: a, b 1, c, d 1/2, e 1, f 1
    agreement = b_cubed(GOLD, OURS)
    assert agreement.recall == pytest.approx((5 / 3 + 1 + 1) / 6)
    assert agreement.precision == pytest.approx(5 / 6)


def test_ceaf_pairs_clusters_one_to_one() -> None:
    # best: {a b c}-{a b} 4/5, {d e}-{e} 2/3 or {c d} 1/2, {f}-{f} 1
    agreement = ceaf_e(GOLD, OURS)
    assert agreement.recall == pytest.approx((4 / 5 + 2 / 3 + 1) / 3)
    assert agreement.precision == pytest.approx((4 / 5 + 2 / 3 + 1) / 4)


def test_pairs_that_stand_together() -> None:
    # gold: ab ac bc de; ours: ab cd
    agreement = pairs(GOLD, OURS)
    assert (agreement.precision, agreement.recall) == (0.5, 0.25)


def test_things_of_one_side_only_lower_the_figures() -> None:
    found = [{"a", "b", "x"}, {"y"}]
    assert b_cubed([{"a", "b"}], found).precision == pytest.approx((4 / 3) / 4)
    assert muc([{"a", "b"}], found).precision == 0.5
    assert b_cubed([{"a", "z"}], [{"a"}]).recall == pytest.approx(0.25)
