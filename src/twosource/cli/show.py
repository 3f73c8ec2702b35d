"""One event, claim, source, document or thing named, with its evidence quoted in context."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from twosource import export
from twosource.cli.options import AsJson, AsOf, LedgerFile, open_ledger
from twosource.cli.render import chain, console, origins, print_json, quotation, stance, status, when
from twosource.errors import InputError
from twosource.export.claims import claims_of
from twosource.export.documents import article_record
from twosource.export.records import Record, amount
from twosource.store.ledger import Ledger
from twosource.web.words import count

Identifier = Annotated[str, typer.Argument(metavar="ID", help="Id of an event, claim, document or entity, or its beginning; the name of a source or entity.")]


def show(identifier: Identifier, ledger: LedgerFile = None, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """One event, claim, source, document or thing named, with its evidence quoted in context."""
    with open_ledger(ledger, as_of) as opened:
        record, lines = _found(opened, identifier)
    if as_json:
        print_json([record])
        return
    for line in lines:
        console().print(line)


def _found(ledger: Ledger, identifier: str) -> tuple[Record, list[Text | Padding]]:
    """The record that ``identifier`` leads to, and how it is shown.

    :raises InputError: where it leads to nothing, or to several things.
    """
    for look_up, draw in KINDS:
        found = look_up(ledger, identifier)
        exact = [record for record in found if record["id"] == identifier] or found
        if len(exact) > 1:
            raise InputError(f"{identifier} is the beginning of {len(exact)} ids: {', '.join(record['id'] for record in exact[:5])}")
        if exact:
            return exact[0], list(draw(ledger, exact[0]))
    raise InputError(f"nothing in this ledger is called {identifier}")


def _events(ledger: Ledger, identifier: str) -> Sequence[Record]:
    return [event for event in export.events(ledger) if event["id"].startswith(identifier)]


def _claims(ledger: Ledger, identifier: str) -> Sequence[Record]:
    return [claim for claim in export.claims(ledger) if claim["id"].startswith(identifier)]


def _documents(ledger: Ledger, identifier: str) -> Sequence[Record]:
    wanted = [document for document, path in ledger.paths().items()
              if document.removeprefix("sha256:").startswith(identifier.removeprefix("sha256:")) or path == identifier]
    return [article_record(ledger.document(document)) for document in wanted]


def _sources(ledger: Ledger, identifier: str) -> Sequence[Record]:
    return [source for source in export.sources(ledger) if identifier.casefold() in (source["id"], source["name"].casefold())]


def _event_lines(ledger: Ledger, event: Record) -> Iterator[Text | Padding]:
    yield Text(event["title"], "bold")
    counted = event["origins"]
    facts = [event["id"], event["type"], when(event["time"]), *([event["stage"]] if event["stage"] else [])]
    yield Text.assemble(" · ".join(facts), " · ", status(event["status"]))
    unknown = f", {counted['unknown_lineage']} of unknown lineage" if counted["unknown_lineage"] else ""
    noun = "independent origin" if origins(counted) == "1" else "independent origins"
    yield Text(f"{origins(counted)} {noun}, {count(counted['carriers'], 'article')}{unknown}")
    for origin in counted["list"]:
        basis = f", from {', '.join(origin['basis'])}" if origin["basis"] else ""
        yield Text(f"  {origin['stance']}: {origin['name']} ({origin['kind']}{', a party to it' if origin['party'] else ''}{basis})")
    for denial in event["denials"]:
        yield Text(f"  {denial['kind']}: {denial['by']}{f' ({scope})' if (scope := denial['scope']) else ''}")
    for conflict in event["conflicts"]:
        yield Text(f"  {conflict['kind']} ({conflict['field']}): {conflict['why']}")
    yield from evidence(ledger, set(event["claims"]))


def _claim_lines(ledger: Ledger, claim: Record) -> Iterator[Text | Padding]:
    yield Text(f"{claim['id']} · {claim['event']['type']} · {stance(claim)} · event {claim['event']['id']}")
    for argument in claim["arguments"]:
        name = f" = {argument['entity']['name']}" if argument["entity"] else ""
        yield Text(f"  {argument['role']}: {' '.join(argument['text'].split())}{name}")
    for time in claim["time"]:
        yield Text(f"  time: {_read_from(time)}{when(time)} ({time['rule']})")
    for place in claim["place"]:
        yield Text(f"  place: {_read_from(place)}{place['name']} ({place['precision']})")
    for quantity in claim["quantity"]:
        yield Text(f"  quantity: {amount(quantity)}")
    for decided in claim.get("decided", ()):
        what = " ".join(filter(None, (decided["kind"], decided["field"])))
        yield Text(f"  decided by {decided['by']}, {decided['at'][:10]}: {what} (decision {decided['number']})")
    yield Text(f"  made by: {claim['made_by']['model']}, vocabulary {claim['made_by']['vocabulary']}, {claim['made_by']['stage']}")
    yield from evidence(ledger, {claim["id"]})


def _read_from(part: Record) -> str:
    """The words that a value was read from; what a person entered may have none."""
    return f"{part['text']} = " if part["text"] else ""


def _document_lines(ledger: Ledger, article: Record) -> Iterator[Text | Padding]:
    yield Text(article["title"] or article["path"], "bold")
    published = article["published"]
    facts = (article["outlet"] or "outlet unknown", f"{when(published)} ({published['basis']})", article["path"])
    yield Text(" · ".join(facts))
    if published.get("why"):
        yield Text(f"  {published['why']}")
    yield Text(article["id"])
    for note in article["notes"]:
        yield Text(f"  note: {note}")
    yield from evidence(ledger, None, document=article["id"])


def _source_lines(ledger: Ledger, source: Record) -> Iterator[Text | Padding]:
    yield Text(source["name"], "bold")
    yield Text(f"{source['kind']} · {count(source['claims'], 'claim')}, origin of {source['origin_of']}, denies {source['denies']}")
    key = source["id"].partition("_")[2]  # one key, so one hash, whether it is named or credited
    for entity in export.entities(ledger):
        if entity["id"].partition("_")[2] == key:
            yield from _office_lines(entity)
    yield from evidence(ledger, set(source["claim_ids"]))


def _entities(ledger: Ledger, identifier: str) -> Sequence[Record]:
    wanted = identifier.casefold()
    found = [entity for entity in export.entities(ledger) if entity["id"] == wanted or wanted in map(str.casefold, entity["names"])]
    return found or [entity for entity in export.entities(ledger) if wanted.startswith("ent_") and entity["id"].startswith(wanted)]


def _entity_lines(ledger: Ledger, entity: Record) -> Iterator[Text | Padding]:
    yield Text(entity["name"], "bold")
    yield Text(f"{entity['id']} · {entity['kind']} · in {count(len(entity['documents']), 'article')}")
    if entity["names"][1:]:
        yield Text(f"  also: {', '.join(entity['names'][1:])}")
    yield from _office_lines(entity)


def _office_lines(entity: Record) -> Iterator[Text]:
    """Each office with its dates, and the words that give it."""
    for office in entity["offices"]:
        held = ", ".join(part for part in (office["title"], office["affiliation"]) if part)
        dates = "".join(f", {word} {office[word]}" for word in ("since", "until") if office[word])
        quoted = " ".join(office["text"].split())
        yield Text(f"  {office['standing']}: {held}{dates} («{quoted}», {office['document']}, {office['as_of'] or 'undated'})")


def evidence(ledger: Ledger, wanted: set[str] | None, *, document: str | None = None) -> Iterable[Text | Padding]:
    """The claims' sentences, article by article; ``None`` wants all of ``document``."""
    identities, members = ledger.identities(), ledger.memberships()
    for key in [document] if document else _carriers(ledger, wanted or set()):
        reading = ledger.reading(key)
        found = [claim for claim in claims_of(reading, identities, members) if wanted is None or claim["id"] in wanted]
        yield Text(f"\n{reading.document.path}" + (f" ({reading.document.outlet})" if reading.document.outlet else ""), "bold")
        for claim in found:
            where = f"{claim['event']['trigger']['start']}, {claim['block']}"
            yield Padding(quotation(claim, reading.document.text), (0, 0, 0, 2))
            yield Padding(Text(f"{stance(claim)} by {chain(claim)} [{where}]", "dim"), (0, 0, 0, 4))


def _carriers(ledger: Ledger, claims: set[str]) -> list[str]:
    """Documents of ``claims``, by path."""
    holding = {ledger.document_of_claim(claim) for claim in claims}
    return [document for document in ledger.paths() if document in holding]


KINDS = (
    (_events, _event_lines), (_claims, _claim_lines), (_documents, _document_lines), (_sources, _source_lines),
    (_entities, _entity_lines),
)  # fmt: skip
