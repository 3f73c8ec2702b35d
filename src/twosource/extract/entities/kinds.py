"""Which organizations are organs of a state, which are armed forces, and which are outlets."""

from collections.abc import Iterator

from twosource.extract.entities.coreference import Chain
from twosource.model.mention import EntityKind
from twosource.vocabulary.nouns import Nouns

FORCES = frozenset({"armed-force", "armed-group"})  # classes of records
NAMED = (EntityKind.ORGANIZATION, EntityKind.OTHER)  # of these, what "the daily" before its name tells
ORGANS = frozenset({"ministry", "parliament", "court", "agency"})  # likewise, of records that belong to a state


def finer_kind(chain: Chain, nouns: Nouns) -> EntityKind:
    """The kind of a chain; of an organization the finer one, where its record or the noun in its name tells."""
    if chain.kind in NAMED and chain.record is None and chain.heads & nouns.mastheads:
        return EntityKind.OUTLET
    if chain.kind is not EntityKind.ORGANIZATION:
        return chain.kind
    if chain.record is not None:
        return _of_class(chain.record.subclass, chain.record.state)
    called = frozenset(_nouns(chain))
    if _mastheads(chain) & nouns.mastheads:
        return EntityKind.OUTLET
    if called & nouns.organs:
        return EntityKind.STATE_ORGAN
    if called & nouns.forces:
        return EntityKind.ARMED_FORCE
    return EntityKind.STATE_ORGAN if chain.state and called & nouns.offices_of_state else EntityKind.ORGANIZATION


def sorts(chain: Chain, nouns: Nouns) -> frozenset[str]:
    """What sorts of bodies an organization may be, by what its record, its descriptions and its names call it; empty where nothing tells."""
    classes = frozenset((chain.record.subclass or "").split("-")) if chain.record else frozenset[str]()
    words = frozenset(word for name in chain.names for word in name.casefold().replace(",", "").split())
    return nouns.sorts(chain.heads | classes | words, words)


def is_generic(name: str, nouns: Nouns) -> bool:
    """Whether a name is made of common nouns alone, so that many states have a body of that name: "Defence Ministry", "General Staff"."""
    words = name.casefold().removeprefix("the ").split()
    return all(word in nouns.portfolios or word.removesuffix("s") in nouns.portfolios or word in nouns.organs | nouns.offices_of_state | nouns.forces for word in words)


def _of_class(subclass: str | None, state: str | None) -> EntityKind:
    if subclass in FORCES:
        return EntityKind.ARMED_FORCE
    return EntityKind.STATE_ORGAN if state is not None and subclass in ORGANS else EntityKind.ORGANIZATION


def _nouns(chain: Chain) -> Iterator[str]:
    """Nouns that call it what it is: heads of its descriptions, first and last word of its names, before "of" too."""
    yield from chain.heads
    for name in chain.names:
        words = name.lower().split()
        before = words.index("of") - 1 if "of" in words[1:] else -1
        yield from (words[-1], words[before], " ".join(words[-2:]))


def _mastheads(chain: Chain) -> frozenset[str]:
    """First and last words of names that have more than one: "*Radio* Orsova", "the Orsova *Post*"."""
    names = [name.lower().removeprefix("the ").split() for name in chain.names]
    return frozenset(word for words in names if len(words) > 1 for word in (words[0], words[-1], " ".join(words[-2:])))
