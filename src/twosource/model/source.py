"""Who says it (Source), who prints it (Outlet), who had it first (Origin), who took it from whom (Derivation)."""

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


@dataclass(frozen=True, slots=True)
class Derivation:
    """Document ``carrier`` took a claim from ``credited``, by the words at ``evidence``."""

    carrier: str
    credited: str
    evidence: Span
    kind: str  # stated-credit, stated-repost
