"""What the ledger holds for and against a statement, with the words."""

from twosource.export.desk.cards import event_card
from twosource.export.desk.events import claim_records
from twosource.export.records import Record
from twosource.export.weighed import weighed as weighed_record
from twosource.model.reading import Reading
from twosource.model.weighed import Weighed
from twosource.store.ledger import Ledger

NOTHING_ASKED: Record = {"statement": "", "verdict": None}


def weighed(ledger: Ledger, reading: Reading, answer: Weighed) -> Record:
    """The record of ``weigh --json``, with ``claim_records``: id → record of each claim for or against, with its ``quote`` and
    ``permalink``; and ``event_cards`` of the events that speak to it."""
    record = weighed_record(reading, answer)
    homes = [(document, claim) for claim in (*answer.supporting, *answer.against) if (document := ledger.document_of_claim(claim))]
    with ledger.view() as view:
        cards = [event_card(card) for card in view.events.cards(answer.events)]
    return record | {"claim_records": {claim["id"]: claim for claim in claim_records(ledger, homes)}, "event_cards": cards}
