"""What a person enters about a claim, as facts of it: words must stand in the article, and whatever has none says who decided it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from twosource.config import DATA
from twosource.errors import InputError
from twosource.extract.times.timeline import interval_of
from twosource.model.claim import Claim, Link, Modality, Polarity
from twosource.model.decision import Filled, Typed
from twosource.model.event import Argument
from twosource.model.mention import Mention
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.reading import Reading
from twosource.model.source import Source, SourceKind
from twosource.model.text import Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.event_types import EventTypes, load_event_types
from twosource.vocabulary.geonames import Town, normal, town
from twosource.vocabulary.places import PlaceIndex, load_places

EDTF = re.compile(r"[\dX]{4}(-[\dX]{2}){0,2}")
AFTER_HEAD = re.compile(r"\s+(?:of|from|in|at|for|with|to|on|by|near|who|that|which)\s|[,(]")  # what may follow a phrase's head word


@dataclass(frozen=True, slots=True)
class Setting:
    """The claim that is corrected, in its article, and who corrects it."""

    claim: Claim
    reading: Reading
    by: str

    @property
    def rule(self) -> str:
        """What stands in place of a rule, where a person decided."""
        return f"decided by {self.by}"


def entered(field: str, value: Any, setting: Setting) -> Any:
    """The value of a claim's ``field``, as the type that :data:`twosource.model.decision.VALUES` names.

    :raises InputError: where the value does not fit, saying what would.
    """
    if field not in READERS:
        raise InputError(f"{field or 'nothing'} is no field of a claim; known: {', '.join(READERS)}")
    try:
        return READERS[field](value, setting)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"this does not fit {field}: {value!r}") from error


def words(given: Any, setting: Setting) -> Span:
    """Words of the article: offsets, or the words themselves where the claim's sentence, or else the article, has them once."""
    text, sentence = setting.reading.document.text, setting.claim.event.sentence
    if not isinstance(given, str):
        start, end = given
        span = Span(start, min(end, len(text)))
    elif sentence.of(text).count(given) == 1:
        span = _at(given, sentence.start + sentence.of(text).index(given))
    elif text.count(given) == 1:
        span = _at(given, text.index(given))
    else:
        raise InputError(f"“{given}” stands {text.count(given)} times in {setting.reading.document.path}; give its place, or more words")
    if not span.of(text).strip():
        raise InputError("these are no words of the article")
    return span


def _at(given: str, start: int) -> Span:
    return Span(start, start + len(given))


def _roles(value: Mapping[str, Iterable[Any]], setting: Setting) -> Filled:
    known = _types().types[setting.claim.event.type].roles
    if strange := sorted(set(value) - set(known)):
        raise InputError(f"{setting.claim.event.type} has no role {', '.join(strange)}; it has {', '.join(known)}")
    return Filled(tuple(sorted(value)), tuple(_argument(role, words(given, setting), setting) for role in sorted(value) for given in value[role]))


def _argument(role: str, span: Span, setting: Setting) -> Argument:
    """The words with their head and the entity that they name; the machine's own where it had found the same words."""
    same = next((argument for argument in setting.claim.event.arguments if argument.span == span), None)
    if same is not None:
        return replace(same, role=role)
    head, named = _head(span, setting), dict(_mentions(setting))
    by_head = {mention.head: entity for mention, entity in named.items()}
    exact = next((mention for mention in named if mention.span == span), None)
    return Argument(role, span, exact.head if exact else head, named[exact] if exact else by_head.get(head))


def _mentions(setting: Setting) -> Iterable[tuple[Mention, str]]:
    return ((mention, entity.id) for entity in setting.reading.entities for mention in entity.mentions)


def _head(span: Span, setting: Setting) -> Span:
    """The last word before whatever follows the noun of the phrase."""
    text = span.of(setting.reading.document.text)
    cut = AFTER_HEAD.search(text, 1)
    phrase = (text[: cut.start()] if cut else text).rstrip()
    start = phrase.rfind(" ") + 1
    return Span(span.start + start, span.start + len(phrase))


def _times(value: Iterable[Mapping[str, Any]], setting: Setting) -> tuple[TimeExpression, ...]:
    return tuple(_time(each, setting) for each in value)


def _time(given: Mapping[str, Any], setting: Setting) -> TimeExpression:
    """A time that a person typed, or one of the article's own expressions that they chose."""
    span = words(given["words"], setting) if given.get("words") else None
    typed = given.get("edtf") or "/".join(given.get(bound) or ".." for bound in ("earliest", "latest"))
    if typed == "../..":
        return _named_time(span, setting)
    ends = typed.split("/")
    days = interval_of(typed)
    known = all(end == ".." or EDTF.fullmatch(end) for end in ends) and len(ends) <= 2
    if not known or not (days.earliest or days.latest or "X" in typed) or (days.earliest or "") > (days.latest or "9999"):
        raise InputError(f"not a time: {typed}; write 2031-05-03, 2031-05, 2031, 2031-05-03/2031-05-09, 2031-05/.. or XXXX-05-03")
    return TimeExpression(span, "DATE", typed, days, setting.rule)


