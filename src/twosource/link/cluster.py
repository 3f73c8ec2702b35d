"""Claims gathered into events: greedy, in a fixed order, complete in what conflicts, silent where two answers remain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from twosource.link.compare import compare
from twosource.link.view import ClaimView
from twosource.model.ids import content_id
from twosource.model.judgement import Judgement, Score
from twosource.vocabulary.linking import LinkingWeights

RULES = "link 1"


@dataclass(slots=True)
class Cluster:
    """Claims judged to be about one event, under construction."""

    members: list[ClaimView] = field(default_factory=list)

    def score(self, claim: ClaimView, weights: LinkingWeights) -> tuple[Score, ClaimView | None]:
        """Best agreement with a member; nothing if any member's roles or times conflict with the claim."""
        best: tuple[Score, ClaimView | None] = (Score(0.0, "nothing in common"), None)
        for member in self.members:
            comparison = compare(claim, member, weights)
            if comparison.conflicting:
                return comparison.score, None
            if comparison.score.value > best[0].value:
                best = comparison.score, member
        return best


def blocks(claim: ClaimView) -> Iterator[tuple[str, str]]:
    """Keys under which the claim is looked up: only claims that share one are ever compared.

    The event type with each filler's state or name; claims whose fillers have neither are compared in their document.
    """
    keys = dict.fromkeys(filler.state or filler.key for filler in claim.fillers)
    yield from ((claim.type, key) for key in keys if key)
    yield claim.type, claim.document


def cluster(claims: Iterable[ClaimView], weights: LinkingWeights) -> tuple[list[list[ClaimView]], list[Judgement]]:
    """Events as lists of claims, and the judgements that made them, in a fixed order.

    The order of ``claims`` does not matter. A claim that fits two events equally well founds its own, and the
    judgement says "unsure".
    """
    clusters: list[Cluster] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    judgements: list[Judgement] = []
    for claim in sorted(claims, key=_most_telling_first):
        keys = list(blocks(claim))
        candidates = sorted({number for key in keys for number in index[key]})
        chosen = _choose(claim, [(number, *clusters[number].score(claim, weights)) for number in candidates], weights, judgements)
        if chosen is None:
            chosen = len(clusters)
            clusters.append(Cluster())
        clusters[chosen].members.append(claim)
        for key in keys:
            if chosen not in index[key]:
                index[key].append(chosen)
    return [sorted(cluster.members, key=_in_text_order) for cluster in clusters], judgements


def _most_telling_first(claim: ClaimView) -> tuple[int, str, int, str]:
    """Claims that fill more roles found the events that vaguer ones then join."""
    said = len(claim.roles) + bool(claim.intervals) + bool(claim.places)
    return (-said, claim.document, claim.start, claim.id)


def _in_text_order(claim: ClaimView) -> tuple[str, int, str]:
    return (claim.document, claim.start, claim.id)


def _choose(
    claim: ClaimView, scored: Sequence[tuple[int, Score, ClaimView | None]], weights: LinkingWeights, judgements: list[Judgement]
) -> int | None:
    """The one event that fits, noting the judgement; None where none fits or two fit alike."""
    fitting = sorted((entry for entry in scored if entry[1].value >= weights.threshold), key=lambda entry: (-entry[1].value, entry[0]))
    if not fitting:
        return None
    number, score, member = fitting[0]
    unsure = len(fitting) > 1 and score.value - fitting[1][1].value < weights.margin
    judgements.append(_judge(claim, member, "unsure" if unsure else "same", score))
    return None if unsure else number


def _judge(claim: ClaimView, member: ClaimView, verdict: str, score: Score) -> Judgement:
    left, right = sorted((claim.id, member.id))
    return Judgement(content_id("jdg", "event", left, right, verdict, RULES), "event", left, right, verdict, "machine", score, RULES)


def event_id(members: Sequence[ClaimView]) -> str:
    """Hash of the event's type and the smallest of its claims' ids: the same claims make the same event."""
    return content_id("evt", members[0].type, min(member.id for member in members))
