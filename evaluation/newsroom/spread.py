"""How news of a happening spreads: who reports it first, who takes it from whom, who changes or denies it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from evaluation.newsroom.happenings import Happening, pick
from evaluation.newsroom.world import Outlet, Person, State, World

PAPERS = ("shipping records", "flight records", "satellite images", "customs papers", "internal documents")
UNNAMED = ("two {} officials", "a senior {} official", "{} security officials", "three {} intelligence officials", "{} diplomats")
STORIES = (
    ("one", 0.16), ("agency", 0.24), ("two origins", 0.16), ("denied", 0.12), ("numbers", 0.1), ("exact day", 0.07),
    ("came about", 0.06), ("raised", 0.04), ("same officials", 0.03), ("same expert", 0.02),
)  # fmt: skip
CARRYING = (("rewrite", 0.4), ("citing", 0.22), ("copy", 0.2), ("repost", 0.06), ("uncredited", 0.12))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it. ``key`` is empty for people without a name and for papers: then the outlet stands for them."""

    words: str
    kind: str  # official, unnamed, papers, expert
    key: str = ""
    last: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One article to be written. ``source`` is the number of the report that it was taken from."""

    outlet: Outlet
    day: date
    kind: str  # original, rewrite, citing, copy, repost, uncredited, denial, correction
    voice: Voice | None = None
    form: str = "past"
    precision: str = "day"
    count: int | None = None
    source: int | None = None
    was: int | None = None  # the number that a correction takes back


@dataclass(slots=True)
class Spread:
    """The reports of one happening, under construction, and what is true of them."""

    happening: Happening
    world: World
    rng: Random
    reports: list[Report] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)  # kind, field
    used: set[str] = field(default_factory=set)

    def outlet(self, among: Sequence[Outlet]) -> Outlet:
        """An outlet that has not reported yet."""
        chosen = self.rng.choice([outlet for outlet in among if outlet.name not in self.used])
        self.used.add(chosen.name)
        return chosen

    def first(self, voice: Voice, *, agency: bool = False, after: int = 0, **more: object) -> int:
        """A report of an outlet's own; its number."""
        outlet = self.outlet(self.world.agencies if agency else self.world.papers)
        day = self.happening.day + timedelta(after + self.rng.randrange(1, 6))
        return self.add(Report(outlet, day, "original", voice, **({"count": self.happening.count} | more)))

    def carry(self, source: int, number: int, *, how: Sequence[tuple[str, float]] = CARRYING, **more: object) -> None:
        """``number`` articles that have it from report ``source``."""
        for _ in range(number):
            kind, taken = pick(self.rng, how), self.reports[source]
            day = taken.day + timedelta(self.rng.randrange(1, 5))
            kept = {"voice": taken.voice, "form": taken.form, "precision": taken.precision, "count": taken.count}
            self.add(Report(self.outlet(self.world.papers), day, kind, source=source, **(kept | more)))

    def add(self, report: Report) -> int:
        self.reports.append(report)
        return len(self.reports) - 1

    # Voices

    def official(self, state: State) -> Voice:
        person = self.rng.choice(state.officials)
        return Voice(self._titled(person, state), "official", person.name, person.last, state.name)

    def _titled(self, person: Person, state: State) -> str:
        after = f"{person.name}, {state.name}'s {person.office.lower()}," if self.rng.random() < 0.2 else ""
        return after or f"{state.adjective} {person.office} {person.name}"

    def unnamed(self, state: State) -> Voice:
        return Voice(self.rng.choice(UNNAMED).format(state.adjective), "unnamed", state=state.name)

    def papers(self) -> Voice:
        return Voice(self.rng.choice(PAPERS), "papers")

    def expert(self) -> Voice:
        person = self.rng.choice(self.world.experts)
        return Voice(f"{person.name}, a senior fellow at the {person.institute},", "expert", person.name, person.last)

    def third(self) -> State:
        """A state that has no part in it."""
        return self.rng.choice([state for state in self.world.states if state not in (self.happening.a, self.happening.b)])

    def anybody(self) -> Voice:
        kind = pick(self.rng, (("a", 0.2), ("b", 0.15), ("unnamed", 0.35), ("papers", 0.2), ("expert", 0.1)))
        if kind in ("a", "b"):
            return self.official(self.happening.a if kind == "a" else self.happening.b)
        return {"unnamed": lambda: self.unnamed(self.third()), "papers": self.papers, "expert": self.expert}[kind]()


