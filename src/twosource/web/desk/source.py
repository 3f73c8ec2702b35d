"""One source: everything that it asserts, denies and plans, in its own words, and where that does not go together."""

from collections.abc import Mapping
from typing import Any

from twosource.web import words
from twosource.web.articles import title_article
from twosource.web.desk import links
from twosource.web.desk.context import Context
from twosource.web.sources import Positions, view_source

Record = Mapping[str, Any]


def view(record: Record, context: Context) -> dict[str, Any]:
    positions = Positions(_where, lambda position: title_article(record["articles"][position["document"]]), links.event)
    return {
        "title": words.tidy(record["name"]),
        "record": record,
        "source": view_source(record, positions),
        "stances": [(stance, label, record["stances"][stance]) for stance, label in words.POSITIONS.items() if record["stances"].get(stance)],
        "asked": words.POSITIONS.get(context.query["stance"], ""),
    }


def _where(position: Record) -> str:
    """The words in the article, at the claim where the position makes one."""
    return links.article(position["document"], position["claim"], position["quote"])
