"""One record for each report of what somebody said, wrote, showed or thinks."""

from collections.abc import Iterator, Sequence

from twosource.export.records import Record, document_record, source_details
from twosource.model.answer import Answer
from twosource.model.claim import Attribution
from twosource.model.text import Document
from twosource.store.ledger import Ledger
from twosource.store.rows import plain


def attributions(ledger: Ledger) -> Iterator[Record]:
    """All attributions by the path of their article and by offset."""
    for reading in ledger.readings(facts=("attributions", "answers")):
        for attribution in sorted(reading.attributions, key=_place):
            yield _attribution(attribution, reading.document, reading.answers)


def _place(attribution: Attribution) -> tuple[int, int, str]:
    spans = attribution.source or attribution.cue or attribution.content
    return (*((spans[0].start, spans[0].end) if spans else (0, 0)), attribution.id)


def _attribution(attribution: Attribution, document: Document, answers: Sequence[Answer]) -> Record:
    """``answer`` where its cue, or a word within it, answers what others say: denial, admission, refusal-to-confirm …"""
    given = (answer.kind.value for answer in answers for cue in attribution.cue if any(cue.overlaps(own) for own in answer.cue))
    told = source_details(attribution.sources[-1], document.text) if attribution.sources else {}
    return {
        "id": attribution.id,
        "document": document_record(document),
        "source": plain(attribution.source),
        "cue": plain(attribution.cue),
        "content": plain(attribution.content),
        "speech": attribution.speech.value,
        "source_kind": attribution.sources[-1].kind.value if attribution.sources else None,
        "parent": attribution.parent,
        "answer": next(given, None),
        **told,
    }
