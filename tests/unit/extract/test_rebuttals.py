"""What is made of something told, matched by its words."""

import pytest

from tests.unit.extract.trees import tree
from twosource.extract.rebuttals import rebuttal_of
from twosource.vocabulary.cues import CueLexicon

BEFORE = """
Orrel PROPN:NNP nsubj 2
poured VERB:VBD root 0
cold ADJ:JJ amod 4
water NOUN:NN obj 2
on ADP:IN case 7
the DET:DT det 7
reports NOUN:NNS obl 2
that SCONJ:IN mark 10
Kestria PROPN:NNP nsubj 10
attacked VERB:VBD acl 7
"""
BEHIND = """
The DET:DT det 2
reports NOUN:NNS nsubj 8
that SCONJ:IN mark 5
Kestria PROPN:NNP nsubj 5
attacked VERB:VBD acl 2
do AUX:VBP aux 8
not PART:RB advmod 8
hold VERB:VB root 0
any DET:DT det 10
water NOUN:NN obj 8
"""
PASSIVE = """
The DET:DT det 2
reports NOUN:NNS nsubj:pass 7
that SCONJ:IN mark 5
Kestria PROPN:NNP nsubj 5
attacked VERB:VBD acl 2
were AUX:VBD aux:pass 7
mocked VERB:VBN root 0
"""
LEMMAS = {"poured": "pour", "cast": "cast", "reports": "report", "were": "be", "mocked": "mock"}


@pytest.mark.parametrize(
    ("table", "noun", "words", "gives"),
    [
        (BEFORE, 6, "poured cold water on", "-"),
        (BEFORE.replace("poured", "cast").replace("water", "doubt"), 6, "cast doubt on", "o"),
        (BEFORE.replace("poured", "drank"), 6, None, None),
        (BEFORE.replace("cold ADJ:JJ", "boats NOUN:NNS"), 6, None, None),
        (BEFORE.replace("cold ADJ:JJ", "no DET:DT"), 6, None, None),
        (BEHIND, 1, "not hold water", "-"),
        (BEHIND.replace("not PART:RB", "now ADV:RB"), 1, None, None),
        (PASSIVE, 1, "mocked", "-"),
        (PASSIVE.replace("were AUX:VBD aux:pass", "had AUX:VBD aux"), 1, None, None),
    ],
)
def test_a_phrase_is_matched_beside_what_is_told(table: str, noun: int, words: str | None, gives: str | None, cues: CueLexicon) -> None:
    doc = tree(table)
    for token in doc:
        token.lemma_ = LEMMAS.get(token.text, token.text.lower())
    found = rebuttal_of(doc[noun], cues)
    assert (found and " ".join(word.text for word in found.words)) == words
    assert (found and found.gives) == gives


def test_who_did_not_do_so_leaves_it_open(cues: CueLexicon) -> None:
    doc = tree("""
Orrel PROPN:NNP nsubj 4
did AUX:VBD aux 4
not PART:RB advmod 4
challenge VERB:VB root 0
the DET:DT det 6
claim NOUN:NN obj 4
""")
    found = rebuttal_of(doc[5], cues)
    assert found is not None and found.gives == "o"
