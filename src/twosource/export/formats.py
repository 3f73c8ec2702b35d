"""Records as files: JSON Lines, and claims as a table."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

from twosource.export.attributions import attributions
from twosource.export.claims import claims
from twosource.export.decisions import decisions
from twosource.export.documents import documents
from twosource.export.entities import entities
from twosource.export.events import events
from twosource.export.lineage import lineage
from twosource.export.records import Record, amount
from twosource.export.sources import sides, sources
from twosource.export.table import csv_line
from twosource.store.ledger import Ledger

COLUMNS = (
    "id", "document", "path", "outlet", "published", "start", "end", "event", "type", "trigger", "roles", "time", "place",
    "quantity", "polarity", "modality", "attribution", "block",
)


def write(ledger: Ledger, name: str, stream: TextIO) -> int:
    """The ledger in the format ``name`` (a key of FORMATS); the number of lines written."""
    count = 0
    for line in FORMATS[name](ledger):
        stream.write(line)
        count += 1
    return count


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    """One line for each record, keys in the order in which the record gives them."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def table(records: Iterable[Record]) -> Iterator[str]:
    """Claims as RFC 4180 lines with a header; several values in a cell are parted by "; "."""
    yield csv_line(COLUMNS)
    for claim in records:
        yield csv_line(_row(claim))


def _row(claim: Record) -> Iterator[object]:
    document, trigger = claim["document"], claim["event"]["trigger"]
    yield from (claim["id"], document["id"], document["path"], document["outlet"], document["published"]["value"])
    yield from (trigger["start"], trigger["end"], claim["event"]["id"], claim["event"]["type"], trigger["text"])
    yield "; ".join(f"{argument['role']}: {argument['text']}" for argument in claim["arguments"])
    yield "; ".join(time["timex"] for time in claim["time"])
    yield "; ".join(place["name"] for place in claim["place"])
    yield "; ".join(map(amount, claim["quantity"]))
    yield from (claim["polarity"], claim["modality"])
    yield " > ".join(link["source"] for link in claim["attribution"])
    yield claim["block"]


FORMATS: Mapping[str, Callable[[Ledger], Iterator[str]]] = {
    "claims": lambda ledger: json_lines(claims(ledger)),
    "events": lambda ledger: json_lines(events(ledger)),
    "attributions": lambda ledger: json_lines(attributions(ledger)),
    "sources": lambda ledger: json_lines(sources(ledger)),
    "sides": lambda ledger: json_lines(sides(ledger)),
    "lineage": lambda ledger: json_lines(lineage(ledger)),
    "documents": lambda ledger: json_lines(documents(ledger)),
    "entities": lambda ledger: json_lines(entities(ledger)),
    "decisions": lambda ledger: json_lines(decisions(ledger)),
    "csv": lambda ledger: table(claims(ledger)),
}
