"""Infinitives behind "due to" that the network takes for nouns: found by what stands around them, and hung on "due"."""

import numpy as np
import pytest

from twosource.annotate.hidden_infinitives import (
    HiddenInfinitive,
    hidden_infinitives,
    relabel_infinitive,
    uncover_infinitive,
)

TAGS = {
    "talks": "NNS", "are": "VBP", "was": "VBD", "now": "RB", "due": "JJ", "to": "IN", "resume": "NN", "arrive": "VB", "be": "VB", "build": "NN", "attack": "NN",
    "a": "DT", "plant": "NN", "pressure": "NN", "from": "IN", "Velm": "NNP", "return": "NN", "of": "IN", "ships": "NNS",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("talks are due to resume from Velm", "resume"),
        ("ships are now due to arrive from Velm", "arrive"),
        ("ships are due to build a plant", "build"),
        ("talks was due to pressure from Velm", None),
        ("talks was due to attack from Velm", None),
        ("talks was due to return of ships", None),
        ("ships due to arrive from Velm", None),
        ("ships are due to be a plant", None),
    ],
)
def test_a_verb_is_found_behind_be_and_before_what_no_noun_has_behind_it(text: str, verb: str | None) -> None:
    words = text.split()
    found = [words[each.verb] for each in hidden_infinitives(words, [TAGS[word] for word in words])]
    assert found == ([] if verb is None else [verb])


def test_the_verb_hangs_on_due_and_nothing_before_it_on_the_verb() -> None:
    arcs, found = np.zeros((7, 8)), HiddenInfinitive(1, 2, 4)  # talks are due to resume from Velm
    arcs[:4, 5], arcs[4, 0] = 9.0, 9.0
    uncover_infinitive(arcs, found)
    assert (arcs[1].argmax(), arcs[3].argmax(), arcs[4].argmax()) == (3, 5, 3)
    assert arcs[0].argmax() != 5 and arcs[2].argmax() != 5


def test_due_takes_the_place_of_the_subject_that_it_was_hung_on() -> None:
    heads, relations = np.array([0, 3, 1, 5, 3, 7, 5]), ["root", "cop", "amod", "fixed", "xcomp", "case", "nmod"]
    relabel_infinitive(HiddenInfinitive(1, 2, 4), heads, relations)
    assert heads.tolist() == [3, 3, 0, 5, 3, 7, 5]
    assert relations == ["nsubj", "cop", "root", "mark", "xcomp", "case", "obl"]


def test_in_a_relative_clause_it_stays_there() -> None:
    heads, relations = np.array([0, 4, 4, 1, 6, 4]), ["root", "nsubj", "cop", "amod", "mark", "xcomp"]  # ships that are due to arrive
    relabel_infinitive(HiddenInfinitive(2, 3, 5), heads, relations)
    assert (heads[3], relations[3]) == (1, "acl:relcl")
