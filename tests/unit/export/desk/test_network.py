from itertools import combinations

import pytest

from twosource import export
from twosource.errors import InputError
from twosource.export.desk.network import network
from twosource.store.ledger import Ledger


def test_who_takes_part_in_one_event_is_joined(world: Ledger) -> None:
    found = network(world)
    named = [{part["entity"]["id"] for part in record["participants"]} for record in export.events(world)]
    assert found["left_out"] == {"nodes": 0, "edges": 0}
    assert {node["id"]: node["weight"] for node in found["nodes"]} == {key: sum(key in event for event in named) for key in set().union(*named)}
    pairs = {(edge["source"], edge["target"]): edge["weight"] for edge in found["edges"]}
    assert pairs == {pair: sum(set(pair) <= event for event in named) for event in named for pair in combinations(sorted(event), 2)}
    assert all(edge["types"] for edge in found["edges"])


def test_what_is_left_out_is_told(world: Ledger) -> None:
    whole, small = network(world), network(world, most=3)
    assert len(small["nodes"]) == 3
    assert small["left_out"] == {"nodes": len(whole["nodes"]) - 3, "edges": len(whole["edges"]) - len(small["edges"])}
    shown = {node["id"] for node in small["nodes"]}
    assert all({edge["source"], edge["target"]} <= shown for edge in small["edges"])


def test_outlets_are_joined_with_whom_they_credit(alone: Ledger) -> None:
    found = network(alone, "citing")
    names = {node["id"]: node["name"] for node in found["nodes"]}
    (edge,) = found["edges"]
    assert (names[edge["source"]], names[edge["target"]], edge["weight"], edge["kinds"]) == ("Halm Times", "Daily Meridian", 1, ["outlet"])


def test_a_network_is_of_something(alone: Ledger) -> None:
    with pytest.raises(InputError, match="roads"):
        network(alone, "roads")
