import pytest

from twosource.link.amounts import Range, above, apart, within


@pytest.mark.parametrize(("inner", "outer", "expected"), [
    ((6000, None), (2000, None), True), ((2000, None), (6000, None), False), ((40, 40), (36, 44), True), ((36, 44), (40, 40), False),
    ((None, 44), (36, 44), False), ((40, 40), (None, None), True),
])  # fmt: skip
def test_a_range_lies_within_a_wider_one(inner: Range, outer: Range, expected: bool) -> None:
    assert within(inner, outer) is expected


def test_only_stated_ends_lie_above_one_another() -> None:
    assert above(60, 40) and not above(40, 40)
    assert not above(None, 40) and not above(60, None)


def test_amounts_of_one_unit_are_apart_where_none_may_be_the_same() -> None:
    drones, more, about = (20, 20, "drone"), (90, 90, "drone"), (15, None, "drone")
    assert apart([drones], [more])
    assert not apart([drones], [more, about])
    assert not apart([drones], [(90, 90, "tank")]) and not apart([drones], [(90, 90, None)])
