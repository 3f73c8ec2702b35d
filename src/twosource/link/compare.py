"""How far two claims agree, feature by feature. Every function's docstring is what a reader sees beside its figure.

No embedding and no similarity of whole sentences takes part: they rank "Iran supplied Russia" above any true
paraphrase of "Russia supplied Iran".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from twosource.link.amounts import apart
from twosource.link.fillers import AGREES, CONFLICT, UNCLEAR, UNLIKE, best_pairs, carries
from twosource.link.times import dated, days, exact, gap, narrow, news_of
from twosource.link.view import ClaimView, Filler
from twosource.model.judgement import Score
from twosource.vocabulary.linking import LinkingWeights

POINTERS = frozenset({"related-link", "promotion"})
POINTED_AT = 0.8  # titles of other articles join what claims of their own have made, and are no rivals of these
LATER = 0.85  # of several that fill a role, the first is what the sentence is about


@dataclass(frozen=True, slots=True)
class Feature:
    """Agreement in one respect: 1 the same, 0 unlike, ``CONFLICT`` where both cannot be one event.

    ``agreeing`` counts what agrees outright: of several participants each that is the same.
    """

    name: str
    weight: float
    agreement: float
    detail: str
    agreeing: int = 0


def compare_role(role: str, left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Feature:
    """Best agreement of any filler with any filler of the same role; a conflict only where no pair agrees."""
    weight = weights.of_role(role)
    ours, theirs = left.of_role(role), right.of_role(role)
    if not ours or not theirs:
        return _once(role, weights, f"{role} given once")
    if role in weights.symmetric and _gathered(ours, theirs):
        return _once(role, weights, f"{role} «{ours[0].text}» beside «{theirs[0].text}»")
    pairs = best_pairs(ours, theirs, weights)
    if role in weights.symmetric and len(pairs) > 1:
        return _compare_company(role, pairs, weight)
    value, a, b = pairs[0]
    if value == UNCLEAR and carries(a, b):
        return _once(role, weights, f"{role} «{a.text}» beside «{b.text}»")
    word, named_first = "against" if value == CONFLICT else "and", a == ours[0] and b == theirs[0]
    agreement = value if named_first or value <= 0 else value * LATER
    return Feature(role, weight, agreement, f"{role} «{a.text}» {word} «{b.text}»", agreeing=int(value >= AGREES))


def _once(role: str, weights: LinkingWeights, detail: str) -> Feature:
    """What only one of two claims says in a way that the other could bear out."""
    return Feature(role, min(weights.of_role(role), weights.weights["role"]), weights.weights["missing"], detail)


def _gathered(ours: Sequence[Filler], theirs: Sequence[Filler]) -> bool:
    """Whether one side names who takes part and the other only counts them: "*three navies* opened drills"."""
    counted = [all(each.plural and not each.key and not each.state for each in side) for side in (ours, theirs)]
    named = [all(each.key or each.state for each in side) for side in (ours, theirs)]
    return (counted[0] and named[1]) or (counted[1] and named[0])


def _compare_company(role: str, pairs: list[tuple[float, Filler, Filler]], weight: float) -> Feature:
    """Who acts together: each that both name agrees; others on both sides make it another company."""
    value = sum(max(value, UNLIKE) for value, _, _ in pairs) / len(pairs)
    against = any(value == CONFLICT for value, _, _ in pairs)
    detail = ", ".join(f"{role} «{a.text}» {'against' if value == CONFLICT else 'and'} «{b.text}»" for value, a, b in pairs)
    return Feature(role, weight, CONFLICT if against else value, detail, agreeing=sum(value >= AGREES for value, _, _ in pairs))


def compare_time(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Feature | None:
    """Days far apart are two events; a day inside a month or year agrees with it; reports may be some days out.

    An undated claim is taken for news of the days around its article: that it speaks of others is possible, but agrees less,
    and not at all where it gives another number.
    """
    ours, theirs = [i for i in left.intervals if dated(i)], [i for i in right.intervals if dated(i)]
    weight = weights.weights["time"]
    if not ours or not theirs:
        return _compare_news(left, right, weights)
    days_between = min(gap(days(a), days(b)) for a in ours for b in theirs)
    if days_between <= timedelta(days=weights.days_apart):
        closed = any(map(narrow, ours)) and any(map(narrow, theirs))
        return Feature("time", weight, 1.0, "times coincide", agreeing=int(closed))
    if days_between <= timedelta(days=weights.days_out):
        return Feature("time", weight, UNLIKE, f"{days_between.days} days apart")
    goes_on = left.type in weights.lasting and days_between <= timedelta(days=weights.days_going_on)
    if goes_on and not (all(map(exact, ours)) and all(map(exact, theirs))):
        return _other_times(left, right, weight, "told of other times")  # what goes on is told of by its years
    return Feature("time", weight, CONFLICT, "times cannot coincide")


def _compare_news(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Feature | None:
    spans = []
    for claim in (left, right):
        told = [days(interval) for interval in claim.intervals if dated(interval)]
        news = news_of(claim, weights)
        spans.append(told or ([news] if news else []))
    if not all(spans):
        return None
    if any(gap(a, b) <= timedelta(0) for a in spans[0] for b in spans[1]):
        return Feature("time", weights.weights["time"], 1.0, "told in the same weeks")
    return _other_times(left, right, weights.weights["time"], "told at other times")


def _other_times(left: ClaimView, right: ClaimView, weight: float, detail: str) -> Feature:
    """Times that may be one or may not: another number says that they are not."""
    if apart(left.quantities, right.quantities):
        return Feature("time", weight, CONFLICT, f"{detail}, with another number")
    return Feature("time", weight, UNLIKE, detail)


def compare_place(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Feature | None:
    """One place in common agrees; other names do not conflict, since one may lie in the other."""
    if not left.places or not right.places:
        return None
    shared = sorted(set(left.places) & set(right.places))
    detail = f"both {shared[0]}" if shared else "other place names"
    return Feature("place", weights.weights["place"], 1.0 if shared else 0.3, detail, agreeing=int(bool(shared)))


def features(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Iterator[Feature]:
    """Every feature on which at least one of the two claims says something."""
    for role in dict.fromkeys(left.roles + right.roles):
        yield compare_role(role, left, right, weights)
    yield from filter(None, (compare_time(left, right, weights), compare_place(left, right, weights)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score of two claims; ``conflicting`` where they cannot report one event, whatever else agrees.

    ``passing`` where nothing agrees and nothing conflicts, since one says next to nothing.
    """

    score: Score
    conflicting: bool = False
    passing: bool = False


