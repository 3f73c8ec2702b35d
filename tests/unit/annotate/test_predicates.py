"""Predicates get back what the tree has given to others: subjects, tenses, whom something is blamed on."""

import numpy as np
import pytest

from twosource.annotate.predicates import (
    give_blamed,
    give_contents,
    give_objects,
    give_questions,
    give_sayers,
    give_subjects,
    give_tenses,
)

FORMS = ["Reports", "that", "Kestria", "sold", "boats", "were", "false", ",", "officials", "said"]
TAGS = ["NNS", "IN", "NNP", "VBD", "NNS", "VBD", "JJ"]  # Reports that Kestria sold boats were false


def test_a_noun_with_a_clause_becomes_the_subject_of_the_predicate_that_hung_on_it() -> None:
    heads = np.array([0, 4, 4, 1, 4, 7, 1])
    relations = ["root", "mark", "nsubj", "acl", "obj", "cop", "appos"]
    give_subjects(FORMS, heads, relations, TAGS)
    assert heads.tolist() == [7, 4, 4, 1, 4, 7, 0]
    assert relations == ["nsubj", "mark", "nsubj", "acl", "obj", "cop", "root"]


def test_so_does_one_that_stood_beside_the_predicate() -> None:
    heads = np.array([10, 4, 4, 1, 4, 7, 10, 9, 10, 0])  # …, officials said
    relations = ["ccomp", "mark", "nsubj", "acl", "obj", "cop", "ccomp", "punct", "nsubj", "root"]
    give_subjects(FORMS, heads, relations, [*TAGS, ",", "NNS", "VBD"])
    assert heads.tolist() == [7, 4, 4, 1, 4, 7, 10, 9, 10, 0]
    assert relations[0] == "nsubj"


def test_a_predicate_keeps_its_own_subject() -> None:
    heads = np.array([0, 4, 4, 1, 7, 7, 1])  # boats were false
    relations = ["root", "mark", "nsubj", "acl", "nsubj", "cop", "appos"]
    give_subjects(FORMS, heads, relations, TAGS)
    assert heads.tolist() == [0, 4, 4, 1, 7, 7, 1]


def test_a_finite_verb_goes_with_the_clause_above_of_its_tense() -> None:
    tags = ["NNP", "VBZ", "NNP", "IN", "VBG", "NNS", "CC", "VBZ", "IN", "PRP"]  # Varnland accuses Kestria of arming rebels and calls on it
    heads, relations = np.array([2, 0, 2, 5, 2, 5, 8, 5, 10, 8]), ["nsubj", "root", "obj", "mark", "advcl", "obj", "cc", "conj", "case", "obl"]
    give_tenses(heads, relations, tags)
    assert heads.tolist() == [2, 0, 2, 5, 2, 5, 8, 2, 10, 8]


def test_verbs_of_one_tense_stay_together_and_so_does_what_has_a_subject() -> None:
    tags = ["NNP", "VBD", "NNS", "WDT", "VBD", "NNS", "CC", "VBD", "NNS"]  # Kestria sold boats that took tanks and carried shells
    heads, relations = np.array([2, 0, 2, 5, 3, 5, 8, 5, 8]), ["nsubj", "root", "obj", "nsubj", "acl:relcl", "obj", "cc", "conj", "obj"]
    give_tenses(heads, relations, tags)
    assert heads.tolist() == [2, 0, 2, 5, 3, 5, 8, 5, 8]
    tags[4], relations[8] = "VBZ", "nsubj"
    give_tenses(heads, relations, tags)
    assert heads[7] == 5


def test_whom_something_is_blamed_on_hangs_on_the_verb() -> None:
    forms = ["Kestria", "blamed", "the", "attack", "on", "the", "port", "on", "Varnland"]
    heads, relations = np.array([2, 0, 4, 2, 7, 7, 4, 9, 7]), ["nsubj", "root", "det", "obj", "case", "det", "nmod", "case", "nmod"]
    give_blamed(forms, heads, relations)
    assert (heads[8], relations[8], heads[6], relations[6]) == (2, "obl", 4, "nmod")


@pytest.mark.parametrize("last", ["Monday", "Varnland"])
def test_days_and_what_is_the_verb_s_already_stay(last: str) -> None:
    forms = ["Kestria", "blamed", "the", "attack", "on", last]
    own = last == "Varnland"
    heads, relations = np.array([2, 0, 4, 2, 6, 2 if own else 4]), ["nsubj", "root", "det", "obj", "case", "obl" if own else "nmod"]
    before = heads.tolist()
    give_blamed(forms, heads, relations)
    assert heads.tolist() == before


