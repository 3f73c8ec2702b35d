import csv
import io
import json

from twosource.export import FORMATS, write
from twosource.export.formats import table
from twosource.store.ledger import Ledger


def exported(ledger: Ledger, name: str) -> str:
    stream = io.StringIO()
    write(ledger, name, stream)
    return stream.getvalue()


def test_every_format_is_the_same_each_time(filled: Ledger) -> None:
    for name in FORMATS:
        assert exported(filled, name) == exported(filled, name)


def test_lines_are_json_with_letters_as_they_are(filled: Ledger) -> None:
    lines = exported(filled, "documents").splitlines()
    assert "’" in lines[0]
    assert [json.loads(line)["path"] for line in lines] == ["brief.txt"]


def test_attributions_hold_pieces_as_offsets(filled: Ledger) -> None:
    (record,) = map(json.loads, exported(filled, "attributions").splitlines())
    assert record["cue"] == [[record["cue"][0][0], record["cue"][0][0] + len("reported")]]
    assert record["parent"] is None and record["source_kind"] == "outlet" and record["speech"] == "indirect"


def test_table_has_one_row_for_each_claim(filled: Ledger) -> None:
    header, row = csv.reader(io.StringIO(exported(filled, "csv")))
    cells = dict(zip(header, row, strict=True))
    assert cells["trigger"] == "sell" and cells["attribution"] == "the Daily Meridian" and cells["time"] == "2031-05-03"


def test_table_gives_a_spreadsheet_no_formula(filled: Ledger) -> None:
    (claim,) = map(json.loads, exported(filled, "claims").splitlines())
    claim["document"]["outlet"] = "=HYPERLINK(1)"
    assert "'=HYPERLINK(1)" in list(table([claim]))[1]
