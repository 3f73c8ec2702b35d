"""Lemmas: rules lead back to what they were made from, and made-up words are avoided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.annotate.lemmas import Lemmatizer, apply_rule, rule_for

letters = st.text("abcdeABC", min_size=1, max_size=8)


@given(letters, letters)
def test_a_rule_leads_from_the_form_to_the_lemma(form, lemma):
    assert apply_rule(form, rule_for(form, lemma)) == lemma


@pytest.mark.parametrize(("form", "lemma", "rule"), [
    ("Denied", "deny", "l:3:y"), ("ships", "ship", "l:1:"), ("Kestria", "Kestria", "k:0:"),
    ("KESTRIA", "Kestria", "t:0:"), ("was", "be", "=be"),
])  # fmt: skip
def test_rules_are_the_shortest(form, lemma, rule):
    assert rule_for(form, lemma) == rule


def test_a_known_word_is_preferred():
    lemmatizer = Lemmatizer(["l:1:", "l:3:y"], {("men", "NOUN"): "man"}, {("deny", "VERB")})
    assert lemmatizer.lemma("denied", "VERB", (0, 1)) == "deny"
    assert lemmatizer.lemma("vexed", "VERB", (0, 1)) == "vexe"
    assert lemmatizer.lemma("MEN", "NOUN", (0, 1)) == "man"
    assert lemmatizer.lemma("136", "NUM", (0, 1)) == "136"
