"""What a second reading of an article changed, as a record."""

from collections.abc import Iterable

from twosource.export.records import Record, document_record, publication_record, span_record, time_record
from twosource.model.claim import Claim
from twosource.model.reading import Reading
from twosource.weigh.difference import Difference


def difference_record(difference: Difference, after: Reading) -> Record:
    """The article's day before and after, each claim that is dated otherwise, and claims that came or went."""
    text = after.document.text
    before, now = map(publication_record, difference.published)
    return {
        "document": document_record(after.document),
        "published": {"before": before, "after": now},
        "times": [
            _claim(change.after, text) | {"before": _times(change.before, text), "after": _times(change.after, text)}
            for change in difference.times
        ],
        "appeared": _claims(difference.appeared, text),
        "vanished": _claims(difference.vanished, text),
    }


def _claims(claims: Iterable[Claim], text: str) -> list[Record]:
    return [_claim(claim, text) for claim in claims]


def _claim(claim: Claim, text: str) -> Record:
    return {"id": claim.id, "type": claim.event.type, "trigger": span_record(claim.event.trigger, text)}


def _times(claim: Claim, text: str) -> list[Record]:
    return [time_record(time, text) for time in claim.event.times]