def compare(left: ClaimView, right: ClaimView, weights: LinkingWeights, *, together: bool = False) -> Comparison:
    """Agreement of two claims in [0, 1] with its reasons; 0 where a feature conflicts or too few agree.

    Where they stand ``together`` in one article, less need be said twice; and what says next to nothing ("the visit
    lasted two days") may be what the article speaks of anyway, with just the score that is needed.
    """
    if left.type != right.type:
        return Comparison(Score(0.0, f"{left.type} against {right.type}"), conflicting=True)
    if right.stage and weights.opposite.get(left.stage) == right.stage:
        return Comparison(Score(0.0, f"{left.stage} against {right.stage}"), conflicting=True)
    found = tuple(features(left, right, weights))
    conflicts = [feature.detail for feature in found if feature.agreement == CONFLICT]
    if conflicts:
        return Comparison(Score(0.0, "; ".join(conflicts)), conflicting=True)
    detail, agreeing = "; ".join(feature.detail for feature in found), sum(feature.agreeing for feature in found)
    if together and agreeing < weights.within_document and not (telling(left, weights) and telling(right, weights)):
        return Comparison(Score(weights.threshold, f"said in passing in the same article; {detail}"), passing=True)
    needed = weights.within_document if together else weights.across_documents
    if agreeing < needed:
        return Comparison(Score(0.0, f"only {agreeing} of {needed} features agree"))
    value = sum(feature.weight * feature.agreement for feature in found) / sum(feature.weight for feature in found)
    if {left.block, right.block} & POINTERS:
        return Comparison(Score(round(value * POINTED_AT, 4), f"{detail}; the title of another article"))
    return Comparison(Score(round(value, 4), detail))


def telling(claim: ClaimView, weights: LinkingWeights) -> bool:
    """Whether so much is said that a claim of another article could be known to report the same event."""
    roles = sum(len(claim.of_role(role)) if role in weights.symmetric else 1 for role in claim.roles)
    return roles + any(map(narrow, claim.intervals)) + bool(claim.places) >= weights.across_documents
