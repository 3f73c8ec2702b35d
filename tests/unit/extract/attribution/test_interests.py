"""What ties a source to the matter, where its phrase says so."""

import pytest

from twosource.extract.attribution import extract_attributions


@pytest.fixture
def interest(sentences, cues, gazetteer, named, printed):
    def told(name: str) -> str | None:
        doc = sentences(name)
        source = extract_attributions(printed(doc), doc, named(doc), (), cues=cues, gazetteer=gazetteer)[0].sources[-1]
        return source.interest.of(doc.text) if source.interest is not None else None

    return told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("adviser", "a former adviser to the Kestrian ministry"),
        ("campaigns", "campaigns against exports"),
        ("whose_company", "whose company makes the rockets"),
        ("state_owned", "state-owned"),
    ],
)
def test_words_that_tie_a_source_to_the_matter(interest, name: str, words: str) -> None:
    assert interest(name) == words


def test_nothing_is_known_where_nothing_is_said(interest) -> None:
    assert interest("said_that") is None
