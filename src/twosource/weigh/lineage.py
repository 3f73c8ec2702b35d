"""From a claim to the voice that it rests on: along its own chain and, where its words were copied, another article's."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.link.entities import normal
from twosource.link.view import ClaimView, Voice
from twosource.model.lineage import PassageKind

NAMELESS = frozenset({"anonymous", "document"})
OUTLETS = frozenset({"outlet", "wire"})
VOUCHING = OUTLETS | {"organization"}  # who answers for people that it does not name
VAGUE = frozenset({"reportedly", "allegedly", "report", "reports", "media reports", "multiple reports", "several reports", "news reports"})
COPIED, AT_LEAST = 0.5, 2  # share and number of a sentence's fingerprints that an earlier article must have for it to be that article's


@dataclass(frozen=True, slots=True)
class Voiced:
    """The origin of one claim.

    ``key`` is equal for claims that certainly rest on one voice. ``unnamed`` where the voice itself is withheld
    and only an outlet vouches for it; ``basis`` what it leans on (documents, unnamed people), in the article's words.
    """

    key: str
    name: str
    kind: str
    basis: tuple[str, ...] = ()
    unnamed: bool = False
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """Claims of one event with where each comes from. ``copied``: claim → the earlier article's claim that it repeats word for word."""

    claims: Sequence[ClaimView]
    copied: Mapping[str, ClaimView] = field(default_factory=dict)
    origins: Mapping[str, Voiced | None] = field(default_factory=dict)

    def origin(self, claim: ClaimView) -> Voiced | None:
        """The voice behind ``claim``; None where its lineage is unknown."""
        return self.origins[claim.id]

    def voucher(self, claim: ClaimView) -> str:
        """Who vouches for what ``claim``'s article says itself: the outlet in which its words stood first."""
        return voucher(self.copied.get(claim.id, claim))


def trace(claims: Sequence[ClaimView]) -> Traced:
    """Where each of an event's claims comes from."""
    copied = dict(find_copies(claims))
    first = {claim.id: copied.get(claim.id, claim) for claim in claims}
    origins = {claim.id: origin_of(claim, voucher(first[claim.id])) or origin_of(first[claim.id], voucher(first[claim.id])) for claim in claims}
    return Traced(claims, copied, origins)


def find_copies(claims: Sequence[ClaimView]) -> Iterator[tuple[str, ClaimView]]:
    """Claims whose sentence stands, for the most part word for word, in an earlier article: with the first of these."""
    bearers: dict[int, list[ClaimView]] = defaultdict(list)
    for claim in sorted(claims, key=by_publication):
        prints = [passage.fingerprint for passage in claim.page.passages if passage.kind is PassageKind.WORDS]
        shared: dict[str, int] = defaultdict(int)
        earlier = {bearer.id: bearer for print_ in prints for bearer in bearers[print_] if bearer.document != claim.document}
        for print_ in prints:
            for bearer in bearers[print_]:
                shared[bearer.id] += bearer.id in earlier
        enough = [earlier[bearer] for bearer, count in shared.items() if bearer in earlier and count >= max(AT_LEAST, COPIED * len(prints))]
        if enough:
            yield claim.id, min(enough, key=by_publication)
        else:  # only first bearers are looked up: whoever copies a copy has it from the same place
            for print_ in prints:
                bearers[print_].append(claim)


def by_publication(claim: ClaimView) -> tuple[str, bool, str, int]:
    """Sort key: first possible day, undated ones last; who says that it is taken from elsewhere comes after who does not."""
    page = claim.page
    return page.earliest or page.latest or "9999", bool(taken_from(claim)), claim.document, claim.start


def taken_from(claim: ClaimView) -> tuple[str, ...]:
    """Names of other outlets in which, by its own word, the whole article stood first; "" where it does not say which."""
    own = outlet_key(claim.outlet or claim.document)
    names = (derivation.outlet or "" for derivation in claim.page.taken_from)
    return tuple(dict.fromkeys(name for name in names if not name or outlet_key(name) != own))


