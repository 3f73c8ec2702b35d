"""Saying clauses are found by their words, and nothing but their verb ties them to the rest."""

import numpy as np
import pytest

from twosource.annotate.asides import Aside, asides, confine, relabel

TAGS = {
    "Kestria": "NNP", "Brandt": "NNP", "Meridian": "NNP", "Tuesday": "NNP", "officials": "NNS", "analysts": "NNS", "boats": "NNS", "reporters": "NNS",
    "commander": "NN", "navy": "NN", "yards": "NNS", "findings": "NNS", "said": "VBD", "told": "VBD", "reported": "VBD", "sold": "VBD", "left": "VBD",
    "visited": "VBD", "learned": "VBN", "has": "VBZ", "the": "DT", "of": "IN", "at": "IN", "on": "IN", "which": "WDT", "that": "IN", "and": "CC",
    "he": "PRP", ",": ",", ".": ".", "lost": "VBD", "warned": "VBD", "a": "DT", "briefed": "VBD",
}  # fmt: skip


def tags(text: str) -> list[str]:
    return [TAGS[word] for word in text.split()]


def found(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[each.first : each.last + 1]) for each in asides(words, tags(text), np.array([0]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestria , officials said , sold boats .", ["officials said"]),
        ("Kestria sold boats , analysts at the yards told reporters on Tuesday .", ["analysts at the yards told reporters on Tuesday"]),
        ("Kestria sold boats , warned the commander .", ["warned the commander"]),
        ("Kestria sold boats , the commander , Brandt , told reporters .", ["the commander , Brandt , told reporters"]),
        ("Kestria sold boats , the findings , lost at the yards , said .", []),  # "lost" is tagged as a verb
        ("Kestria sold boats , yards , reporters , told Brandt .", []),  # a list
        ("Kestria sold boats , said a commander briefed on the findings , and left .", ["said a commander briefed on the findings"]),
        ("Kestria sold boats , the Meridian has learned .", ["the Meridian has learned"]),
        ("Kestria sold boats , said officials , and left .", ["said officials"]),
        ("Kestria sold boats , reported the Meridian .", ["reported the Meridian"]),
        ("Brandt , commander of the navy said .", []),  # who he is
        ("Brandt sold boats , Tuesday said .", []),
        ("On Tuesday , officials said that Kestria sold boats .", []),
        ("Kestria sold boats , which officials said .", []),
        ("Kestria visited the yards , reported the findings , and left .", []),
        ("officials said .", []),
    ],
)
def test_a_saying_clause_is_set_off_by_marks_and_holds_a_noun_phrase(text: str, expected: list[str]) -> None:
    assert found(text.replace("On", "on")) == expected


def test_nothing_reaches_into_an_aside_but_by_its_verb() -> None:
    arcs = np.zeros((7, 8), np.float32)  # Kestria , officials said , sold boats
    confine(arcs, Aside(2, 3, 3))
    allowed = [set(np.flatnonzero(row > -1).tolist()) for row in arcs]
    assert allowed[2] == {3, 4}
    assert allowed[3] == {0, 1, 2, 5, 6, 7}
    assert all(3 not in allowed[word] for word in (0, 1, 4, 5, 6))


def test_what_stands_behind_the_verb_up_to_the_mark_belongs_to_it() -> None:
    arcs = np.zeros((8, 9), np.float32)  # Kestria left , officials said on Tuesday .
    confine(arcs, Aside(3, 4, 6))
    assert set(np.flatnonzero(arcs[6] > -1).tolist()) == {4, 5, 6, 7}


def test_a_that_behind_goes_on_with_the_clause_that_the_aside_interrupts() -> None:
    words = ["Kestria", "said", ",", "officials", "told", "reporters", ",", "that", "Brandt", "left", "."]
    (aside,) = asides(words, tags(" ".join(words)), np.array([0]))
    assert aside == Aside(3, 4, 5, inner=True)
    arcs = np.zeros((11, 12), np.float32)
    confine(arcs, aside)
    assert all(arcs[word, 1 + aside.verb] < 0 for word in range(6, 11))


def test_the_verb_of_an_aside_hangs_on_no_name() -> None:
    arcs = np.zeros((9, 10), np.float32)
    confine(arcs, Aside(6, 7, 7), tags("Kestria sold boats of Meridian , officials said ."))
    assert set(np.flatnonzero(arcs[7] > -1).tolist()) == {0, 2, 3, 4, 6, 9}


def test_behind_a_subject_that_closes_the_clause_who_it_is_may_follow() -> None:
    arcs = np.zeros((6, 7), np.float32)  # boats , said Brandt , commander
    confine(arcs, Aside(2, 2, 3))
    assert arcs[5, 4] == 0
    assert arcs[0, 4] < 0


def test_the_verb_of_an_aside_has_a_subject_and_stands_by_itself() -> None:
    relations = ["obl", "punct", "appos", "acl", "punct", "root", "obj"]
    relabel(Aside(2, 3, 3), np.array([6, 6, 4, 1, 6, 0, 6]), relations, tags("Kestria , officials said , sold boats"))
    assert relations == ["obl", "punct", "nsubj", "parataxis", "punct", "root", "obj"]
