"""What newly read articles did to the ledger."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

import typer

from twosource.cli.options import AsJson, LedgerFile, a_day, open_ledger
from twosource.cli.render import Row, print_groups, print_json, short
from twosource.export.records import Record
from twosource.model.change import Change
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

HEADS = {
    "new-event": "New events", "new-origin": "Events with a new known origin", "new-denial": "New denials",
    "status": "Events that stand otherwise", "echoed": "Only echoed", "due": "Plans come due", "gone": "Events that are no more",
}  # fmt: skip

SinceDay = Annotated[str | None, typer.Option("--since", help="Everything since this day, not only the last batch.")]


def changes(ledger: LedgerFile = None, as_json: AsJson = False, since: SinceDay = None) -> None:
    """What the last batch of articles added: events, origins, denials, mere echoes, plans come due."""
    with open_ledger(ledger) as opened:
        found = _records(opened, a_day(since) if since else None)
    if as_json:
        print_json(found)
        return
    columns = [("Id", {"no_wrap": True}), ("What", {"ratio": 1}), ("Detail", {"ratio": 1})]
    print_groups(columns, _groups(found), nothing="nothing has changed")


def _records(ledger: Ledger, since: str | None) -> list[Record]:
    changed = ledger.changes(since=since)
    return [{"day": day, **plain(change)} for day, change in [*changed, *_due(ledger, [day for day, _ in changed])]]


def _due(ledger: Ledger, days: Sequence[str]) -> Iterator[tuple[str, Change]]:
    """Plans whose last day passed between the batch before ``days`` and the last of them."""
    from twosource.pipeline.past import overdue  # linking needs more than a list does

    if not days:
        return
    first, last = min(days), max(days)
    known = ledger.refreshed_on(before=first)
    passed = set(overdue(ledger, last)) - set(overdue(ledger, known) if known else ())
    for event, _ in ledger.events():
        if event.id in passed:
            yield last, Change("due", event.id, event.title, "its day has passed, and no claim says that it came about")


def _groups(records: Sequence[Record]) -> Iterator[tuple[str, Iterator[Row]]]:
    order = list(HEADS)
    ordered = sorted(records, key=lambda record: order.index(record["kind"]))
    for kind, group in groupby(ordered, key=lambda record: record["kind"]):
        yield HEADS[kind], ((short(record["event"]), record["title"], record["detail"]) for record in group)
