"""Subjects and objects, wherever they stand."""

import pytest

from tests.unit.extract.trees import FOUND, SUPPLIED, tree, word
from twosource.extract.fillers import antecedent, objects, subjects

AGREED = """
Kestria PROPN:NNP nsubj 2
agreed VERB:VBD root 0
to PART:TO mark 4
build VERB:VB xcomp 2
and CCONJ:CC cc 6
sell VERB:VB conj 4
rockets NOUN:NNS obj 6
"""
ASKED = """
Kestria PROPN:NNP nsubj 2
asked VERB:VBD root 0
Varnland PROPN:NNP obj 2
to PART:TO mark 5
leave VERB:VB xcomp 2
"""
OWED = """
the DET:DT det 2
rockets NOUN:NNS root 0
Kestria PROPN:NNP nsubj 5
had AUX:VBD aux 5
sold VERB:VBN acl:relcl 2
"""
SHIPS = """
Two NUM:CD nummod 2
ships NOUN:NNS nsubj 10
left VERB:VBD ccomp 10
and CCONJ:CC cc 5
attacked VERB:VBD conj 3
, PUNCT:, punct 10
analysts NOUN:NNS nsubj 5
in ADP:IN case 9
Orsova PROPN:NNP nmod 7
said VERB:VBD root 0
"""
CLAIMED = """
Officials NOUN:NNS nsubj 2
claimed VERB:VBD root 0
ships NOUN:NNS nsubj 2
came VERB:VBD xcomp 2
and CCONJ:CC cc 6
attacked VERB:VBD conj 2
"""


def texts(fillers) -> list[str]:
    return [filler.token.text for filler in fillers]


def test_subjects_are_taken_apart():
    assert texts(subjects(word(tree(SUPPLIED), "supplied"))) == ["Kestria", "Varnland"]


def test_who_says_it_is_no_subject_of_what_is_said(sentences):
    assert texts(subjects(word(sentences("official_said"), "sold"))) == ["Kestria"]


def test_relative_pronoun_stands_for_its_noun():
    doc = tree(SUPPLIED)
    (subject,) = subjects(word(doc, "hit"))
    assert (subject.token.text, subject.elided) == ("rockets", True)
    assert antecedent(word(doc, "which")).text == "rockets"


def test_relative_clause_without_pronoun_lends_its_object():
    doc = tree(OWED)
    (thing,) = objects(word(doc, "sold"))
    assert (thing.token.text, thing.elided) == ("rockets", True)


@pytest.mark.parametrize("verb", ["build", "sell"])
def test_infinitive_and_its_conjunct_share_the_subject_of_the_governor(verb):
    doc = tree(AGREED)
    (subject,) = subjects(word(doc, verb))
    assert (subject.token.text, subject.elided) == ("Kestria", True)


def test_conjuncts_share_an_object():
    doc = tree(AGREED)
    assert [(o.token.text, o.elided) for o in objects(word(doc, "build"))] == [("rockets", True)]
    assert [(o.token.text, o.elided) for o in objects(word(doc, "sell"))] == [("rockets", False)]


def test_object_controls_the_infinitive():
    assert texts(subjects(word(tree(ASKED), "leave"))) == ["Varnland"]


def test_participle_after_a_noun_has_the_noun_as_its_subject():
    assert texts(subjects(word(tree(FOUND), "built"))) == ["rockets"]


def test_a_subject_right_before_the_verb_of_saying_is_its_own():
    doc = tree(SHIPS)  # "analysts" is read as who attacked, "ships" as who said so
    assert texts(subjects(doc[2])) == ["ships"]
    assert texts(subjects(doc[4])) == ["ships"]


def test_a_second_subject_behind_the_verb_is_that_of_what_is_joined_to_it():
    assert texts(subjects(tree(CLAIMED)[5])) == ["ships"]


