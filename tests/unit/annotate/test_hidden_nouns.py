"""Nouns that the network takes for verbs: found by where they stand, and hung on their verb."""

import numpy as np
import pytest

from twosource.annotate.hidden_nouns import HiddenNoun, hidden_nouns, relabel_noun, uncover_noun

TAGS = {
    "the": "DT", "ministry": "NN", "shot": "VBD", "down": "RP", "Reports": "VBZ", "reports": "VBZ", "claims": "VBZ", "that": "IN", "Kestria": "NNP",
    "sold": "VBD", "tanks": "NNS", "are": "VBP", "false": "JJ", "She": "PRP", "fell": "VBD",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reports that Kestria sold tanks are false", [("Reports", None)]),
        ("the ministry shot down reports that Kestria sold tanks", [("reports", "shot")]),
        ("She claims that Kestria sold tanks", []),
        ("the ministry reports that Kestria sold tanks", []),
        ("Reports the ministry shot down are false", []),
        ("shot down Kestria fell", []),
    ],
)
def test_a_noun_is_found_where_no_verb_can_stand(text: str, expected: list[tuple[str, str | None]]) -> None:
    words = text.split()
    nouns = hidden_nouns(words, [TAGS[word] for word in words], np.array([0]))
    assert [(words[each.noun], words[each.verb] if each.verb >= 0 else None) for each in nouns] == expected


def test_the_noun_hangs_on_its_verb_and_what_it_tells_on_the_noun() -> None:
    arcs, found = np.zeros((5, 6)), HiddenNoun(2, 0)  # shot down reports that fell
    arcs[0, 3], arcs[2, 0] = 9.0, 9.0
    uncover_noun(arcs, found)
    assert arcs[2].argmax() == 1 and arcs[0].argmax() != 3
    relations = ["root", "compound:prt", "nsubj", "mark", "ccomp"]
    relabel_noun(found, np.array([0, 1, 1, 5, 3]), relations)
    assert relations == ["root", "compound:prt", "obj", "mark", "acl"]
