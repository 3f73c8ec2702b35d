"""Whether a claim bears out what a statement names: part by part, never by how alike the words look.

A statement is taken apart into what it names: who fills which role, when, where, how many, on whose word. Each part
is borne out by a claim, goes against it, or is left open by it. What is left open is never counted as borne out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from twosource.link.amounts import Amount, above, within
from twosource.link.entities import normal
from twosource.link.times import dated, days
from twosource.link.view import ClaimView, Filler
from twosource.model.time import Interval
from twosource.vocabulary.linking import LinkingWeights

NAMED_ONCE = frozenset({"state", "organization", "outlet", "person", "agreement", "item"})  # two names are two things


@dataclass(frozen=True, slots=True)
class Phrase:
    """One filler with its content words and the keys of the names in it."""

    filler: Filler
    words: frozenset[str]
    names: frozenset[str]


class Stand(IntEnum):
    """What a claim says to one part of a statement."""

    AGAINST = 0
    OPEN = 1
    BORNE = 2


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, number or date of a statement that no role, time or amount of its claim has taken up."""

    text: str
    key: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Worded:
    """A claim with its words: content words in lower case and the singular.

    ``fillers`` holds those of each filler of ``view.fillers``, without names and numbers; ``inside`` the keys of the names
    in it; ``sentence`` and ``named`` the words of the sentence and the keys of what it names; ``beside`` is filled for a
    statement only, ``before`` holds the words of the sentence before.
    """

    view: ClaimView
    fillers: tuple[frozenset[str], ...] = ()
    inside: tuple[frozenset[str], ...] = ()
    sentence: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    beside: tuple[Naming, ...] = ()
    before: frozenset[str] = frozenset()

    @property
    def free(self) -> frozenset[str]:
        """Words of the sentence that say nothing of another participant."""
        return self.sentence.difference(*self.fillers)


def phrases(claim: Worded) -> Iterator[Phrase]:
    """The claim's fillers with their words, in order."""
    inside = claim.inside or (frozenset(),) * len(claim.fillers)
    return map(Phrase, claim.view.fillers, claim.fillers, inside)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a statement names, and what a claim says to it."""

    kind: str  # a role, or "time", "place", "quantity", "source", "words"
    text: str
    stand: Stand


def parts(asked: Worded, told: Worded, weights: LinkingWeights) -> Iterator[Part]:
    """Every part of ``asked`` with what ``told`` says to it; the same parts in the same order for every claim."""
    for phrase in phrases(asked):
        yield Part(phrase.filler.role, phrase.filler.text, _of_role(phrase, told, weights))
    if asked.view.stage:
        yield Part("stage", asked.view.stage, _of_stage(asked.view.stage, told.view.stage, weights))
    for interval in asked.view.intervals:
        yield Part("time", _period(interval), _of_time(interval, told.view.intervals))
    for place in asked.view.places:
        yield Part("place", place, Stand.BORNE if _place_named(place, told) else Stand.OPEN)
    for amount in asked.view.quantities:
        yield Part("quantity", _amount(amount), _of_amount(amount, told.view.quantities, weights))
    for voice in asked.view.chain:
        said = any(voice.key == other.key if voice.key else normal(voice.name) == normal(other.name) for other in told.view.chain)
        yield Part("source", voice.name, Stand.BORNE if said else Stand.OPEN)
    for naming in asked.beside:
        heard = naming.key in told.named if naming.key else all(_heard(word, told.sentence, weights.kinds) for word in naming.words)
        yield Part("words", naming.text, Stand.BORNE if heard else Stand.OPEN)


def turned_round(asked: ClaimView, told: ClaimView) -> frozenset[str]:
    """Roles in which two of the statement's participants stand the other way round in the claim."""
    ours, theirs = _sides(asked), _sides(told)
    return frozenset(
        role for one in ours for other in ours if one < other and _swapped(one, other, ours, theirs) for role in (one, other)
    )  # fmt: skip


def _sides(claim: ClaimView) -> Mapping[str, Filler]:
    return {filler.role: filler for filler in claim.fillers if filler.state or filler.key}


def _swapped(one: str, other: str, ours: Mapping[str, Filler], theirs: Mapping[str, Filler]) -> bool:
    """Each takes the other's place; a group without a name only where the claim has the same kind of group there."""
    if one not in theirs or other not in theirs or _side(ours[one]) == _side(ours[other]):
        return False
    crossed = _side(ours[one]) == _side(theirs[other]) and _side(ours[other]) == _side(theirs[one])
    return crossed and all(ours[role].key or ours[role].head == theirs[role].head for role in (one, other))


def _side(filler: Filler) -> str:
    return filler.state or filler.key


def _of_role(asked: Phrase, told: Worded, weights: LinkingWeights) -> Stand:
    """The best that any filler of the role says; roles that are one in this respect are looked at together."""
    if asked.filler.role in weights.about:
        return Stand.BORNE if asked.words <= told.sentence and asked.names <= told.named else Stand.OPEN
    roles = weights.one_role(asked.filler.role)
    return max((_of_phrase(asked, other, told, weights) for other in phrases(told) if other.filler.role in roles), default=Stand.OPEN)


