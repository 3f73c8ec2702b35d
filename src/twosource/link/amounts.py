"""Amounts as ranges, compared. An end that is None is open."""

from collections.abc import Iterable
from itertools import product

Amount = tuple[float | None, float | None, str | None]  # least, most, unit
Range = tuple[float | None, float | None]


def apart(ours: Iterable[Amount], theirs: Iterable[Amount]) -> bool:
    """Whether both give amounts in one unit and none of them may be the same."""
    pairs = [(a, b) for a, b in product(ours, theirs) if a[2] is not None and a[2] == b[2]]
    return bool(pairs) and all(above(a[0], b[1]) or above(b[0], a[1]) for a, b in pairs)


def above(low: float | None, high: float | None) -> bool:
    """Whether a range that begins at ``low`` lies wholly above one that ends at ``high``."""
    return low is not None and high is not None and low > high


def within(inner: Range, outer: Range) -> bool:
    """Whether all that ``inner`` allows, ``outer`` allows too."""
    from_below = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    return from_below and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))
