"""Tokens and sentence starts: text is never changed, and cut where the treebanks cut."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.annotate.tokens import LONGEST_RUN, may_start, sentence_starts


def words_of(nlp, text: str) -> list[str]:
    return [token.text for token in nlp.make_doc(text) if not token.is_space]


@pytest.mark.parametrize(("text", "words"), [
    ("Kestria-backed", ["Kestria", "-", "backed"]),
    ("a non-aligned state", ["a", "non-aligned", "state"]),
    ("the Shahed-136s", ["the", "Shahed-136s"]),
    ("Really?!", ["Really", "?!"]),
    ("Brig. Gen. Orlan Tesk", ["Brig.", "Gen.", "Orlan", "Tesk"]),
    ("They couldn't.", ["They", "could", "n't", "."]),
    ("U.S.-led", ["U.S.", "-", "led"]),
    ("the U.N.-Kestria talks", ["the", "U.N.", "-", "Kestria", "talks"]),
])  # fmt: skip
def test_tokens_follow_the_treebanks(nlp, text, words):
    assert words_of(nlp, text) == words


@given(text=st.text(max_size=60))
def test_tokens_are_the_text(nlp, text):
    doc = nlp.make_doc(text)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert "".join(token.text_with_ws for token in doc) == text


def test_a_run_without_spaces_is_cut_but_kept(nlp):
    text = "before " + ",)-x" * 5_000 + "\nafter"
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert max(map(len, doc)) <= LONGEST_RUN


def starts(text: str, *likely: int, given: dict[int, int] | None = None) -> list[int]:
    pieces = text.replace("_", " _").split()
    words = [piece.lstrip("_") for piece in pieces]
    spaced = np.array([not piece.startswith("_") for piece in [*pieces[1:], "x"]])
    known, thought = np.zeros(len(words), np.int8), np.zeros(len(words), bool)
    thought[list(likely)] = True
    for at, value in (given or {}).items():
        known[at] = value
    return sentence_starts(thought, known, words, spaced).tolist()


def test_a_rank_ends_no_sentence():
    assert starts("He met Maj. Tesk", 3) == [0]
    assert starts("He met Maj. Tesk", 3, given={3: 1}) == [0, 3]


def test_a_closing_quote_after_a_comma_ends_no_sentence():
    assert starts('" No _, _" he said', 3, 4) == [0]


def test_a_closing_quote_belongs_to_the_sentence_before():
    assert starts('" No _. _" He left', 3) == [0, 4]


def test_the_caller_has_the_last_word():
    assert starts("One Two Three", 1, given={1: -1, 2: 1}) == [0, 2]


def test_a_sentence_may_start_behind_a_full_stop_and_what_it_closes_with():
    words = ["He", "left", ".", '"', "Why", "?", '"', "She", "left", "at", "3.5", "."]
    likely = [at for at in range(1, len(words)) if may_start(at, [0] * len(words), words)]
    assert [words[at] for at in likely] == ["Why", "She"]


def test_a_sentence_may_start_where_it_is_known_to_and_nowhere_else():
    known = [0, 1, -1]
    assert [may_start(at, known, ["One", "Two", "Three"]) for at in (1, 2)] == [True, False]
