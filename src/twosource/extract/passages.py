"""Fingerprints of a document's words, by which copied passages and quotations are found in other documents.

Eight words in a row are hashed, and of every eight such hashes the smallest is kept: whoever shares fifteen words in a
row shares a fingerprint, and a document keeps about two for every nine words (winnowing: Schleimer, Wilkerson and
Aiken 2003). Case and punctuation do not count.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from twosource.model.lineage import Passage, PassageKind
from twosource.model.text import BlockKind, Document, Span

GRAM, WINDOW = 8, 8
QUOTE_WORDS = 6  # shorter quotations may be said twice
BITS = 60
OWN_WORDS = frozenset({BlockKind.LEAD, BlockKind.BODY, BlockKind.CAPTION})
WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")


def extract_passages(document: Document) -> tuple[Passage, ...]:
    """Fingerprints of the article's own words, in text order; titles, pointers and furniture have none."""
    blocks = [block.span for block in document.blocks if block.kind in OWN_WORDS]
    words = [match for span in blocks for match in WORD.finditer(document.text, span.start, span.end)]
    quotes = (_quote(match, document.text) for span in blocks for match in QUOTATION.finditer(document.text, span.start, span.end))
    return tuple(sorted({*_grams(words), *filter(None, quotes)}, key=lambda passage: (passage.span, passage.kind)))


def _grams(words: Sequence[re.Match[str]]) -> Iterator[Passage]:
    hashes = [_hash(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1)]
    chosen = {
        min(range(start, min(start + WINDOW, len(hashes))), key=lambda place: (hashes[place], -place))
        for start in range(max(1, len(hashes) - WINDOW + 1)) if hashes
    }  # fmt: skip
    for place in sorted(chosen):
        yield Passage(PassageKind.WORDS, hashes[place], Span(words[place].start(), words[place + GRAM - 1].end()))


def _quote(match: re.Match[str], text: str) -> Passage | None:
    span = Span(match.start(), match.end())
    words = list(WORD.finditer(text, span.start, span.end))
    return Passage(PassageKind.QUOTE, _hash(words), span) if len(words) >= QUOTE_WORDS else None


def _hash(words: Sequence[re.Match[str]]) -> int:
    joined = " ".join(word[0].casefold().replace("’", "'") for word in words)
    return int.from_bytes(blake2b(joined.encode(), digest_size=8).digest()) >> (64 - BITS)
