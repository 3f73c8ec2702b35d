"""One record for each article, with its text: what the report shows and every offset points into."""

from collections.abc import Iterator

from twosource.export.records import Record, document_record, span_record
from twosource.model.text import Document
from twosource.store.ledger import Ledger


def documents(ledger: Ledger) -> Iterator[Record]:
    """All articles by path."""
    for document in ledger.documents():
        yield article_record(document)


def article_record(document: Document) -> Record:
    """``document_record`` and the rest that was found out about the article."""
    return document_record(document) | {
        "byline": document.byline,
        "dateline": document.dateline,
        "url": document.url,
        "notes": list(document.notes),
        "text": document.text,
        "blocks": [{**span_record(block.span), "kind": block.kind.value, "reason": block.reason} for block in document.blocks],
    }
