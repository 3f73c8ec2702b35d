"""Saying clauses found by their words: "Kestria, *officials said*, sold boats", "… to Varnland, *said a person familiar with the matter*, as …".

News is full of them, the treebanks are not: in one sentence of ten the network hangs who says it on the noun before, or on the
clause behind. What stands between a comma and a verb of saying, or between that and a comma, with nothing but a noun phrase's
words, is its subject; the arcs that would say otherwise are ruled out before the tree is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twosource.annotate.hidden_verbs import FINITE, NAMES, NOUNS
from twosource.annotate.syntax import RULED_OUT

PLAIN = frozenset({"said", "says", "say"})
INVERTED = PLAIN | {
    "added", "adds", "wrote", "writes", "write", "reported", "reports", "announced", "announces", "claimed", "claims", "stated", "states", "warned", "warns",
    "noted", "notes", "insisted", "insists", "insist", "argued", "argues", "argue", "explained", "explains", "declared", "declares", "complained", "conceded",
    "concedes", "recalled", "recalls", "predicted", "predicts", "cautioned", "vowed", "suggested", "suggests",
}  # also before their subject
SAYING = INVERTED | {
    "told", "tells", "tell", "confirmed", "confirms", "confirm", "found", "finds", "find", "learned", "learnt", "showed", "shows", "show", "revealed", "reveals",
    "reveal", "concluded", "concludes", "conclude", "stressed", "stresses", "acknowledged", "acknowledges", "acknowledge", "admitted", "admits", "admit",
    "indicated", "indicates", "indicate", "estimated", "estimates", "maintained", "maintains", "maintain", "posted", "ruled", "testified", "believe", "believes",
}
AUXILIARIES = frozenset({"has", "have", "had"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
FIRST = NOUNS | {"DT", "CD", "JJ", "PRP", "PRP$"}  # tags of what can begin a noun phrase
PHRASE = FIRST | {"IN", "POS", "CC", "VBN", "JJS", "JJR", "HYPH"}  # and of what can stand in one
TAIL = PHRASE | {"RB"}  # and behind the verb, up to the next mark: "told reporters on condition of anonymity"
CLOSING = frozenset({",", ".", ";"})
BRIEFED = frozenset({"briefed", "informed"})  # of people, tagged as what they did: "a person *briefed* on the talks"
KEPT = frozenset({"root", "ccomp", "parataxis"})  # what the verb may be to the rest
LONGEST = 12  # words of a subject, or behind the verb


@dataclass(frozen=True, slots=True)
class Aside:
    """A verb of saying and the first and last word of its clause, numbered as the words of a window; its subject is all that stands before
    the verb, or else behind it. ``inner``: what stands behind it ("that …", "in what …") goes on with the clause that it interrupts."""

    first: int
    verb: int
    last: int
    inner: bool = False


def asides(forms: Sequence[str], tags: Sequence[str], starts: np.ndarray) -> Iterator[Aside]:
    """Such clauses in text order. ``tags``: the Penn tags as read, W of them; ``starts``: the first words of the sentences."""
    for verb, form in enumerate(forms):
        if form not in SAYING or not len(starts):
            continue
        perfect = verb > 0 and tags[verb] == "VBN" and forms[verb - 1] in AUXILIARIES
        if not perfect and tags[verb] not in FINITE and not (form in PLAIN and tags[verb] == "VB"):
            continue
        place = int(np.searchsorted(starts, verb, side="right"))
        begin, end = int(starts[place - 1]), int(starts[place]) if place < len(starts) else len(forms)
        found = _behind(forms, tags, begin, verb - perfect, verb, end) or _before(forms, tags, verb, end)
        if found is not None:
            yield found


def _behind(forms: Sequence[str], tags: Sequence[str], begin: int, start: int, verb: int, end: int) -> Aside | None:
    """A verb with its subject before it: ", officials said,"; ``start``: where it begins, with "has"."""
    first = _phrase(tags, begin, start)
    if first == start and start - 1 > begin and forms[start - 1] == "," and (forms[verb] not in INVERTED or FIRST.isdisjoint(tags[verb + 1 : verb + 2])):
        first = _apposed(forms, tags, begin, start - 1)
    subject = begin < first < start and forms[first - 1] == "," and tags[first] in FIRST and _names(forms[first:start], tags[first:start])
    last = _ends(forms, tags, verb, end, TAIL) if subject else None
    if last is None or not (any(tag in FINITE for tag in tags[begin:first]) or _goes_on(forms, tags, last, end)):
        return None  # "Gen. Ivo Brandt, commander of the navy said"
    behind = tuple(forms[last + 2 : min(last + 4, end)])
    return Aside(first, verb, last, inner=behind[:1] == ("that",) or behind == ("in", "what"))


def _phrase(tags: Sequence[str], begin: int, end: int) -> int:
    """The first word of the noun phrase that ends before ``end``, which is ``end`` where there is none."""
    first = end
    while first > max(begin, end - LONGEST) and tags[first - 1] in PHRASE:
        first -= 1
    return first


def _apposed(forms: Sequence[str], tags: Sequence[str], begin: int, end: int) -> int:
    """The first word of a name and what it is, in either order, with a comma between: ", the maker, Aeronova"; ``end`` where there is none."""
    second = _phrase(tags, begin, end)
    if second == end or second - 1 <= begin or forms[second - 1] != ",":
        return end
    first = _phrase(tags, begin, second - 1)
    told = tags[second] == "VBN" or (tags[first] in NAMES) != (tags[second] in NAMES)  # "a report, quoted by the agency"
    return first if first < second - 1 and told else end


def _goes_on(forms: Sequence[str], tags: Sequence[str], last: int, end: int) -> bool:
    """Whether the clause that an aside stands in has its verb behind it: "Kestria, officials said, *sold* boats"."""
    behind = [tag for tag in tags[last + 2 : min(last + 4, end)] if tag != "RB"]
    return forms[last + 1] == "," and bool(behind) and behind[0] in FINITE


def _before(forms: Sequence[str], tags: Sequence[str], verb: int, end: int) -> Aside | None:
    """A verb with its subject behind it: ", said officials,"; of other verbs than of "said" only names."""
    if forms[verb] not in INVERTED or verb == 0 or forms[verb - 1] != "," or verb + 1 >= end or tags[verb + 1] not in FIRST:
        return None
    last = _ends(forms, tags, verb, end, PHRASE)
    if last is None or not _names(forms[verb + 1 : last + 1], tags[verb + 1 : last + 1]):
        return None
    named = tags[last] in NAMES or forms[last + 1] == "." or (last + 2 < end and tags[last + 2] in NAMES)  # else "struck the port, warned the crew, and left"
    return Aside(verb, verb, last) if named or forms[verb] in PLAIN else None


def _names(forms: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether somebody is named, not a day alone."""
    return any(tag in NOUNS or tag == "PRP" for form, tag in zip(forms, tags, strict=True) if form.lower() not in DAYS)


