"""Pages that are lists: events, articles, sources, names, plans, what was not read."""

from collections.abc import Mapping
from typing import Any

from twosource.web import words
from twosource.web.desk.context import Context
from twosource.web.desk.filters import view_filters

Record = Mapping[str, Any]


def events(record: Record, context: Context) -> dict[str, Any]:
    return {"title": "Events", "record": record, "filters": view_filters(context, record["items"])}


def articles(record: Record, context: Context) -> dict[str, Any]:
    return {"title": "Articles", "record": record}


def sources(record: Record, context: Context) -> dict[str, Any]:
    most = max((sum(card["stances"].values()) for card in record["items"]), default=0) or 1
    return {"title": "Sources", "record": record, "most": most, "kinds": words.SOURCE_KINDS}


def entities(record: Record, context: Context) -> dict[str, Any]:
    return {"title": "Names", "record": record, "kind_labels": [(kind, several) for kind, (_, several) in words.NAMED.items()]}


def plans(record: Record, context: Context) -> dict[str, Any]:
    """Those overdue first, then those whose day comes, then those without one."""
    heads = (("Overdue", True, True), ("Due", True, False), ("Without a day", False, False))
    groups = [(head, [card for card in record["items"] if (bool(card["due"]), bool(card["overdue"])) == (due, over)]) for head, due, over in heads]
    return {"title": "Plans", "record": record, "groups": [(head, cards) for head, cards in groups if cards]}


def failures(record: Record, context: Context) -> dict[str, Any]:
    return {"title": "Not read", "record": record}


def exports(record: Record, context: Context) -> dict[str, Any]:
    formats = [{**each, "holds": words.EXPORTS.get(each["name"], ""), "is_table": each["name"] == "csv"} for each in record["formats"]]
    return {"title": "Exports", "record": record, "formats": formats}
