"""Small records that several formats share."""

from collections.abc import Mapping
from typing import Any

from twosource.model.claim import Link
from twosource.model.edtf import edtf
from twosource.model.event import Argument
from twosource.model.ids import content_id
from twosource.model.mention import Entity
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.source import Source
from twosource.model.text import Document, Publication, Span
from twosource.model.time import TimeExpression
from twosource.redact import PLACEHOLDER, REDACTED

Record = dict[str, Any]


def span_record(span: Span, text: str | None = None) -> Record:
    """Offsets, with the words in front where ``text`` is given; ``redacted`` where a public output has others than the article."""
    words: Record = {"text": span.of(text)} if text is not None else {}
    left_out = text is not None and PLACEHOLDER.search(words["text"]) is not None
    return words | {"start": span.start, "end": span.end} | ({"redacted": True} if left_out else {})


def number(value: float | None) -> float | int | None:
    """Whole numbers without a decimal point."""
    return int(value) if value is not None and value == int(value) else value


def publication_record(published: Publication) -> Record:
    """``why`` only where the text bounds the day: the reason for each bound."""
    record = {"value": published.value, "earliest": published.earliest, "latest": published.latest, "basis": published.basis}
    return record | ({"why": published.why} if published.why else {})


def document_record(document: Document) -> Record:
    """The article as claims and attributions name it."""
    record: Record = {"id": document.id, "path": document.path, "title": document.title, "outlet": document.outlet,
                      "published": publication_record(document.published)}
    return record | ({"redacted": True} if REDACTED in document.notes else {})


def entity_record(entity: Entity | None, identities: Mapping[str, str]) -> Record | None:
    """``id`` is the same in all articles for what was judged to be one."""
    if entity is None:
        return None
    key = identities.get(entity.id)
    record: Record = {"id": content_id("ent", key) if key else entity.id, "name": entity.name}
    return record | ({"wikidata": entity.wikidata} if entity.wikidata else {})


def argument_record(argument: Argument, entity: Record | None, text: str) -> Record:
    """``elided`` only where the words stand in another clause."""
    record = {"role": argument.role, **span_record(argument.span, text), "entity": entity}
    return record | ({"elided": True} if argument.elided else {})


def words_record(span: Span | None, text: str) -> Record:
    """Words with their offsets; no words, and no offsets, where a person entered something that the article does not say."""
    return {"text": "", "start": None, "end": None} if span is None else span_record(span, text)


def time_record(time: TimeExpression, text: str) -> Record:
    return {**words_record(time.span, text), "timex": edtf(time), "earliest": time.interval.earliest,
            "latest": time.interval.latest, "rule": time.rule, "imputed": list(time.imputed)}


def source_details(source: Source, text: str) -> Record:
    """What is told of a source beyond its kind; only what is there. That a party speaks of its own doing is told by its kind."""
    told = {"role": source.role, "affiliation": source.affiliation, "reason": source.reason and source.reason.of(text),
            "interest": source.interest and source.interest.of(text)}
    return {key: value for key, value in told.items() if value}


def place_record(place: Place, text: str) -> Record:
    return {**words_record(place.span, text), "name": place.name, "geonames": place.geonames, "latitude": place.latitude,
            "longitude": place.longitude, "precision": place.precision,
            "country": place.country, "why": place.why}


def quantity_record(quantity: Quantity, text: str) -> Record:
    return {**words_record(quantity.span, text), "min": number(quantity.minimum), "max": number(quantity.maximum),
            "unit": quantity.unit, "approximate": quantity.approximate}


def amount(quantity: Record) -> str:
    """A quantity's words; what a person entered without any as "40..44 boat"."""
    bounds = "..".join("" if quantity[key] is None else str(quantity[key]) for key in ("min", "max"))
    return quantity["text"] or f"{bounds} {quantity['unit'] or ''}".rstrip()


def link_record(link: Link, entity: Record | None, text: str) -> Record:
    """``source`` in the article's own words; its fullest name is the entity's."""
    source = link.source
    place = span_record(source.span, text)
    record: Record = {"source": place.pop("text"), "kind": source.kind.value, "anonymous": source.anonymous, "cue": link.cue, **place}
    record |= {"entity": entity} if entity else {}
    record |= source_details(source, text)
    return record | ({"inherited": True} if link.inherited else {})