CALLED_ON = """
Varnland PROPN:NNP nsubj 2
called VERB:VBD root 0
on ADP:IN case 4
Kestria PROPN:NNP obl 2
to PART:TO mark 6
leave VERB:VB advcl 2
"""
CALLED_FOR = CALLED_ON.replace("on ADP", "for ADP")
WAITED_FOR_MONEY = CALLED_FOR.replace("called", "left")
PRESSED = """
Varnland PROPN:NNP nsubj 2
pressed VERB:VBD root 0
Kestria PROPN:NNP obj 2
to PART:TO mark 5
leave VERB:VB advcl 2
"""
SENT = PRESSED.replace("pressed", "attacked")
SHOWED = PRESSED.replace("pressed", "showed")
CAUGHT = """
Varnland PROPN:NNP nsubj 2
caught VERB:VBD root 0
Kestria PROPN:NNP obj 2
leaving VERB:VBG advcl 2
"""
APART = """
Varnland PROPN:NNP nsubj 2
caught VERB:VBD root 0
Kestria PROPN:NNP obj 2
, PUNCT:, punct 5
leaving VERB:VBG advcl 2
"""


@pytest.mark.parametrize(
    ("table", "lemma", "verb", "subject"),
    [
        (CALLED_ON, "call", "leave", "Kestria"),
        (CALLED_FOR, "call", "leave", "Kestria"),
        (WAITED_FOR_MONEY, "leave", "leave", "Varnland"),
        (PRESSED, "press", "leave", "Kestria"),
        (SENT, "attack", "leave", "Varnland"),
        (SHOWED, "show", "leave", "Varnland"),
        (CAUGHT, "catch", "leaving", "Kestria"),
        (APART, "catch", "leaving", "Varnland"),
    ],
)
def test_the_verb_above_decides_who_does_it(table, lemma, verb, subject):
    doc = tree(table)
    doc[1].lemma_ = lemma
    assert texts(subjects(word(doc, verb))) == [subject]


DECIDED = """
Varnland PROPN:NNP nsubj 2
welcomed VERB:VBD root 0
the DET:DT det 4
decision NOUN:NN obj 2
by ADP:IN case 6
Kestria PROPN:NNP nmod 4
to PART:TO mark 8
leave VERB:VB acl 4
"""
DECIDED_ABOVE = DECIDED.replace("nmod 4", "obl 2").replace("acl 4", "advcl 2")
OTHER_ABOVE = DECIDED_ABOVE.replace("decision", "parade")
REPORTS = """
reports NOUN:NNS root 0
of ADP:IN case 3
ships NOUN:NNS nmod 1
leaving VERB:VBG acl 1
"""
PRESIDENT = REPORTS.replace("reports", "president").replace("ships", "Kestria")
UP_TO = """
It PRON:PRP nsubj 5
is AUX:VBZ cop 5
up ADP:IN case 5
to ADP:IN fixed 3
Kestria PROPN:NNP root 0
to PART:TO mark 7
leave VERB:VB acl 5
"""


@pytest.mark.parametrize(
    ("table", "noun", "verb", "subject"),
    [
        (DECIDED, "decision", "leave", "Kestria"),
        (DECIDED_ABOVE, "decision", "leave", "Kestria"),
        (OTHER_ABOVE, "parade", "leave", "Varnland"),
        (REPORTS, "report", "leaving", "ships"),
        (PRESIDENT, "president", "leaving", "president"),
        (UP_TO, "", "leave", "Kestria"),
    ],
)
def test_a_noun_tells_who_does_it(table, noun, verb, subject):
    doc = tree(table)
    for token in doc:
        token.lemma_ = noun if noun and token.text.startswith(noun) else token.text.lower()
    assert texts(subjects(word(doc, verb))) == [subject]


RULED_OUT = """
Kestria PROPN:NNP nsubj 5
, PUNCT:, punct 4
not PART:RB advmod 4
Varnland PROPN:NNP conj 1
left VERB:VBD root 0
"""
ITS_KIND = """
An DET:DT det 2
ally NOUN:NN nsubj 7
of ADP:IN case 4
Varnland PROPN:NNP nmod 2
, PUNCT:, punct 6
Kestria PROPN:NNP appos 4
left VERB:VBD root 0
"""


def test_who_is_ruled_out_does_not_do_it():
    assert texts(subjects(word(tree(RULED_OUT), "left"))) == ["Kestria"]


def test_a_name_behind_what_it_is_is_the_subject():
    assert texts(subjects(word(tree(ITS_KIND), "left"))) == ["Kestria"]


def test_a_subject_may_be_the_last_word():
    assert texts(subjects(tree("said VERB:VBD root 0\nOrrel PROPN:NNP nsubj 1")[0])) == ["Orrel"]
