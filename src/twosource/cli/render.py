"""Records as tables and quotations, on a terminal and in a pipe."""

import json
import sys
from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from twosource.export.records import Record

Columns = Sequence[tuple[str, dict[str, Any]]]
Row = Sequence[str | Text]

SHORT_ID = 12  # characters of an id that tables show; ``show`` takes them
STYLES = {"disputed": "yellow", "denied": "red", "corroborated": "green", "planned": "cyan", "single-origin": "dim"}
ROOM = 160  # characters of context on each side of a trigger in a long sentence


def console() -> Console:
    """Standard output; without colours where it is no terminal."""
    return Console(highlight=False)


def complain(message: str) -> None:
    """An error, on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(f"twosource: {message}", "red"))


def remark(message: str) -> None:
    """Something worth knowing that stops nothing."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(f"note: {message}", "dim"))


def print_json(records: Iterable[Record]) -> None:
    """A JSON array with one record a line, written as the records come."""
    separator = "["
    for record in records:
        sys.stdout.write(f"{separator}\n{json.dumps(record, ensure_ascii=False)}")
        separator = ","
    sys.stdout.write("[]\n" if separator == "[" else "\n]\n")


def print_table(columns: Columns, rows: Iterable[Row], *, nothing: str) -> None:
    """A table, or the sentence ``nothing`` where there are no rows."""
    table = _table(columns, rows)
    console().print(table if table.row_count else Text(nothing))


def print_groups(columns: Columns, groups: Iterable[tuple[str, Iterable[Row]]], *, nothing: str) -> None:
    """Tables without names over their columns, each below its own head; ``nothing`` where there is none."""
    screen, empty = console(), True
    for head, rows in groups:
        screen.print(Text(head if empty else f"\n{head}", "bold"))
        screen.print(_table(columns, rows, show_header=False))
        empty = False
    if empty:
        screen.print(Text(nothing))


def _table(columns: Columns, rows: Iterable[Row], *, show_header: bool = True) -> Table:
    """Cells are never read as markup."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_header=show_header)
    for name, options in columns:
        table.add_column(name, **options)
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    return table


def short(identifier: str) -> str:
    """So much of an id as tables show."""
    return identifier.removeprefix("sha256:")[:SHORT_ID]


def when(time: Record) -> str:
    """The day, month or year that it was, or the span of days that it may have been: 2031-05-03..09."""
    earliest, latest = time["earliest"] or "", time["latest"] or ""
    if earliest == latest:
        return earliest or "undated"
    if not earliest or not latest:
        return f"{earliest}..{latest}"
    if (earliest[4:], latest[4:]) == ("-01-01", "-12-31"):
        return earliest[:4] if earliest[:4] == latest[:4] else f"{earliest[:4]}..{latest[:4]}"
    if earliest[:7] != latest[:7]:
        return f"{earliest}..{latest}"
    whole = earliest.endswith("-01") and int(latest[8:]) == monthrange(int(latest[:4]), int(latest[5:7]))[1]
    return earliest[:7] if whole else f"{earliest}..{latest[8:]}"


def origins(counted: Record) -> str:
    """The interval of independent origins: "1" or "1-3"."""
    known, possible = counted["known"], counted["possible"]
    return str(known) if known >= possible else f"{known}-{possible}"


def status(word: str) -> Text:
    return Text(word, STYLES.get(word, ""))


def chain(claim: Record) -> str:
    """The credits from the article outward to the origin."""
    voices = [link["source"] + (" (credited elsewhere)" if link.get("inherited") else "") for link in claim["attribution"]]
    return " > ".join(" ".join(voice.split()) for voice in voices) or "the article itself"


def stance(claim: Record) -> str:
    """Polarity and modality in as few words as possible."""
    negative = claim["polarity"] == "negative"
    if claim["modality"] == "actual":
        return "denied" if negative else "stated"
    return f"not {claim['modality']}" if negative else claim["modality"]


def quotation(claim: Record, text: str) -> Text:
    """The claim's sentence with its trigger and arguments set off, cut where it is very long."""
    sentence, trigger = claim["sentence"], claim["event"]["trigger"]
    start, end = max(sentence["start"], trigger["start"] - ROOM), min(sentence["end"], trigger["end"] + ROOM)
    quoted = Text(text[start:end])
    for part in claim["arguments"]:
        _set_off(quoted, "underline", part["start"] - start, part["end"] - start)
    _set_off(quoted, "bold", trigger["start"] - start, trigger["end"] - start)
    before, after = "…" * (start > sentence["start"]), "…" * (end < sentence["end"])
    return Text.assemble(before, _one_line(quoted), after)


def _set_off(quoted: Text, style: str, start: int, end: int) -> None:
    if end > 0 and start < len(quoted):
        quoted.stylize(style, max(0, start), min(len(quoted), end))


def _one_line(quoted: Text) -> Text:
    """Line breaks as blanks, one for one, so that styles stay where they are."""
    line = Text("".join(" " if sign.isspace() or not sign.isprintable() else sign for sign in quoted.plain))
    line.spans = quoted.spans
    return line
