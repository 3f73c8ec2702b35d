"""One record for each edge of each event's lineage: who has it from whom, and the words that show it."""

from collections.abc import Iterator, Sequence

from twosource.export.records import Record, span_record
from twosource.model.lineage import LineageEdge
from twosource.store.ledger import Ledger


def lineage(ledger: Ledger) -> Iterator[Record]:
    """Edges by event, stated ones first; an inferred edge has ``stated`` false and a score below 1."""
    for event, weighed in ledger.events():
        edges = sorted(weighed.lineage, key=lambda edge: not edge.stated)
        yield from ({"event": event.id, **record} for record in edge_records(edges, ledger))


def edge_records(edges: Sequence[LineageEdge], ledger: Ledger) -> Iterator[Record]:
    """Edges with their words; ``there`` is empty where the source is no document of the ledger."""
    quoted = {document for edge in edges for document, spans in ((edge.document, edge.here), (edge.source, edge.there)) if spans}
    texts = {reading.document.id: reading.document.text for reading in ledger.readings(sorted(quoted), facts=())}
    for edge in edges:
        yield {
            "kind": edge.kind, "stated": edge.stated, "document": edge.document, "source": edge.source, "name": edge.name,
            "via": edge.via or None, "here": [span_record(span, texts[edge.document]) for span in edge.here],
            "there": [span_record(span, texts[edge.source]) for span in edge.there], "score": edge.score, "why": edge.why,
        }  # fmt: skip
