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
        ("VELL, March 3, 2022 (Kestrian Press) -- Kestria has sold", "VELL, March 3, 2022 (Kestrian Press)"),
        ("VELL/HALM, March 3, 2022 (Kestrian Press) -- Kestria has sold", "VELL/HALM, March 3, 2022 (Kestrian Press)"),
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


@pytest.mark.parametrize("line", ["VELL, March 3, 2022 (Kestrian Press)", "PORT LESSIN, Kestria, March 3, 2022 (Kestrian Press) --"])
def test_dateline_may_have_a_line_of_its_own(line: str, page: PageLexicon) -> None:
    text = f"{HEADLINE}\n{line}\n\nKestria has sold three patrol boats to Varnland on Monday.\n"
    found = find_dateline(text, mark_blocks(text, page=page))
    assert found is not None and found.of(text) == line.removesuffix(" --")
