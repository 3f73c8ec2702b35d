"""A ledger that shows of protected people what strangers may see; it reads what it redacts and changes nothing.

What lists and filters go by was redacted when it was derived: of every such row this ledger sees the public face.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import islice
from typing import Any, Self

from twosource.export.public.check import Person, people
from twosource.model.change import Change
from twosource.model.decision import Decision, DecisionKind
from twosource.model.failure import Failure
from twosource.model.lineage import LineageEdge
from twosource.model.reading import Reading
from twosource.model.summary import Face
from twosource.model.text import Document, Span
from twosource.redact import Redaction
from twosource.store.browse import Weighed
from twosource.store.ledger import Hit, Ledger
from twosource.store.tables import READING

WORD = re.compile(r"\w+")


class PublicLedger(Ledger):
    """A ledger whose articles, facts and events are redacted as they are read."""

    face = Face.PUBLIC
    _last: tuple[str, tuple[Mapping[str, Redaction], Mapping[str, str]]] | None = None  # the state that it was asked in, and what was known

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """The public side of an open ledger."""
        return cls(ledger._engine)

    @property
    def redactions(self) -> Mapping[str, Redaction]:
        """Document → what is left out of it; only documents that protect somebody."""
        return self._known()[0]

    def _known(self) -> tuple[Mapping[str, Redaction], Mapping[str, str]]:
        """``redactions``, and the claims of those documents with their document, as the ledger is now."""
        state = self.state()
        if self._last is None or self._last[0] != state:
            protecting = list(super().readings(self.protecting(), facts=("protections", "claims")))
            redactions = {reading.document.id: Redaction(reading.document.text, reading.protections) for reading in protecting}
            homes = {claim.id: reading.document.id for reading in protecting for claim in reading.claims}
            self._last = (state, (redactions, homes))
        return self._last[1]

    def protected(self) -> list[Person]:
        """All whom the articles protect, with the words that lead to them: for the check, never for an output."""
        paths = super().paths()
        return [
            person
            for document, redaction in self.redactions.items()
            for person in people(document, paths[document], redaction.text, redaction.protections)
        ]

    def documents(self) -> Iterator[Document]:
        redactions = self.redactions
        for document in super().documents():
            redaction = redactions.get(document.id)
            yield redaction.document(document) if redaction else document

    def document(self, document: str) -> Document:
        redaction = self.redactions.get(document)
        found = super().document(document)
        return redaction.document(found) if redaction else found

    def paths(self) -> dict[str, str]:
        redactions = self.redactions
        return {document: redactions[document].words(path) if document in redactions else path for document, path in super().paths().items()}

    def readings(self, documents: Sequence[str] | None = None, *, facts: Collection[str] = tuple(READING)) -> Iterator[Reading]:
        redactions = self.redactions
        for reading in super().readings(documents, facts=facts):
            redaction = redactions.get(reading.document.id)
            yield redaction.reading(reading) if redaction else reading

    def reading(self, document: str) -> Reading:
        redaction = self.redactions.get(document)
        found = super().reading(document)
        return redaction.reading(found) if redaction else found

    def decisions(self, *things: str) -> list[Decision]:
        """The journal without notes, which are nobody else's; no reason says more of protected people than the articles do."""
        redactions = self.redactions
        return [_decision(each, redactions) for each in super().decisions(*things) if each.kind is not DecisionKind.NOTE]

    def weighed(self, events: Collection[str] | None = None) -> Iterator[Weighed]:
        """Events whose claims stand in an article that protects somebody are worded without that person."""
        redactions, homes = self._known()
        for each in super().weighed(events):
            event, weighed = each.event, each.weighed
            for document in sorted({homes[claim] for claim in event.claims if claim in homes}):
                event, weighed = redactions[document].plain((event, weighed))
            lineage = tuple(_edge(edge, redactions) for edge in weighed.lineage)
            yield replace(each, event=event, weighed=replace(weighed, lineage=lineage))

    def search(self, words: str, *, limit: int = 20, without: Collection[str] = ()) -> list[Hit]:
        """As the ledger finds them; in articles that protect somebody only by the words that strangers see, after all others."""
        hidden = [document for document in self.redactions if document not in without]
        found = super().search(words, limit=limit, without=(*without, *hidden))
        return [*found, *islice(self._seen_in(hidden, words), limit - len(found))]

    def _seen_in(self, documents: Sequence[str], words: str) -> Iterator[Hit]:
        wanted = set(WORD.findall(words.casefold()))
        for reading in self.readings(documents, facts=("sentences",)):
            for sentence in reading.sentences if wanted else ():
                text = sentence.of(reading.document.text)
                if wanted <= set(WORD.findall(text.casefold())):
                    yield Hit(reading.document.id, sentence, text)

    def failures(self) -> Iterator[Failure]:
        yield from map(self._everywhere, super().failures())

    def changes(self, *, since: str | None = None, event: str | None = None, limit: int | None = None) -> list[tuple[str, Change]]:
        return [(day, self._everywhere(change)) for day, change in super().changes(since=since, event=event, limit=limit)]

    def _everywhere(self, value: Any) -> Any:
        """``value`` without the words of any protected person: of what is told of no article, it is not known whose they are."""
        return reduce(lambda left, redaction: redaction.plain(left), self.redactions.values(), value)


def _edge(edge: LineageEdge, redactions: Mapping[str, Redaction]) -> LineageEdge:
    """The words that show who has it from whom, where they stand in the public texts."""
    return replace(edge, here=_moved(edge.document, edge.here, redactions), there=_moved(edge.source, edge.there, redactions))


def _moved(document: str, spans: tuple[Span, ...], redactions: Mapping[str, Redaction]) -> tuple[Span, ...]:
    return tuple(map(redactions[document].edits.span, spans)) if document in redactions else spans


def _decision(decision: Decision, redactions: Mapping[str, Redaction]) -> Decision:
    for document, redaction in redactions.items():
        decision = redaction.decision(decision) if document == decision.document else redaction.plain(decision)
    return decision
