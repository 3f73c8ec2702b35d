"""From a claim's attribution chain to the voice that it rests on."""

from dataclasses import dataclass

from twosource.link.entities import normal
from twosource.link.view import ClaimView, Voice

NAMELESS = frozenset({"anonymous", "document"})
VAGUE = frozenset({"reportedly", "allegedly", "report", "reports", "media reports", "multiple reports", "several reports", "news reports"})


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


def origin_of(claim: ClaimView) -> Voiced | None:
    """The voice behind ``claim``; None where its lineage is unknown.

    The innermost source that bears a name is the origin; documents and unnamed people inside it are its basis.
    Where only unnamed people stand in the chain, the article's own outlet vouches for them. "Reportedly" and
    "multiple reports" name nobody.
    """
    chain = [voice for voice in claim.chain if not _vague(voice)]
    if not chain:
        return None
    named = [voice for voice in chain if _bears_name(voice)]
    inner = chain[chain.index(named[-1]) + 1 :] if named else chain
    basis = tuple(voice.name for voice in inner)
    people = [voice for voice in inner if voice.kind != "document"]
    state = next((voice.state for voice in people if voice.state), None)
    if not named:
        outlet = claim.outlet or claim.document
        return Voiced(f"{_key_of_name(outlet)}/{normal(basis[-1])}", basis[-1], chain[-1].kind, basis, unnamed=True, state=state)
    origin = named[-1]
    return Voiced(_key(origin, claim), origin.name, origin.kind, basis, bool(people), state or origin.state)


def _bears_name(voice: Voice) -> bool:
    """Whether it is clear across articles who that is: a name, or a body of a state ("Kestria's embassy in Ostmere").

    "The country's president", "state media" or "experts" are of a kind that others may name otherwise.
    """
    if voice.kind in NAMELESS or voice.anonymous:
        return False
    return bool(voice.key) or (voice.kind == "organization" and voice.state is not None)


def _vague(voice: Voice) -> bool:
    return voice.anonymous and normal(voice.name) in VAGUE


def _key(voice: Voice, claim: ClaimView) -> str:
    """An expert quoted by the organisation that employs him is that organisation's voice."""
    if voice.affiliation and claim.outlet and normal(voice.affiliation) == normal(claim.outlet):
        return _key_of_name(claim.outlet)
    return voice.key or _key_of_name(voice.name)


def _key_of_name(name: str) -> str:
    return f"voice:{normal(name)}"
