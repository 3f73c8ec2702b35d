"""Trees written by hand, one word a line: word, part of speech and tag, label, head's number from 1 (0: root)."""

from spacy.lang.en import English
from spacy.tokens import Doc, Token

VOCAB = English().vocab
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
FOUND = """
rockets NOUN:NNS nsubj:pass 6
built VERB:VBN acl 1
by ADP:IN case 4
Kestria PROPN:NNP obl:agent 2
were AUX:VBD aux:pass 6
found VERB:VBN root 0
"""


def tree(table: str) -> Doc:
    rows = [line.split() for line in table.strip().splitlines()]
    words, tags, labels, heads = zip(*rows, strict=True)
    return Doc(
        VOCAB,
        words=words,
        pos=[tag.split(":")[0] for tag in tags],
        tags=[tag.split(":")[-1] for tag in tags],
        lemmas=[word.lower() for word in words],
        deps=labels,
        heads=[int(head) - 1 if int(head) else place for place, head in enumerate(heads)],
        sent_starts=[place == 0 for place in range(len(words))],
    )


def word(doc: Doc, text: str) -> Token:
    """The first word that reads ``text``."""
    return next(token for token in doc if token.text == text)
