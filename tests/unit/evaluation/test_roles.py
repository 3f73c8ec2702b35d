"""Scores of semantic roles: what counts as right."""

from evaluation.roles import Layer, score

UPOS = ["PROPN", "VERB", "NOUN", "NOUN"]
GOLD = Layer({1: "sell.01", 3: "buy.01"}, {(1, 0, "ARG0"), (1, 2, "ARG1")}, {(1, frozenset({0}), "ARG0")})


def test_a_layer_against_itself_is_perfect():
    figures = score([(GOLD, GOLD, UPOS)])
    assert {values["F1"] for name, values in figures.items() if values["recall"]} == {100.0}


def test_only_shared_predicates_count_where_they_are_given():
    ours = Layer({1: "sell.02"}, {(1, 0, "ARG0"), (1, 2, "ARG2")}, set())
    figures = score([(ours, GOLD, UPOS)])
    assert figures["predicates"] == {"precision": 100.0, "recall": 50.0, "F1": 200 / 3}
    assert figures["rolesets"]["F1"] == figures["rolesets, given"]["F1"] == 0.0
    assert figures["arguments, heads, given"]["F1"] == 50.0
    assert figures["of verbs"]["precision"] == 50.0
