"""Places, resolved only where the words allow it."""

from dataclasses import dataclass

from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. Unresolved or ambiguous: ``geonames`` and coordinates are ``None``.

    ``precision``: city, region, country, near (a stated distance or "near" from ``name``), unresolved.
    A country never has coordinates: its centre is not where things happen.
    """

    span: Span | None  # None only where a person entered it without words of the article
    name: str
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    precision: str = "unresolved"
    why: str = ""
