"""Places: names used as locations, resolved where the article's own words decide which place is meant.

Which of several namesakes is meant is decided by, in this order: a state named right after the name, here or
elsewhere in the article; a size that leaves no doubt; the states that the article names. A town that only has the
name among its other names needs its state named. What is not decided stays unresolved, with the namesakes told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from spacy.tokens import Doc, Token

from twosource.extract.tree import has_tree, words_at
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.place import Place
from twosource.model.text import Document, Span
from twosource.vocabulary.geonames import Town, normal
from twosource.vocabulary.places import PlaceIndex

PLACE_KINDS = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})
DOMINANCE = 10  # times as many people as the next namesake that a town must have
LARGE = 500_000  # people that a town must have for its size to decide
LOOK_BACK = 60  # characters before a name that can put a thing near it
LOOK_AHEAD = 60
LYING = re.compile(r",?\s(?:in|near|at|outside|inside|(?:[\w.,]+\s){0,3}(?:north|south|east|west|\w+east|\w+west)\sof)\s(?:\w+\s){0,4}")
# from a name to the name of its state: a comma, "in", and which part of it
STATED = re.compile(r"(?:, (?:in )?| in )(?:the )?(?:(?:north|south|east|west|central|far|northern|southern|eastern|western|north-?eastern|north-?western|south-?eastern|south-?western)\s)?(?:of )?(?P<words>[^\n]+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides between namesakes: the article's text and the ISO codes of the states that it names."""

    text: str
    countries: frozenset[str]
    stated: Mapping[str, str]  # name -> state that the article once names right after it
    index: PlaceIndex


def extract_places(
    document: Document, annotation: Doc, entities: Sequence[Entity], *, places: PlaceIndex
) -> tuple[Place, ...]:
    """Places of ``document`` in text order. States count as places only where a locative preposition makes them so."""
    named = dict(_mentions(document, annotation, entities, places))
    stated = ((normal(span.of(document.text)), _stated(span, document.text, places)) for span in sorted(named, reverse=True))
    known = {name: state for name, state in stated if state}  # the first statement in the article prevails
    setting = Setting(document.text, _countries(entities, places), known, places)
    found = [_place(span, named[span], setting) for span in sorted(named)]
    beside = zip_longest(found, found[1:])
    return tuple(_lying(place, after, document.text) if named[place.span] is EntityKind.FACILITY else place for place, after in beside)


def _lying(facility: Place, after: Place | None, text: str) -> Place:
    """A facility with the place that the words behind it put it in or near: it has no point of its own, but a state."""
    between = text[facility.span.end : after.span.start] if after is not None else ""
    if after is None or not LYING.fullmatch(between):
        return facility
    return replace(facility, country=after.country, why=f"a facility without coordinates: “{between.strip()} {after.name}”")


def _mentions(
    document: Document, annotation: Doc, entities: Iterable[Entity], places: PlaceIndex
) -> Iterator[tuple[Span, EntityKind]]:
    """Names of places of the entities, and names that the model reads as locations and no entity covers."""
    taken: set[int] = set()
    for entity in entities:
        for mention in entity.mentions:
            if mention.form is not MentionForm.NAME:
                continue
            taken.update(range(mention.span.start, mention.span.end))
            if entity.kind in PLACE_KINDS and _is_location(mention.span, entity.kind, document.text, annotation, places):
                yield mention.span, entity.kind
    for found in annotation.ents:
        span = Span(found.start_char, found.end_char)
        if found.label_ == "LOC" and not taken & {span.start, span.end - 1} and _is_known(span.of(document.text), places):
            yield span, EntityKind.PLACE


def _is_known(name: str, places: PlaceIndex) -> bool:
    key = normal(name)
    return key in places.regions or key in places.countries or bool(places.towns(name) or places.towns_also(name))


def _is_location(span: Span, kind: EntityKind, text: str, annotation: Doc, places: PlaceIndex) -> bool:
    if kind is not EntityKind.STATE:
        return True
    name = span.of(text)
    if normal(name) not in places.countries and not _names_capital(name, places):
        return False  # a demonym or a seat of government
    return bool(_prepositions(span, text, annotation) & places.locative) or bool(_near(span, text, places))


def _names_capital(name: str, places: PlaceIndex) -> bool:
    return any(town.is_capital for town in (*places.towns(name), *places.towns_also(name)))


def _prepositions(span: Span, text: str, annotation: Doc) -> frozenset[str]:
    """Prepositions of a name, or of the first of the names that it is coordinated with."""
    tokens = words_at(span, annotation) if has_tree(annotation) else None
    if tokens is None:
        before = [word for word in text[max(0, span.start - 20) : span.start].casefold().split() if word != "the"]
        return frozenset(before[-1:])
    head: Token = tokens.root
    if head.dep_ == "conj":
        head = head.head
    return frozenset(child.lower_ for child in head.children if child.dep_ == "case")


