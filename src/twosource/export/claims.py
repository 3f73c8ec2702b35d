"""One record for each claim."""

from collections.abc import Iterator, Mapping

from twosource.export.decisions import decided_record
from twosource.export.records import (
    Record,
    argument_record,
    document_record,
    entity_record,
    link_record,
    place_record,
    quantity_record,
    span_record,
    time_record,
)
from twosource.model.claim import Claim
from twosource.model.event import EventMention
from twosource.model.mention import Entity
from twosource.model.reading import Reading
from twosource.store.ledger import Ledger
from twosource.store.rows import plain


def claims(ledger: Ledger) -> Iterator[Record]:
    """All claims by the path of their article and by offset; one article is held at a time."""
    identities, members = ledger.identities(), ledger.memberships()
    for reading in ledger.readings(facts=("entities", "claims")):
        yield from claims_of(reading, identities, members)


def claims_of(reading: Reading, identities: Mapping[str, str], members: Mapping[str, str]) -> Iterator[Record]:
    """One article's claims in text order. ``members``: claim → event; a claim not yet linked stands alone."""
    entities = {entity.id: entity for entity in reading.entities}
    for claim in sorted(reading.claims, key=lambda claim: (claim.event.trigger, claim.id)):
        yield _claim(claim, reading, entities, identities, members.get(claim.id, claim.event.id))


def _claim(claim: Claim, reading: Reading, entities: Mapping[str, Entity], identities: Mapping[str, str], event: str) -> Record:
    mention, text = claim.event, reading.document.text

    def entity(key: str | None) -> Record | None:
        return entity_record(entities.get(key or ""), identities)

    return {
        "id": claim.id,
        "document": document_record(reading.document),
        "block": claim.block.value,
        "sentence": span_record(mention.sentence),
        "event": {"id": event, "type": mention.type, "trigger": span_record(mention.trigger, text)} | _stage(mention),
        "arguments": [argument_record(argument, entity(argument.entity), text) for argument in mention.arguments],
        "time": [time_record(time, text) for time in mention.times],
        "place": [place_record(place, text) for place in mention.places],
        "quantity": [quantity_record(quantity, text) for quantity in mention.quantities],
        "polarity": claim.factuality.polarity.value,
        "modality": claim.factuality.modality.value,
        "attribution": [link_record(link, entity(link.source.entity), text) for link in claim.chain],
        "speech": claim.speech.value,
        "score": plain(claim.score),
        "made_by": plain(claim.made_by),
    } | _decided(claim, reading)


def _decided(claim: Claim, reading: Reading) -> Record:
    """Only where people decided something on the claim."""
    found = [decided_record(decision, reading.document.text) for decision in reading.corrections.on(claim.id)]
    return {"decided": found} if found else {}


def _stage(event: EventMention) -> Record:
    """Only where the word for the event says how far it has come."""
    return {"stage": event.stage} if event.stage else {}
