import pytest

from twosource.weigh.amounts import Range, above, within


@pytest.mark.parametrize(("inner", "outer", "expected"), [
    ((6000, None), (2000, None), True), ((2000, None), (6000, None), False), ((40, 40), (36, 44), True), ((36, 44), (40, 40), False),
    ((None, 44), (36, 44), False), ((40, 40), (None, None), True),
])  # fmt: skip
def test_a_range_lies_within_a_wider_one(inner: Range, outer: Range, expected: bool) -> None:
    assert within(inner, outer) is expected


def test_only_stated_ends_lie_above_one_another() -> None:
    assert above(60, 40) and not above(40, 40)
    assert not above(None, 40) and not above(60, None)
