"""What happens in the invented world."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from evaluation.newsroom.world import State, World

FIRST, DAYS = date(2016, 1, 1), 3400
SIBLINGS = 0.2  # share of happenings that are another one of the kind before, between the same states
WORKS = ("drone factory", "radar station", "missile base", "naval base", "ammunition depot")
GUESTS = ("missile engineers", "drone specialists", "army officers", "nuclear scientists")
BARRED = ("diplomats", "inspectors", "military observers")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event. ``many`` is what takes part or changes hands, as more than one; ``count`` how many, if that is said."""

    id: str
    type: str
    a: State
    b: State
    many: str
    count: int | None
    day: date
    town: str


def happening(number: int, world: World, seed: int) -> Happening:
    """The event of that number; the same in worlds of every size."""
    rng = Random(f"{seed}/{number}")
    if number % 5 == 4 and (before := happening(number - 1, world, seed)):
        return _sibling(before, number, rng)
    a, b = rng.sample(world.states, 2)
    kind = rng.choice(("transfer", "transfer", "visit", "exercise", "deployment", "access-denial", "test", "construction", "sanction"))
    many, count = _things(kind, a, b, rng)
    day = FIRST + timedelta(rng.randrange(DAYS))
    return Happening(f"ev{number:06}", kind, a, b, many, count, day, rng.choice((b if kind != "test" else a).towns))


def _sibling(before: Happening, number: int, rng: Random) -> Happening:
    """Another event of the same kind, between the same states, months later and elsewhere."""
    count = before.count and rng.choice([n for n in (3, 5, 7, 9, 20, 35, 60, 90) if n != before.count])
    towns = [town for town in (before.b if before.type != "test" else before.a).towns if town != before.town]
    day = before.day + timedelta(rng.randrange(80, 330))
    return replace(before, id=f"ev{number:06}", count=count, day=day, town=rng.choice(towns))


def _things(kind: str, a: State, b: State, rng: Random) -> tuple[str, int | None]:
    few, dozens, hundreds = rng.randrange(2, 13), rng.randrange(12, 400), rng.randrange(2, 40) * 50
    weapon = rng.choice(a.weapons)
    return {
        "transfer": (f"{weapon.name} {weapon.kind}s", dozens),
        "visit": (f"{a.adjective} {rng.choice(GUESTS)}", few),
        "exercise": ("warships", None),
        "deployment": ("soldiers", hundreds),
        "access-denial": (f"{b.adjective} {rng.choice(BARRED)}", few),
        "test": (f"{weapon.name} {weapon.kind}s", rng.randrange(2, 5)),
        "construction": (rng.choice(WORKS), None),
        "sanction": (b.company, None),
    }[kind]


def in_words(count: int) -> str:
    """A number as papers print it."""
    return NUMBERS[count - 2] if 2 <= count <= 12 else f"{count:,}"


def pick(rng: Random, weighted: Sequence[tuple[str, float]]) -> str:
    """One of the names, by weight."""
    return rng.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]
