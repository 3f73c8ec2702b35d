"""All claims linked at once, in memory: what linking article by article must come to as well."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from twosource.link.cluster import Clustering, Node, Scores, cluster
from twosource.link.compare import compare, telling
from twosource.link.gist import gist, keys
from twosource.link.rulings import NOBODY_SAID, Pair, Rulings, bundles, pair
from twosource.link.view import ClaimView
from twosource.vocabulary.linking import LinkingWeights


def link_claims(claims: Iterable[ClaimView], weights: LinkingWeights, rulings: Rulings = NOBODY_SAID) -> Clustering:
    """Events among ``claims``, whose order does not matter."""
    gists, claims_of, articles = {}, defaultdict(list), defaultdict(list)
    for claim in claims:
        node = gist(claim, weights, alone=claim.id in rulings.things)
        gists[node.id] = node
        claims_of[node.id].append(claim.id)
        articles[claim.document].append((claim.start, node))
    nodes = [Node(node, tuple(sorted(claims_of[name]))) for name, node in gists.items()]
    judged = {claim: node.id for node in nodes for claim in node.claims if claim in rulings.things}
    return cluster_all(nodes, dict(_scores(gists, articles.values(), weights)), weights, rulings.on(judged))


def cluster_all(nodes: Iterable[Node], scores: Scores, weights: LinkingWeights, rulings: Rulings) -> Clustering:
    """Events component by component: nodes that no score and no person connects never meet. ``rulings`` are on nodes."""
    named = {node.id: node for node in nodes}
    home = bundles(named, {*scores, *rulings.same})
    members: dict[str, list[Node]] = defaultdict(list)
    within: dict[str, dict[Pair, float]] = defaultdict(dict)
    for name in sorted(named):
        members[home[name]].append(named[name])
    for ends, value in scores.items():
        within[home[ends[0]]][ends] = value
    parts = [cluster(members[first], within[first], weights, rulings) for first in members]
    return Clustering(tuple(event for part in parts for event in part.events), tuple(each for part in parts for each in part.judgements))


def score_together(told: Iterable[tuple[int, ClaimView]], weights: LinkingWeights) -> Iterator[tuple[Pair, float]]:
    """Pairs of one article's gists that reach the threshold; ``told`` says where in the text each stands.

    What is said in passing is of what was told in full last, else of what is told next: of one thing, so that it does
    not make neighbours of an article's several events.
    """
    gists = {each.id: (start, each) for start, each in sorted(told, key=lambda one: (-one[0], one[1].id))}  # each where it stands first
    of: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)  # what is said in passing -> what it may be of, the best last
    for left, right in combinations(sorted(gists), 2):
        (ours, one), (theirs, other) = gists[left], gists[right]
        comparison = compare(one, other, weights, together=True)
        if not comparison.passing and comparison.score.value >= weights.threshold:
            yield (left, right), comparison.score.value
        elif comparison.passing and telling(other, weights):
            of[left].append((theirs < ours, -abs(theirs - ours), right))
        elif comparison.passing and telling(one, weights):
            of[right].append((ours < theirs, -abs(theirs - ours), left))
    yield from ((pair(vague, max(found)[2]), weights.threshold) for vague, found in of.items())


def score_apart(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> float | None:
    """The score of two gists wherever they are told, if it reaches the threshold; ``left`` comes first by its id."""
    value = compare(left, right, weights).score.value
    return value if value >= weights.threshold else None


def _scores(gists: Mapping[str, ClaimView], articles: Iterable[list[tuple[int, ClaimView]]], weights: LinkingWeights) -> Iterator[tuple[Pair, float]]:
    for left, right in sorted(_mates(gists.values(), weights)):
        if (value := score_apart(gists[left], gists[right], weights)) is not None:
            yield (left, right), value
    for article in articles:
        yield from score_together(article, weights)


def _mates(gists: Iterable[ClaimView], weights: LinkingWeights) -> set[Pair]:
    """Pairs that share a key."""
    dated, undated = defaultdict(set), defaultdict(set)
    for each in gists:
        if not each.document:
            for key in keys(each, weights):
                (dated if key.dated else undated)[key.name].add(each.id)
    return {pair(*ends) for name, found in undated.items() for ends in (*combinations(found, 2), *product(found, dated.get(name, ())))}
