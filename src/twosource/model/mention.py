"""Who and what an article names, and the ways in which it names them."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import EntityId
from twosource.model.text import Span


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    STATE_ORGAN = "state-organ"  # ministry, parliament, court, agency of a state
    ARMED_FORCE = "armed-force"  # army, its branches and units, militia, armed group
    OUTLET = "outlet"
    PLACE = "place"
    FACILITY = "facility"
    ITEM = "item"
    AGREEMENT = "agreement"
    OTHER = "other"

    @property
    def broad(self) -> "EntityKind":
        """The kind of which a finer one is a case: organs of states and armed forces are organizations.

        Articles name one thing so that now the finer, now only the broad kind can be told: compare broad kinds.
        """
        return EntityKind.ORGANIZATION if self in (EntityKind.STATE_ORGAN, EntityKind.ARMED_FORCE) else self


class MentionForm(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where an entity is named. ``head`` is the span of the syntactic head word."""

    span: Span
    head: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """What one article calls by one or several names; across articles sameness is a Judgement.

    ``reference`` is the key of the vocabulary's record where there is one ("iran", "shahed-136");
    a state's capital, government and demonym lead to the same record.
    """

    id: EntityId  # of this article
    kind: EntityKind
    name: str
    mentions: tuple[Mention, ...]
    reference: str | None = None
    wikidata: str | None = None
    office: str | None = None
    affiliation: str | None = None  # as written: organization or state that the person speaks or acts for
    state: str | None = None  # reference of the state it belongs to, where the article or vocabulary says so

    @property
    def side(self) -> str | None:
        """Reference of the state that it is or belongs to."""
        return self.reference if self.kind is EntityKind.STATE else self.state
