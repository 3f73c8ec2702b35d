"""How much each kind of agreement tells about two mentions of events being one, learned on ECB+.

    python -m training.linking CORPORA

Logistic regression over pairs of gold mentions in articles that are alike (train topics), then the dev topics: each
pair's probability, and clusters by average linkage at the threshold that is best on train. The weights of the roles
in ``data/linking.yaml`` stand in the proportions found here; no text of the corpus is in them. Needs scikit-learn.
"""

import argparse
import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy
from sklearn.linear_model import LogisticRegression

from evaluation.clusters import conll
from evaluation.ecbplus import DEV, TRAIN, Alike, Corpus, Mention, baseline, figures, gold, load, near, stem

LEAST_ALIKE = 0.15  # articles less alike are not compared
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)
NAMES = ("same lemma", "same stem", "one article", "articles alike", "words around", "agents agree", "agents differ", "patients agree",
         "patients differ", "times agree", "times differ", "places agree", "places differ", "one beside the other")  # fmt: skip
Pairs = Sequence[tuple[Mention, Mention]]


def features(left: Mention, right: Mention, alike: Alike) -> list[float]:
    """One figure for each of ``NAMES``."""
    here = left.document == right.document
    smaller = min(len(left.around), len(right.around)) or 1
    return [
        left.head == right.head, stem(left.head) == stem(right.head), here, 0.0 if here else alike(left.document, right.document),
        len(left.around & right.around) / smaller, *_agree(left.agents, right.agents), *_agree(left.patients, right.patients),
        *_agree(left.times, right.times), *_agree(left.places, right.places), left.head in right.around or right.head in left.around,
    ]  # fmt: skip


def _agree(left: frozenset[str], right: frozenset[str]) -> tuple[bool, bool]:
    """Whether both say the same, and whether both say something and never the same."""
    return bool(left & right), bool(left and right and not left & right)


def table(pairs: Pairs, alike: Alike) -> numpy.ndarray:
    return numpy.array([features(left, right, alike) for left, right in pairs], float)


def average_linkage(corpus: Corpus, pairs: Pairs, chances: Sequence[float], threshold: float) -> list[list[tuple]]:
    """Groups joined while the mean chance over all pairs between them reaches ``threshold``; pairs not compared have none."""
    groups = {number: [mention.id] for number, mention in enumerate(corpus.mentions)}
    home = {mention.id: number for number, mention in enumerate(corpus.mentions)}
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (left, right), chance in zip(pairs, chances, strict=True):
        sums[home[left.id]][home[right.id]] += chance
        sums[home[right.id]][home[left.id]] += chance
    heap = [(-chance, one, other) for one, row in sums.items() for other, chance in row.items() if one < other and chance >= threshold]
    heapq.heapify(heap)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one in groups and other in groups:
            for entry in _join(groups, sums, one, other):
                if -entry[0] >= threshold:
                    heapq.heappush(heap, entry)
    return list(groups.values())


def _join(groups: dict[int, list[tuple]], sums: Mapping[int, dict[int, float]], one: int, other: int) -> Iterator[tuple[float, int, int]]:
    """Make one group of two; its mean chance with each other, negative."""
    joined = max(sums.keys() | groups.keys()) + 1
    groups[joined] = groups.pop(one) + groups.pop(other)
    for part in (one, other):
        for group, total in sums[part].items():
            if group in groups:
                sums[joined][group] += total
    for group, total in list(sums[joined].items()):
        sums[group][joined] = total
        yield -total / (len(groups[joined]) * len(groups[group])), joined, group


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    folder = parser.parse_args().corpora / "ecbplus"
    train, dev = load(folder, TRAIN), load(folder, DEV)
    alike = Alike(train.lemmas)
    pairs = list(near(train, alike, LEAST_ALIKE))
    known = table(pairs, alike)
    model = LogisticRegression(max_iter=1000).fit(known, [left.chain == right.chain for left, right in pairs])
    for name, weight in zip(NAMES, model.coef_[0], strict=True):
        print(f"{name:24} {weight:+.2f}")
    chances, wanted = model.predict_proba(known)[:, 1], gold(train.mentions)
    best = max(THRESHOLDS, key=lambda threshold: conll(wanted, average_linkage(train, pairs, chances, threshold)))
    alike = Alike(dev.lemmas)
    pairs = list(near(dev, alike, LEAST_ALIKE))
    ours = average_linkage(dev, pairs, model.predict_proba(table(pairs, alike))[:, 1], best)
    print(figures("dev, head lemma", gold(dev.mentions), baseline(dev, alike)))
    print(figures(f"dev, compared, from {best}", gold(dev.mentions), ours))


if __name__ == "__main__":
    main()
