"""Training sentences made different: what may change, and what stays true."""

import random

import pytest

from training import variety
from training.corpora import Sentence, Syntax
from training.variety import NamePool, respell


def sentence(words: str, names: str, xpos: str) -> Sentence:
    forms, tags = tuple(words.split()), tuple(xpos.split())
    syntax = Syntax(tags, tags, tags, tuple(form.lower() for form in forms), (0,) * len(forms), tags)
    return Sentence("ewt", "", "", forms, syntax, tuple(names.split()))


PAST = sentence("Velm warned Orlan Tesk", "B-LOC O B-PER I-PER", "NNP VBD NNP NNP")
NOW = sentence("Kestria met kind Ada Brand today", "B-LOC O O B-PER I-PER O", "NNP VBD JJ NNP NNP NN")


@pytest.fixture(autouse=True)
def always(monkeypatch):
    monkeypatch.setattr(variety, "EXCHANGED", 1.0)


def test_names_give_way_to_names_of_their_type_and_length():
    pool = NamePool([PAST, NOW])
    made = {pool.exchange(NOW, random.Random(seed)).words for seed in range(40)}
    assert made == {
        (place, "met", "kind", *person, "today")
        for place in ("Kestria", "Velm") for person in (("Ada", "Brand"), ("Orlan", "Tesk"))
    }  # fmt: skip


def test_an_exchanged_name_is_its_own_lemma():
    changed = NamePool([PAST]).exchange(NOW, random.Random(1))
    assert changed.syntax.lemmas == ("Velm", "met", "kind", "Orlan", "Tesk", "today")
    assert (changed.names, changed.syntax.heads) == (NOW.names, NOW.syntax.heads)


def test_small_words_stay_small_in_headlines(monkeypatch):
    monkeypatch.setattr(variety, "CAPITALS", 0.0)
    monkeypatch.setattr(variety, "HEADLINE", 1.0)
    words = ("boats", "of", "Velm", "leave")
    assert respell(Sentence("gum", "", "", words), random.Random(1)).words == (
        "Boats", "of", "Velm", "Leave",
    )  # fmt: skip
