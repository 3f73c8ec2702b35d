"""Nodes gathered into events: the best pairs first, complete in what conflicts, silent where two answers remain.

Agglomerative: two groups become one by their best pair, unless anything in the one conflicts with anything in the
other. Where a group would fit one as well as a second that conflicts with the first, it joins neither. What a component
of the graph gives does not depend on any other, nor on what was known before: whoever clusters only the components that
a new article touches gets what clustering everything gives.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from twosource.link.compare import compare
from twosource.link.rulings import MACHINE, Pair, Rulings, pair
from twosource.link.view import ClaimView
from twosource.model.ids import content_id
from twosource.model.judgement import Judgement, Score
from twosource.vocabulary.linking import LinkingWeights

RULES = "link 8"
Scores = Mapping[Pair, float]


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
    """Events as nodes, and the judgements that made them."""

    events: tuple[tuple[Node, ...], ...]
    judgements: tuple[Judgement, ...]


def cluster(nodes: Collection[Node], scores: Scores, weights: LinkingWeights, rulings: Rulings) -> Clustering:
    """Events among ``nodes``, whose order does not matter.

    ``scores`` holds the pairs that reach the threshold, each in alphabetical order. What a person says of a pair is done
    first, whatever speaks against it; ``rulings`` are on nodes.
    """
    work = _Work({node.id: node for node in nodes}, scores, weights, rulings)
    for left, right in sorted(rulings.same):
        if left in work.home and right in work.home:
            work.join(work.home[left], work.home[right])
    for left, right in sorted(scores, key=lambda ends: (-scores[ends], ends)):
        work.judge(left, right)
    return Clustering(tuple(work.events()), tuple(work.judgements))


@dataclass(slots=True)
class _Work:
    """Groups under construction. A group never changes: two that are joined make a third."""

    nodes: Mapping[str, Node]
    scores: Scores
    weights: LinkingWeights
    rulings: Rulings
    groups: list[tuple[str, ...]] = field(default_factory=list)
    parents: dict[int, tuple[int, int]] = field(default_factory=dict)
    home: dict[str, int] = field(default_factory=dict)  # node -> its group
    neighbours: dict[str, dict[str, float]] = field(default_factory=dict)
    conflicts: dict[tuple[int, int], bool] = field(default_factory=dict)  # of groups, as far as they were asked for
    doubtful: set[str] = field(default_factory=set)
    judgements: list[Judgement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.groups = [(node,) for node in sorted(self.nodes)]
        self.home = {node: number for number, (node,) in enumerate(self.groups)}
        for (left, right), value in self.scores.items():
            self.neighbours.setdefault(left, {})[right] = value
            self.neighbours.setdefault(right, {})[left] = value

    def judge(self, left: str, right: str) -> None:
        """Join the groups of two nodes, or say why that is not certain."""
        ours, theirs = self.home[left], self.home[right]
        if ours == theirs or self._conflict(ours, theirs):
            return
        value = self.scores[left, right]
        if self._has_rival(ours, theirs, value) or self._has_rival(theirs, ours, value):
            if self.doubtful.isdisjoint((left, right)):  # once for each that has two answers
                self.judgements.append(self._judgement(left, right, "unsure"))
            self.doubtful.update((left, right))
            return
        self.judgements.append(self._judgement(left, right, "same"))
        self.join(ours, theirs)

    def join(self, ours: int, theirs: int) -> None:
        """Make one group of two."""
        if ours != theirs:
            self.parents[len(self.groups)] = ours, theirs
            self.home |= dict.fromkeys(self.groups[ours] + self.groups[theirs], len(self.groups))
            self.groups.append(self.groups[ours] + self.groups[theirs])

    def events(self) -> Iterator[tuple[Node, ...]]:
        for number in sorted(set(self.home.values())):
            yield tuple(self.nodes[node] for node in self.groups[number])

    def _has_rival(self, ours: int, theirs: int, value: float) -> bool:
        """Whether ``ours`` fits some other group about as well, which conflicts with ``theirs``."""
        near = {
            self.home[other]
            for node in self.groups[ours]
            for other, score in self.neighbours.get(node, {}).items() if score > value - self.weights.margin
        } - {ours, theirs}  # fmt: skip
        return any(not self._conflict(ours, group) and self._conflict(theirs, group) for group in sorted(near))

    def _conflict(self, ours: int, theirs: int) -> bool:
        """Whether anything in the one cannot be the same event as something in the other.

        Told by the parts of the newer group, down to single nodes; with a stack of its own, as a large event is as deep as it has nodes.
        """
        wanted = pair(ours, theirs)
        pending = [wanted]
        while pending and wanted not in self.conflicts:
            key = older, newer = pending[-1]
            parts = self.parents.get(newer) or self.parents.get(older)
            other = older if newer in self.parents else newer
            below = [pair(part, other) for part in parts or ()]
            known = [self.conflicts.get(each) for each in below]
            if None in known and True not in known:
                pending.append(below[known.index(None)])
                continue
            self.conflicts[key] = True in known if parts else self._differ(*self.groups[older], *self.groups[newer])
            pending.pop()
        return self.conflicts[wanted]

    def _differ(self, left: str, right: str) -> bool:
        """Of two nodes; a pair that reaches the threshold never conflicts of itself."""
        if pair(left, right) in self.rulings.different:
            return True
        ours, theirs = self.nodes[left].gist, self.nodes[right].gist
        if ours.type != theirs.type or right in self.neighbours.get(left, {}):
            return False  # of two types only where a person says that they are one
        return compare(ours, theirs, self.weights).conflicting

    def _judgement(self, left: str, right: str, verdict: str) -> Judgement:
        ends = sorted((self.nodes[left].claims[0], self.nodes[right].claims[0]))
        detail = compare(self.nodes[left].gist, self.nodes[right].gist, self.weights, together=True).score.detail
        identity = content_id("jdg", "event", *ends, verdict, RULES)
        return Judgement(identity, "event", *ends, verdict, MACHINE, Score(self.scores[left, right], detail), RULES)


def event_id(type: str, claims: Collection[str]) -> str:
    """Hash of the event's type and the smallest of its claims' ids: the same claims make the same event."""
    return content_id("evt", type, min(claims))
