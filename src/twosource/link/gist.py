"""What the comparison sees of a claim, and under which keys others that may report the same event are found.

Thousands of articles say the same in the same words. All claims with one gist are one node of the graph that is
clustered, so a claim that tells nothing new costs no comparison.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from twosource.link.compare import days, narrow, padded
from twosource.link.view import ClaimView, Filler, Page
from twosource.model.ids import content_id
from twosource.vocabulary.linking import LinkingWeights


def gist(claim: ClaimView, weights: LinkingWeights, *, alone: bool = False) -> ClaimView:
    """``claim`` without who says it and where; its id is a hash of what is left.

    What tells too little to be known again in another article keeps its document; ``alone`` keeps it apart even from
    claims that say the same (a person has judged it).
    """
    bare = replace(
        claim, start=0, fillers=tuple(sorted({_bare(filler) for filler in claim.fillers}, key=_in_order)),
        intervals=tuple(sorted(set(claim.intervals), key=str)), places=tuple(sorted(set(claim.places))),
        quantities=tuple(sorted(set(claim.quantities), key=str)),
        document="" if telling(claim, weights) else claim.document,
        polarity="", modality="", chain=(), block="", outlet=None, answers=(), page=Page(),
    )
    return bare if alone else replace(bare, id=content_id("gst", *(value for value in astuple(replace(bare, id="")))))


def telling(claim: ClaimView, weights: LinkingWeights) -> bool:
    """Whether so much is said that a claim of another article could be known to report the same event."""
    said = len(claim.roles) + any(narrow(interval) for interval in claim.intervals) + bool(claim.places)
    return said >= weights.across_documents


def _bare(filler: Filler) -> Filler:
    return replace(filler, text=filler.key.partition(":")[2] or filler.key or filler.head)


def _in_order(filler: Filler) -> str:
    return str(astuple(filler))


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Gists that share ``name`` are compared, unless both are ``dated``: those meet under the keys of their months."""

    name: str
    dated: bool = False


def keys(gist: ClaimView, weights: LinkingWeights) -> Iterator[Key]:
    """Keys of every two things that must agree at least, so that no pair which may reach the threshold is missed.

    Two roles are a key in each month of the claim's time; one without a time, or with an open one, may have been at
    any time. A role and the month are a key, and so is a place with either.
    """
    months = months_of(gist, weights)
    traits = sorted({(filler.role, token) for filler in gist.fillers for token in tokens(filler, weights)} | {("place", name) for name in gist.places})
    for (role, left), (other, right) in combinations(traits, 2):
        if role != other:
            name = f"{gist.type}|{role}={left}|{other}={right}"
            yield Key(name, dated=bool(months))
            yield from (Key(f"{name}|{month}") for month in months)
    yield from (Key(f"{gist.type}|{role}={token}|{month}") for role, token in traits for month in months)


def tokens(filler: Filler, weights: LinkingWeights) -> set[str]:
    """What two fillers share at least one of, if they agree."""
    head = {f"kind {weights.kinds[filler.head]}" if filler.head in weights.kinds else filler.head} if filler.kind != "state" else set()
    return {token for token in (filler.key, filler.state) if token} | head - weights.generic


def months_of(claim: ClaimView, weights: LinkingWeights) -> tuple[str, ...]:
    """Months in which the event may lie; empty where they are not known, or too many to name."""
    dated = [interval for interval in claim.intervals if interval.earliest or interval.latest]
    if not all(narrow(interval) for interval in dated):
        return ()
    slack = timedelta(days=weights.days_apart)
    return tuple(sorted({month for interval in dated for month in _months(padded(days(interval)[0], -slack), padded(days(interval)[1], slack))}))


def _months(first: date, last: date) -> Iterator[str]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12}-{number % 12 + 1:02}"
