"""How many independent origins an event has, as an interval."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.link.view import ClaimView
from twosource.model.ids import content_id
from twosource.model.source import Origin
from twosource.weigh.lineage import Voiced, origin_of

POINTERS = frozenset({"related-link", "promotion"})


def supports(claim: ClaimView) -> bool:
    return claim.polarity == "positive"


def voices(claims: Sequence[ClaimView]) -> Mapping[Voiced, tuple[ClaimView, ...]]:
    """Origins, each with the claims that rest on it; claims of one voice are gathered under its first wording."""
    gathered: dict[str, tuple[Voiced, list[ClaimView]]] = {}
    for claim in claims:
        voiced = origin_of(claim)
        if voiced:
            gathered.setdefault(voiced.key, (voiced, []))[1].append(claim)
    return {voiced: tuple(members) for voiced, members in gathered.values()}


def count_known(origins: Sequence[Voiced]) -> int:
    """Origins that are certainly different.

    Named voices are. Unnamed ones add one for each state that they are said to be of and that no named voice is of,
    since two outlets with unnamed officials of one country may have the same official; those of whom nothing is said
    count only where there is nobody else.
    """
    named = [voiced for voiced in origins if not voiced.unnamed]
    states = {voiced.state for voiced in origins if voiced.unnamed and voiced.state} - {voiced.state for voiced in named}
    return max(len(named) + len(states), min(1, len(origins)))


def unknown_lineage(claims: Sequence[ClaimView]) -> tuple[str, ...]:
    """Documents that carry the event and never say whom they have it from, in document order.

    A sentence in the article's own voice adds nothing where the same article credits the event elsewhere.
    """
    credited: dict[str, bool] = defaultdict(bool)
    for claim in claims:
        credited[claim.document] |= origin_of(claim) is not None
    return tuple(sorted(document for document, known in credited.items() if not known))


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
        party=voiced.kind == "party" or (voiced.kind not in ("outlet", "wire", "expert") and voiced.state in part),
    )
