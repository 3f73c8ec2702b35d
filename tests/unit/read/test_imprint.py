"""The line above an article that says who wrote it, for whom and when."""

import pytest

from twosource.model.text import BlockKind
from twosource.read.blocks import mark_blocks
from twosource.read.datelines import find_dateline
from twosource.read.imprint import read_imprint
from twosource.read.metadata import Metadata
from twosource.read.publication import find_byline, find_outlet, find_publication
from twosource.vocabulary.page import PageLexicon

BODY = "\n\nKestria sold forty tanks to Varnland in May, the ministry said in a statement that named neither price nor maker.\n"


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("By Ada Orrel and Ivo Brandt | The Orsova Post | March 12, 2025", "Ada Orrel and Ivo Brandt", "The Orsova Post"),
        ("By Ada Orrel, political correspondent | Orsova Post | 12 March 2025", "Ada Orrel", "Orsova Post"),
        ("Interview: Ada Orrel | The Lessin Dispatch, weekend edition | Friday, March 12, 2025", "Ada Orrel", "The Lessin Dispatch"),
        ("From our foreign desk | Orsova Post | Thursday, March 12, 2025", None, "Orsova Post"),
        ("Post staff and wire services | Lessin Gazette | March 12, 2025", None, "Lessin Gazette"),
        ("Ada Orrel — Institute for Border Security, Brief No. 7, 12 March 2025", None, "Institute for Border Security"),
        ("Ministry of Trade of Kestria — Orsova, 12 March 2025", None, "Ministry of Trade of Kestria"),
        ("Orsova Channel One, News Desk, 12 March 2025, 19:00", None, "Orsova Channel One"),
        ("Voice of Kestria · Orsova · 12 March 2025 · Evening bulletin, 19:00", None, "Voice of Kestria"),
        ("By Ada Orrel | The Weekly Compass | Updated 12 March 2025", "Ada Orrel", "The Weekly Compass"),
        ("Orsova | 12 March 2025 | Press release 41/2025", None, None),
        ("By Ada Orrel / Orsova Post / 12 March 2025", "Ada Orrel", "Orsova Post"),
        ("By Ada Orrel, The Orsova Post, Wednesday, March 12, 2025", "Ada Orrel", "The Orsova Post"),
        ("By Ada Orrel, Lessin Press Agency | Orsova Post | March 12, 2025", "Ada Orrel", "Orsova Post"),
        ("The Orsova Post, March 12, 2025. By Ada Orrel", "Ada Orrel", "The Orsova Post"),
        ("Orsova Post, Wednesday interview, March 12, 2025. Ivo Brandt spoke to Ada Orrel in his office in Orsova.", None, "Orsova Post"),
        ("From our business reporter, Ada Orrel | Orsova Post | 12 March 2025", None, "Orsova Post"),
    ],
)
def test_an_imprint_gives_author_outlet_and_day(page: PageLexicon, line: str, byline: str | None, outlet: str | None) -> None:
    imprint = read_imprint(line, page)
    assert imprint is not None
    assert (imprint.byline, imprint.outlet) == (byline, outlet)
    text = f"Kestria sells tanks\n{line}{BODY}"
    blocks = mark_blocks(text, page=page)
    assert [block.kind for block in blocks[:2]] == [BlockKind.HEADLINE, BlockKind.BYLINE]
    assert find_publication(text, blocks, metadata=Metadata(), url=None, dateline=None, page=page).value == "2025-03-12"
    assert find_outlet(text, blocks, metadata=Metadata(), url=None, page=page)[0] == outlet
    assert find_byline(text, blocks, metadata=Metadata(), page=page) == byline


def test_an_outlet_may_stand_on_a_line_of_its_own_beside_the_day(page: PageLexicon) -> None:
    text = f"Kestria sells tanks\n\nThe Orsova Review\n12 March 2025\n{BODY}"
    assert find_outlet(text, mark_blocks(text, page=page), metadata=Metadata(), url=None, page=page)[0] == "The Orsova Review"


@pytest.mark.parametrize("line", ["Lessin, 12 March 2025. Released through the Lessin Press Agency (LPA)", "Navy Headquarters, Lessin, March 12, 2025, 11:00. Edited for length."])
def test_more_may_be_told_behind_place_and_day(page: PageLexicon, line: str) -> None:
    text = f"Kestria sells tanks\n{line}{BODY}"
    assert find_publication(text, mark_blocks(text, page=page), metadata=Metadata(), url=None, dateline=None, page=page).value == "2025-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "Kestria and Varnland — what happened on 4 March 2025",
        "Kestria | Varnland talks on 3 March 2025 | Live",
        "Treaty of Lessin, 3 March 2025, Article 4",
        "Kestria, Varnland, Orsova, 3 March 2025.",
        "By Ada Orrel | The Orsova Post",
        "Published 12 March 2025",
    ],
)
def test_titles_sentences_and_lines_of_one_thing_are_none(page: PageLexicon, line: str) -> None:
    assert read_imprint(line, page) is None


def test_a_title_that_asks_may_stand_above_it(page: PageLexicon) -> None:
    text = f"Explained: why does the resolution end, and what then?\n\nBy Ada Orrel | Orsova Post | 12 March 2025{BODY}"
    assert mark_blocks(text, page=page)[1].reason == "imprint"


def test_a_dateline_may_stand_before_the_author(page: PageLexicon) -> None:
    text = f"Kestria sells tanks\nORSOVA, March 12, 2025 (Lessin Press) — By Ada Orrel{BODY}"
    dateline = find_dateline(text, mark_blocks(text, page=page))
    assert dateline is not None
    assert dateline.of(text) == "ORSOVA, March 12, 2025 (Lessin Press)"


def test_an_agency_may_stand_before_the_day(page: PageLexicon) -> None:
    text = f"Kestria sells tanks\n\nORSOVA (Lessin Press), Feb. 27, 2025 — {BODY.strip()}\n"
    blocks = mark_blocks(text, page=page)
    dateline = find_dateline(text, blocks)
    assert dateline is not None
    assert find_publication(text, blocks, metadata=Metadata(), url=None, dateline=dateline, page=page).value == "2025-02-27"
