import pytest

from twosource.errors import InputError
from twosource.web.desk.forms import value_of


def test_a_confirmation_has_no_value() -> None:
    assert value_of("confirm", "", [("kind", "confirm"), ("why", "seen")]) is None


def test_words_left_as_they_are_keep_their_place() -> None:
    pairs = [("roles", "supplier recipient"), ("words", "Kestria"), ("was", "Kestria"), ("at", "12-19"), ("role", "recipient"),
             ("words", "Varnland"), ("was", "it"), ("at", "30-32"), ("role", "supplier")]  # fmt: skip
    assert value_of("correct", "role", pairs) == {"supplier": ["Varnland"], "recipient": [[12, 19]]}


def test_a_role_whose_words_are_cleared_is_empty() -> None:
    assert value_of("correct", "role", [("roles", "item"), ("words", ""), ("was", "drones"), ("at", "1-7"), ("role", "item")]) == {"item": []}


@pytest.mark.parametrize(
    ("field", "pairs", "value"),
    [
        ("time", [("edtf", "2031-05")], [{"edtf": "2031-05"}]),
        ("time", [("edtf", " ")], []),
        ("place", [("name", "Halm"), ("geonames", "")], [{"name": "Halm"}]),
        ("place", [("name", ""), ("geonames", "112931")], [{"geonames": 112931}]),
        ("polarity", [("polarity", "negative")], "negative"),
        ("quantity", [("min", "2,000"), ("max", ""), ("unit", "drone")], [{"min": 2000, "max": None, "unit": "drone", "approximate": False, "words": None}]),
        ("quantity", [("min", ""), ("max", "")], []),
    ],
)
def test_fields_of_a_claim(field: str, pairs: list[tuple[str, str]], value: object) -> None:
    assert value_of("correct", field, pairs) == value


def test_a_chain_is_read_from_the_article_outward() -> None:
    pairs = [("words", "Halvard"), ("was", "Halvard"), ("at", "3-10"), ("source_kind", "wire"), ("words", "officials"), ("was", ""), ("at", ""),
             ("source_kind", "anonymous"), ("anonymous", "1"), ("words", ""), ("was", ""), ("at", ""), ("source_kind", "outlet")]  # fmt: skip
    assert value_of("correct", "attribution", pairs) == [
        {"words": [3, 10], "kind": "wire", "anonymous": False}, {"words": "officials", "kind": "anonymous", "anonymous": True},
    ]  # fmt: skip


def test_an_id_is_read_out_of_an_address() -> None:
    assert value_of("merge", "", [("other", "http://127.0.0.1:8020/events/evt_1a2b#claims")]) == "evt_1a2b"
    assert value_of("split", "", [("claim", "clm_1"), ("claim", "clm_2")]) == ["clm_1", "clm_2"]
    assert value_of("split", "", [("document", "sha256:ab")]) == "sha256:ab"


def test_an_emptied_date_is_left_to_the_article() -> None:
    assert value_of("date", "", [("date", "")]) is None
    assert value_of("outlet", "", [("outlet", "Halm Times")]) == "Halm Times"


@pytest.mark.parametrize(("kind", "field", "pairs"), [("merge", "", [("other", "that one")]), ("correct", "quantity", [("min", "many")])])
def test_what_cannot_be_read_is_told(kind: str, field: str, pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(InputError):
        value_of(kind, field, pairs)
