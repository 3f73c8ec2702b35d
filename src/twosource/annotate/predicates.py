"""Predicates of which the tree has lost the subject: "*Reports* that boats were sold are false"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from twosource.annotate.hidden_verbs import FINITE, NOUNS

SUBJECTS = ("nsubj", "csubj", "expl")
TELLING = NOUNS | {"VBZ"}  # tags of a noun that a clause hangs on; "Claims that …" is often tagged as a verb
HUNG = frozenset({"appos", "acl", "acl:relcl", "parataxis", "conj", "ccomp", "dep"})  # what the predicate is taken for, on the noun
CLAUSAL = frozenset({"ccomp", "parataxis", "root", "advcl", "dep", "obl", "nmod:unmarked", "obl:unmarked", "dislocated"})  # what the noun is, beside it


def give_subjects(heads: np.ndarray, relations: list[str], tags: Sequence[str]) -> None:
    """Makes a noun with a clause on it the subject of the copula's predicate behind that clause: "*Reports* that boats were sold are false".

    The network often takes the noun for a fragment. `heads` [W] and `relations` [W] are changed; a predicate that has a subject keeps it.
    """
    for copula in [word for word, relation in enumerate(relations) if relation == "cop" and tags[word] in FINITE]:
        predicate = int(heads[copula]) - 1
        below = np.flatnonzero(heads == 1 + predicate).tolist()
        if predicate < copula or any(relations[word].startswith(SUBJECTS) for word in below):
            continue
        above = int(heads[predicate]) - 1
        if above < 0:
            continue
        hung = relations[predicate] in HUNG and tags[above] in NOUNS
        beside = [above] if hung else [word for word in np.flatnonzero(heads == 1 + above).tolist() if relations[word] in CLAUSAL]
        for noun in beside:
            told = any(relations[word].startswith("acl") and noun < word < copula for word in np.flatnonzero(heads == 1 + noun).tolist())
            if noun >= copula or tags[noun] not in TELLING or not told:
                continue
            if noun == above:
                heads[predicate], relations[predicate] = heads[noun], relations[noun]
            heads[noun], relations[noun] = 1 + predicate, "nsubj"
            break
