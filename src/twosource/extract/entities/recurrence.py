"""Names that the model saw in one place of a text and missed in another."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from twosource.model.mention import EntityKind

Words = tuple[str, ...]
Seen = tuple[int, int, EntityKind]  # first and last token, inclusive
SHORTEST = 4  # letters of a name's first word; shorter ones are found by chance


def recurring(doc: Doc, seen: Sequence[Seen]) -> Iterator[Seen]:
    """Places of the names ``seen``, and of the surnames in them, whether the model read a name there or not.

    A name of one word must have been seen twice. Each of its words must be a proper noun there, with none left beside.
    """
    known = _by_first_word(_sure(doc, seen))
    for place, word in enumerate(doc):
        for words, kind in known.get(word.text, ()):
            last = place + len(words) - 1
            if _stands(doc, place, last, words):
                yield place, last, kind


def _stands(doc: Doc, first: int, last: int, words: Words) -> bool:
    """Whether ``words`` stand at ``first`` to ``last``, as proper nouns and not as a part of more."""
    if last >= len(doc) or any(doc[first + i].text != form or doc[first + i].pos_ != "PROPN" for i, form in enumerate(words)):
        return False
    around = [doc[i] for i in (first - 1, last + 1) if 0 <= i < len(doc)]
    return not any(_is_loose(word) for word in around)


def _is_loose(word: Token) -> bool:
    """Whether a proper noun is in no name, so that it may belong to the name beside it."""
    return word.pos_ == "PROPN" and not word.ent_type_


def _sure(doc: Doc, seen: Sequence[Seen]) -> Mapping[Words, EntityKind]:
    """Names with what they are most often; the last word of a person's full name alone."""
    votes: dict[Words, Counter[EntityKind]] = {}
    for first, last, kind in seen:
        votes.setdefault(tuple(word.text for word in doc[first : last + 1]), Counter())[kind] += 1
    sure = {words: max(kinds, key=lambda kind: (kinds[kind], kind)) for words, kinds in votes.items() if len(words) > 1 or kinds.total() > 1}
    return {words[-1:]: kind for words, kind in sure.items() if kind is EntityKind.PERSON} | sure


def _by_first_word(names: Mapping[Words, EntityKind]) -> Mapping[str, Sequence[tuple[Words, EntityKind]]]:
    """First word → the names that begin with it, the longest first."""
    found: dict[str, list[tuple[Words, EntityKind]]] = {}
    for words, kind in sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if len(words[0]) >= SHORTEST and words[0][0].isupper():
            found.setdefault(words[0], []).append((words, kind))
    return found
