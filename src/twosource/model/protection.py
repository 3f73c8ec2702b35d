"""People whom an article protects, and the words that could lead to them."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import EntityId, ProtectionId
from twosource.model.text import Span


class DetailKind(StrEnum):
    NAME = "name"
    JOB = "job"
    WORKPLACE = "workplace"
    REGION = "region"
    OTHER = "other"  # "until he retired"


@dataclass(frozen=True, slots=True)
class Detail:
    """Words that say who somebody is. ``coarse`` may stand for them in public: for a region its country."""

    kind: DetailKind
    span: Span
    coarse: str = ""


@dataclass(frozen=True, slots=True)
class Protection:
    """One person whom the article keeps from being recognised, and why, in its own words.

    ``entities`` are what the article calls the person by ("an analyst", "Mira"); empty for people without an entity.
    ``why`` is the kind of reason: safety, anonymity, name-withheld, name-changed. Never leads from one article to another.
    """

    id: ProtectionId
    entities: tuple[EntityId, ...]
    phrase: Span  # where the person is introduced
    reason: Span
    why: str
    details: tuple[Detail, ...]
