"""What lists of articles, names and voices are made of: what one article adds to each."""

from dataclasses import dataclass

from twosource.model.ids import EntityId
from twosource.model.position import Position
from twosource.model.text import Publication, Span


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list. ``claims`` counts those that it makes."""

    path: str
    title: str | None
    outlet: str | None
    published: Publication
    claims: int

    @property
    def day(self) -> str | None:
        """The day on which it appeared, or the nearest that is known of it."""
        return self.published.value or self.published.earliest or self.published.latest


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the article calls by a name; ``thing`` is its id across articles."""

    entity: EntityId
    thing: EntityId
    name: str
    kind: str
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Interest:
    """What ties somebody to the matter, in the words of the article at ``span``."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A step of a claim's chain, or an answer without a claim. ``origin``: the chain ends here."""

    voice: str
    name: str
    kind: str
    claim: str | None = None
    origin: bool = False
    denies: bool = False
    interest: Interest | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A position with its sentence. In place of its events it holds the claims that they are of: events come and go."""

    position: Position
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one article adds."""

    listed: Listed
    named: tuple[Named, ...]
    credits: tuple[Credit, ...]
    positions: tuple[Quoted, ...]
