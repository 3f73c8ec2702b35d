"""What the comparison sees of a claim, and under which keys others that may report the same event are found.

Thousands of articles say the same in the same words. All claims with one gist are one node of the graph that is
clustered, so a claim that tells nothing new costs no comparison.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter

from twosource.link.compare import POINTERS, telling
from twosource.link.times import Days, dated, days, narrow, news_of, padded, told_at
from twosource.link.view import ClaimView, Filler, Page
from twosource.model.ids import content_id
from twosource.vocabulary.linking import LinkingWeights


def gist(claim: ClaimView, weights: LinkingWeights, *, alone: bool = False) -> ClaimView:
    """``claim`` without who says it and where, but for titles of other articles; its id is a hash of what is left.

    What tells too little to be known again in another article keeps its document; ``alone`` keeps it apart even from
    claims that say the same (a person has judged it).
    """
    bare = replace(
        claim, start=0, fillers=tuple(dict.fromkeys(_bare(filler) for filler in sorted(claim.fillers, key=attrgetter("role")))),
        intervals=tuple(sorted(set(claim.intervals), key=str)), places=tuple(sorted(set(claim.places))),
        quantities=tuple(sorted(set(claim.quantities), key=str)),
        stage=claim.stage if claim.stage in weights.opposite else "",
        document="" if telling(claim, weights) else claim.document,
        polarity="", modality="", chain=(), block=claim.block if claim.block in POINTERS else "", outlet=None, answers=(), page=_month(claim),
    )
    return replace(bare, id=content_id("gst", *astuple(bare if alone else replace(bare, id=""))))


def _month(claim: ClaimView) -> Page:
    """Of when an undated claim was told, the months: claims that say the same in one month are one gist."""
    out = told_at(claim)
    if out is None or any(map(dated, claim.intervals)):
        return Page()
    first, last = days(out)
    end = date(last.year + last.month // 12, last.month % 12 + 1, 1) - timedelta(days=1)
    return Page(earliest=first.replace(day=1).isoformat(), latest=end.isoformat())


def _bare(filler: Filler) -> Filler:
    return replace(filler, text=filler.key.partition(":")[2] or filler.key or filler.head, span=None)


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
    traits = sorted(_traits(gist, weights))
    for (slot, left), (other, right) in combinations(traits, 2):
        if slot != other:
            name = f"{gist.type}|{'|'.join(sorted((left, right)))}"
            yield Key(name, dated=bool(months))
            yield from (Key(f"{name}|{month}") for month in months)
    if any(map(narrow, gist.intervals)):
        yield from (Key(f"{gist.type}|{trait}|{month}") for _, trait in traits for month in months)


def _traits(gist: ClaimView, weights: LinkingWeights) -> set[tuple[str, str]]:
    """What the claim says, each with the slot that it fills: of those who act together each fills a slot of its own."""
    fillers = ((filler, f"{filler.role} {filler.text}" if filler.role in weights.symmetric else filler.role) for filler in gist.fillers)
    said = {(slot, f"{filler.role}={token}") for filler, slot in fillers for token in tokens(filler, weights)}
    return said | {("place", f"place={name}") for name in gist.places}


def tokens(filler: Filler, weights: LinkingWeights) -> set[str]:
    """What two fillers share at least one of, if they agree."""
    head = {f"kind {weights.kinds[filler.head]}" if filler.head in weights.kinds else filler.head} if filler.kind != "state" else set()
    return {token for token in (filler.key, filler.state) if token} | head - weights.generic


def months_of(claim: ClaimView, weights: LinkingWeights) -> tuple[str, ...]:
    """Months in which the event may lie; empty where they are not known, or too many to name.

    What lasts may have been going on at any time, unless the claim is dated.
    """
    told = [interval for interval in claim.intervals if dated(interval)]
    if not all(map(narrow, told)):
        return ()
    news = None if told or claim.type in weights.lasting else news_of(claim, weights)
    slack = timedelta(days=weights.days_out)
    spans: list[Days] = [news] if news else [(padded(days(each)[0], -slack), padded(days(each)[1], slack)) for each in told]
    return tuple(sorted({month for first, last in spans for month in _months(first, last)}))


def _months(first: date, last: date) -> Iterator[str]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12}-{number % 12 + 1:02}"
