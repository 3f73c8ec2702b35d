"""Whatever is marked in an article, its text stays as it was read."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from twosource.web.reader import article_html
from twosource.web.spans import Mark, mark_up

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PLACES = st.integers(0, 70)
MARKS = st.lists(
    st.builds(Mark, PLACES, PLACES, st.just("m"), st.sampled_from([None, "#e"]), st.sampled_from([None, "a"])),
    max_size=8,
)
BLOCKS = st.lists(st.fixed_dictionaries({"start": PLACES, "end": PLACES, "kind": st.sampled_from(["body", "caption", "furniture"])}), max_size=5)  # fmt: skip


def bare(markup: str) -> str:
    """The text of the page: tags go, references become characters again."""
    return re.sub(r"&(?:#\d+|\w+);", lambda reference: html.unescape(reference[0]), re.sub("<[^>]*>", "", markup))


@given(TEXTS, MARKS)
def test_marks_keep_the_text(text: str, marks: list[Mark]) -> None:
    assert bare(mark_up(text, marks)) == text


@given(TEXTS, BLOCKS, MARKS)
def test_blocks_keep_the_text(text: str, blocks: list[dict], marks: list[Mark]) -> None:
    assert bare(article_html(text, blocks, marks)) == text


@given(TEXTS, MARKS)
def test_tags_nest(text: str, marks: list[Mark]) -> None:
    stack = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", mark_up(text, marks)):
        if closing:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []
