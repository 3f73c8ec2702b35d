"""Who says it (Source) and who had it first (Origin)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import EntityId, OriginId
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.text import Span


class SourceKind(StrEnum):
    OUTLET = "outlet"
    WIRE = "wire"
    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    PARTY = "party"
    EXPERT = "expert"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    AUTHOR = "author"


PRIVATE = frozenset({SourceKind.OUTLET, SourceKind.WIRE, SourceKind.DOCUMENT, SourceKind.EXPERT, SourceKind.AUTHOR})
OFFICIAL = frozenset({EntityKind.STATE, EntityKind.STATE_ORGAN, EntityKind.ARMED_FORCE})


@dataclass(frozen=True, slots=True)
class Source:
    """Who or what a statement is credited to, in the article's words.

    ``anonymous`` where the article withholds the name ("undisclosed sources", "people familiar with the matter").
    """

    span: Span
    name: str
    kind: SourceKind
    anonymous: bool = False
    entity: EntityId | None = None
    role: str = ""  # finer than the kind, where the words tell: official, spokesperson, expert, witness, image
    affiliation: str | None = None  # whom they speak or work for, in the article's words
    reason: Span | None = None  # why the name is withheld: "because he was not authorised to speak"
    interest: Span | None = None  # what the article says ties them to the matter: "an adviser to the yard", "funded by Kestria"


@dataclass(frozen=True, slots=True)
class Origin:
    """One voice that stands behind an event, with the claims that rest on it."""

    id: OriginId
    name: str
    kind: str
    basis: tuple[str, ...]
    claims: tuple[str, ...]
    stance: str  # supports, denies
    party: bool = False


def side_of(source: Source, entities: Mapping[str, Entity], text: str) -> str | None:
    """Reference of the state that a source is or speaks for; ``text`` is the article's.

    By its entity, else by a state that its own phrase names ("Halm officials"). Outlets, experts and papers speak for
    themselves, wherever they are at home.
    """
    if source.kind in PRIVATE:
        return None
    own = entities.get(source.entity or "")
    if own is not None and own.side:
        return own.side if _speaks_for_state(own, entities.values(), text) else None
    states = (entity for entity in entities.values() if entity.kind is EntityKind.STATE)
    return next((state.side for state in states if any(source.span.contains(mention.span) for mention in state.mentions)), None)


def _speaks_for_state(entity: Entity, others: Iterable[Entity], text: str) -> bool:
    """A state, its organs and forces, their office holders, and people and bodies known only as a state's."""
    if entity.kind in OFFICIAL:
        return True
    if entity.kind is EntityKind.PERSON and entity.affiliation is not None:
        bodies = (other for other in others if other.kind in OFFICIAL)
        return any(mention.span.of(text).casefold() == entity.affiliation.casefold() for body in bodies for mention in body.mentions)
    return all(mention.form is not MentionForm.NAME for mention in entity.mentions)
