"""Lists: timeline, events, claims, sources, conflicts, search."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.text import Text

from twosource import export
from twosource.cli.options import (
    AsJson,
    Filters,
    FromSource,
    InDocument,
    LedgerFile,
    Limit,
    Participant,
    Since,
    Status,
    Type,
    Until,
    open_ledger,
)
from twosource.cli.render import chain, origins, print_json, print_table, remark, short, stance, status, when
from twosource.export.records import Record

NARROW = {"no_wrap": True}
NUMBER = {"justify": "right", "no_wrap": True}


def timeline(
    ledger: LedgerFile = None, as_json: AsJson = False, type: Type = None, participant: Participant = None, since: Since = None,
    until: Until = None, document: InDocument = None, source: FromSource = None, status: Status = None, limit: Limit = None,
) -> None:
    """Events with a date, in order."""
    wanted = Filters(type, participant, since, until, document, source, status)
    found = _events(ledger, wanted)
    dated = [event for event in found if event["time"]["earliest"] or event["time"]["latest"]][:limit]
    if as_json:
        print_json(dated)
        return
    columns = [("When", NARROW), ("What", {}), ("Origins", NUMBER), ("Status", NARROW), ("Id", NARROW)]
    print_table(columns, map(_timeline_row, dated), nothing="no dated events")
    if undated := len(found) - len(dated):
        remark(f"{undated} more event{'s' * (undated != 1)} without a date or beyond the limit: twosource events")


def events(
    ledger: LedgerFile = None, as_json: AsJson = False, type: Type = None, participant: Participant = None, since: Since = None,
    until: Until = None, document: InDocument = None, source: FromSource = None, status: Status = None, limit: Limit = None,
) -> None:
    """All events, with how many origins and articles stand behind each."""
    found = _events(ledger, Filters(type, participant, since, until, document, source, status, limit))
    if as_json:
        print_json(found)
        return
    columns = [("Id", NARROW), ("What", {}), ("When", {}), ("Origins", NUMBER), ("Art.", NUMBER), ("Claims", NUMBER), ("Status", NARROW)]
    print_table(columns, map(_event_row, found), nothing="no such events")


def claims(
    ledger: LedgerFile = None, as_json: AsJson = False, type: Type = None, participant: Participant = None, since: Since = None,
    until: Until = None, document: InDocument = None, source: FromSource = None, limit: Limit = None,
) -> None:
    """Who says what: one line for each claim, with its credits."""
    wanted = Filters(type, participant, since, until, document, source, limit=limit)
    with open_ledger(ledger) as opened:
        found = wanted.claims(export.claims(opened))
        if as_json:
            print_json(found)
            return
        columns = [("Id", NARROW), ("Says", {"ratio": 2}), ("What", {"ratio": 3}), ("How", NARROW), ("Article", {"ratio": 2})]
        print_table(columns, map(_claim_row, found), nothing="no such claims")


def sources(ledger: LedgerFile = None, as_json: AsJson = False, document: InDocument = None, limit: Limit = None) -> None:
    """Whom the articles credit, and how often a claim goes back to them."""
    with open_ledger(ledger) as opened:
        found = [record for record in export.sources(opened) if _carried(record, document)][:limit]
    if as_json:
        print_json(found)
        return
    columns = [("Source", {}), ("Kind", NARROW), ("Claims", NUMBER), ("Origin of", NUMBER), ("Denies", NUMBER), ("Articles", NUMBER)]
    print_table(columns, map(_source_row, found), nothing="no sources are credited")


def conflicts(
    ledger: LedgerFile = None, as_json: AsJson = False, type: Type = None, participant: Participant = None, since: Since = None,
    until: Until = None, document: InDocument = None, source: FromSource = None, status: Status = None, limit: Limit = None,
) -> None:
    """Events whose claims contradict or refine one another, or are denied."""
    found = _events(ledger, Filters(type, participant, since, until, document, source, status))
    records = [record for event in found for record in _conflicts_of(event)][:limit]
    if as_json:
        print_json(records)
        return
    columns = [("Event", {"ratio": 2}), ("Kind", NARROW), ("Field", NARROW), ("Why", {"ratio": 3}), ("Id", NARROW)]
    print_table(columns, map(_conflict_row, records), nothing="no conflicts")


def search(
    words: Annotated[list[str], typer.Argument(help="Words that a sentence holds, all of them.")],
    ledger: LedgerFile = None, as_json: AsJson = False, limit: Limit = 20,
) -> None:
    """Sentences of the articles that hold all of these words."""
    with open_ledger(ledger) as opened:
        paths = opened.paths()
        found = [
            {"document": hit.document, "path": paths[hit.document], "start": hit.span.start, "end": hit.span.end, "text": hit.text}
            for hit in opened.search(" ".join(words), limit=limit or 20)
        ]
    if as_json:
        print_json(found)
        return
    print_table([("Article", NARROW), ("Sentence", {})], ((hit["path"], hit["text"]) for hit in found), nothing="no such sentence")


def _events(ledger: LedgerFile, wanted: Filters) -> list[Record]:
    with open_ledger(ledger) as opened:
        return list(wanted.events(export.events(opened), opened.paths()))


def _carried(source: Record, document: str | None) -> bool:
    return document is None or any(document.casefold() in path.casefold() for path in source["documents"])


def _conflicts_of(event: Record) -> Iterable[Record]:
    named = {"event": event["id"], "title": event["title"]}
    for conflict in event["conflicts"]:
        yield named | conflict
    for denial in event["denials"]:
        yield named | {"kind": denial["kind"], "field": "speaker", "sides": [[denial["claim"]], denial["denies"]], "why": f"by {denial['by']}"}


def _timeline_row(event: Record) -> Sequence[str | Text]:
    return when(event["time"]), event["title"], origins(event["origins"]), status(event["status"]), short(event["id"])


def _event_row(event: Record) -> Sequence[str | Text]:
    counts = (str(event["origins"]["carriers"]), str(len(event["claims"])))
    return short(event["id"]), event["title"], when(event["time"]), origins(event["origins"]), *counts, status(event["status"])


def _claim_row(claim: Record) -> Sequence[str | Text]:
    parts = [" ".join(argument["text"].split()) for argument in claim["arguments"]]
    what = f"{claim['event']['type']}: {claim['event']['trigger']['text']} ({', '.join(parts)})" if parts else claim["event"]["type"]
    return short(claim["id"]), chain(claim), what, stance(claim), claim["document"]["path"]


def _source_row(source: Record) -> Sequence[str | Text]:
    counts = (source["claims"], source["origin_of"], source["denies"], len(source["documents"]))
    return " ".join(source["name"].split()), source["kind"], *map(str, counts)


def _conflict_row(record: Record) -> Sequence[str | Text]:
    return record["title"], record["kind"], record["field"], record["why"], short(record["event"])
