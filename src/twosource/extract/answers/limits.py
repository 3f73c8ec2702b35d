"""What bounds an answer to a part: a time, an amount, a share in it."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from twosource.extract.attribution.pieces import words_under
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import case_of, char_span, lemma_of, mark_of, noun_phrase
from twosource.model.answer import Limit
from twosource.model.claim import Claim
from twosource.model.text import Span
from twosource.vocabulary.answers import Limits

NOUNS = ("NOUN", "PROPN", "NUM")


def find_limits(content: Sequence[Span], claims: Iterable[Claim], tokens: TokenIndex, *, words: Limits) -> tuple[Limit, ...]:
    """Words within ``content`` that bound what is denied or admitted, in text order; of nested ones the widest.

    Dates of ``claims`` bound it too: who denies a delivery in May says nothing of June.
    """
    found = {limit for piece in content for word in _words(piece, tokens) for limit in _limits(word, words)}
    times = [time.span for claim in claims for time in claim.event.times if time.kind in ("DATE", "TIME")]
    found |= {Limit("time", span) for span in times if any(piece.contains(span) for piece in content)}
    return tuple(sorted((limit for limit in found if not _within(limit, found)), key=lambda limit: (limit.span, limit.field)))


def _words(piece: Span, tokens: TokenIndex) -> Iterator[Token]:
    first, last = tokens.range(piece)
    yield from (tokens.doc[i] for i in range(first, last + 1))


def _limits(word: Token, words: Limits) -> Iterator[Limit]:
    lemma = lemma_of(word)
    bound = case_of(word) or mark_of(word)
    if bound in words.bounds and word.ent_type_ not in ("PER", "ORG"):
        yield Limit("time", char_span(_trimmed(words_under(word))))
    elif lemma in words.time or word.lower_ in words.time:
        yield Limit("time", char_span([word]))
    if lemma in words.participant and word.pos_ == "NOUN":
        yield Limit("participant", noun_phrase(word))
    if word.lower_ in words.quantity:
        noun = next((each for each in (word, word.head, word.head.head) if each.pos_ in NOUNS), None)
        if noun is not None:
            yield Limit("quantity", noun_phrase(noun))


def _trimmed(words: list[Token]) -> list[Token]:
    """``words`` without punctuation at the edges."""
    while len(words) > 1 and words[-1].is_punct:
        words = words[:-1]
    while len(words) > 1 and words[0].is_punct:
        words = words[1:]
    return words


def _within(limit: Limit, others: Iterable[Limit]) -> bool:
    return any(
        other.field == limit.field and other.span.contains(limit.span) and other.span != limit.span for other in others
    )
