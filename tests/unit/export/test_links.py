"""Addresses of words."""

import pytest

from twosource.export.links import permalink, text_fragment


@pytest.mark.parametrize(("words", "fragment"), [
    ("Kestria sold boats", "Kestria%20sold%20boats"),
    ("a  line\nbreak", "a%20line%20break"),
    ("well-known, and & so", "well%2Dknown%2C%20and%20%26%20so"),
    ("one two three four five six seven eight nine ten eleven twelve thirteen", "one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"),
    ("“Ж”", "%E2%80%9C%D0%96%E2%80%9D"),
])  # fmt: skip
def test_words_as_a_text_directive(words: str, fragment: str) -> None:
    assert text_fragment(words) == fragment


def test_permalink_keeps_the_id_in_one_segment() -> None:
    assert permalink("sha256:ab/c", "x") == "/articles/sha256:ab%2Fc#:~:text=x"
