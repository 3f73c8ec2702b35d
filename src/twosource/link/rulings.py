"""What people have judged: it outranks whatever the machine finds, until they judge otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from twosource.model.judgement import Judgement

MACHINE = "machine"
Pair = tuple[str, str]
Ordered = TypeVar("Ordered", str, int)


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs of claims (or of names) that are one, and that are two; each pair in alphabetical order."""

    same: frozenset[Pair] = field(default_factory=frozenset)
    different: frozenset[Pair] = field(default_factory=frozenset)

    @property
    def things(self) -> frozenset[str]:
        """Whatever somebody has judged."""
        return frozenset(thing for pair in self.same | self.different for thing in pair)


    def on(self, names: Mapping[str, str]) -> "Rulings":
        """The same of what ``names`` leads to: claims that people judged as nodes of the graph. Others are left out."""
        def known(pairs: Iterable[Pair]) -> frozenset[Pair]:
            return frozenset(pair(names[left], names[right]) for left, right in pairs if left in names and right in names)

        return Rulings(known(self.same), known(self.different))


NOBODY_SAID = Rulings()


def pair(left: Ordered, right: Ordered) -> tuple[Ordered, Ordered]:
    """Both in their order: ids in the alphabet's, numbers by size."""
    return (left, right) if left < right else (right, left)


def rulings(judgements: Iterable[Judgement], subject: str) -> Rulings:
    """Of judgements that hold, what people say of ``subject`` ("event", "entity"). "unsure" leaves it to the machine."""
    said: Mapping[str, set[Pair]] = {"same": set(), "different": set(), "unsure": set()}
    for judgement in judgements:
        if judgement.subject == subject and judgement.judge != MACHINE:
            said[judgement.verdict].add(pair(judgement.left, judgement.right))
    return Rulings(frozenset(said["same"]), frozenset(said["different"]))


def bundles(things: Iterable[str], same: Iterable[Pair]) -> dict[str, str]:
    """Each thing → the first, in the alphabet, of those that it is one with."""
    first = {thing: thing for thing in sorted(things)}

    def find(thing: str) -> str:
        while first[thing] != thing:
            first[thing] = first[first[thing]]
            thing = first[thing]
        return thing

    for left, right in sorted(same):
        if left in first and right in first:
            low, high = sorted((find(left), find(right)))
            first[high] = low
    return {thing: find(thing) for thing in first}
