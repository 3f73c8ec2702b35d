"""Who takes part with whom, and who cites whom."""

from heapq import nsmallest

from twosource.errors import InputError
from twosource.export.records import Record
from twosource.model.ids import content_id
from twosource.store.browse import View
from twosource.store.ledger import Ledger

WAYS = ("participants", "citing")
EDGES = 4  # drawn for each node; with more, a drawing is a tangle


def network(ledger: Ledger, of: str = "participants", most: int = 150) -> Record:
    """A graph of at most ``most`` nodes, the heaviest, and EDGES times as many edges; ``left_out`` says how many nodes, and edges between any, are not shown.

    ``participants``: things named, joined where they take part in one event; ``weight`` counts events and ``types`` are theirs.
    ``citing``: outlets and the voices that their articles credit, from the outlet to the voice; ``weight`` counts articles, and
    ``kinds`` is the voice's. ``{"nodes": [{"id", "name", "kind", "weight"}], "edges": [{"source", "target", "weight", "types" or
    "kinds"}], "left_out": {"nodes", "edges"}}``. An outlet that nobody credits has an id ("out_…") that leads to no source.
    """
    if of not in WAYS:
        raise InputError(f"a network is of {' or '.join(WAYS)}, not of {of}")
    with ledger.view() as view:
        nodes, edges = ledger.kept(("network", of), lambda: _participants(view) if of == "participants" else _citing(view))
    kept = nsmallest(most, nodes.values(), key=lambda node: (-node["weight"], node["name"], node["id"]))
    shown = {node["id"] for node in kept}
    between = (edge for edge in edges if edge["source"] in shown and edge["target"] in shown)
    drawn = nsmallest(EDGES * most, between, key=lambda edge: (-edge["weight"], edge["source"], edge["target"]))
    return {"nodes": kept, "edges": drawn, "left_out": {"nodes": len(nodes) - len(kept), "edges": len(edges) - len(drawn)}}


def _participants(view: View) -> tuple[dict[str, Record], list[Record]]:
    nodes = {id: {"id": id, "name": name, "kind": kind, "weight": events} for id, name, kind, events in view.events.partakers()}
    return nodes, [
        {"source": left, "target": right, "weight": events, "types": sorted(types.split(","))} for left, right, events, types in view.events.pairs()
    ]


def _citing(view: View) -> tuple[dict[str, Record], list[Record]]:
    voices = view.voices.all()
    known = {voice.name: voice.id for voice in reversed(voices) if voice.kind in ("outlet", "wire")}
    cited = {voice.key: voice for voice in voices}
    nodes = {voice.id: {"id": voice.id, "name": voice.name, "kind": voice.kind, "weight": voice.articles} for voice in voices}
    edges: list[Record] = []
    for outlet, key, weight in view.articles.citing():
        id, voice = known.get(outlet) or content_id("out", outlet), cited[key]
        nodes.setdefault(id, {"id": id, "name": outlet, "kind": "outlet", "weight": 0})["weight"] += weight
        if id != voice.id:
            edges.append({"source": id, "target": voice.id, "weight": weight, "kinds": [voice.kind]})
    return nodes, edges
