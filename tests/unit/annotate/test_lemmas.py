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
    assert lemmatizer.lemma("MEN", "NOUN", (0, 1)) == "man"
    assert lemmatizer.lemma("136", "NUM", (0, 1)) == "136"


def test_of_known_words_only_those_count_that_the_form_can_be_of():
    lemmatizer = Lemmatizer(["l:3:y", "l:1:"], {}, {("convey", "VERB")}, frozenset({"convene", "mission"}))
    assert lemmatizer.lemma("convened", "VERB", (0, 1)) == "convene"
    assert lemmatizer.lemma("Missions", "NOUN", (0, 1)) == "mission"


def test_a_verb_that_nobody_knows_is_taken_apart_by_its_spelling():
    lemmatizer = Lemmatizer(["l:1:", "l:3:y", "l:0:"], {}, frozenset())
    assert lemmatizer.lemma("Ratified", "VERB", (0, 1)) == "ratify"
    assert lemmatizer.lemma("vexed", "VERB", (0, 1)) == "vex"
    assert lemmatizer.lemma("overthrew", "VERB", (0, 1)) == "overthrow"


def test_a_noun_that_the_network_leaves_as_it_is_stays():
    lemmatizer = Lemmatizer(["l:0:", "l:1:"], {}, frozenset(), frozenset({"logistic"}))
    assert lemmatizer.lemma("logistics", "NOUN", (0, 1)) == "logistics"


def test_what_is_no_inflection_stays_or_follows_the_network():
    lemmatizer = Lemmatizer(["l:0:", "l:1:"], {}, {("see", "VERB")}, frozenset({"seed"}))
    assert lemmatizer.lemma("vast", "ADJ", (0, 1)) == "vast"
    assert lemmatizer.lemma("seed", "VERB", (0, 1)) == "seed"


def test_what_treebanks_leave_open_is_no_lemma():
    assert Lemmatizer(["=_", "l:0:"], {}, frozenset()).lemma("grata", "X", (0, 1)) == "grata"
