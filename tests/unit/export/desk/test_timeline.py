from importlib import import_module
from itertools import pairwise

import pytest

from twosource import export
from twosource.errors import InputError
from twosource.export.desk.page import Page
from twosource.export.desk.timeline import timeline
from twosource.store.browse import EventFilter
from twosource.store.ledger import Ledger


def test_every_dated_event_is_in_a_bin_and_a_lane(world: Ledger) -> None:
    records = list(export.events(world))
    dated = [record for record in records if record["time"]["earliest"] or record["time"]["latest"]]
    found = timeline(world, page=Page(500))
    assert (found["total"], found["undated"]) == (len(dated), len(records) - len(dated))
    assert sum(each["count"] for each in found["bins"]) == len(dated)
    assert sorted(card["id"] for lane in found["lanes"] for card in lane["events"]) == sorted(record["id"] for record in dated)


def test_bins_follow_one_another(world: Ledger) -> None:
    found = timeline(world)["bins"]
    assert all(left["to"] < right["from"] for left, right in pairwise(found))


def test_a_lane_says_what_it_has_no_room_for(world: Ledger) -> None:
    for lane in timeline(world, page=Page(2))["lanes"]:
        assert len(lane["events"]) <= 2 and lane["total"] == len(lane["events"]) + lane["more"]
        assert sum(each["count"] for each in lane["bins"]) == (lane["total"] if lane["more"] else 0), "what is not drawn is counted"


def test_a_page_has_room_for_so_many_cards_only(world: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("twosource.export.desk.timeline"), "MOST_CARDS", 6)  # the package has a function of that name
    for lane in timeline(world, EventFilter(known_min=0))["lanes"]:
        assert len(lane["events"]) == 2 and lane["more"] == lane["total"] - 2


def test_lanes_by_participant_bear_their_names(world: Ledger) -> None:
    lanes = timeline(world, by="participant")["lanes"]
    assert {"Kestria", "Velm"} <= {lane["name"] for lane in lanes}
    assert [lane["total"] for lane in lanes] == sorted((lane["total"] for lane in lanes), reverse=True)


def test_zooming_in_makes_bins_finer(world: Ledger) -> None:
    found = timeline(world, EventFilter(from_="2031-05-03", to="2031-05-04"))
    assert found["bins"] and all(each["from"] == each["to"] for each in found["bins"])


def test_lanes_are_by_something(world: Ledger) -> None:
    with pytest.raises(InputError, match="colour"):
        timeline(world, by="colour")


def test_an_empty_ledger_has_an_empty_timeline(ledger: Ledger) -> None:
    assert timeline(ledger) == {"bins": [], "lanes": [], "undated": 0, "total": 0, "next": None}
