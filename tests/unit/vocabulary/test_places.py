"""The index of places."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import twosource
from twosource.errors import VocabularyError
from twosource.vocabulary import geonames
from twosource.vocabulary.geonames import normal
from twosource.vocabulary.places import PlaceIndex, load_places

DATA = Path(twosource.__file__).parent / "data"


@pytest.fixture(scope="module", autouse=True)
def no_cache() -> Iterator[None]:
    """The user's cache folder is left alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geonames, "user_cache_path", lambda _: Path(os.devnull))
        yield


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return load_places(DATA)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Kashan’s", "kashan"), ("the Black  Sea", "black sea"), ("Port-Said", "port said"), ("ORSOVA", "orsova"), ("", "")],
)
def test_names_are_compared_by_their_letters(written: str, plain: str) -> None:
    assert normal(written) == plain


def test_states_are_known_by_their_short_names(index: PlaceIndex) -> None:
    assert index.countries["russia"] == "RU"
    assert index.countries[normal("the Netherlands")] == "NL"


def test_towns_come_largest_first(index: PlaceIndex) -> None:
    towns = index.towns("Tripoli")
    assert [town.country for town in towns][:2] == ["LY", "LB"]
    assert towns[0].is_capital


def test_other_names_stand_apart(index: PlaceIndex) -> None:
    assert index.towns("Constantinople") == ()
    assert "TR" in {town.country for town in index.towns_also("Constantinople")}


@pytest.mark.parametrize("before", ["near ", "near the port of ", "30 km north of the town of ", "just outside "])
def test_words_that_put_a_thing_near(index: PlaceIndex, before: str) -> None:
    assert index.near.search(before)


@pytest.mark.parametrize("before", ["in ", "went off in ", "nearly ", "the port of "])
def test_words_that_do_not(index: PlaceIndex, before: str) -> None:
    assert not index.near.search(before)


def test_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"states\.yaml"):
        load_places(tmp_path)
