"""Training sentences made a little different each time: other names, capitals, headline style."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.corpora import Sentence

CAPITALS, HEADLINE = 0.02, 0.03  # shares of sentences respelt
EXCHANGED = 0.2  # share of names that give way to another of their type and length
_SMALL_WORDS = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "from", "as",
})  # fmt: skip


class NamePool:
    """Names of the corpora by type and length, of which one may stand for another.

    The context then has to tell the type, as with names never met. Only runs of capitalised
    words (proper nouns, where there is syntax) are taken out and put in: a tree stays true.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        found = defaultdict(set)
        for sentence in sentences:
            for start, end, kind in _plain_names(sentence):
                found[kind, end - start].add(sentence.words[start:end])
        self._names = {key: sorted(names) for key, names in found.items()}

    def exchange(self, sentence: Sentence, dice: random.Random) -> Sentence:
        """The sentence with a share of its names exchanged; itself where there is none."""
        chosen = [name for name in _plain_names(sentence) if dice.random() < EXCHANGED]
        if not chosen:
            return sentence
        words, syntax = list(sentence.words), sentence.syntax
        lemmas = list(syntax.lemmas) if syntax else []
        for start, end, kind in chosen:
            words[start:end] = dice.choice(self._names[kind, end - start])
            lemmas[start:end] = words[start:end] if syntax else ()
        return replace(
            sentence, words=tuple(words),
            syntax=replace(syntax, lemmas=tuple(lemmas)) if syntax else None,
        )  # fmt: skip


def respell(sentence: Sentence, dice: random.Random) -> Sentence:
    """Now and then the sentence in capitals or in headline style; else itself."""
    throw = dice.random()
    if throw < CAPITALS:
        return replace(sentence, words=tuple(word.upper() for word in sentence.words))
    if throw < CAPITALS + HEADLINE:
        return replace(sentence, words=tuple(map(_headline, sentence.words)))
    return sentence


def _plain_names(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(start, end, type) of the names that are nothing but capitalised proper nouns."""
    labels = sentence.names or ()
    for start in (at for at, label in enumerate(labels) if label.startswith("B-")):
        end = start + 1
        while end < len(labels) and labels[end].startswith("I-"):
            end += 1
        kind, words = labels[start][2:], sentence.words[start:end]
        tags = sentence.syntax.xpos[start:end] if sentence.syntax else ()
        if all(word[:1].isupper() for word in words) and all(tag == "NNP" for tag in tags):
            yield start, end, kind


def _headline(word: str) -> str:
    return word if word in _SMALL_WORDS else word[:1].upper() + word[1:]
