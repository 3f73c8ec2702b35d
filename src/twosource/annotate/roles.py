"""Semantic roles: which words are predicates, in which sense, and who takes part in what part.

After PropBank: a roleset names a sense of a word ("sell.01"), arguments are numbered (ARG0 the
agent, ARG1 what is acted on …) or told by kind (ARGM-TMP, ARGM-LOC, ARGM-NEG, ARGM-MOD …).

    token._.roleset   "sell.01", or "" where the word is no predicate
    token._.roles     its arguments in the order of the text: (label, head), the head a token

Both are empty in pipelines that know no roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Token

ROLES_KEY = "roles"  # in Doc.user_data: token index of each predicate -> Frame
_LIKE = {"AUX": "VERB", "VERB": "AUX", "PROPN": "NOUN"}  # where to look for rolesets next
# Each of these a predicate has once: a second place is a mistake.
CORE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5"})
LONE = frozenset({"ARGM-LVB", "ARGM-PRR"})  # of light verbs: a word, without what hangs on it
_BRACKETS = frozenset("()[]")
# What hangs on a word for the sake of the clause, or of the phrase, that it heads.
_OF_CLAUSE = frozenset({"mark", "cc", "nsubj", "csubj", "expl", "aux", "discourse", "parataxis", "advcl"})
_OF_PHRASE = frozenset({"case", "cc", "mark", "nsubj", "cop", "aux"})


class Frame(NamedTuple):
    """A predicate's roleset and its arguments: labels and token indices of their heads."""

    roleset: str
    arguments: tuple[tuple[str, int], ...]


class Argument(NamedTuple):
    """One argument of a predicate."""

    label: str
    head: Token


class RoleDecoder:
    """Turns scores into frames.

    `labels` names the columns of role scores, the first for no role; `rolesets` those of
    roleset scores; `met` gives the rolesets of a lemma and UPOS, the most frequent first.
    """

    def __init__(
        self, labels: Sequence[str], rolesets: Sequence[str],
        met: Mapping[tuple[str, str], Sequence[str]],
    ) -> None:  # fmt: skip
        self._labels = labels
        self._core = [number for number, label in enumerate(labels) if label in CORE]
        self._numbers = {name: number for number, name in enumerate(rolesets)}
        self._met = met

    def arguments(
        self, scores: np.ndarray, predicates: np.ndarray, sentence: np.ndarray
    ) -> list[list[tuple[str, int]]]:
        """For each predicate its labels and words; scores [P, W, labels], `sentence` [W] numbers."""
        best = scores.argmax(2)
        best[sentence[predicates][:, None] != sentence[None, :]] = 0
        rows = np.arange(len(predicates))
        for label in self._core:
            here = best == label
            strength = np.where(here, scores[:, :, label] - scores[:, :, 0], -np.inf)
            best[here] = 0
            found = here.any(1)
            best[rows[found], strength.argmax(1)[found]] = label
        frames: list[list[tuple[str, int]]] = [[] for _ in predicates]
        for row, word in np.argwhere(best).tolist():
            frames[row].append((self._labels[best[row, word]], word))
        return frames

    def roleset(self, lemma: str, upos: str, scores: np.ndarray) -> str:
        """The best of the rolesets that the lemma is known to have; scores [rolesets].

        An unknown lemma is taken in its first sense.
        """
        met = self._met.get((lemma, upos)) or self._met.get((lemma, _LIKE.get(upos, upos)))
        if not met:
            return f"{lemma}.01"
        return max(met, key=lambda name: scores[self._numbers[name]]) if len(met) > 1 else met[0]


def frames_of(doc: Doc) -> Mapping[int, Frame]:
    """The frames of a doc by the token index of their predicates; none from other pipelines."""
    return doc.user_data.get(ROLES_KEY, {})


def argument_tokens(predicate: Token, argument: Argument) -> list[Token]:
    """The words of an argument in order: its head and what hangs on it, as far as that is its own.

    Where the predicate itself hangs on the head, neither it nor its other arguments belong:
    "the boats that Velm sold" is "the boats"; in "Kestria is a buyer", the buyer is "a buyer".
    Punctuation at the ends is left out.
    """
    head = argument.head
    if argument.label in LONE:
        return [head]
    below = (token for child in _own_children(predicate, head) for token in child.subtree)
    found = sorted([head, *below], key=lambda token: token.i)
    inner = [at for at, token in enumerate(found) if token is head or not _loose(token)]
    return found[inner[0] : inner[-1] + 1]


def _loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in _BRACKETS)


def _own_children(predicate: Token, head: Token) -> Iterator[Token]:
    """The children of an argument's head that belong to the argument."""
    path = [predicate, *predicate.ancestors]
    left_out = {token.i for token in path}
    others: frozenset[str] = frozenset()
    if head.i in left_out:
        left_out |= {other.head.i for other in predicate._.roles}
        branch = next((below.dep_ for below in path if below.head == head and below != head), "")
        others = _OF_CLAUSE if branch == "cop" else _OF_PHRASE if branch.startswith("acl") else others
    return (child for child in head.children if child.i not in left_out and child.dep_ not in others)


def _roleset(token: Token) -> str:
    frame = frames_of(token.doc).get(token.i)
    return frame[0] if frame else ""


def _roles(token: Token) -> tuple[Argument, ...]:
    frame = frames_of(token.doc).get(token.i)
    return tuple(Argument(label, token.doc[at]) for label, at in frame[1]) if frame else ()


Token.set_extension("roleset", getter=_roleset, force=True)
Token.set_extension("roles", getter=_roles, force=True)
