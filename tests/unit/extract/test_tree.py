"""Phrases, clauses and passives of a tree."""

import pytest

from tests.unit.extract.trees import FOUND, SUPPLIED, tree, word
from twosource.extract.tree import (
    case_of,
    char_span,
    clause_of,
    is_first_person,
    is_passive,
    noun_phrase,
    sentence_span,
)


def test_a_noun_phrase_is_kept_whole():
    doc = tree(SUPPLIED)
    assert noun_phrase(word(doc, "rockets")).of(doc.text) == "the new rockets"


def test_participle_after_a_noun_is_passive():
    doc = tree(FOUND)
    assert is_passive(word(doc, "built")) and is_passive(word(doc, "found"))
    assert case_of(doc[3]) == "by"


def test_spans_and_clauses():
    doc = tree(SUPPLIED)
    assert char_span([doc[2], doc[0]]).of(doc.text) == "Kestria and Varnland"
    assert clause_of(word(doc, "bridge")).text == "hit"
    assert sentence_span(doc[4]).of(doc.text) == doc.text.strip()


@pytest.mark.parametrize(("form", "expected"), [("us", True), ("Our", True), ("US", False), ("they", False)])
def test_the_state_is_no_pronoun(form: str, expected: bool) -> None:
    assert is_first_person(tree(f"{form} PRON:PRP root 0")[0]) is expected
