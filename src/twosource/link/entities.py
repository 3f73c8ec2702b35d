"""Names across documents: which of the articles' entities are one.

Three rules, each with its reason; whatever they do not cover stays apart:
the vocabulary's record, the same full name, and a surname that only one full name of the ledger bears.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twosource.link.rulings import NOBODY_SAID, Rulings, bundles, pair

RULES = "entities 2"
NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})
BEARS_NAME = frozenset({"person", "organization", "state", "outlet", "place", "facility", "agreement", "item"})


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An article's entity as the linker sees it; ``named`` is false for "a missile base" and the like."""

    id: str
    kind: str
    name: str
    named: bool
    reference: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """The key that stands for an entity in all articles, and why. ``found`` is the key before people were asked."""

    key: str
    why: str
    found: str


def link_entities(
    entities: Iterable[NamedEntity], rulings: Rulings = NOBODY_SAID, *, elsewhere: Mapping[str, Collection[str]] = NOBODY
) -> dict[str, Identity]:
    """Identity of every named entity. The order of ``entities`` does not matter.

    Unnamed entities get none: nothing in two articles makes "a senior official" one person. What an entity is depends
    on people of its :func:`surname` only: ``elsewhere`` tells the full names that other articles have of each.
    """
    named = sorted((entity for entity in entities if bears_name(entity)), key=lambda entity: entity.id)
    bearers, one = full_names(named), bundles(rulings.things, rulings.same)
    for last, names in elsewhere.items():
        bearers[last] |= set(names)
    return {entity.id: _judged(entity.id, *_key(entity, bearers), rulings, one) for entity in named}


def bears_name(entity: NamedEntity) -> bool:
    """Whether it may be known again in another article."""
    return entity.named and entity.kind in BEARS_NAME


def surname(entity: NamedEntity) -> str | None:
    """Last name of a person, with the state that he is of: namesakes of two countries stay two people."""
    return f"{normal(entity.name).rsplit(' ', 1)[-1]}|{entity.state or ''}" if entity.kind == "person" else None


def _judged(entity: str, key: str, why: str, rulings: Rulings, one: Mapping[str, str]) -> Identity:
    """What people say outranks what was found: names judged one share a key, an entity judged another has its own."""
    if pair(entity, key) in rulings.different:
        return Identity(f"{key}#{entity}", "judged to be another", key)
    shared = one.get(entity, one.get(key, key))
    return Identity(shared, why if shared == key else "judged to be one", key)


def _key(entity: NamedEntity, bearers: Mapping[str, set[str]]) -> tuple[str, str]:
    """Key and reason."""
    if entity.reference:
        return entity.reference, f"the vocabulary's «{entity.reference}»"
    name = normal(entity.name)
    if entity.kind == "person" and " " not in name:
        full = bearers.get(surname(entity) or "", set())
        if len(full) == 1:
            return f"person:{next(iter(full))}", f"only one person in the ledger bears the name «{entity.name}»"
    return f"{entity.kind}:{name}", f"the same name «{entity.name}»"


def full_names(entities: Iterable[NamedEntity]) -> defaultdict[str, set[str]]:
    """Surname → the full names that end in it."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if (last := surname(entity)) and " " in (name := normal(entity.name)):
            bearers[last].add(name)
    return bearers


def normal(name: str) -> str:
    """Lower case, no article, no possessive, hyphens and runs of blanks as one blank."""
    words = name.casefold().replace("’", "'").replace("-", " ").split()
    words = [word.removesuffix("'s") for word in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)
