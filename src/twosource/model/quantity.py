"""Amounts with comparator and unit."""

from dataclasses import dataclass

from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it: "at least 6,000 drones" is min 6000, max None, unit "drone".

    ``minimum == maximum`` for an exact figure; ``unit`` is the counted noun's lemma, "%" or a currency code,
    or "fraction"; ``approximate`` where the text says about, thousands, several.
    """

    span: Span | None  # None only where a person entered it without words of the article
    minimum: float | None
    maximum: float | None
    unit: str | None
    approximate: bool
    counted: Span | None = None  # head word of what is counted
