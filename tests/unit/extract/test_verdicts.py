"""Verdicts on what others tell, wherever the parser hangs them."""

import pytest

from tests.unit.extract.trees import tree
from twosource.extract.verdicts import verdict_of
from twosource.vocabulary.cues import CueLexicon

FALSE = """
Orrel PROPN:NNP nsubj 2
called VERB:VBD root 0
reports NOUN:NNS obj 2
that SCONJ:IN mark 6
Kestria PROPN:NNP nsubj 6
attacked VERB:VBD acl 3
false ADJ:JJ advmod 6
"""
LIE = """
Orrel PROPN:NNP nsubj 2
described VERB:VBD root 0
claims NOUN:NNS obj 2
that SCONJ:IN mark 6
Kestria PROPN:NNP nsubj 6
attacked VERB:VBD acl 3
as ADP:IN case 9
a DET:DT det 9
lie NOUN:NN obl 6
"""
LEMMAS = {"called": "call", "reports": "report", "described": "describe", "claims": "claim"}


@pytest.mark.parametrize(("table", "word", "start"), [(FALSE, "false", "false"), (LIE, "lie", "as"), (FALSE.replace("false", "here"), None, None), (FALSE.replace("called", "heard"), None, None)])
def test_a_verdict_stands_last(table: str, word: str | None, start: str | None, cues: CueLexicon) -> None:
    doc = tree(table)
    for token in doc:
        token.lemma_ = LEMMAS.get(token.text, token.text.lower())
    verdict = verdict_of(doc[1], cues)
    assert (verdict and verdict.word.text) == word
    assert (verdict and doc[verdict.start].text) == start
