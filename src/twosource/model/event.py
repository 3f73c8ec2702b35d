"""Events as one sentence reports them, and as several reports together do."""

from dataclasses import dataclass

from twosource.model.ids import EntityId, EventId, EventMentionId
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.text import Span
from twosource.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what fills a role. ``span`` is the noun phrase; ``head`` its head word.

    ``elided`` where the clause itself leaves the argument out and it was taken from a governing clause
    (control, conjunction, relative clause): the span then lies elsewhere in the text, never invented.
    """

    role: str
    span: Span
    head: Span
    entity: EntityId | None = None
    elided: bool = False


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where the text names an event of the vocabulary."""

    id: EventMentionId
    type: str
    trigger: Span
    sentence: Span
    arguments: tuple[Argument, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    stage: str = ""  # how far it has come, or which way it went, by its word: agreed, delivered; imposed, lifted
    rule: str = ""  # the trigger entry and construction that found it

    def filling(self, role: str) -> tuple[Argument, ...]:
        """Arguments in ``role``, in text order."""
        return tuple(argument for argument in self.arguments if argument.role == role)


@dataclass(frozen=True, slots=True)
class Event:
    """What several claims are judged to be about. Membership is a set of reversible judgements."""

    id: EventId
    type: str
    title: str
    claims: tuple[str, ...]
