"""Who takes part with whom, or who cites whom: a drawing where scripts run, and everywhere the same as a table."""

from collections.abc import Mapping
from typing import Any

from twosource.web import words
from twosource.web.desk import links
from twosource.web.desk.context import Context

Record = Mapping[str, Any]

WAYS = (("participants", "Who takes part with whom"), ("citing", "Who cites whom"))


def view(record: Record, context: Context) -> dict[str, Any]:
    of = context.query.get("of", "participants")
    nodes = {node["id"]: {**node, "address": _address(node, of)} for node in record["nodes"]}
    edges = [
        {**edge, "from": nodes[edge["source"]], "to": nodes[edge["target"]], "how": _how(edge, of)}
        for edge in record["edges"]
    ]
    return {"title": "Network", "record": record, "of": of, "ways": WAYS, "nodes": list(nodes.values()), "edges": edges}


def _address(node: Record, of: str) -> str:
    """Outlets that nobody credits have no page."""
    if of == "participants":
        return links.entity(node["id"])
    return links.source(node["id"]) if node["id"].startswith("src_") else ""


def _how(edge: Record, of: str) -> str:
    if of == "participants":
        return words.list_in_words([type.replace("-", " ") for type in edge["types"]])
    return words.count(edge["weight"], "article")
