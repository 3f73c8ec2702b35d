"""One record for each edge of each event's lineage: who has it from whom, and the words that show it."""

from collections.abc import Iterable, Iterator

from twosource.export.records import Record, span_record
from twosource.model.lineage import LineageEdge
from twosource.model.text import Span
from twosource.store.ledger import Ledger


def lineage(ledger: Ledger) -> Iterator[Record]:
    """Edges by event, stated ones first; an inferred edge has ``stated`` false and a score below 1."""
    for event, weighed in ledger.events():
        for edge in sorted(weighed.lineage, key=lambda edge: not edge.stated):
            yield {"event": event.id, **edge_record(edge, ledger)}


def edge_record(edge: LineageEdge, ledger: Ledger) -> Record:
    """One edge; ``there`` is empty where the source is no document of the ledger."""
    return {
        "kind": edge.kind, "stated": edge.stated, "document": edge.document, "source": edge.source, "name": edge.name,
        "via": edge.via or None, "here": _quoted(edge.document, edge.here, ledger),
        "there": _quoted(edge.source, edge.there, ledger), "score": edge.score, "why": edge.why,
    }  # fmt: skip


def _quoted(document: str, spans: Iterable[Span], ledger: Ledger) -> list[Record]:
    quoted = tuple(spans)
    text = ledger.document(document).text if quoted else ""
    return [span_record(span, text) for span in quoted]
