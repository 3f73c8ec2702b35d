"""The invented states, people, papers and weapons, and the vocabulary that tells the reader of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Person:
    """``office`` is what stands before the name; an expert has an ``institute`` instead of a state."""

    name: str
    office: str
    institute: str = ""

    @property
    def last(self) -> str:
        return self.name.rsplit(" ", 1)[1]


@dataclass(frozen=True, slots=True)
class Weapon:
    """``kind`` is what one is called ("drone"), ``subclass`` its class in the vocabulary."""

    name: str
    kind: str
    subclass: str


@dataclass(frozen=True, slots=True)
class State:
    name: str
    adjective: str
    capital: str
    towns: Sequence[str]
    officials: Sequence[Person]
    weapons: Sequence[Weapon]
    company: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper, or a news agency (``short`` is its abbreviation)."""

    name: str
    state: State
    short: str = ""

    @property
    def domain(self) -> str:
        return f"{self.name.lower().replace(' ', '')}.example"


@dataclass(frozen=True, slots=True)
class World:
    states: Sequence[State]
    papers: Sequence[Outlet]
    agencies: Sequence[Outlet]
    experts: Sequence[Person]


def load(name: str) -> Any:
    """A YAML file of this folder."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def make_world() -> World:
    """Always the same world."""
    names, rng = load("names.yaml"), Random("the invented world")
    people = _people(names, rng)
    states = [_state(*state, names, people, rng) for state in names["states"]]
    papers = [Outlet(f"{state.capital} {paper}", state) for state in states for paper in rng.sample(names["papers"], 2)]
    agencies = [Outlet(name, state, short) for (name, short), state in zip(names["agencies"], states, strict=False)]
    experts = [Person(next(people), "", institute) for institute in names["institutes"] for _ in range(3)]
    return World(states, papers, agencies, experts)


def _people(names: Any, rng: Random) -> Iterator[str]:
    """Names of which no two share a surname with a first name's initial; each is given once."""
    pairs = [f"{first} {last}" for first in names["first_names"] for last in names["surnames"]]
    rng.shuffle(pairs)
    return iter(pairs)


def _state(
    name: str, adjective: str, capital: str, towns: Sequence[str], names: Any, people: Iterator[str], rng: Random
) -> State:
    officials = [Person(next(people), office) for office in names["offices"]]
    weapons = [
        Weapon(f"{rng.choice(stems)}-{rng.randrange(2, 90)}", kind, subclass) for subclass, kind, stems in names["weapons"]
    ]
    return State(name, adjective, capital, towns, officials, weapons, f"{towns[0]} Arms Works")


def write_vocabulary(world: World, folder: Path) -> None:
    """``world`` in the form of the package's own data."""
    for path, records in _records(world):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(yaml.safe_dump(records, sort_keys=False), encoding="utf-8")


def _records(world: World) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    yield "actors/states.yaml", [
        {"key": _key(state.name), "name": state.name, "demonyms": [state.adjective], "capitals": [state.capital]}
        for state in world.states
    ]
    yield "actors/organizations.yaml", [
        *({"key": _key(s.company), "name": s.company, "class": "company", "state": _key(s.name)} for s in world.states),
        *({"key": _key(name), "name": name, "class": "institute"} for name in dict.fromkeys(e.institute for e in world.experts)),
    ]
    yield "items/weapons.yaml", list({
        weapon.name: {"key": _key(weapon.name), "name": weapon.name, "class": weapon.subclass}
        for state in world.states for weapon in state.weapons
    }.values())  # fmt: skip
    yield "places/places.yaml", [{"key": _key(town), "name": town} for state in world.states for town in state.towns]
    yield "outlets/outlets.yaml", [_outlet(paper, "outlet") for paper in world.papers]
    yield "outlets/wires.yaml", [_outlet(agency, "wire") for agency in world.agencies]


def _outlet(outlet: Outlet, kind: str) -> dict[str, Any]:
    record = {"key": _key(outlet.name), "name": outlet.name, "class": kind, "domain": outlet.domain, "state": _key(outlet.state.name)}
    return record | ({"names": [outlet.short]} if outlet.short else {})


def _key(name: str) -> str:
    return name.lower().replace(" ", "-")
