"""Infinitives that look like what something is owed to: "talks are due *to resume* on Monday", "the jets are due *to arrive* by June".

The treebanks have "due to" as a preposition, so the network reads nearly every such infinitive as its noun. Behind a form of "be", and before what
must be a verb, "due" is the predicate; the arcs that would hide it are ruled out before the tree is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twosource.annotate.syntax import RULED_OUT

BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re"})
BETWEEN = frozenset({"now", "also", "still", "originally", "already", "not", "initially", "currently", "both", "all"})
INFINITIVES = frozenset({"VB", "VBP"})  # tags of what can be a verb only
OPENINGS = frozenset({"DT", "PRP", "PRP$", "CD"})  # tags that begin an object, and follow no noun
AUXILIARIES = frozenset({"be", "have"})  # behind which the verb is still to come
EITHER = frozenset({"visit", "return", "resume", "start", "launch", "end", "leave", "travel", "dock", "land", "test", "sail", "board", "talk", "address", "deploy", "withdraw"})


@dataclass(frozen=True, slots=True)
class HiddenInfinitive:
    """The words "due" and the verb, and the form of "be" before it; numbered as the words of a window."""

    be: int
    due: int
    verb: int


def hidden_infinitives(forms: Sequence[str], tags: Sequence[str]) -> Iterator[HiddenInfinitive]:
    """Such verbs in text order. ``tags``: the Penn tags as read."""
    for due in [word for word, form in enumerate(forms[:-2]) if word and form == "due" and forms[word + 1] == "to"]:
        be = due - 2 if forms[due - 1].lower() in BETWEEN and due > 1 else due - 1
        verb = due + 2
        object_follows = tags[verb] == "NN" and tags[verb + 1 : verb + 2] and tags[verb + 1] in OPENINGS  # "due to *build* a plant"
        can_be = (tags[verb] in INFINITIVES and forms[verb] not in AUXILIARIES) or forms[verb] in EITHER or object_follows
        if forms[be].lower() in BE and can_be and forms[verb + 1 : verb + 2] != ["of"]:
            yield HiddenInfinitive(be, due, verb)


def uncover_infinitive(arcs: np.ndarray, found: HiddenInfinitive) -> None:
    """Rules out of ``arcs`` [W, 1 + W] whatever would make the verb a noun: it hangs on "due", and nothing before it hangs on it."""
    arcs[: found.due + 1, 1 + found.verb] = RULED_OUT
    for word, head in ((found.be, found.due), (found.due + 1, found.verb), (found.verb, found.due)):
        arcs[word] = RULED_OUT
        arcs[word, 1 + head] = 0


def relabel_infinitive(found: HiddenInfinitive, heads: np.ndarray, relations: list[str]) -> None:
    """Gives the words their relations, and "due" its subject where it was hung on that; ``heads`` and ``relations`` [W] are changed."""
    subject = int(heads[found.due]) - 1
    hung = relations[found.due] in ("amod", "case")
    if hung and any(relations[word].startswith("nsubj") for word in np.flatnonzero(heads == 1 + found.due).tolist()):
        relations[found.due] = "acl:relcl"
    elif hung and subject < found.be:
        heads[found.due], relations[found.due] = heads[subject], relations[subject]
        heads[subject], relations[subject] = 1 + found.due, "nsubj"
    relations[found.be], relations[found.due + 1], relations[found.verb] = "cop", "mark", "xcomp"
    for word in np.flatnonzero(heads == 1 + found.verb).tolist():
        if word > found.verb and relations[word] == "nmod":
            relations[word] = "obl"