def _of_phrase(asked: Phrase, told: Phrase, claim: Worded, weights: LinkingWeights) -> Stand:
    """A name needs the same name; a state is also named by whoever acts for it, never the other way round."""
    ours, theirs = asked.filler, told.filler
    if ours.key and ours.key == theirs.key:
        return Stand.BORNE
    if ours.state and theirs.state and ours.state != theirs.state:
        return Stand.AGAINST
    if ours.kind == "state":
        return Stand.BORNE if ours.state == theirs.state else _other_name(ours, theirs)
    if ours.key:
        return Stand.BORNE if ours.kind == "place" and ours.key in told.names else _other_name(ours, theirs)
    if (ours.state and not theirs.state) or not asked.names <= told.names | {theirs.key, theirs.state or ""}:
        return Stand.OPEN
    return _of_noun(asked, told, claim, weights)


def _other_name(asked: Filler, told: Filler) -> Stand:
    both = told.key and asked.kind == told.kind and asked.kind in NAMED_ONCE
    return Stand.AGAINST if both else Stand.OPEN


def _of_noun(asked: Phrase, told: Phrase, claim: Worded, weights: LinkingWeights) -> Stand:
    """A kind of people or thing: the same head, one of its kind or a name of that kind, and every further word must be heard too.

    Further words may stand in the sentence beside the phrase, but not in what it says of somebody else. A bare definite noun
    ("the expulsion") points back: whose it was may stand in the sentence before.
    """
    head, kinds = asked.filler.head, weights.kinds
    if head not in told.words and head not in weights.generic:
        if head not in kinds:
            return Stand.OPEN
        if kinds[head] not in {kinds.get(word) for word in told.words | {told.filler.head, told.filler.kind}}:
            return Stand.AGAINST if told.filler.head in kinds else Stand.OPEN
    points_back = len(told.words) == 1 and told.filler.text.casefold().startswith("the ")
    heard = told.words | claim.free | (claim.before if points_back else frozenset())
    return Stand.BORNE if all(_heard(word, heard, kinds) for word in asked.words - {head} - weights.generic) else Stand.OPEN


def _heard(word: str, heard: frozenset[str], kinds: Mapping[str, int]) -> bool:
    return word in heard or (word in kinds and kinds[word] in {kinds.get(other) for other in heard})


def _of_stage(asked: str, told: str, weights: LinkingWeights) -> Stand:
    """The same, or further; what undoes it goes against it."""
    if told and weights.opposite.get(asked) == told:
        return Stand.AGAINST
    reached = told in weights.progress and asked in weights.progress and weights.progress.index(told) >= weights.progress.index(asked)
    return Stand.BORNE if told == asked or reached else Stand.OPEN


def _of_time(asked: Interval, told: Iterable[Interval]) -> Stand:
    """A day bears out the month or year that it lies in; a year does not bear out a day."""
    if not dated(asked):
        return Stand.OPEN
    first, last = days(asked)
    stands = []
    for interval in filter(dated, told):
        begin, end = days(interval)
        apart = end < first or last < begin
        stands.append(Stand.BORNE if first <= begin and end <= last else Stand.AGAINST if apart else Stand.OPEN)
    return max(stands, default=Stand.OPEN)


def _of_amount(asked: Amount, told: Iterable[Amount], weights: LinkingWeights) -> Stand:
    """The same figure, one inside the range asked about, or about the same; figures in other units say nothing."""
    low, high, unit = asked
    stands = []
    for least, most, other in told:
        if not _one_unit(unit, other, weights):
            continue
        about = _is_narrow(least, most) and within((low, high), (least, most))
        if about or (least is not None and least == low) or within((least, most), (low, high)):
            stands.append(Stand.BORNE)
        else:
            stands.append(Stand.AGAINST if above(least, high) or above(low, most) else Stand.OPEN)
    return max(stands, default=Stand.OPEN)


def _one_unit(unit: str | None, other: str | None, weights: LinkingWeights) -> bool:
    if unit is None or other is None or unit == other or {unit, other} & weights.generic:
        return True
    return unit in weights.kinds and weights.kinds[unit] == weights.kinds.get(other)


def _is_narrow(low: float | None, high: float | None) -> bool:
    """Whether a range only says "about"."""
    return low is not None and high is not None and high <= 1.5 * low


def _place_named(place: str, told: Worded) -> bool:
    name = normal(place)
    local = {filler.key for filler in told.view.fillers} | {normal(filler.text) for filler in told.view.fillers}
    return name in {normal(other) for other in told.view.places} | local | told.named or set(name.split()) <= told.sentence


def _period(interval: Interval) -> str:
    if interval.earliest == interval.latest:
        return interval.earliest or "an unknown day"
    return f"{interval.earliest or ''}..{interval.latest or ''}"


def _amount(amount: Amount) -> str:
    low, high, unit = amount
    shown = f"{low:,.10g}" if low is not None and low == high else "..".join(f"{end:,.10g}" if end is not None else "" for end in (low, high))
    return f"{shown} {unit}" if unit else shown
