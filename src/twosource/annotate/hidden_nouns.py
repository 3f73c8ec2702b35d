"""Nouns that look like verbs: "*Reports* that boats were sold are false", "the ministry shot down *reports* that …".

The network takes such a word for a verb where the sentence could almost go on so. No sentence begins with a finite "reports", and none has one right
behind the particle of another verb; there the word is made a noun, before the tree is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twosource.annotate.syntax import RULED_OUT

TOLD = frozenset({"reports", "claims", "charges", "rumors", "rumours"})  # plurals that are forms of a verb as well
PARTICLES = frozenset({"down", "aside", "away", "off", "out", "up", "back"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "VBG"})
OPENING = frozenset({'"', "“", "'", "‘"})


@dataclass(frozen=True, slots=True)
class HiddenNoun:
    """A noun and the verb whose object it is, -1 where it begins its sentence; numbered as the words of a window."""

    noun: int
    verb: int


def hidden_nouns(forms: Sequence[str], tags: Sequence[str], starts: np.ndarray) -> Iterator[HiddenNoun]:
    """Such nouns in text order. ``tags``: the Penn tags as read; ``starts``: the first words of the sentences."""
    for word, form in enumerate(forms[:-1]):
        if form.lower() not in TOLD or forms[word + 1] != "that":
            continue
        begin = int(starts[np.searchsorted(starts, word, side="right") - 1]) if len(starts) else 0
        if tags[word] == "VBZ" and all(before in OPENING for before in forms[begin:word]):
            yield HiddenNoun(word, -1)
        elif word - 2 >= begin and forms[word - 1] in PARTICLES and tags[word - 2] in VERBS:
            yield HiddenNoun(word, word - 2)


def uncover_noun(arcs: np.ndarray, found: HiddenNoun) -> None:
    """Rules out of ``arcs`` [W, 1 + W] whatever would make the noun a verb: the words before it hang elsewhere, and it hangs on its verb."""
    arcs[: found.noun, 1 + found.noun] = RULED_OUT
    if found.verb >= 0:
        arcs[found.noun] = RULED_OUT
        arcs[found.noun, 1 + found.verb] = 0


def relabel_noun(found: HiddenNoun, heads: np.ndarray, relations: list[str]) -> None:
    """What the noun tells hangs on it as on a noun; ``relations`` [W] are changed."""
    if found.verb >= 0:
        relations[found.noun] = "obj"
    for word in np.flatnonzero(heads == 1 + found.noun).tolist():
        if word > found.noun and relations[word] == "ccomp":
            relations[word] = "acl"
