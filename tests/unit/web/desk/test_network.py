from typing import Any

from twosource.web.desk import Context, render
from twosource.web.desk.network import view

LEFT_OUT = {"nodes": 0, "edges": 0}


def participants(**fields: Any) -> dict[str, Any]:
    nodes = [{"id": "ent_k", "name": "Kestria", "kind": "state", "weight": 9}, {"id": "ent_v", "name": "Varnland", "kind": "state", "weight": 4}]
    return {"nodes": nodes, "edges": [{"source": "ent_k", "target": "ent_v", "weight": 3, "types": ["arms-transfer", "visit"]}], "left_out": LEFT_OUT, **fields}


def citing() -> dict[str, Any]:
    nodes = [{"id": "out_1", "name": "Halm Times", "kind": "outlet", "weight": 1}, {"id": "src_1", "name": "Ilse Varga", "kind": "person", "weight": 1}]
    return {"nodes": nodes, "edges": [{"source": "out_1", "target": "src_1", "weight": 1, "kinds": ["person"]}], "left_out": LEFT_OUT}


def test_who_takes_part_with_whom_in_what() -> None:
    (edge,) = view(participants(), Context(address="/network"))["edges"]
    assert (edge["from"]["address"], edge["to"]["name"], edge["how"]) == ("/entities/ent_k", "Varnland", "arms transfer and visit")


def test_outlets_that_nobody_credits_have_no_page() -> None:
    (edge,) = view(citing(), Context(address="/network?of=citing"))["edges"]
    assert (edge["from"]["address"], edge["to"]["address"], edge["how"]) == ("", "/sources/src_1", "1 article")
    page = render("network", citing(), Context(address="/network?of=citing"))
    assert 'data-directed="true"' in page and ">Halm Times</td>" in page


def test_what_is_left_out_is_counted_and_can_be_shown() -> None:
    page = render("network", participants(left_out={"nodes": 12, "edges": 34}), Context(address="/network"))
    assert "12 lighter names and 34 connections are left out" in page and "/network?most=500" in page
    assert "left out" not in render("network", participants(), Context(address="/network"))


def test_without_connections_nothing_is_drawn() -> None:
    page = render("network", {"nodes": [], "edges": [], "left_out": LEFT_OUT}, Context(address="/network"))
    assert "data-network" not in page and "Nobody is connected with anybody yet." in page
