"""Trees are written by hand, one word a line: word, part of speech and tag, label, head's number from 1 (0: root)."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from twosource.extract.tree import (
    antecedent,
    case_of,
    char_span,
    clause_of,
    is_first_person,
    is_passive,
    noun_phrase,
    objects,
    sentence_span,
    subjects,
)  # fmt: skip


def tree(table: str) -> Doc:
    rows = [line.split() for line in table.strip().splitlines()]
    words, tags, labels, heads = zip(*rows, strict=True)
    return Doc(
        ENGLISH.vocab,
        words=words,
        pos=[tag.split(":")[0] for tag in tags],
        tags=[tag.split(":")[-1] for tag in tags],
        lemmas=[word.lower() for word in words],
        deps=labels,
        heads=[int(head) - 1 if int(head) else place for place, head in enumerate(heads)],
        sent_starts=[place == 0 for place in range(len(words))],
    )


ENGLISH = English()
SUPPLIED = """
Kestria PROPN:NNP nsubj 4
and CCONJ:CC cc 3
Varnland PROPN:NNP conj 1
supplied VERB:VBD root 0
the DET:DT det 7
new ADJ:JJ amod 7
rockets NOUN:NNS obj 4
which PRON:WDT nsubj 9
hit VERB:VBD acl:relcl 7
the DET:DT det 11
bridge NOUN:NN obj 9
"""
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
FOUND = """
rockets NOUN:NNS nsubj:pass 6
built VERB:VBN acl 1
by ADP:IN case 4
Kestria PROPN:NNP obl:agent 2
were AUX:VBD aux:pass 6
found VERB:VBN root 0
"""
OWED = """
the DET:DT det 2
rockets NOUN:NNS root 0
Kestria PROPN:NNP nsubj 5
had AUX:VBD aux 5
sold VERB:VBN acl:relcl 2
"""


def texts(fillers) -> list[str]:
    return [filler.token.text for filler in fillers]


def word(doc: Doc, text: str):
    return next(token for token in doc if token.text == text)


def test_subjects_are_taken_apart_and_objects_kept_whole():
    doc = tree(SUPPLIED)
    assert texts(subjects(word(doc, "supplied"))) == ["Kestria", "Varnland"]
    assert noun_phrase(word(doc, "rockets")).of(doc.text) == "the new rockets"


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


def test_participle_after_a_noun_is_passive():
    doc = tree(FOUND)
    assert is_passive(word(doc, "built")) and is_passive(word(doc, "found"))
    assert texts(subjects(word(doc, "built"))) == ["rockets"]
    assert case_of(doc[3]) == "by"


def test_spans_and_clauses():
    doc = tree(SUPPLIED)
    assert char_span([doc[2], doc[0]]).of(doc.text) == "Kestria and Varnland"
    assert clause_of(word(doc, "bridge")).text == "hit"
    assert sentence_span(doc[4]).of(doc.text) == doc.text.strip()


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


def test_a_subject_right_before_the_verb_of_saying_is_its_own() -> None:
    doc = tree(SHIPS)  # "analysts" is read as who attacked, "ships" as who said so
    assert [filler.token.text for filler in subjects(doc[2])] == ["ships"]
    assert [filler.token.text for filler in subjects(doc[4])] == ["ships"]


def test_a_second_subject_behind_the_verb_is_that_of_what_is_joined_to_it() -> None:
    doc = tree(CLAIMED)
    assert [filler.token.text for filler in subjects(doc[5])] == ["ships"]


@pytest.mark.parametrize(("word", "expected"), [("us", True), ("Our", True), ("US", False), ("they", False)])
def test_the_state_is_no_pronoun(word: str, expected: bool) -> None:
    assert is_first_person(tree(f"{word} PRON:PRP root 0")[0]) is expected
