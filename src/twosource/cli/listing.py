"""Lists: timeline, events, claims, conflicts, search."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten
from typing import Annotated

import typer
from rich.text import Text

from twosource import export
from twosource.cli.options import (
    AsJson,
    AsOf,
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
from twosource.cli.render import (
    Row,
    chain,
    origins,
    print_groups,
    print_json,
    print_table,
    remark,
    short,
    stance,
    status,
    when,
)
from twosource.export.records import Record
from twosource.store.ledger import Ledger

QUOTE_ROOM = 180  # characters of a sentence that is quoted below a conflict
NARROW = {"no_wrap": True}
NUMBER = {"justify": "right", "no_wrap": True}


def timeline(
    ledger: LedgerFile = None, as_json: AsJson = False, type: Type = None, participant: Participant = None, since: Since = None,
    until: Until = None, document: InDocument = None, source: FromSource = None, status: Status = None, limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Events with a date, in order."""
    wanted = Filters(type, participant, since, until, document, source, status)
    found = _events(ledger, wanted, as_of)
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
    as_of: AsOf = None,
) -> None:
    """All events, with how many origins and articles stand behind each."""
    found = _events(ledger, Filters(type, participant, since, until, document, source, status, limit), as_of)
    if as_json:
        print_json(found)
        return
    columns = [("Id", NARROW), ("What", {}), ("When", {}), ("Origins", NUMBER), ("Art.", NUMBER), ("Claims", NUMBER), ("Status", NARROW)]
    print_table(columns, map(_event_row, found), nothing="no such events")


def claims(
    ledger: LedgerFile = None, as_json: AsJson = False, type: Type = None, participant: Participant = None, since: Since = None,
    until: Until = None, document: InDocument = None, source: FromSource = None, limit: Limit = None, as_of: AsOf = None,
) -> None:
    """Who says what: one line for each claim, with its credits."""
    wanted = Filters(type, participant, since, until, document, source, limit=limit)
    with open_ledger(ledger, as_of) as opened:
        found = wanted.claims(export.claims(opened))
        if as_json:
            print_json(found)
            return
        columns = [("Id", NARROW), ("What", {"ratio": 3}), ("How", {"min_width": 9, "no_wrap": True}), ("Who says so", {"ratio": 2})]
        groups = ((article, map(_claim_row, group)) for article, group in groupby(found, key=_article))
        print_groups(columns, groups, nothing="no such claims")


def conflicts(
    ledger: LedgerFile = None, as_json: AsJson = False, type: Type = None, participant: Participant = None, since: Since = None,
    until: Until = None, document: InDocument = None, source: FromSource = None, status: Status = None, limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Events whose claims contradict or refine one another, or are denied."""
    wanted = Filters(type, participant, since, until, document, source, status)
    with open_ledger(ledger, as_of) as opened:
        found = wanted.events(export.events(opened), opened.paths())
        plain = [record for event in found for record in _conflicts_of(event)][:limit]
        records = [record | {"quotes": quotes} for record, quotes in zip(plain, _quotes(plain, opened), strict=True)]
    if as_json:
        print_json(records)
        return
    columns = [("Kind", {"min_width": 14, "no_wrap": True}), ("Field", {"min_width": 8, "no_wrap": True}), ("Why", {"ratio": 1})]
    groups = ((event, _counted(map(_conflict_row, group))) for event, group in groupby(records, key=_event))
    print_groups(columns, groups, nothing="no conflicts")


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


def _events(ledger: LedgerFile, wanted: Filters, as_of: str | None) -> list[Record]:
    with open_ledger(ledger, as_of) as opened:
        return list(wanted.events(export.events(opened), opened.paths()))


def _conflicts_of(event: Record) -> Iterable[Record]:
    named = {"event": event["id"], "title": event["title"]}
    for conflict in event["conflicts"]:
        yield named | conflict
    for denial in event["denials"]:
        yield named | {"kind": denial["kind"], "field": "speaker", "sides": _sides(denial), "why": f"by {denial['by']}"}


def _quotes(records: Sequence[Record], ledger: Ledger) -> Iterator[list[str]]:
    """For each record the sentence of the first claim of each of its sides, with who prints it."""
    first = [[side[0] for side in record["sides"] if side] for record in records]
    wanted = {claim for sides in first for claim in sides}
    quoted = {claim["id"]: _quote(claim, ledger) for claim in export.claims(ledger) if claim["id"] in wanted}
    yield from ([quoted[claim] for claim in sides if claim in quoted] for sides in first)


def _quote(claim: Record, ledger: Ledger) -> str:
    document = ledger.document(claim["document"]["id"])
    sentence = document.text[claim["sentence"]["start"] : claim["sentence"]["end"]]
    return f"“{shorten(sentence, QUOTE_ROOM, placeholder=' …')}” {document.outlet or document.path}"


def _sides(denial: Record) -> list[list[str]]:
    """The claim that answers, if the answer makes one, and those that it speaks to."""
    return [[denial["claim"]] if denial["claim"] else [], denial["denies"] or denial["answers"]]


def _timeline_row(event: Record) -> Row:
    return when(event["time"]), event["title"], origins(event["origins"]), status(event["status"]), short(event["id"])


def _event_row(event: Record) -> Row:
    counts = (str(event["origins"]["carriers"]), str(len(event["claims"])))
    return short(event["id"]), event["title"], when(event["time"]), origins(event["origins"]), *counts, status(event["status"])


def _claim_row(claim: Record) -> Row:
    parts = [" ".join(argument["text"].split()) for argument in claim["arguments"]]
    trigger = " ".join(claim["event"]["trigger"]["text"].split())
    what = Text.assemble((claim["event"]["type"], "bold"), f": {trigger}", f" ({', '.join(parts)})" if parts else "")
    return short(claim["id"]), what, stance(claim), chain(claim)


def _article(claim: Record) -> str:
    document = claim["document"]
    return f"{document['path']} ({document['outlet']})" if document["outlet"] else document["path"]


def _event(conflict: Record) -> str:
    return f"{conflict['title']} [{short(conflict['event'])}]"


def _conflict_row(record: Record) -> tuple[str, str, str, str]:
    return record["kind"], record["field"], record["why"], "\n".join(record["quotes"])


def _counted(rows: Iterable[tuple[str, str, str, str]]) -> Iterable[Row]:
    """Each row once, with how often it stands there, and the words below."""
    for (kind, field, why, quotes), times in Counter(rows).items():
        yield kind, field, Text.assemble(f"{why} ({times} times)" if times > 1 else why, (f"\n{quotes}" if quotes else "", "dim"))
