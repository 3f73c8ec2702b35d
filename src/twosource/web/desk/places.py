"""Where events happened: points with how exact they are, areas for what is only known to a country, and nothing where nothing is known."""

from collections.abc import Mapping
from typing import Any

from twosource.web import words
from twosource.web.desk import links
from twosource.web.desk.context import Context
from twosource.web.desk.filters import view_filters

Record = Mapping[str, Any]


def view(record: Record, context: Context) -> dict[str, Any]:
    return {
        "title": "Map",
        "record": record,
        "filters": view_filters(context, places=(*record["points"], *record["areas"])),
        "points": [{**point, "exact": words.PRECISION.get(point["precision"], point["precision"]), "address": _events(point, context)} for point in record["points"]],
        "areas": [{**area, "address": _events(area, context)} for area in record["areas"]],
    }


def _events(place: Record, context: Context) -> str:
    """The list of the events that the map counts there."""
    return links.events(**context.query | {"place": links.place(place)})
