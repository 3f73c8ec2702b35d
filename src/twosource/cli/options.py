"""Options that several commands share."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.render import remark
from twosource.config import load_config
from twosource.errors import InputError
from twosource.export.records import Record
from twosource.store.ledger import Ledger

if TYPE_CHECKING:
    from twosource.pipeline.build import Machine

LedgerFile = Annotated[Path | None, typer.Option("--ledger", help="Ledger file; ./twosource.db by default.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print records as JSON instead of a table.")]
Type = Annotated[str | None, typer.Option("--type", help="Only events of this type, such as transfer.")]
Participant = Annotated[str | None, typer.Option(help="Only with this participant (part of a name).")]
Since = Annotated[str | None, typer.Option(help="Only what may have happened on or after this day (2023, 2023-09, 2023-09-20).")]
Until = Annotated[str | None, typer.Option(help="Only what may have happened on or before this day.")]
InDocument = Annotated[str | None, typer.Option("--document", help="Only what this article carries (id or part of its path).")]
FromSource = Annotated[str | None, typer.Option("--source", help="Only what rests on this source (part of a name).")]
Status = Annotated[str | None, typer.Option(help="Only events of this status, such as disputed.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="As the ledger stands without articles that came out after this day; plans due by then are overdue.")]
Public = Annotated[bool, typer.Option("--public", help="Leave out what could lead to people whom an article protects (docs/protection.md).")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]


def ledger_path(path: Path | None) -> Path:
    """The ledger named on the command line, or the one of the settings."""
    return path or load_config().ledger


def the_machine() -> "Machine":
    """The machine that the settings describe."""
    from twosource.pipeline.build import build  # spaCy and the model take a second to load

    return build(load_config())


@contextmanager
def open_ledger(path: Path | None, as_of: str | None = None) -> Iterator[Ledger]:
    """The ledger, or a copy as of an earlier day, with a remark where a reading was stopped before its events were derived."""
    with Ledger.open(ledger_path(path)) as ledger:
        if not ledger.is_derived():
            remark("a reading was stopped before its end; events are not up to date until twosource read is run again")
        if as_of is None:
            yield ledger
            return
        from twosource.pipeline.past import ledger_as_of  # linking anew needs more than a list does

        with ledger_as_of(ledger, a_day(as_of)) as past:
            yield past


def a_day(written: str) -> str:
    """``written``, if it is a day.

    :raises InputError: where it is none.
    """
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise InputError(f"{written} is no day; write it as 2023-09-20") from error


@dataclass(frozen=True, slots=True)
class Filters:
    """What of a list is wanted; ``None`` lets everything through. Names match by a part of them, in any case."""

    type: str | None = None
    participant: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    source: str | None = None
    status: str | None = None
    limit: int | None = None

    def events(self, records: Iterable[Record], paths: dict[str, str]) -> Iterator[Record]:
        """Event records that fit; ``paths``: document id → path."""
        return islice((event for event in records if self._fits_event(event, paths)), self.limit)

    def claims(self, records: Iterable[Record]) -> Iterator[Record]:
        """Claim records that fit."""
        return islice((claim for claim in records if self._fits_claim(claim)), self.limit)

    def _fits_event(self, event: Record, paths: dict[str, str]) -> bool:
        carriers = [words for document in event["documents"] for words in (document, paths.get(document, ""))]
        return (
            self.type in (None, event["type"])
            and self.status in (None, event["status"])
            and _names(self.participant, (part["entity"]["name"] for part in event["participants"]))
            and _names(self.source, (origin["name"] for origin in event["origins"]["list"]))
            and _names(self.document, carriers)
            and self._in_time([event["time"]])
        )

    def _fits_claim(self, claim: Record) -> bool:
        names = [name for part in claim["arguments"] for name in (part["text"], (part["entity"] or {}).get("name", ""))]
        voices = [name for link in claim["attribution"] for name in (link["source"], link.get("entity", {}).get("name", ""))]
        return (
            self.type in (None, claim["event"]["type"])
            and _names(self.participant, names)
            and _names(self.source, voices)
            and _names(self.document, (claim["document"]["id"], claim["document"]["path"]))
            and self._in_time(claim["time"])
        )

    def _in_time(self, times: Iterable[Record]) -> bool:
        """Whether one of ``times`` may lie between ``since`` and ``until``; what bears no date never does."""
        if self.since is None and self.until is None:
            return True
        dated = [time for time in times if time["earliest"] or time["latest"]]
        return any(
            (self.since or "") <= (time["latest"] or "9999") and (time["earliest"] or "") <= (self.until or "9998") + "~"
            for time in dated
        )


def _names(wanted: str | None, names: Iterable[str]) -> bool:
    return wanted is None or any(wanted.casefold() in name.casefold() for name in names)
