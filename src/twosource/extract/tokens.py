"""Tokens found by their place in the text."""

from bisect import bisect_left, bisect_right

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from twosource.model.text import Span


class TokenIndex:
    """Tokens of a document by character offset. ``text`` is kept because spaCy builds it anew at every call."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self._starts: list[int] = doc.to_array([IDX]).ravel().tolist()

    def range(self, span: Span) -> tuple[int, int]:
        """Indices of the first and last token that ``span`` touches."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        return first, max(bisect_left(self._starts, span.end) - 1, first)

    def head_of(self, span: Span) -> Token:
        """The word of ``span`` that the others depend on."""
        return self.head(*self.range(span))

    def head(self, first: int, last: int) -> Token:
        """The word between the two indices that the others depend on."""
        words = [self.doc[i] for i in range(first, last + 1)]
        outward = [word for word in words if not first <= word.head.i <= last or word.head.i == word.i]
        return next((word for word in outward if not word.is_punct and word.tag_ != "POS"), words[0])
