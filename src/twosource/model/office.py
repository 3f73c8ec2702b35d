"""Who held which office where, and from when to when, as far as an article says."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import EntityId
from twosource.model.text import Span


class Standing(StrEnum):
    """How the office lies to the article's own date."""

    CURRENT = "current"
    FORMER = "former"
    THEN = "then"  # held at the time that is told of
    COMING = "coming"  # elected, named or standing for it


@dataclass(frozen=True, slots=True)
class Office:
    """A relation that one place of the text states: "senior fellow at the Halm Institute since 2019".

    ``title`` is ``None`` where only the affiliation is told ("A. Velm of the Halm Institute"). ``since`` and ``until``
    are EDTF values, ``None`` where the article gives none: then the standing holds at the article's date.
    """

    span: Span
    person: EntityId
    title: str | None
    affiliation: str | None = None  # as written
    organization: EntityId | None = None  # what the affiliation names: a body, an outlet, a state
    standing: Standing = Standing.CURRENT
    since: str | None = None
    until: str | None = None
