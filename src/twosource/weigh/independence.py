"""How many independent origins an event has, as an interval."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.link.amounts import within
from twosource.link.times import dated, days
from twosource.link.view import AnswerView, ClaimView
from twosource.model.answer import AnswerKind
from twosource.model.ids import content_id
from twosource.model.source import Origin
from twosource.weigh.lineage import Traced, Voiced, bears_name, outlet_key, voice_key

POINTERS = frozenset({"related-link", "promotion"})
OBSERVERS = ("outlet", "wire", "expert")  # who speak for nobody that takes part, whatever state they belong to
Voices = Mapping[Voiced, tuple[ClaimView, ...]]


def supports(claim: ClaimView) -> bool:
    """Whether it says that the event is so; what its own speaker only denies he does not say."""
    made = [answer for answer in claim.answers if claim.id in answer.claims or _is_its_speakers(answer, claim)]
    denied = any(answer.kind == AnswerKind.DENIAL for answer in made) and not any(answer.kind == AnswerKind.ADMISSION for answer in made)
    return claim.polarity == "positive" and not denied


def _is_its_speakers(answer: AnswerView, claim: ClaimView) -> bool:
    """Whether the answer, which makes no claim itself, speaks to this one, and by the mouth of this one's speaker."""
    return not answer.claims and bool(claim.chain) and claim.chain[-1].name == answer.by.name


def affirming(claims: Sequence[ClaimView]) -> list[ClaimView]:
    """Claims that say that the event is so; whoever denies it says nothing for it in the same sentence."""
    denied = {_spoken(claim) for claim in claims if not supports(claim)}
    return [claim for claim in claims if supports(claim) and (not claim.chain or _spoken(claim) not in denied)]


def _spoken(claim: ClaimView) -> tuple[object, ...]:
    return claim.document, claim.page.sentence or claim.id, claim.chain[-1].name if claim.chain else ""


def voices(claims: Sequence[ClaimView], traced: Traced, among: Sequence[ClaimView] = ()) -> Voices:
    """Origins, each with the claims that rest on it; claims of one voice are gathered under its first wording.

    An outlet that has it from a named voice or from people whom it does not name, by its own article or by another's
    word, is no voice beside them (``among`` are all claims that may tell so); one that leans on papers is. Its people
    of whom no state is said are those of whom one is.
    """
    gathered: dict[str, tuple[Voiced, list[ClaimView]]] = {}
    for claim in claims:
        if voiced := traced.origin(claim):
            gathered.setdefault(voiced.key, (voiced, []))[1].append(claim)
    rests_on = _rests_on(among or claims, traced)
    for key in sorted(gathered):
        outlet = key.rstrip("/")
        people = [other for other in gathered if other.startswith(f"{outlet}/") and other != key]
        behind = [*people, *(() if key.endswith("/") else rests_on.get(key, ()))]
        papers = any(voiced.basis for claim in gathered[key][1] if (voiced := traced.origin(claim))) and not key.endswith("/")
        if not papers and (named := next((other for other in behind if other in gathered and other != key), None)):
            gathered[named][1].extend(gathered.pop(key)[1])
    return {voiced: tuple(members) for voiced, members in gathered.values()}


