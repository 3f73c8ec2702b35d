"""Names of ships, read with the model that is shipped."""

from functools import cache

import pytest

from twosource.annotate import load_pipeline
from twosource.config import DATA
from twosource.extract.entities.ships import bears_letters, find_ships, noun_before
from twosource.extract.tokens import TokenIndex
from twosource.vocabulary.nouns import load_nouns

NOUNS = load_nouns(DATA / "languages" / "en")


@cache
def pipeline():
    return load_pipeline("en")


def ships(text: str) -> list[str]:
    return [span.of(text) for span in find_ships(TokenIndex(pipeline()(text)), NOUNS)]


@pytest.mark.parametrize(("text", "found"), [
    ("The freighter Petra Lune unloaded shells at Lessin.", ["Petra Lune"]),
    ("Kestria seized the tanker Pelican Dawn.", ["Pelican Dawn"]),
    ("MV Pelican Dawn left the port.", ["MV Pelican Dawn"]),
    ("The frigate Ossian left. Hours later the Ossian came back.", ["Ossian", "Ossian"]),
    ("The ship Orrel bought sank.", []),
    ("Kestria seized the tanker on Friday.", []),
    ("The flag carrier Air Kestria ordered jets.", []),
    ("The ship sank.", []),
])  # fmt: skip
def test_a_ship_s_name_stands_behind_its_noun_or_its_letters(text, found):
    assert ships(text) == found


def test_the_noun_before_a_name_is_that_of_one_ship():
    tokens = TokenIndex(pipeline()("The frigates Ossian and Varga left; the frigate Anselm stayed."))
    first = {word.text: word.i for word in tokens.doc}
    assert noun_before(first["Ossian"], tokens, NOUNS) is None
    assert noun_before(first["Anselm"], tokens, NOUNS).text == "frigate"


def test_letters_are_told_from_words():
    assert bears_letters("HMS Ossian") and not bears_letters("Missing Ossian")