def _ends(forms: Sequence[str], tags: Sequence[str], verb: int, end: int, allowed: frozenset[str]) -> int | None:
    """The last word before the mark that closes the clause; nothing where other words stand before it."""
    for word in range(verb + 1, min(end, verb + 2 + LONGEST)):
        if forms[word] in CLOSING:
            return word - 1
        if tags[word] not in allowed and forms[word] not in BRIEFED:
            return None
    return None


def confine(arcs: np.ndarray, found: Aside, tags: Sequence[str] = ()) -> None:
    """Rules out of ``arcs`` [W, 1 + W] whatever reaches into the clause or out of it but by its verb, which hangs on no name (``tags`` [W])."""
    first, verb, last = found.first, found.verb, found.last
    words = [word for word in range(first, last + 1) if word != verb]
    arcs[words, : 1 + first] = RULED_OUT
    arcs[words, 2 + last :] = RULED_OUT
    arcs[verb, 1 + first : 2 + last] = RULED_OUT
    arcs[verb, [1 + word for word, tag in enumerate(tags) if tag in NAMES and word < first]] = RULED_OUT
    if found.inner:
        arcs[last + 1 :, 1 + verb] = RULED_OUT
    for word in words:
        arcs[:first, 1 + word] = RULED_OUT
        if word < verb:  # behind a subject that closes the clause who it is may follow
            arcs[last + 1 :, 1 + word] = RULED_OUT


def relabel(found: Aside, heads: np.ndarray, relations: list[str], tags: Sequence[str]) -> None:
    """Gives the verb a subject and makes it an aside, where the network called them otherwise; ``relations`` [W] is changed."""
    side = range(found.first, found.verb) if found.first < found.verb else range(found.verb, found.last + 1)
    below = [word for word in side if heads[word] == 1 + found.verb]
    nouns = [word for word in below if tags[word] in NOUNS or tags[word] == "PRP"]
    if nouns and not any(relations[word].startswith("nsubj") for word in below):
        relations[nouns[0]] = "nsubj"
    reaching_back = 0 < heads[found.verb] <= found.first  # of what stands before it, an aside is no complement
    if relations[found.verb] not in KEPT or (relations[found.verb] == "ccomp" and (found.inner or reaching_back)):
        relations[found.verb] = "parataxis"
