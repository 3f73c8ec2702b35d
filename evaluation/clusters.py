"""How far two partitions of the same things agree: MUC, B³, CEAF-e, and their mean, the CoNLL figure.

Things are any hashable values (mentions, claims); what only one side holds stays there as it is, so that mentions
found by ourselves can be scored against those of a corpus. After Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B³),
Luo 2005 (CEAF with the similarity phi4), Pradhan et al. 2014 (their mean).
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy
from scipy.optimize import linear_sum_assignment

Cluster = Collection[Hashable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def conll(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> float:
    """Mean of the three F1."""
    return sum(measure(gold, ours).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def muc(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> Agreement:
    """Links that are kept: a cluster of n things falls into p parts on the other side, which keeps n - p of n - 1."""
    return Agreement(_links_kept(ours, gold), _links_kept(gold, ours))


def b_cubed(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> Agreement:
    """For each thing, how much of its cluster the other side has in one cluster with it."""
    return Agreement(_shared(ours, gold), _shared(gold, ours))


def ceaf_e(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> Agreement:
    """Clusters paired one to one so that the pairs have most in common."""
    numbers = _home(gold)
    common = numpy.zeros((len(gold), len(ours)))
    for column, cluster in enumerate(ours):
        for thing in cluster:
            if thing in numbers:
                common[numbers[thing], column] += 2 / (len(gold[numbers[thing]]) + len(cluster))
    total = common[linear_sum_assignment(common, maximize=True)].sum() if common.size else 0.0
    return Agreement(float(total / len(ours)) if ours else 0.0, float(total / len(gold)) if gold else 0.0)


def pairs(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> Agreement:
    """Pairs of things that stand in one cluster."""
    mine, theirs = _pairs(ours), _pairs(gold)
    both = len(mine & theirs)
    return Agreement(both / len(mine) if mine else 1.0, both / len(theirs) if theirs else 1.0)


def _pairs(clusters: Sequence[Cluster]) -> set[frozenset[Hashable]]:
    return {frozenset((left, right)) for cluster in clusters for left in cluster for right in cluster if left != right}


def _home(clusters: Sequence[Cluster]) -> Mapping[Hashable, int]:
    return {thing: number for number, cluster in enumerate(clusters) for thing in cluster}


def _links_kept(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    """What the other side lacks is a part of its own, thing by thing."""
    home = _home(others)
    links = sum(len(cluster) - 1 for cluster in clusters)
    kept = sum(len(cluster) - len({("in", home[thing]) if thing in home else ("alone", thing) for thing in cluster}) for cluster in clusters)
    return kept / links if links else 0.0


def _shared(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    home = _home(others)
    things, total = 0, 0.0
    for cluster in clusters:
        together: dict[int, int] = {}
        for thing in cluster:
            if thing in home:
                together[home[thing]] = together.get(home[thing], 0) + 1
        things += len(cluster)
        total += sum(count * count for count in together.values()) / len(cluster) if cluster else 0.0
    return total / things if things else 0.0