def _named_time(span: Span | None, setting: Setting) -> TimeExpression:
    known = next((time for time in setting.reading.times if span and time.span and time.span.overlaps(span)), None)
    if known is None:
        raise InputError("these words are no time that was found in the article; type the time, too")
    return replace(known, rule=f"{setting.rule}: {known.rule}")


def _places(value: Iterable[Mapping[str, Any]], setting: Setting) -> tuple[Place, ...]:
    return tuple(_place(each, setting) for each in value)


def _place(given: Mapping[str, Any], setting: Setting) -> Place:
    span = words(given["words"], setting) if given.get("words") else None
    if given.get("geonames"):
        return _numbered(int(given["geonames"]), span, setting)
    name = given.get("name")
    if span and not name:
        known = next((place for place in setting.reading.places if place.span == span), None)
        return replace(known, why=f"{setting.rule}: {known.why}") if known else _called(span.of(setting.reading.document.text), span, setting)
    if not name:
        raise InputError("a place needs its number in GeoNames, its name, or words of the article")
    return _called(name.strip(), span, setting)


def _numbered(number: int, span: Span | None, setting: Setting) -> Place:
    places = _index()
    iso = next((iso for iso, country in places.country_ids.items() if country == number), None)
    if iso:
        return Place(span, places.country_names[iso], number, country=iso, precision="country", why=setting.rule)
    if found := town(number):
        return _in_town(found, span, setting)
    raise InputError(f"GeoNames {number} is no state and no town of 15,000 people or more; give the place's name")


def _called(name: str, span: Span | None, setting: Setting) -> Place:
    """A place by its name: resolved where only one state or town is called so."""
    places, key = _index(), normal(name)
    if iso := places.countries.get(key):
        return Place(span, places.country_names.get(iso, name), places.country_ids.get(iso), country=iso, precision="country", why=setting.rule)
    if key in places.regions:
        return Place(span, places.regions[key], precision="region", why=setting.rule)
    towns = places.towns(name)
    return _in_town(towns[0], span, setting) if len(towns) == 1 else Place(span, name, why=setting.rule)


def _in_town(town: Town, span: Span | None, setting: Setting) -> Place:
    return Place(span, town.name, town.geonames, town.latitude, town.longitude, town.country, "city", setting.rule)


def _quantities(value: Iterable[Mapping[str, Any]], setting: Setting) -> tuple[Quantity, ...]:
    return tuple(_quantity(each, setting) for each in value)


def _quantity(given: Mapping[str, Any], setting: Setting) -> Quantity:
    span = words(given["words"], setting) if given.get("words") else None
    low, high = (None if given.get(bound) is None else float(given[bound]) for bound in ("min", "max"))
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        raise InputError("a quantity needs a least or a greatest number, and the least no greater than the greatest")
    counted = next((each.counted for each in setting.reading.quantities if span and each.span and each.span.overlaps(span)), None)
    return Quantity(span, low, high, given.get("unit") or None, bool(given.get("approximate")), counted)


def _chain(value: Iterable[Mapping[str, Any]], setting: Setting) -> tuple[Link, ...]:
    return tuple(_link(each, setting) for each in value)


def _link(given: Mapping[str, Any], setting: Setting) -> Link:
    """One voice in the article's words; the machine's own source where it had found the same words."""
    span, kind, text = words(given["words"], setting), SourceKind(given["kind"]), setting.reading.document.text
    cue = words(given["cue"], setting) if given.get("cue") else None
    anonymous = bool(given.get("anonymous")) or kind is SourceKind.ANONYMOUS
    known = (source for attribution in setting.reading.attributions for source in attribution.sources)
    own = (link.source for link in setting.claim.chain)
    same = next((source for source in (*own, *known) if source.span == span), None)
    entity = _argument("", span, setting).entity
    source = replace(same, kind=kind, anonymous=anonymous) if same else Source(span, span.of(text), kind, anonymous, entity)
    return Link(source, cue.of(text) if cue else "", cue)


def _type(value: str, setting: Setting) -> Typed:
    types = _types().types
    if value not in types:
        raise InputError(f"{value} is no type of event; known: {', '.join(sorted(types))}")
    return Typed(value, tuple(types[value].roles))


def _one_of(kinds: type[Polarity] | type[Modality]) -> Callable[[Any, Setting], Any]:
    def read(value: Any, setting: Setting) -> Any:
        if value not in list(kinds):
            raise InputError(f"{value!r} is none of {', '.join(kinds)}")
        return kinds(value)

    return read


@cache
def _types() -> EventTypes:
    return load_event_types(DATA / "event_types")


@cache
def _index() -> PlaceIndex:
    return load_places(DATA)


READERS: Mapping[str, Callable[[Any, Setting], Any]] = {
    "role": _roles, "time": _times, "place": _places, "quantity": _quantities, "polarity": _one_of(Polarity),
    "modality": _one_of(Modality), "attribution": _chain, "type": _type,
}  # fmt: skip
