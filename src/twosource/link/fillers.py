"""Whether two phrases that fill a role name one thing."""

from collections.abc import Sequence

from twosource.link.view import Filler
from twosource.vocabulary.linking import LinkingWeights

CONFLICT = -1.0
UNLIKE = 0.0  # other goods, as far as the words go
UNCLEAR = 0.3  # nothing says that they are one, nor that they are two
AGREES = 0.7
NAMED_ONCE = frozenset({"state", "organization", "outlet", "person", "agreement"})


def same_filler(left: Filler, right: Filler, weights: LinkingWeights) -> float:
    """A name is the same or another; an official stands for his state; unnamed groups need one state and one kind."""
    if left.key and left.key == right.key:
        return 1.0
    if left.state and right.state and left.state != right.state:
        return CONFLICT
    if carries(left, right):
        return UNCLEAR
    if "state" in (left.kind, right.kind):
        return _with_state(left, right)
    if left.key and right.key:
        return _named_twice(left, right, weights)
    if (_is_somebody(left) and right.plural) or (_is_somebody(right) and left.plural):
        return CONFLICT  # somebody with a name is not a group
    return _same_head(left, right, weights)


def carries(left: Filler, right: Filler) -> bool:
    """Whether one is a thing that does for somebody what the other is said to do: "*three planes* flew them in", "*Kestria* supplied them"."""
    return left.role not in ("item", "target") and (left.kind == "item") != (right.kind == "item") and not (left.state and left.state == right.state)


def _is_somebody(filler: Filler) -> bool:
    return filler.kind == "person" and bool(filler.key)


def _with_state(left: Filler, right: Filler) -> float:
    """A state and something else: what is of the state stands for it; of what state an army or a town is may be unsaid."""
    if left.state and left.state == right.state:
        return AGREES
    return CONFLICT if left.kind == right.kind and left.key and right.key else UNCLEAR


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


def best_pairs(ours: Sequence[Filler], theirs: Sequence[Filler], weights: LinkingWeights) -> list[tuple[float, Filler, Filler]]:
    """Each filler of the shorter side with one of the other, the best first."""
    scored = sorted(
        ((same_filler(a, b, weights), x, y) for x, a in enumerate(ours) for y, b in enumerate(theirs)), key=lambda each: (-each[0], each[1:])
    )
    found: list[tuple[float, Filler, Filler]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for value, x, y in scored:
        if x not in used[0] and y not in used[1]:
            used[0].add(x)
            used[1].add(y)
            found.append((value, ours[x], theirs[y]))
    return found
