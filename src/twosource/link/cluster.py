"""Nodes gathered into events: greedy, in a fixed order, complete in what conflicts, silent where two answers remain.

What a component of the graph gives does not depend on any other, nor on what was known before: whoever clusters only
the components that a new article touches gets what clustering everything gives.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.link.compare import compare
from twosource.link.rulings import MACHINE, Pair, Rulings, bundles, pair
from twosource.link.view import ClaimView
from twosource.model.ids import content_id
from twosource.model.judgement import Judgement, Score
from twosource.vocabulary.linking import LinkingWeights

RULES = "link 2"


@dataclass(frozen=True, slots=True)
class Node:
    """What several claims tell alike, with the ids of the claims, sorted."""

    gist: ClaimView
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.gist.id


@dataclass(frozen=True, slots=True)
class Clustering:
    """Events as nodes, and the judgements that made them; ``scores`` are of pairs of nodes that may be one."""

    events: tuple[tuple[Node, ...], ...]
    judgements: tuple[Judgement, ...]


Scores = Mapping[Pair, float]


def cluster(nodes: Collection[Node], scores: Scores, weights: LinkingWeights, rulings: Rulings) -> Clustering:
    """Events among ``nodes``. What fits two events equally well founds its own, and the judgement says "unsure".

    ``scores`` holds the pairs that reach the threshold, each in alphabetical order. Input order does not matter.
    """
    work = _Work(weights, rulings, _neighbours(scores))
    for bundle in sorted(_bundled(nodes, rulings), key=_most_telling_first):
        work.place(bundle)
    return Clustering(tuple(map(tuple, work.events)), tuple(work.judgements))


def _neighbours(scores: Scores) -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for (left, right), value in scores.items():
        found.setdefault(left, {})[right] = value
        found.setdefault(right, {})[left] = value
    return found


def _bundled(nodes: Collection[Node], rulings: Rulings) -> list[list[Node]]:
    """Nodes that a person has judged to be one stay together, whatever else speaks against it."""
    ids = {node.id for node in nodes}
    home = bundles(ids, rulings.same)
    gathered: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=lambda node: node.id):
        gathered.setdefault(home[node.id], []).append(node)
    return [sorted(bundle, key=_in_order) for bundle in gathered.values()]


def _in_order(node: Node) -> tuple[int, str]:
    gist = node.gist
    return (-(len(gist.roles) + bool(gist.intervals) + bool(gist.places)), node.id)


def _most_telling_first(bundle: Sequence[Node]) -> tuple[int, str]:
    """Claims that fill more roles found the events that vaguer ones then join."""
    return _in_order(bundle[0])


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a bundle fits an event, and the two nodes that fit best."""

    value: float
    event: int
    ours: Node
    theirs: Node


@dataclass(slots=True)
class _Work:
    """Events under construction."""

    weights: LinkingWeights
    rulings: Rulings
    neighbours: Mapping[str, Mapping[str, float]]
    events: list[list[Node]] = field(default_factory=list)
    home: dict[str, int] = field(default_factory=dict)  # node -> event
    judgements: list[Judgement] = field(default_factory=list)

    def place(self, bundle: Sequence[Node]) -> None:
        """Into the one event that fits; into one of its own where none does, or two do alike."""
        fits = sorted(self._fits(bundle), key=lambda fit: (-fit.value, fit.event))
        unsure = len(fits) > 1 and fits[0].value - fits[1].value < self.weights.margin
        if fits:
            self.judgements.append(self._judge(fits[0], "unsure" if unsure else "same"))
        chosen = fits[0].event if fits and not unsure else len(self.events)
        if chosen == len(self.events):
            self.events.append([])
        self.events[chosen].extend(bundle)
        self.home.update((node.id, chosen) for node in bundle)

    def _fits(self, bundle: Sequence[Node]) -> list[_Fit]:
        """The best score with each event, but for those that hold something that conflicts."""
        best: dict[int, tuple[float, str, str]] = {}
        for node in bundle:
            for other, value in self.neighbours.get(node.id, {}).items():
                if (event := self.home.get(other)) is not None:
                    best[event] = max(best.get(event, (0.0, "", "")), (value, node.id, other))
        ours = {node.id: node for node in bundle}
        return [
            _Fit(value, event, ours[mine], next(node for node in self.events[event] if node.id == theirs))
            for event, (value, mine, theirs) in sorted(best.items())
            if not any(self._conflict(left, right) for left in bundle for right in self.events[event])
        ]

    def _conflict(self, left: Node, right: Node) -> bool:
        """Whether both cannot be one event; a pair that reaches the threshold never conflicts of itself."""
        if pair(left.id, right.id) in self.rulings.different:
            return True
        if left.gist.type != right.gist.type or right.id in self.neighbours.get(left.id, {}):
            return False  # of two types only where a person says that they are one
        return compare(left.gist, right.gist, self.weights).conflicting

    def _judge(self, fit: _Fit, verdict: str) -> Judgement:
        left, right = sorted((fit.ours, fit.theirs), key=lambda node: node.claims[0])
        detail = compare(left.gist, right.gist, self.weights, together=True).score.detail
        ends = left.claims[0], right.claims[0]
        return Judgement(content_id("jdg", "event", *ends, verdict, RULES), "event", *ends, verdict, MACHINE, Score(fit.value, detail), RULES)


def event_id(type: str, claims: Collection[str]) -> str:
    """Hash of the event's type and the smallest of its claims' ids: the same claims make the same event."""
    return content_id("evt", type, min(claims))
