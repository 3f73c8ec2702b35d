"""Records as lines of a table."""

from twosource.export.table import table_of


def test_inner_fields_have_columns_of_their_own() -> None:
    rows = [{"id": "a", "time": {"earliest": "2031", "latest": None}, "who": [{"role": "supplier", "name": "Kestria"}, {"role": "item", "name": None}]},
            {"id": "b", "place": "Orsova"}]  # fmt: skip
    assert "".join(table_of(rows)).splitlines() == ["id,time.earliest,time.latest,who,place", 'a,2031,,"supplier, Kestria; item",', "b,,,,Orsova"]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    assert list(table_of([{"title": "=1+1"}])) == ["title\r\n", "'=1+1\r\n"]


def test_nothing_has_no_header() -> None:
    assert list(table_of([])) == []
