"""How far two claims agree, feature by feature. Every function's docstring is what a reader sees beside its figure.

No embedding and no similarity of whole sentences takes part: they rank "Iran supplied Russia" above any true
paraphrase of "Russia supplied Iran".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.link.view import ClaimView, Filler
from twosource.model.judgement import Score
from twosource.model.time import Interval
from twosource.vocabulary.linking import LinkingWeights

CONFLICT = -1.0
UNLIKE = 0.0  # other goods, as far as the words go
UNCLEAR = 0.3  # nothing says that they are one, nor that they are two
A_YEAR = timedelta(days=367)
NAMED_ONCE = frozenset({"state", "organization", "outlet", "person", "agreement"})


@dataclass(frozen=True, slots=True)
class Feature:
    """Agreement in one respect: 1 the same, 0 unlike, ``CONFLICT`` where both cannot be one event."""

    name: str
    weight: float
    agreement: float
    detail: str
    agrees: bool = False


def same_filler(left: Filler, right: Filler, weights: LinkingWeights) -> float:
    """A name is the same or another; an official stands for his state; unnamed groups need one state and one kind."""
    if left.key and left.key == right.key:
        return 1.0
    if left.state and right.state and left.state != right.state:
        return CONFLICT
    if "state" in (left.kind, right.kind):
        if left.state and left.state == right.state:
            return 0.7
        return CONFLICT if left.key and right.key and "person" not in (left.kind, right.kind) else UNCLEAR
    if left.key and right.key:
        return _named_twice(left, right, weights)
    if "person" in (left.kind, right.kind) and (left.key or right.key) and left.plural != right.plural:
        return CONFLICT  # somebody with a name is not a group
    return _same_head(left, right, weights)


def _named_twice(left: Filler, right: Filler, weights: LinkingWeights) -> float:
    """Two names: of most kinds two things; of weapons two models, which one head word may both be counted under."""
    if left.kind == right.kind == "item":
        return UNCLEAR if left.head == right.head else CONFLICT
    return CONFLICT if left.kind in NAMED_ONCE and left.kind == right.kind else _same_head(left, right, weights)


def _same_head(left: Filler, right: Filler, weights: LinkingWeights) -> float:
    """Head words alike, of one kind, of kinds that exclude one another, or neither."""
    if left.head == right.head:
        return 0.9
    if {left.head, right.head} & weights.generic:
        return 0.5
    kinds = weights.kinds
    if left.head in kinds and right.head in kinds:
        return 0.8 if kinds[left.head] == kinds[right.head] else CONFLICT
    if left.kind == right.kind == "item" and not (left.key or right.key):
        return CONFLICT
    return UNLIKE if left.role == "item" else UNCLEAR


def compare_role(role: str, left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Feature:
    """Best agreement of any filler with any filler of the same role; a conflict only where no pair agrees."""
    weight, name = weights.of_role(role), role
    ours, theirs = left.of_role(role), right.of_role(role)
    if not ours or not theirs:
        return Feature(name, min(weight, weights.weights["role"]), weights.weights["missing"], f"{role} given once")
    value, a, b = max(((same_filler(a, b, weights), a.text, b.text) for a in ours for b in theirs), key=lambda pair: pair[0])
    word = "against" if value == CONFLICT else "and"
    return Feature(name, weight, value, f"{role} «{a}» {word} «{b}»", agrees=value >= 0.7)


def days(interval: Interval) -> tuple[date, date]:
    """First and last day, open ends as far as the calendar goes."""
    first = date.fromisoformat(interval.earliest) if interval.earliest else date.min
    last = date.fromisoformat(interval.latest) if interval.latest else date.max
    return first, last


def dated(interval: Interval) -> bool:
    return bool(interval.earliest or interval.latest)


def narrow(interval: Interval) -> bool:
    """A year at most: to lie within decades says little."""
    first, last = days(interval)
    return bool(interval.earliest and interval.latest) and last - first < A_YEAR


def compare_time(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Feature | None:
    """Days that cannot coincide are two events; a day inside a month or year agrees with it."""
    pairs = [(days(a), days(b)) for a in left.intervals for b in right.intervals if dated(a) and dated(b)]
    if not pairs:
        return None
    slack = timedelta(days=weights.days_apart)
    meet = any(padded(a[0], -slack) <= b[1] and padded(b[0], -slack) <= a[1] for a, b in pairs)
    closed = any(map(narrow, left.intervals)) and any(map(narrow, right.intervals))
    detail = "times coincide" if meet else "times cannot coincide"
    return Feature("time", weights.weights["time"], 1.0 if meet else CONFLICT, detail, agrees=meet and closed)


def padded(day: date, by: timedelta) -> date:
    """``day`` moved, but for the ends of the calendar."""
    return day if day in (date.min, date.max) else day + by


def compare_place(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Feature | None:
    """One place in common agrees; other names do not conflict, since one may lie in the other."""
    if not left.places or not right.places:
        return None
    shared = sorted(set(left.places) & set(right.places))
    detail = f"both {shared[0]}" if shared else "other place names"
    return Feature("place", weights.weights["place"], 1.0 if shared else 0.3, detail, agrees=bool(shared))


def features(left: ClaimView, right: ClaimView, weights: LinkingWeights) -> Iterator[Feature]:
    """Every feature on which at least one of the two claims says something."""
    for role in dict.fromkeys(left.roles + right.roles):
        yield compare_role(role, left, right, weights)
    yield from filter(None, (compare_time(left, right, weights), compare_place(left, right, weights)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score of two claims; ``conflicting`` where they cannot report one event, whatever else agrees."""

    score: Score
    conflicting: bool = False


def compare(left: ClaimView, right: ClaimView, weights: LinkingWeights, *, together: bool = False) -> Comparison:
    """Agreement of two claims in [0, 1] with its reasons; 0 where a feature conflicts or too few agree.

    Where they stand ``together`` in one article, less need be said twice.
    """
    if left.type != right.type:
        return Comparison(Score(0.0, f"{left.type} against {right.type}"), conflicting=True)
    found = tuple(features(left, right, weights))
    conflicts = [feature.detail for feature in found if feature.agreement == CONFLICT]
    if conflicts:
        return Comparison(Score(0.0, "; ".join(conflicts)), conflicting=True)
    needed = weights.within_document if together else weights.across_documents
    agreeing = sum(feature.agrees for feature in found)
    if agreeing < needed:
        return Comparison(Score(0.0, f"only {agreeing} of {needed} features agree"))
    value = sum(feature.weight * feature.agreement for feature in found) / sum(feature.weight for feature in found)
    return Comparison(Score(round(value, 4), "; ".join(feature.detail for feature in found)))
