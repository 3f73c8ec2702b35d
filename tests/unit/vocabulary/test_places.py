"""The index of places."""

from pathlib import Path

import pytest

from twosource.errors import VocabularyError
from twosource.vocabulary.geonames import normal
from twosource.vocabulary.places import PlaceIndex, load_places

pytestmark = pytest.mark.usefixtures("without_place_cache")


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Kashan’s", "kashan"), ("the Black  Sea", "black sea"), ("Port-Said", "port said"), ("ORSOVA", "orsova"), ("", "")],
)
def test_names_are_compared_by_their_letters(written: str, plain: str) -> None:
    assert normal(written) == plain


def test_states_are_known_by_their_short_names(place_index: PlaceIndex) -> None:
    assert place_index.countries["russia"] == "RU"
    assert place_index.countries[normal("the Netherlands")] == "NL"


def test_towns_come_largest_first(place_index: PlaceIndex) -> None:
    towns = place_index.towns("Tripoli")
    assert [town.country for town in towns][:2] == ["LY", "LB"]
    assert towns[0].is_capital


def test_other_names_stand_apart(place_index: PlaceIndex) -> None:
    assert place_index.towns("Constantinople") == ()
    assert "TR" in {town.country for town in place_index.towns_also("Constantinople")}


@pytest.mark.parametrize("before", ["near ", "near the port of ", "30 km north of the town of ", "just outside "])
def test_words_that_put_a_thing_near(place_index: PlaceIndex, before: str) -> None:
    assert place_index.near.search(before)


@pytest.mark.parametrize("before", ["in ", "went off in ", "nearly ", "the port of "])
def test_words_that_do_not(place_index: PlaceIndex, before: str) -> None:
    assert not place_index.near.search(before)


def test_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"states\.yaml"):
        load_places(tmp_path)
