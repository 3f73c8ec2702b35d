"""Who takes part with whom, and who cites whom."""

from collections import Counter
from itertools import combinations

from twosource.errors import InputError
from twosource.export.desk.events import EventFilter, wanted
from twosource.export.entities import entities
from twosource.export.records import Record
from twosource.export.sources import sources as source_records
from twosource.model.ids import content_id
from twosource.store.ledger import Ledger

WAYS = ("participants", "citing")
Pair = tuple[str, str]


def network(ledger: Ledger, of: str = "participants", most: int = 150) -> Record:
    """A graph of at most ``most`` nodes, the heaviest; ``left_out`` says how many nodes, and edges between any, are not shown.

    ``participants``: things named, joined where they take part in one event; ``weight`` counts events and ``types`` are theirs.
    ``citing``: outlets and the voices that their articles credit, from the outlet to the voice; ``weight`` counts articles, and
    ``kinds`` is the voice's. ``{"nodes": [{"id", "name", "kind", "weight"}], "edges": [{"source", "target", "weight", "types" or
    "kinds"}], "left_out": {"nodes", "edges"}}``. An outlet that nobody credits has an id ("out_…") that leads to no source.
    """
    if of not in WAYS:
        raise InputError(f"a network is of {' or '.join(WAYS)}, not of {of}")
    nodes, edges = _participants(ledger) if of == "participants" else _citing(ledger)
    kept = sorted(nodes.values(), key=lambda node: (-node["weight"], node["name"], node["id"]))[:most]
    shown = {node["id"] for node in kept}
    drawn = [edge for edge in edges if {edge["source"], edge["target"]} <= shown]
    ordered = sorted(drawn, key=lambda edge: (-edge["weight"], edge["source"], edge["target"]))
    return {"nodes": kept, "edges": ordered, "left_out": {"nodes": len(nodes) - len(kept), "edges": len(edges) - len(drawn)}}


def _participants(ledger: Ledger) -> tuple[dict[str, Record], list[Record]]:
    kinds = {entity["id"]: entity["kind"] for entity in entities(ledger)}
    nodes: dict[str, Record] = {}
    types: dict[Pair, Counter[str]] = {}
    for card in wanted(ledger, EventFilter()):
        named = {part["entity"]["id"]: part["entity"]["name"] for part in card["participants"]}
        for id, name in named.items():
            nodes.setdefault(id, {"id": id, "name": name, "kind": kinds.get(id, "other"), "weight": 0})["weight"] += 1
        for pair in combinations(sorted(named), 2):
            types.setdefault(pair, Counter())[card["type"]] += 1
    edges = [{"source": left, "target": right, "weight": sum(counted.values()), "types": sorted(counted)} for (left, right), counted in types.items()]
    return nodes, edges




def _citing(ledger: Ledger) -> tuple[dict[str, Record], list[Record]]:
    outlets = {document.path: document.outlet for document in ledger.documents()}
    voices = list(source_records(ledger))
    known = {voice["name"]: voice["id"] for voice in reversed(voices) if voice["kind"] in ("outlet", "wire")}
    nodes = {voice["id"]: {"id": voice["id"], "name": voice["name"], "kind": voice["kind"], "weight": len(voice["documents"])} for voice in voices}
    edges: list[Record] = []
    for voice in voices:
        for outlet, weight in Counter(filter(None, (outlets[path] for path in voice["documents"]))).items():
            id = known.get(outlet) or content_id("out", outlet)
            nodes.setdefault(id, {"id": id, "name": outlet, "kind": "outlet", "weight": 0})["weight"] += weight
            if id != voice["id"]:
                edges.append({"source": id, "target": voice["id"], "weight": weight, "kinds": [voice["kind"]]})
    return nodes, edges
