"""Trees written by hand, one word a line: word, part of speech and tag, label, head's number from 1 (0: root)."""

from spacy.lang.en import English
from spacy.tokens import Doc, Token

VOCAB = English().vocab


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