def spread(happening: Happening, world: World, seed: int) -> Spread:
    """All reports of ``happening``; each comes after the one that it is taken from."""
    made = Spread(happening, world, Random(f"{seed}/spread/{happening.id}"))
    story = pick(made.rng, STORIES)
    if story == "numbers" and happening.count is None:
        story = "agency"
    TELLERS[story](made)
    return made


def _one(made: Spread) -> None:
    made.first(made.anybody(), agency=made.rng.random() < 0.3)


def _agency(made: Spread) -> None:
    first = made.first(made.anybody(), agency=True)
    made.carry(first, made.rng.randrange(2, 9))


def _two_origins(made: Spread) -> None:
    first = made.first(made.unnamed(made.third()), agency=True)
    made.carry(first, made.rng.randrange(1, 5))
    second = made.first(made.rng.choice((made.papers, lambda: made.official(made.happening.b)))(), after=1)
    made.carry(second, made.rng.randrange(0, 3))


def _denied(made: Spread) -> None:
    first = made.first(made.rng.choice((made.papers, lambda: made.unnamed(made.third())))(), agency=made.rng.random() < 0.5)
    made.carry(first, made.rng.randrange(0, 3))
    denier, day = made.official(made.happening.a), made.reports[-1].day + timedelta(1)
    for _ in range(made.rng.randrange(1, 3)):
        made.add(Report(made.outlet(made.world.papers), day, "denial", denier, source=first, count=made.happening.count))
    made.conflicts.append(("conflict", "polarity"))


def _numbers(made: Spread) -> None:
    first = made.first(made.anybody())
    other = made.happening.count * made.rng.choice((3, 4, 10))
    if made.rng.random() < 0.4:
        _corrected(made, first, other)
        return
    second = made.first(made.unnamed(made.third()), agency=True, after=2, count=other)
    made.carry(second, made.rng.randrange(0, 3))
    made.conflicts.append(("conflict", "quantity"))


def _corrected(made: Spread, first: int, other: int) -> None:
    taken = made.reports[first]
    day = taken.day + timedelta(2)
    made.add(Report(taken.outlet, day, "correction", taken.voice, count=other, source=first, was=taken.count))
    made.conflicts.append(("same-source-restated", "quantity"))


def _exact_day(made: Spread) -> None:
    first = made.first(made.anybody(), agency=True, precision="month")
    made.carry(first, made.rng.randrange(0, 3))
    made.first(made.unnamed(made.third()), after=6)
    made.conflicts.append(("refinement", "date"))


def _came_about(made: Spread) -> None:
    made.first(made.official(made.happening.a), after=-30, form="plan", precision="month")
    done = made.first(made.anybody(), agency=True)
    made.carry(done, made.rng.randrange(0, 3))
    made.conflicts.append(("state-change", "modality"))


def _raised(made: Spread) -> None:
    first = made.first(made.expert(), agency=True, after=-20, form="possible", precision="month")
    made.carry(first, 1)
    made.carry(first, 2, how=CARRYING[:2], form="past")
    made.conflicts.append(("drift", "certainty"))


def _same_officials(made: Spread) -> None:
    state = made.third()
    for _ in range(2):
        made.carry(made.first(made.unnamed(state)), made.rng.randrange(0, 2))


def _same_expert(made: Spread) -> None:
    voice = made.expert()
    for _ in range(2):
        made.first(voice)


TELLERS = {
    "one": _one, "agency": _agency, "two origins": _two_origins, "denied": _denied, "numbers": _numbers, "exact day": _exact_day,
    "came about": _came_about, "raised": _raised, "same officials": _same_officials, "same expert": _same_expert,
}  # fmt: skip