def test_what_is_told_is_the_subject_of_any_predicate_behind_its_clause() -> None:
    forms = ["Reports", "that", "Kestria", "sold", "boats", "were", "made", "up", ",", "officials", "said"]
    tags = ["NNS", "IN", "NNP", "VBD", "NNS", "VBD", "VBN", "RP", ",", "NNS", "VBD"]
    for word, expected in (("Reports", 7), ("Members", 11)):
        heads = np.array([11, 4, 4, 1, 4, 7, 11, 7, 11, 11, 0])
        relations = ["ccomp", "mark", "nsubj", "acl", "obj", "aux:pass", "ccomp", "compound:prt", "punct", "nsubj", "root"]
        give_subjects([word, *forms[1:]], heads, relations, tags)
        assert (heads[0], relations[0]) == (expected, "nsubj:pass" if expected == 7 else "ccomp")


def test_a_clause_that_lacks_nothing_is_what_is_told() -> None:
    heads, relations = np.array([5, 4, 4, 1, 0, 4]), ["nsubj", "obj", "nsubj", "acl:relcl", "root", "obj"]
    give_contents(["report", "that", "Kestria", "sold", "alarmed", "boats"], heads, relations)
    assert (relations[1], relations[3]) == ("mark", "acl")
    lacking = ["nsubj", "obj", "nsubj", "acl:relcl", "root"]
    give_contents(["boats", "that", "Kestria", "sold", "left"], np.array([5, 4, 4, 1, 0]), lacking)
    assert lacking[3] == "acl:relcl"


def test_who_says_something_before_it_keeps_his_verb() -> None:
    forms = ["Officials", "who", "left", "said", "Kestria", "attacked"]
    heads, relations = np.array([6, 3, 1, 6, 6, 0]), ["nsubj", "nsubj", "acl:relcl", "parataxis", "nsubj", "root"]
    give_sayers(forms, heads, relations)
    assert heads.tolist() == [4, 3, 1, 0, 6, 4]
    assert relations == ["nsubj", "nsubj", "acl:relcl", "root", "nsubj", "ccomp"]


def test_an_aside_and_one_subject_stay_as_they_are() -> None:
    for forms in (["boats", "left", ",", "said", "Kestria", "attacked"], ["Officials", "who", "left", "said", "they", "attacked"]):
        heads, relations = np.array([6, 3, 1, 6, 4, 0]), ["nsubj", "nsubj", "acl:relcl", "parataxis", "obj", "root"]
        give_sayers(forms, heads, relations)
        assert heads.tolist() == [6, 3, 1, 6, 4, 0]


@pytest.mark.parametrize(("verb", "expected"), [("say", "ccomp"), ("left", "advcl")])
def test_what_somebody_would_not_say_is_a_question(verb: str, expected: str) -> None:
    forms, heads = ["Kestria", "would", verb, "when", "boats", "came"], np.array([3, 3, 0, 6, 6, 3])
    relations = ["nsubj", "aux", "root", "advmod", "nsubj", "advcl"]
    give_questions(forms, heads, relations)
    assert relations[5] == expected


def test_a_noun_set_aside_before_a_verb_of_saying_is_its_subject() -> None:
    forms = ["The", "report", "said", "Kestria", "left"]
    heads, relations = np.array([2, 3, 0, 5, 3]), ["det", "parataxis", "root", "nsubj", "ccomp"]
    give_sayers(forms, heads, relations)
    assert relations == ["det", "nsubj", "root", "nsubj", "ccomp"]


def test_the_second_of_two_subjects_right_behind_their_verb_is_its_object() -> None:
    heads, relations = np.array([3, 1, 0, 5, 3]), ["nsubj", "acl", "root", "det", "nsubj"]  # Meridian citing reported an attack
    give_objects(heads, relations, ["NNP", "VBG", "VBD", "DT", "NN"])
    assert relations == ["nsubj", "acl", "root", "det", "obj"]


def test_a_subject_behind_what_else_the_verb_has_stays_one() -> None:
    for relation in ("obj", "advmod"):
        heads, relations = np.array([2, 0, 2, 2]), ["nsubj", "root", relation, "nsubj"]
        give_objects(heads, relations, ["NNP", "VBD", "NN", "NN"])
        assert relations[3] == "nsubj"


def test_a_subject_of_a_clause_behind_it_is_no_object() -> None:
    heads, relations = np.array([2, 0, 4, 2, 4]), ["nsubj", "root", "nummod", "nsubj", "acl"]  # ministry claimed two ships left
    give_objects(heads, relations, ["NN", "VBD", "CD", "NNS", "VBD"])
    assert relations[3] == "nsubj"
