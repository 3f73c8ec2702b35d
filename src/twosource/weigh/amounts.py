"""Amounts as ranges, compared. An end that is None is open."""

Amount = tuple[float | None, float | None, str | None]  # least, most, unit
Range = tuple[float | None, float | None]


def above(low: float | None, high: float | None) -> bool:
    """Whether a range that begins at ``low`` lies wholly above one that ends at ``high``."""
    return low is not None and high is not None and low > high


def within(inner: Range, outer: Range) -> bool:
    """Whether all that ``inner`` allows, ``outer`` allows too."""
    from_below = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    return from_below and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))