def _countries(entities: Iterable[Entity], places: PlaceIndex) -> frozenset[str]:
    """ISO codes of the states that the article names, in whatever form."""
    states = (entity.name for entity in entities if entity.kind is EntityKind.STATE)
    return frozenset(places.countries[normal(name)] for name in states if normal(name) in places.countries)


# --- one place -------------------------------------------------------------------------------------------------------


def _place(span: Span, kind: EntityKind, setting: Setting) -> Place:
    name, index = span.of(setting.text), setting.index
    key = normal(name)
    if kind is EntityKind.FACILITY:
        return Place(span, name, why="a facility: its name says no coordinates")
    iso = index.countries.get(key)
    if iso and not setting.stated.get(key):
        return Place(span, index.country_names.get(iso, name), index.country_ids.get(iso), country=iso,
                     precision="country", why="name of a state")  # fmt: skip
    stated = setting.stated.get(key, "").partition("-")[0] or None
    if key in index.regions:
        return Place(span, index.regions[key], precision="region", why="name of a region: it has no one point")
    if key in index.states and not stated:
        return Place(span, name, country="US", precision="region", why="one of the United States: it has no one point")
    if part := _part(span, setting.text, index):
        return Place(span, name, country=stated, precision="region", why=f"“{part}” stands behind it: it has no one point")
    town, why = _choose(name, setting)
    return _near_or_at(span, name, town, why, setting, country=stated)


def _part(span: Span, text: str, places: PlaceIndex) -> str:
    """The noun behind a name that makes it a part of a state; empty where none does."""
    word = re.match(r"\s([a-z]+)", text[span.end : span.end + LOOK_AHEAD])
    return word[1] if word and word[1] in places.parts else ""


def _near_or_at(span: Span, name: str, town: Town | None, why: str, setting: Setting, *, country: str | None) -> Place:
    near = _near(span, setting.text, setting.index)
    precision = "near" if near else "city" if town else "unresolved"
    why = f"{why}; “{near}”" if near else why
    if town is None:
        return Place(span, name, country=country, precision=precision, why=why)
    return Place(span, town.name, town.geonames, town.latitude, town.longitude, town.country, precision, why)


def _near(span: Span, text: str, places: PlaceIndex) -> str:
    """The words that put a thing near the name and not in it; empty where none do."""
    start = max(0, span.start - LOOK_BACK)
    match = places.near.search(text[start : span.start])
    return match[0].strip() if match else ""


# --- which of the namesakes ------------------------------------------------------------------------------------------


def _choose(name: str, setting: Setting) -> tuple[Town | None, str]:
    """The town that is meant and why; ``None`` where the words leave several, or none is known."""
    own = setting.index.towns(name)
    towns = own or setting.index.towns_also(name)
    if not towns:
        return None, "no town of 15,000 people or more in GeoNames has this name"
    if stated := setting.stated.get(normal(name)):
        return _only(_of(towns, stated), f"in {stated}, named right after it")
    if own and own[0].population >= LARGE and _dominates(own):
        return own[0], f"{own[0].population:,} people, no namesake a tenth of it"
    inside = tuple(town for town in towns if town.country in setting.countries)
    if inside:
        return _only(inside, "the article names its state")
    if len(own) == 1:
        return own[0], "the only town of its name with 15,000 people or more in GeoNames"
    return None, _namesakes(towns)


def _only(towns: tuple[Town, ...], why: str) -> tuple[Town | None, str]:
    """The one town, or the one that dwarfs its namesakes in the same states."""
    if not towns:
        return None, f"no such town {why}"
    if len(towns) == 1:
        return towns[0], why
    return (towns[0], f"{why}; no namesake there a tenth as large") if _dominates(towns) else (None, _namesakes(towns))


def _dominates(towns: tuple[Town, ...]) -> bool:
    return len(towns) == 1 or towns[0].population >= DOMINANCE * max(towns[1].population, 1)


def _namesakes(towns: tuple[Town, ...]) -> str:
    countries = sorted({town.country for town in towns})
    return f"{len(towns)} towns of this name: {', '.join(countries)}"


def _stated(span: Span, text: str, places: PlaceIndex) -> str:
    """ISO code of the state named right after ("Lissa, Kestria", "Lissa in northern Kestria"), "-" and a code for one of the United States."""
    after = STATED.match(text, span.end, span.end + LOOK_AHEAD)
    if after is None:
        return ""
    words = after["words"].replace(",", " , ").split()
    for name in (normal(" ".join(words[:length]).rstrip(".;:")) for length in (3, 2, 1)):
        if name in places.countries:
            return places.countries[name]
        if name in places.states:
            return f"US-{places.states[name]}"
    return ""


def _of(towns: tuple[Town, ...], stated: str) -> tuple[Town, ...]:
    country, _, district = stated.partition("-")
    return tuple(town for town in towns if town.country == country and (not district or town.district == district))
