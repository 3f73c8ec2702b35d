"""Verbs that the network takes for nouns: found by what stands around them, and put above their subject."""

import numpy as np
import pytest

from twosource.annotate.hidden_verbs import HiddenVerb, hidden_verbs, relabel, uncover

TAGS = {
    "documents": "NNS", "records": "NNS", "images": "NNS", "boats": "NNS", "seen": "VBN", "held": "VBN", "by": "IN", "from": "IN", "the": "DT",
    "Meridian": "NNP", "ministry": "NN", "show": "NN", "list": "NN", "that": "IN", "Kestria": "NNP", "six": "CD", "flights": "NNS", "won": "VBD", "Post": "NNP",
    "reports": "NNS",
    "were": "VBD", "fake": "JJ", "said": "VBD", ",": ",", ".": ".", "of": "IN", "sold": "VBD", "tanks": "NNS", "point": "NN", "to": "IN",
}  # fmt: skip


def found(text: str) -> list[tuple[str, str, bool]]:
    words = text.split()
    verbs = hidden_verbs(words, [TAGS[word] for word in words], np.array([0]))
    return [(words[each.subject], words[each.verb], each.aside) for each in verbs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("documents seen by the Meridian show that Kestria sold tanks .", [("documents", "show", False)]),
        ("records held by the ministry list six flights .", [("records", "list", False)]),
        ("images from the ministry point to the Meridian .", [("images", "point", False)]),
        ("Kestria sold tanks , documents seen by the Meridian show .", [("documents", "show", True)]),
        ("images seen by the show that won were fake .", []),
        ("images from the show were fake .", []),
        ("boats seen by the ministry show six flights .", []),
        ("documents said the ministry show six flights .", []),
        ("show six flights .", []),
        ("Kestria sold tanks , the Meridian Post reports .", [("Post", "reports", True)]),
        ("the Meridian Post reports that Kestria sold tanks .", [("Post", "reports", False)]),
        ("the Meridian Post reports were fake .", []),
        ("Kestria sold tanks , images , the ministry reports .", []),
    ],
)
def test_a_verb_is_found_behind_what_papers_are_from(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(text) == expected


def test_its_subject_hangs_on_it_and_nothing_reaches_across() -> None:
    arcs = np.zeros((6, 7), np.float32)  # documents seen by Meridian show flights
    uncover(arcs, HiddenVerb(subject=0, verb=4))
    allowed = [set(np.flatnonzero(row > -1).tolist()) for row in arcs]
    assert allowed[0] == {5}
    assert allowed[1] == allowed[2] == allowed[3] == {1, 2, 3, 4}
    assert allowed[4] == {0}
    assert allowed[5] == {0, 5, 6}


def test_what_hung_on_a_noun_gets_the_relations_of_a_clause() -> None:
    heads = np.array([5, 1, 4, 2, 0, 5, 6, 7])  # documents seen by Meridian show Kestria sold tanks
    relations = ["compound", "acl", "case", "obl", "root", "appos", "acl", "obj"]
    relabel(HiddenVerb(0, 4), heads, relations, ["NNS", "VBN", "IN", "NNP", "VBP", "NNP", "VBD", "NNS"])
    assert relations == ["nsubj", "acl", "case", "obl", "root", "nsubj", "ccomp", "obj"]
    assert heads.tolist() == [5, 1, 4, 2, 0, 7, 5, 7]
