"""A document to a spaCy Doc over its whole text: sentences start where the page's parts start."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from twosource.annotate.tokens import PARTS_KNOWN
from twosource.model.text import BlockKind, Document
from twosource.model.turn import recurring_turns

DATELINE_ENDS = " \t–—-:"


def annotate(document: Document, nlp: Language) -> Doc:
    """``nlp`` over the document's text, told where sentences certainly start.

    A line break inside a paragraph that was wrapped by hand starts none; the words after a dateline do.
    """
    doc = nlp.make_doc(document.text)
    if len(doc):
        offsets = doc.to_array(["IDX", "IS_SPACE"]).astype(np.int64)
        words = np.flatnonzero(offsets[:, 1] == 0)
        starts = np.searchsorted(offsets[words, 0], sorted(certain_starts(document)))
        for number in words[starts[starts < len(words)]].tolist():
            doc[number].is_sent_start = True
        for number in _within_headlines(document, doc, words.tolist()):
            doc[number].is_sent_start = False
    doc.user_data[PARTS_KNOWN] = bool(document.blocks)
    return nlp(doc)


def _within_headlines(document: Document, doc: Doc, words: Sequence[int]) -> Iterator[int]:
    """Words of headlines at which no sentence starts, for no mark stands before them."""
    headlines = [block.span for block in document.blocks if block.kind is BlockKind.HEADLINE]
    for before, word in pairwise(words):
        if doc[word].idx > (headlines[-1].end if headlines else -1):
            return
        inside = any(span.start < doc[word].idx < span.end for span in headlines)
        if inside and not doc[before].is_punct and "\n" not in document.text[doc[before].idx : doc[word].idx]:
            yield word


def certain_starts(document: Document) -> Iterator[int]:
    """Offsets at which a sentence starts: of every block, after the dateline that opens one, and after who speaks in a transcript."""
    text, dateline = document.text, document.dateline
    for block in document.blocks:
        yield block.span.start
        if dateline and text.startswith(dateline, block.span.start):
            end = block.span.start + len(dateline)
            yield end + len(text[end : end + 10]) - len(text[end : end + 10].lstrip(DATELINE_ENDS))
    for turn in recurring_turns(document):
        yield turn.said.start
