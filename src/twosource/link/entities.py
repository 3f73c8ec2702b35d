"""Names across documents: which of the articles' entities are one.

Three rules, each with its reason in the judgement; whatever they do not cover stays apart:
the vocabulary's record, the same full name, and a surname that only one full name of the ledger bears.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.model.ids import content_id
from twosource.model.judgement import Judgement, Score

RULES = "entities 1"
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


def link_entities(entities: Iterable[NamedEntity]) -> tuple[Mapping[str, str], list[Judgement]]:
    """Key across documents for every named entity, and the judgements behind it.

    The order of ``entities`` does not matter. Unnamed entities get no key: nothing in two articles makes
    "a senior official" one person.
    """
    named = sorted((entity for entity in entities if entity.named and entity.kind in BEARS_NAME), key=lambda entity: entity.id)
    bearers = _bearers_of_surnames(named)
    keys = {entity.id: _key(entity, bearers) for entity in named}
    return {entity: key for entity, (key, _) in keys.items()}, list(_judgements(keys))


def _key(entity: NamedEntity, bearers: Mapping[tuple[str, str | None], set[str]]) -> tuple[str, str]:
    """Key and reason."""
    if entity.reference:
        return entity.reference, f"both are the vocabulary's «{entity.reference}»"
    name = normal(entity.name)
    if entity.kind == "person" and " " not in name:
        full = bearers.get((name, entity.state), set())
        if len(full) == 1:
            return f"person:{next(iter(full))}", f"only one person in the ledger bears the name «{entity.name}»"
    return f"{entity.kind}:{name}", f"the same name «{entity.name}»"


def _bearers_of_surnames(entities: Iterable[NamedEntity]) -> Mapping[tuple[str, str | None], set[str]]:
    """(surname, state) → full names. The state must agree: namesakes of two countries stay two people."""
    bearers: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for entity in entities:
        name = normal(entity.name)
        if entity.kind == "person" and " " in name:
            bearers[name.rsplit(" ", 1)[1], entity.state].add(name)
    return bearers


def _judgements(keys: Mapping[str, tuple[str, str]]) -> Iterator[Judgement]:
    """One "same" for each entity after the first that bears a key."""
    first: dict[str, str] = {}
    for entity, (key, why) in keys.items():
        left = first.setdefault(key, entity)
        if left != entity:
            yield Judgement(content_id("jdg", "entity", left, entity, RULES), "entity", left, entity, "same", "machine", Score(1.0, why), RULES)


def normal(name: str) -> str:
    """Lower case, no article, no possessive, hyphens and runs of blanks as one blank."""
    words = name.casefold().replace("’", "'").replace("-", " ").split()
    words = [word.removesuffix("'s") for word in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)
