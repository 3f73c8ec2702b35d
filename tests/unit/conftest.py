"""The index of places, for tests of the vocabulary and of the stage that reads it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import twosource
from twosource.vocabulary import geonames
from twosource.vocabulary.places import PlaceIndex, load_places


@pytest.fixture(scope="module")
def without_place_cache() -> Iterator[None]:
    """The user's cache folder is left alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geonames, "user_cache_path", lambda _: Path(os.devnull))
        yield


@pytest.fixture(scope="session")
def place_index() -> PlaceIndex:
    return load_places(Path(twosource.__file__).parent / "data")
