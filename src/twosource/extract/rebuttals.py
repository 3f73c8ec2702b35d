"""What is made of something that is told: "poured cold water on reports that …", "claims that … do not hold water", "no truth in the story that …".

Such phrases are many, of several words and fixed, and the parser hangs what is told now on their verb, now on a noun of theirs. So they are matched
by their words, right before the phrase of the noun that tells or right behind what it tells; adverbs, articles and adjectives may stand between.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.tree import DAYS, NEGATING, children, lemma_of
from twosource.vocabulary.cues import CueLexicon, Rebuttals

SKIPPED = frozenset({"ADJ", "ADV", "DET", "PRON", "PUNCT"})  # parts of speech that may stand between the words of a phrase
LEADING = frozenset({"case", "cc", "mark", "punct", "cop"})  # words on a noun that are none of its phrase
HELPING = frozenset({"AUX", "PART"})  # and before the first of a predicate
EMPTYING = NEGATING | {"no", "nothing", "none"}


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """The words of a phrase in text order, and whether by it what is told is not so ("-") or stays open ("o")."""

    words: tuple[Token, ...]
    gives: str


def rebuttal_of(noun: Token, cues: CueLexicon) -> Rebuttal | None:
    """What is made of what ``noun`` tells; ``None`` where nothing is."""
    return next(_before(noun, cues.rebuttals), None) or next(_behind(noun, cues.rebuttals), None)


def _before(noun: Token, known: Rebuttals) -> Iterator[Rebuttal]:
    """ "*shot down* reports", "*cast doubt on* the claim"; who did not do so has left it open."""
    own = (child.left_edge.i for child in noun.children if child.i < noun.i and child.dep_ not in LEADING)
    for end in sorted({noun.i, min([noun.i, *own])}):  # "called into *question* reports", hung on the reports
        words = [noun.doc[place] for place in range(end - 1, noun.sent.start - 1, -1)]
        yield from _ending(words, known)


def _ending(words: Sequence[Token], known: Rebuttals) -> Iterator[Rebuttal]:
    """Phrases that end in the first of ``words``, which run backwards, or behind words that are skipped."""
    for place in range(next((place for place, word in enumerate(words) if not _is_skipped(word)), -1) + 1):
        last = words[place]
        for phrase, gives in (*known.before.get(last.lower_, ()), *known.before.get(lemma_of(last), ())):
            found = _matched(words[place:], phrase[::-1])
            if found is None or (len(phrase) == 1 and last.pos_ not in ("VERB", "AUX")):
                continue
            undone = any(child.lower_ in NEGATING for child in children(found[-1], "advmod"))
            yield Rebuttal(tuple(reversed(found)), "o" if undone else gives)


def _behind(noun: Token, known: Rebuttals) -> Iterator[Rebuttal]:
    """ "reports that … *do not hold water*", "the story was *shot down*"."""
    if noun.dep_ not in ("nsubj", "nsubj:pass", "nsubj:outer"):
        return
    told = (child.right_edge.i for child in noun.children if child.dep_ != "punct" and child.right_edge.i < noun.head.i)
    words = [word for word in noun.doc[max([noun.i, *told]) + 1 : noun.sent.end] if not word.is_space]
    start = next((place for place, word in enumerate(words) if not (_is_skipped(word) or word.pos_ in HELPING or word.lower_ in EMPTYING)), len(words))
    passive = any(word.lemma_ == "be" for word in words[:start])
    for place, first in enumerate(words[: start + 1]):
        done = known.done.get(lemma_of(first), ()) if passive and first.tag_ in ("VBN", "VBD") else ()
        for phrase, gives in (*known.behind.get(first.lower_, ()), *known.behind.get(lemma_of(first), ()), *done):
            if (found := _matched(words[place:], phrase)) is not None:
                yield Rebuttal(found, gives)


def _matched(words: Iterable[Token], phrase: Sequence[str]) -> tuple[Token, ...] | None:
    """The words of ``phrase`` one after another from the first of ``words`` on, with nothing but skipped ones between."""
    found: list[Token] = []
    for word in words:
        if phrase[len(found)] in (word.lower_, lemma_of(word)):
            found.append(word)
            if len(found) == len(phrase):
                return tuple(found)
        elif not found or not _is_skipped(word):
            return None
    return None


def _is_skipped(word: Token) -> bool:
    return (word.pos_ in SKIPPED or word.lower_ in DAYS) and word.lower_ not in EMPTYING
