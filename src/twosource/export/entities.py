"""What articles name, each once for all of them, with the offices that they give to persons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from twosource.export.records import Record, span_record
from twosource.model.ids import content_id
from twosource.model.mention import Entity, MentionForm
from twosource.model.office import Office
from twosource.model.reading import Reading
from twosource.store.ledger import Ledger

FACTS = ("entities", "offices", "protections")


@dataclass(slots=True)
class Named:
    """One person, body or thing in all articles."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    wikidata: str | None = None
    documents: set[str] = field(default_factory=set)
    offices: list[Record] = field(default_factory=list)


def entities(ledger: Ledger) -> Iterator[Record]:
    """All that is named, by id. Whom an article protects stands without office."""
    identities, found = ledger.identities(), {}
    for reading in ledger.readings(facts=FACTS):
        offices = offices_of(reading)
        for entity in reading.entities:
            key = identities.get(entity.id)
            if any(mention.form is MentionForm.NAME for mention in entity.mentions):
                named = found.setdefault(content_id("ent", key) if key else entity.id, Named())
                _add(named, entity, reading, offices.get(entity.id, []))
    for key in sorted(found):
        yield _record(key, found[key])


def _add(named: Named, entity: Entity, reading: Reading, offices: list[Record]) -> None:
    named.names[entity.name] += 1
    named.kinds[entity.kind.value] += 1
    named.wikidata = named.wikidata or entity.wikidata
    named.documents.add(reading.document.path)
    named.offices += offices


def offices_of(reading: Reading) -> dict[str, list[Record]]:
    """Person → the offices that one article gives to him, in text order."""
    names = {entity.id: entity.name for entity in reading.entities}
    hidden = {entity for protection in reading.protections for entity in protection.entities}
    found: dict[str, list[Record]] = {}
    for office in reading.offices:
        if office.person not in hidden:
            found.setdefault(office.person, []).append(_office(office, names, reading))
    return found


def _office(office: Office, names: dict[str, str], reading: Reading) -> Record:
    document = reading.document
    return {
        "document": document.path, **span_record(office.span, document.text), "title": office.title,
        "affiliation": names.get(office.organization or "", office.affiliation), "standing": office.standing.value,
        "since": office.since, "until": office.until, "as_of": document.published.value,
    }  # fmt: skip


def _record(key: str, named: Named) -> Record:
    names = sorted(named.names, key=lambda name: (-named.names[name], name))
    kind = min(named.kinds, key=lambda kind: (-named.kinds[kind], kind))
    return {"id": key, "name": names[0], "names": names, "kind": kind, "wikidata": named.wikidata,
            "documents": sorted(named.documents), "offices": named.offices}  # fmt: skip
