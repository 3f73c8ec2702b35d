import pytest

from twosource.model.text import BlockKind
from twosource.read.blocks import mark_blocks
from twosource.read.datelines import find_dateline, is_dateline
from twosource.vocabulary.page import PageLexicon

HEADLINE = "Kestria sells three patrol boats to Varnland"


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("VELL – Kestria has sold", "VELL"),
        ("PORT LESSIN, Kestria (HPA) — Kestria has sold", "PORT LESSIN, Kestria (HPA)"),
        ("VELL, March 3 (HPA) - Kestria has sold", "VELL, March 3 (HPA)"),
        ("Vell (HPA) – Kestria has sold", "Vell (HPA)"),
        ("Vell, HPA – Kestria has sold", "Vell, HPA"),
        ("March 3 (HPA) - Kestria has sold", "March 3 (HPA)"),
        ("VELL, March 3. /HPA/. Kestria has sold", "VELL, March 3. /HPA/"),
        ("VELL, March 3, 2022 (Press Service, Ministry of Trade of Kestria) - Kestria has sold", "VELL, March 3, 2022 (Press Service, Ministry of Trade of Kestria)"),
        ("Kestria – once a kingdom – has sold", None),
        ("Kestria has sold", None),
    ],
)
def test_dateline_stays_in_its_paragraph(opening: str, dateline: str | None, page: PageLexicon) -> None:
    text = f"{HEADLINE}\n\n{opening} three patrol boats to Varnland on Monday.\n"
    blocks = mark_blocks(text, page=page)
    found = find_dateline(text, blocks)
    assert blocks[1].kind is BlockKind.LEAD and blocks[1].span.of(text).startswith(opening)
    assert (found.of(text) if found else None) == dateline


def test_dateline_alone_is_no_title() -> None:
    assert is_dateline("VELL —") and not is_dateline(HEADLINE)
