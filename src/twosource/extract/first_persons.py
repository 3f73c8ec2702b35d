"""Whom "I" and "we" mean: whoever speaks the quotation around them or the side he speaks for, outside of quotations who issues the text."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from twosource.extract.attribution.pieces import QuotationIndex
from twosource.extract.attribution.quotes import find_quotations
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import SUBJECTS, children, first_conjunct, lemma_of
from twosource.model.event import Argument, EventMention
from twosource.model.ids import EntityId
from twosource.model.mention import Entity, EntityKind
from twosource.model.text import Document, Span
from twosource.vocabulary.cues import CueLexicon

SINGULAR, PLURAL = frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"})
BODIES = frozenset({EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.OUTLET})
PRESENT = frozenset({"VBZ", "VBP"})


class FirstPersons:
    """The first persons of one document."""

    def __init__(self, document: Document, entities: Sequence[Entity], tokens: TokenIndex, cues: CueLexicon) -> None:
        self._document, self._entities, self._tokens, self._cues = document, entities, tokens, cues
        self._by_id = {entity.id: entity for entity in entities}

    def named(self, event: EventMention, speaker: EntityId | None) -> EventMention:
        """``event`` with its first persons resolved, ``speaker`` being who speaks it in quotation marks, if anybody does.

        "We" of a person is the body or state that the article says he acts for; without one it stays open, for neither he alone nor
        anybody else is meant. Nobody whom the event names besides is "we": "we urge the government to leave".
        """
        others = {argument.entity for argument in event.arguments}
        return replace(event, arguments=tuple(self._named(argument, speaker, others) for argument in event.arguments))

    def _named(self, argument: Argument, speaker: EntityId | None, others: Collection[EntityId | None]) -> Argument:
        word = _word(argument, self._document.text)
        if argument.entity is not None or word not in SINGULAR | PLURAL:
            return argument
        if word in SINGULAR:
            return replace(argument, entity=speaker)
        meant = self._side(self._by_id.get(speaker)) if speaker is not None else None if self._is_quoted(argument.head.start) else self._issuer
        return replace(argument, entity=meant if meant not in others else None)

    def _is_quoted(self, offset: int) -> bool:
        return self._quotations.around(offset) is not None

    @cached_property
    def _quotations(self) -> QuotationIndex:
        return QuotationIndex(self._document.text, find_quotations(self._document.text))

    def _side(self, entity: Entity | None) -> EntityId | None:
        """Whom somebody speaks for: a body for itself."""
        if entity is None or entity.kind.broad in BODIES:
            return entity.id if entity is not None else None
        named = self._bodies.get(entity.affiliation.casefold()) if entity.affiliation else None
        return named or self._states.get(entity.state or "")

    @cached_property
    def _bodies(self) -> dict[str, EntityId]:
        bodies = [entity for entity in self._entities if entity.kind.broad in BODIES]
        said = {mention.span.of(self._document.text).casefold(): entity.id for entity in bodies for mention in entity.mentions}
        return said | {entity.name.casefold(): entity.id for entity in bodies}

    @cached_property
    def _states(self) -> dict[str, EntityId]:
        return {entity.reference: entity.id for entity in self._entities if entity.kind is EntityKind.STATE and entity.reference}

    @cached_property
    def _issuer(self) -> EntityId | None:
        """Who speaks in the text's own voice: whom it has profess something most often, else the outlet."""
        sides = Counter(side for entity in self._professing() if (side := self._side(entity)) is not None)
        return max(sides, key=lambda side: sides[side], default=None) or self._bodies.get((self._document.outlet or "").casefold())

    def _professing(self) -> Iterator[Entity]:
        """Subjects of "condemns", "welcomes", "is committed to", in the order of the text."""
        named = sorted((mention.head.start, entity.id) for entity in self._entities for mention in entity.mentions)
        for start, identity in named:
            head = first_conjunct(self._tokens.doc[self._tokens.range(Span(start, start))[0]])
            does = head.head
            now = does.tag_ in PRESENT or any(child.tag_ in PRESENT for child in children(does, "cop", "aux:pass"))
            if head.dep_ in SUBJECTS and now and not self._cues.professing.isdisjoint((lemma_of(does), does.lower_)) and not self._is_quoted(start):
                yield self._by_id[identity]


def tells_of_speaker(event: EventMention, text: str) -> bool:
    """Whether the event names its own speaker by "I" or "we"."""
    return any(_word(argument, text) in SINGULAR | PLURAL for argument in event.arguments)


def _word(argument: Argument, text: str) -> str:
    """The head word in small letters; "US" is no pronoun."""
    word = argument.head.of(text)
    return word if word == "US" else word.casefold()