def _rests_on(claims: Sequence[ClaimView], traced: Traced) -> Mapping[str, Sequence[str]]:
    """Outlet → the named voices that it has the event from, each once, in the order of the claims."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        named = [voice for voice in claim.chain if bears_name(voice)]
        for outlet in (outlet_key(traced.voucher(claim)), *(voice_key(voice, claim) for voice in named[:-1])) if named else ():
            found[outlet][voice_key(named[-1], claim)] = None
        source, here = traced.copied.get(claim.id), traced.origin(claim)
        if source and here and (there := traced.origin(source)):
            found[here.key][there.key] = None  # the same words: whom they are credited to here said them no second time
    return {outlet: tuple(behind) for outlet, behind in found.items()}


def count_known(origins: Sequence[Voiced]) -> int:
    """Origins that are certainly different.

    Named voices are, but for a state beside somebody who speaks for it. Unnamed ones add one for each state that they are said to be of and that no named voice is of,
    since two outlets with unnamed officials of one country may have the same official; those of whom nothing is said
    count only where there is nobody else.
    """
    named = [voiced for voiced in origins if not voiced.unnamed]
    of_states = [voiced.state for voiced in named if voiced.key != voiced.state]
    named = [voiced for voiced in named if voiced.key != voiced.state or voiced.state not in of_states]
    states = {voiced.state for voiced in origins if voiced.unnamed and voiced.state} - {voiced.state for voiced in named}
    return max(len(named) + len(states), min(1, len(origins)))


def unknown_lineage(claims: Sequence[ClaimView], traced: Traced, behind: Voices) -> tuple[str, ...]:
    """Documents that carry the event and never say whom they have it from, in document order.

    A sentence in the article's own voice adds nothing where the same article credits the event elsewhere, or where
    others credit that article's outlet.
    """
    voiced = {origin.key for origin in behind}
    credited: dict[str, bool] = defaultdict(bool)
    for claim in claims:
        credited[claim.document] |= traced.origin(claim) is not None or outlet_key(traced.voucher(claim)) in voiced
    return tuple(sorted(document for document, known in credited.items() if not known))


def copied_whole(unknown: Sequence[str], claims: Sequence[ClaimView], traced: Traced) -> frozenset[str]:
    """Of documents of unknown lineage those whose every sentence about the event is another article's."""
    own = {claim.document for claim in claims if claim.page.passages and claim.id not in traced.copied}
    copying = {claim.document for claim in claims if claim.id in traced.copied}
    return frozenset(document for document in unknown if document in copying - own)


def retold(unknown: Sequence[str], claims: Sequence[ClaimView], traced: Traced) -> Mapping[str, ClaimView]:
    """Of documents of unknown lineage those that tell only what was out before: each with the claim that credited it first.

    Whoever is later than an article that says whom it has it from, and gives no name, day, place or number beyond
    what such articles gave, adds no voice that could be heard.
    """
    sources = sorted((claim for claim in claims if traced.origin(claim) and claim.page.latest), key=lambda claim: (claim.page.latest or "", claim.id))
    by_document: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    found = {}
    for document in unknown:
        before = [claim for claim in sources if (claim.page.latest or "") < (by_document[document][0].page.earliest or "")]
        if before and all(_adds_nothing(claim, before) for claim in by_document[document]):
            found[document] = before[0]
    return found


def _adds_nothing(claim: ClaimView, before: Sequence[ClaimView]) -> bool:
    names = {name for each in before for filler in each.fillers for name in (filler.key, filler.state)}
    places = {place for each in before for place in each.places} | names
    return (
        all(filler.key in names or filler.state in names for filler in claim.fillers if filler.key)
        and all(place in places for place in claim.places)
        and all(any(within(other[:2], number[:2]) for each in before for other in each.quantities) for number in claim.quantities)
        and all(_told(claim, each_interval, before) for each_interval in claim.intervals if dated(each_interval))
    )


def _told(claim: ClaimView, interval, before: Sequence[ClaimView]) -> bool:
    """Whether a time at least as exact was out."""
    first, last = days(interval)
    return any(first <= days(other)[0] and days(other)[1] <= last for each in before for other in each.intervals if dated(other))


def carriers(claims: Sequence[ClaimView]) -> tuple[str, ...]:
    """Documents that carry the event; a link to another article's title carries nothing."""
    return tuple(sorted({claim.document for claim in claims if claim.block not in POINTERS}))


def as_origin(voiced: Voiced, claims: Sequence[ClaimView], stance: str) -> Origin:
    """The origin with its claims; ``party`` where it speaks for a state that takes part in the event."""
    part = {filler.state for claim in claims for filler in claim.fillers if filler.state}
    return Origin(
        id=content_id("org", voiced.key),
        name=voiced.name,
        kind=voiced.kind,
        basis=voiced.basis,
        claims=tuple(claim.id for claim in claims),
        stance=stance,
        party=voiced.kind == "party" or (voiced.kind not in OBSERVERS and voiced.state in part),
    )