def voucher(claim: ClaimView) -> str:
    """Name of the outlet that vouches for what the article says itself: where it stood first, if that is known."""
    return next(filter(None, taken_from(claim)), None) or claim.outlet or claim.document


def origin_of(claim: ClaimView, vouched_by: str = "") -> Voiced | None:
    """The voice that ``claim``'s own chain leads to; None where it names nobody.

    The innermost source that bears a name is the origin; documents and unnamed people inside it are its basis.
    Where only unnamed people or papers stand in the chain, an outlet vouches for them; papers with a name of their own
    are the same wherever they are leant on. "Reportedly" and "multiple
    reports" name nobody. ``vouched_by`` where that is another outlet than the article's.
    """
    vouched_by = vouched_by or voucher(claim)
    chain = [voice for voice in claim.chain if not _vague(voice)]
    if not chain:
        return _agency(claim)
    named = [voice for voice in chain if bears_name(voice)]
    inner = chain[chain.index(named[-1]) + 1 :] if named else chain
    basis = tuple(voice.name for voice in inner)
    people = [voice for voice in inner if voice.kind != "document"]
    state = next((voice.state for voice in people if voice.state), None)
    if named and not (people and named[-1].kind in VOUCHING):
        origin = named[-1]
        return Voiced(voice_key(origin, claim), origin.name, origin.kind, basis, bool(people), state or origin.state)
    name = named[-1].name if named else vouched_by
    key = voice_key(named[-1], claim) if named else outlet_key(vouched_by)
    if not people:
        paper = chain[-1]
        own_name = not named and _is_titled(paper, claim)
        return Voiced(f"papers:{normal(paper.name)}", paper.name, "document", basis) if own_name else Voiced(key, name, "outlet", basis)
    return Voiced(f"{key}/{state or ''}", name if named else basis[-1], named[-1].kind if named else chain[-1].kind, basis, True, state)


def _is_titled(paper: Voice, claim: ClaimView) -> bool:
    """Whether papers bear a name ("the Arden Report", "Orsovan intelligence"): a capital that no sentence begins with."""
    first, *others = paper.name.split()
    begins = claim.page.sentence is None or paper.span is None or paper.span.start <= claim.page.sentence.start + 1
    return any(word[0].isupper() for word in others) or (first[0].isupper() and not begins)


def _agency(claim: ClaimView) -> Voiced | None:
    """Another outlet's whole article is credited to it; its own people and papers may stand behind it elsewhere."""
    name = next(filter(None, taken_from(claim)), None)
    return Voiced(outlet_key(name), name, "outlet") if name else None


def bears_name(voice: Voice) -> bool:
    """Whether it is clear across articles who that is: a name, or a body of a state ("Kestria's embassy in Ostmere").

    "The country's president", "state media" or "experts" are of a kind that others may name otherwise.
    """
    if voice.kind in NAMELESS or voice.anonymous:
        return False
    return bool(voice.key) or (voice.kind == "organization" and voice.state is not None)


def _vague(voice: Voice) -> bool:
    return voice.anonymous and normal(voice.name) in VAGUE


def voice_key(voice: Voice, claim: ClaimView) -> str:
    """One key for one voice: an outlet's is its name's, and an expert of the organisation that prints him is that organisation's voice."""
    if voice.affiliation and claim.outlet and outlet_key(voice.affiliation) == outlet_key(claim.outlet):
        return outlet_key(claim.outlet)
    if voice.kind in OUTLETS or voice.key.startswith("organization:") or not voice.key:
        return outlet_key(voice.name)
    return voice.key


def outlet_key(name: str) -> str:
    """Key of an outlet by its name or its address: "The Daily Meridian", "dailymeridian.example"."""
    host = name.removeprefix("www.").partition(".")[0] if "." in name and " " not in name else name
    return f"voice:{''.join(normal(host).split())}"
