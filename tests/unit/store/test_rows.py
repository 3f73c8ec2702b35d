from dataclasses import dataclass

import pytest

from tests.conftest import make_reading
from twosource.model.text import Document, Publication, Span
from twosource.store.rows import built, from_row, leaves, plain, to_row


@dataclass(frozen=True, slots=True)
class Note:
    span: Span
    about: Span | None
    words: tuple[str, ...]
    certain: bool


@pytest.mark.parametrize("about", [None, Span(0, 0), Span(3, 9)])
def test_row_leads_back_to_the_object(about: Span | None) -> None:
    note = Note(Span(1, 2), about, ("a", "é"), certain=True)
    assert from_row(Note, to_row(note)) == note


def test_columns_are_the_fields() -> None:
    assert [leaf.column for leaf in leaves(Note)] == ["start", "end", "about_start", "about_end", "words", "certain"]
    assert [leaf.column for leaf in leaves(Note) if leaf.optional] == ["about_start", "about_end"]


def test_row_holds_only_what_a_database_takes() -> None:
    assert to_row(Note(Span(1, 2), None, ("é",), certain=False)) == {
        "start": 1, "end": 2, "about_start": None, "about_end": None, "words": '["é"]', "certain": 0,
    }


def test_nested_fields_carry_the_name_of_their_parent() -> None:
    document = Document("sha256:1", "a.txt", "text", published=Publication("2031-05"))
    assert to_row(document, apart=("blocks",))["published_value"] == "2031-05"


def test_plain_values_lead_back_to_the_object() -> None:
    claim = make_reading().claims[0]
    assert built(type(claim), plain(claim)) == claim
