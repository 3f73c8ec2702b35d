"""Records as RFC 4180 lines."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from twosource.export.records import Record


def table_of(records: Iterable[Record]) -> Iterator[str]:
    """``records`` below a header with all their fields; inner fields as "time.earliest", several values parted by "; "."""
    rows = [dict(_fields(record)) for record in records]
    columns = list({column: None for row in rows for column in row})
    if columns:
        yield csv_line(columns)
    yield from (csv_line(row.get(column) for column in columns) for row in rows)


def _fields(value: Any, name: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _fields(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list | tuple):
        yield name, "; ".join(", ".join(str(leaf) for _, leaf in _fields(each) if leaf is not None) for each in value)
    else:
        yield name, value


def csv_line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(map(_cell, values))
    return line.getvalue()


def _cell(value: object) -> object:
    """A spreadsheet takes text that begins like a formula for one; an apostrophe in front keeps it text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
