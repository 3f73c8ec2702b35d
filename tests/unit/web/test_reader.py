import html
import re

from twosource.web.reader import QUOTE_ROOM, article_html, sentence_html
from twosource.web.spans import Mark

TEXT = "Title\n\nKestria sold drones.\n\nShare this"
BLOCKS = [
    {"start": 0, "end": 5, "kind": "headline", "reason": ""},
    {"start": 7, "end": 27, "kind": "body", "reason": ""},
    {"start": 29, "end": 39, "kind": "furniture", "reason": "share bar"},
]


def bare(markup: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", markup))


def test_every_character_stays_in_place() -> None:
    assert bare(article_html(TEXT, BLOCKS, [Mark(15, 19, "trigger", "#e")])) == TEXT


def test_furniture_is_kept_and_named() -> None:
    assert '<p class="block furniture" data-kind="page furniture">Share this</p>' in article_html(TEXT, BLOCKS, [])


def test_text_between_blocks_is_shown_and_space_is_not() -> None:
    page = article_html("one\n\ntwo", [{"start": 0, "end": 3, "kind": "lead"}], [])
    assert page == '<p class="block lead" data-kind="lead">one</p><p class="block body">\n\ntwo</p>'


def test_blocks_that_overlap_or_run_over_the_end_repeat_nothing() -> None:
    blocks = [{"start": 0, "end": 6, "kind": "body"}, {"start": 4, "end": 99, "kind": "caption"}]
    assert bare(article_html(TEXT, blocks, [])) == TEXT


def test_a_heading_within_the_article_is_no_title() -> None:
    blocks = [{"start": 0, "end": 5, "kind": "headline", "reason": "section heading"}]
    assert 'class="block headline section"' in article_html(TEXT, blocks, [])


def test_an_endless_sentence_is_cut_around_its_trigger() -> None:
    text = "a" * 5000 + " sold " + "b" * 5000
    claim = {
        "id": "clm_1",
        "sentence": {"start": 0, "end": len(text)},
        "event": {"type": "transfer", "trigger": {"start": 5001, "end": 5005}},
    }
    quote = bare(sentence_html(text, claim, href="#at"))
    assert quote.startswith("… a") and quote.endswith("b …")
    assert len(quote) == 2 * QUOTE_ROOM + len("sold") + 4
