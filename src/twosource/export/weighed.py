"""The answer to a statement as one record."""

from twosource.export.records import Record, argument_record, time_record
from twosource.model.reading import Reading
from twosource.model.weighed import Weighed
from twosource.store.rows import plain


def weighed(reading: Reading, answer: Weighed) -> Record:
    """``reading`` is the statement as it was read, ``answer`` what the ledger holds for and against it."""
    behind = answer.origins
    return {
        "statement": reading.document.text,
        "read_as": list(_read_as(reading)),
        "verdict": answer.verdict,
        "events": list(answer.events),
        "for": list(answer.supporting),
        "against": list(answer.against),
        "origins": {
            "known": behind.known, "possible": behind.possible, "carriers": behind.carriers, "unknown_lineage": behind.unknown_lineage,
            "list": plain(behind.origins),
        },
        "denials": plain(answer.denials),
        "conflicts": plain(answer.conflicts),
        "why": answer.why,
    }  # fmt: skip


def _read_as(reading: Reading) -> list[Record]:
    text = reading.document.text
    return [
        {
            "type": claim.event.type,
            "arguments": [argument_record(argument, None, text) for argument in claim.event.arguments],
            "time": [time_record(time, text) for time in claim.event.times],
            "polarity": claim.factuality.polarity,
            "modality": claim.factuality.modality,
        }
        for claim in reading.claims
    ]
