"""Who says it (Source) and who had it first (Origin)."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import EntityId, OriginId
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
