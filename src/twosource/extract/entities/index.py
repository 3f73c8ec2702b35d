"""Entities of one document by place in the text and by reference."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Span

PASSED_OVER = 60  # mentions looked through for the last one of a kind
Found = tuple[Mention, Entity]


class EntityIndex:
    """Mentions with their entities, in text order; what stands at one word is its head's mention, else the closest around."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        pairs = [(mention, entity) for entity in entities for mention in entity.mentions]
        pairs.sort(key=lambda pair: (pair[0].span.start, -pair[0].span.end, pair[1].id))
        self._pairs = pairs
        self._starts = [mention.span.start for mention, _ in pairs]
        self._longest = max((mention.span.end - mention.span.start for mention, _ in pairs), default=0)
        self._by_head = {mention.head.start: (mention, entity) for mention, entity in reversed(pairs)}
        self._by_reference = {entity.reference: entity for entity in reversed(entities) if entity.reference}

    def find(self, place: Span | int) -> Found | None:
        """The mention headed at ``place``, else the smallest name around it, with its entity."""
        offset = place if isinstance(place, int) else place.start
        if offset in self._by_head:
            return self._by_head[offset]
        first, last = bisect_left(self._starts, offset - self._longest), bisect_right(self._starts, offset)
        around = [pair for pair in self._pairs[first:last] if offset < pair[0].span.end and pair[0].form is MentionForm.NAME]
        return min(around, key=lambda pair: pair[0].span.end - pair[0].span.start, default=None)

    def at(self, place: Span | int) -> Entity | None:
        """The entity of the mention that ``find`` finds."""
        found = self.find(place)
        return None if found is None else found[1]

    def by_reference(self, reference: str) -> Entity | None:
        """The entity with the vocabulary's key ``reference``."""
        return self._by_reference.get(reference)

    def within(self, span: Span) -> tuple[Found, ...]:
        """Mentions that start in ``span``, in text order."""
        return tuple(self._pairs[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])

    def named_before(self, offset: int, kind: EntityKind, *, reach: int) -> Found | None:
        """The last name of ``kind`` that starts in the ``reach`` characters before ``offset``."""
        last = bisect_left(self._starts, offset)
        for mention, entity in reversed(self._pairs[max(0, last - PASSED_OVER) : last]):
            if mention.span.start < offset - reach:
                return None
            if entity.kind is kind and mention.form is MentionForm.NAME:
                return mention, entity
        return None
