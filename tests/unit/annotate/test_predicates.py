"""A predicate whose subject was taken for a fragment gets it back."""

import numpy as np

from twosource.annotate.predicates import give_subjects

TAGS = ["NNS", "IN", "NNP", "VBD", "NNS", "VBD", "JJ"]  # Reports that Kestria sold boats were false


def test_a_noun_with_a_clause_becomes_the_subject_of_the_predicate_that_hung_on_it() -> None:
    heads = np.array([0, 4, 4, 1, 4, 7, 1])
    relations = ["root", "mark", "nsubj", "acl", "obj", "cop", "appos"]
    give_subjects(heads, relations, TAGS)
    assert heads.tolist() == [7, 4, 4, 1, 4, 7, 0]
    assert relations == ["nsubj", "mark", "nsubj", "acl", "obj", "cop", "root"]


def test_so_does_one_that_stood_beside_the_predicate() -> None:
    heads = np.array([10, 4, 4, 1, 4, 7, 10, 9, 10, 0])  # …, officials said
    relations = ["ccomp", "mark", "nsubj", "acl", "obj", "cop", "ccomp", "punct", "nsubj", "root"]
    give_subjects(heads, relations, [*TAGS, ",", "NNS", "VBD"])
    assert heads.tolist() == [7, 4, 4, 1, 4, 7, 10, 9, 10, 0]
    assert relations[0] == "nsubj"


def test_a_predicate_keeps_its_own_subject() -> None:
    heads = np.array([0, 4, 4, 1, 7, 7, 1])  # boats were false
    relations = ["root", "mark", "nsubj", "acl", "nsubj", "cop", "appos"]
    give_subjects(heads, relations, TAGS)
    assert heads.tolist() == [0, 4, 4, 1, 7, 7, 1]
