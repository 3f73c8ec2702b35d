"""One source: everything that it asserts, denies and plans, in its own words, and where that does not go together."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from twosource.web import words
from twosource.web.desk import links
from twosource.web.desk.context import Context
from twosource.web.sources import Positions, view_source

Record = Mapping[str, Any]


def view(record: Record, context: Context) -> dict[str, Any]:
    positions = Positions(_where, lambda position: PurePath(position["path"]).name)
    return {"title": words.tidy(record["name"]), "record": record, "source": view_source(record, positions)}


def _where(position: Record) -> str:
    """The words in the article: those of the claim where the position makes one."""
    return links.article(position["document"], position["claim"])
