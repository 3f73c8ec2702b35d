import html
import re

from twosource.web.spans import Mark, mark_up

TEXT = "Kestria sold Varnland drones"


def test_text_without_marks_is_only_escaped() -> None:
    assert mark_up('<b> & "x"', []) == "&lt;b&gt; &amp; &#34;x&#34;"


def test_mark_with_address_is_a_link_with_its_target() -> None:
    marked = mark_up(TEXT, [Mark(8, 12, "trigger", "#event-1", "at-1", "transfer")])
    assert marked == (
        'Kestria <a id="at-1"></a><a class="trigger" href="#event-1" title="transfer"><mark>sold</mark></a> Varnland drones'
    )


def test_crossing_marks_are_cut_so_that_tags_nest() -> None:
    marked = mark_up("abcdef", [Mark(0, 4, "x"), Mark(2, 6, "y")])
    assert marked.count('class="x"') == marked.count('class="y"') == 2
    assert '<span class="x">ab</span>' in marked and '<span class="y">ef</span>' in marked
    assert re.sub("<[^>]*>", "", marked) == "abcdef"


def test_links_never_nest_and_the_inner_one_wins() -> None:
    marked = mark_up(TEXT, [Mark(0, 28, "outer", "#outer"), Mark(8, 12, "inner", "#inner")])
    assert '<a class="inner" href="#inner"><mark>sold</mark></a>' in marked
    assert not re.search(r"<a [^>]*href[^>]*>(?:(?!</a>).)*<a [^>]*href", marked)


def test_two_claims_on_one_word_have_two_targets() -> None:
    marked = mark_up(TEXT, [Mark(8, 12, "t", "#1", "at-1"), Mark(8, 12, "t", "#2", "at-2")])
    assert 'id="at-1"' in marked and 'id="at-2"' in marked


def test_what_sticks_out_is_trimmed_and_what_lies_outside_left_out() -> None:
    marked = mark_up(
        TEXT, [Mark(0, 12, "long", anchor="a"), Mark(13, 21, "outside"), Mark(9, 9, "empty")], start=8, end=12
    )
    assert marked == '<span class="long">sold</span>'


def test_carriage_returns_survive_an_html_parser() -> None:
    assert html.unescape(mark_up("a\r\nb", [])) == "a\r\nb"
