"""A ledger that shows of protected people what strangers may see; it reads what it redacts and changes nothing."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Self

from twosource.export.public.check import Person, people
from twosource.export.public.redaction import Redaction
from twosource.model.corroboration import Corroboration
from twosource.model.decision import Decision, DecisionKind
from twosource.model.event import Event
from twosource.model.lineage import LineageEdge
from twosource.model.reading import Reading
from twosource.model.text import Document, Span
from twosource.store.ledger import Ledger
from twosource.store.tables import READING


class PublicLedger(Ledger):
    """A ledger whose articles, facts and events are redacted as they are read."""

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """The public side of an open ledger."""
        return cls(ledger._engine)

    @cached_property
    def redactions(self) -> dict[str, Redaction]:
        """Document → what is left out of it; only documents that protect somebody."""
        found = {}
        for reading in super().readings(facts=("protections",)):
            if reading.protections:
                found[reading.document.id] = Redaction(reading.document.text, reading.protections)
        return found

    def people(self) -> list[Person]:
        """All whom the articles protect, with the words that lead to them: for the check, never for an output."""
        paths = super().paths()
        return [
            person
            for document, redaction in self.redactions.items()
            for person in people(document, paths[document], redaction.text, redaction.protections)
        ]

    def documents(self) -> Iterator[Document]:
        for document in super().documents():
            redaction = self.redactions.get(document.id)
            yield redaction.document(document) if redaction else document

    def document(self, document: str) -> Document:
        redaction = self.redactions.get(document)
        found = super().document(document)
        return redaction.document(found) if redaction else found

    def paths(self) -> dict[str, str]:
        return {document: self._path(document, path) for document, path in super().paths().items()}

    def _path(self, document: str, path: str) -> str:
        redaction = self.redactions.get(document)
        return redaction.words(path) if redaction else path

    def readings(self, *, facts: Collection[str] = tuple(READING)) -> Iterator[Reading]:
        for reading in super().readings(facts=facts):
            redaction = self.redactions.get(reading.document.id)
            yield redaction.reading(reading) if redaction else reading

    def reading(self, document: str) -> Reading:
        redaction = self.redactions.get(document)
        found = super().reading(document)
        return redaction.reading(found) if redaction else found

    def decisions(self, *things: str) -> list[Decision]:
        """The journal without notes, which are nobody else's; no reason says more of protected people than the articles do."""
        return [self._decision(each) for each in super().decisions(*things) if each.kind is not DecisionKind.NOTE]

    def _decision(self, decision: Decision) -> Decision:
        for document, redaction in self.redactions.items():
            decision = redaction.decision(decision) if document == decision.document else redaction.plain(decision)
        return decision

    def events(self) -> Iterator[tuple[Event, Corroboration]]:
        """Events whose claims stand in an article that protects somebody are worded without that person."""
        homes = self._homes
        for event, weighed in super().events():
            for document in sorted({homes[claim] for claim in event.claims if claim in homes}):
                event, weighed = self.redactions[document].plain((event, weighed))
            yield event, replace(weighed, lineage=tuple(map(self._edge, weighed.lineage)))

    def _edge(self, edge: LineageEdge) -> LineageEdge:
        """The words that show who has it from whom, where they stand in the public texts."""
        return replace(edge, here=self._moved(edge.document, edge.here), there=self._moved(edge.source, edge.there))

    def _moved(self, document: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        redaction = self.redactions.get(document)
        return tuple(map(redaction.edits.span, spans)) if redaction else spans

    @cached_property
    def _homes(self) -> dict[str, str]:
        """Claim → document, of documents that protect somebody."""
        return {claim.id: document for document in self.redactions for claim in super(PublicLedger, self).reading(document).claims}
