"""What a list of events may be narrowed by: the fields of the form, and those that are set as words that can be taken away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.web import words
from twosource.web.desk.context import Context

Record = Mapping[str, Any]

CHOICES = {  # field of the address, what it is called, its choices as (value, label)
    "status": ("Status", tuple(words.STATUS.items())),
    "stance": ("A claim that", tuple((stance, label.lower()) for stance, label in words.STANCES.items())),
    "block": ("Stands in", (("headline", "a headline"), ("lead", "a lead"), ("body", "the body"), ("caption", "a caption"))),
}
WRITTEN = {"type": "Type", "participant": "Participant", "place": "Place", "text": "Title has", "from": "From", "to": "To", "known_min": "Origins, at least", "known_max": "Origins, at most"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set; ``without`` is the page without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Filters:
    """``types``: those that the page knows of, to choose from."""

    chips: tuple[Chip, ...]
    types: tuple[str, ...]
    given: Mapping[str, str]


def view_filters(context: Context, cards: Sequence[Record] = (), places: Iterable[Record] = ()) -> Filters:
    """``cards`` of events and ``places``: what the page shows, and knows by name."""
    names = dict(_names(cards, places))
    return Filters(tuple(_chips(context, names)), tuple(sorted({card["type"] for card in cards})), context.query)


def _names(cards: Sequence[Record], places: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Of ids by which a list may be narrowed, what they are called."""
    for part in (part for card in cards for part in card["participants"]):
        yield part["entity"]["id"], words.tidy(part["entity"]["name"])
    for place in (*places, *(card["place"] for card in cards)):
        if place and place["geonames"]:
            yield str(place["geonames"]), place["name"]


def _chips(context: Context, names: Mapping[str, str]) -> Iterator[Chip]:
    for name, value in context.query.items():
        if value and name in CHOICES:
            label, choices = CHOICES[name]
            yield Chip(label, dict(choices).get(value, value), context.here(**{name: None}))
        elif value and name in WRITTEN:
            yield Chip(WRITTEN[name], value.replace("-", " ") if name == "type" else names.get(value, value), context.here(**{name: None}))
