"""Verbs that look like nouns: "records seen by the Meridian *show* that …", "…, the Meridian *reports*".

The treebanks hold hardly any, so the network takes "the Meridian show" for a noun in every second such sentence. Here the
verb is found by its neighbours, before the tree is chosen, and the arcs that would hide it are ruled out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twosource.annotate.syntax import RULED_OUT

VERBS = frozenset({"show", "detail", "list", "name", "outline", "point", "document", "map", "place", "link", "report", "claim"})
SINGULAR = frozenset({"reports", "claims"})  # right behind a name
BRIEF = frozenset({  # what headlines say that names do, and nobody has: "Kestria *mulls* selling boats"
    "mulls", "eyes", "weighs", "nixes", "touts", "vows", "slams", "bars", "backs", "halts", "axes", "probes", "withdraws", "quits",
})  # fmt: skip
FORMS = VERBS | SINGULAR | BRIEF
TELLING = frozenset({
    "accounts", "analyses", "archives", "books", "cables", "charts", "contracts", "copies", "data", "diagrams", "dispatches", "documents", "emails",
    "entries", "estimates", "figures", "files", "filings", "images", "invoices", "letters", "listings", "logs", "manifests", "maps", "materials",
    "memos", "messages", "minutes", "notes", "pages", "papers", "photographs", "photos", "pictures", "plans", "polls", "receipts", "recordings",
    "records", "registers", "reports", "results", "screenshots", "slides", "slips", "statements", "statistics", "studies", "surveys", "tables",
    "transcripts", "transfers", "videos",
})  # fmt: skip
NAMES = frozenset({"NNP", "NNPS"})
NOUNS = NAMES | {"NN", "NNS"}
NAMING = NOUNS | {"DT", "JJ", "POS"}  # tags of the words of a name
LINKS = frozenset({"by", "from", "of", "on", "at", "in", "with", "to", "for"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENINGS = frozenset({"DT", "CD", "NNP", "NNPS", "NNS", "PRP", "PRP$", "WRB", "WP", "EX", "PDT", "VBG"})  # tags behind the verb
CLAUSES = frozenset({"root", "ccomp", "parataxis", "advcl", "conj", "acl:relcl", "csubj"})
OF_VERBS = {"acl": "ccomp", "acl:relcl": "ccomp", "nmod": "obl", "nmod:unmarked": "obl:unmarked", "appos": "obj"}  # what hung on a noun
FARTHEST = 14  # words from the papers to the verb


@dataclass(frozen=True, slots=True)
class HiddenVerb:
    """A verb and its subject, numbered as the words of a window; ``aside``: what it tells of stands before it, behind a comma."""

    subject: int
    verb: int
    aside: bool = False
    singular: bool = False


def hidden_verbs(forms: Sequence[str], tags: Sequence[str], starts: np.ndarray) -> Iterator[HiddenVerb]:
    """Such verbs in text order. ``tags``: the Penn tags as read, W of them; ``starts``: the first words of the sentences."""
    for word, form in enumerate(forms):
        if form not in FORMS or word + 1 >= len(forms):
            continue
        begin = int(starts[np.searchsorted(starts, word, side="right") - 1]) if len(starts) else 0
        if form in BRIEF:
            yield from _brief(tags, begin, word)
            continue
        if form in SINGULAR:
            yield from _named(forms, tags, begin, word)
            continue
        subject = _subject(forms, tags, begin, word)
        if subject is None:
            continue
        aside = forms[word + 1] in (".", ",") and "," in forms[max(begin, subject - 3) : subject]  # "…, records seen by the Meridian show."
        if aside or _opens(forms[word + 1 : word + 3], tags[word + 1 : word + 3], form):
            yield HiddenVerb(subject, word, aside)


def _brief(tags: Sequence[str], begin: int, verb: int) -> Iterator[HiddenVerb]:
    """A headline's verb, right behind the name that opens the sentence, which is taken for a noun."""
    named = begin < verb <= begin + 3 and all(tag in NAMES for tag in tags[begin:verb])
    if named and tags[verb] in NOUNS and tags[verb + 1] not in FINITE:
        yield HiddenVerb(verb - 1, verb, singular=True)


def _named(forms: Sequence[str], tags: Sequence[str], begin: int, verb: int) -> Iterator[HiddenVerb]:
    """A verb right behind a name that is all there is before it, with what it tells of on the other side of a comma or behind "that"."""
    first = verb
    while first > begin and tags[first - 1] in NAMING:
        first -= 1
    before, behind = forms[first - 1] if first > begin else "", forms[verb + 1]
    aside = before == "," and behind in (".", ",")
    if tags[verb] in NOUNS | {"VBZ"} and any(tag in NAMES for tag in tags[first:verb]) and (aside or (behind == "that" and before in ("", ","))):
        yield HiddenVerb(verb - 1, verb, aside, singular=True)


def _opens(forms: Sequence[str], tags: Sequence[str], verb: str) -> bool:
    """Whether what follows can be what papers tell: "that Kestria", "two flights", "to a yard"; not "that won" or "of boats"."""
    if verb == "point":
        return forms[0] == "to"
    if forms[0] == "that":
        return len(tags) > 1 and tags[1] not in FINITE
    counts = forms[0] in ("at", "more", "fewer", "less", "about", "around", "nearly", "almost", "only", "no")
    return counts or tags[0] in OPENINGS or (tags[0] == "JJ" and len(tags) > 1 and tags[1] in ("NN", "NNS", "NNP"))


def _subject(forms: Sequence[str], tags: Sequence[str], begin: int, verb: int) -> int | None:
    """The papers before a verb, with nothing but where they are from between: no finite verb, no comma."""
    linked = False
    for word in range(verb - 1, max(begin, verb - FARTHEST) - 1, -1):
        if linked and forms[word].lower() in TELLING and forms[word + 1] not in TELLING:
            return word
        if tags[word] in FINITE or forms[word] in (",", ";", ":", "that", "which", "who"):
            return None
        linked = linked or forms[word] in LINKS
    return None


def relabel(found: HiddenVerb, heads: np.ndarray, relations: list[str], tags: Sequence[str]) -> None:
    """Gives the verb, its subject and what hangs on it the relations of a clause; ``heads`` [W] and ``relations`` are changed.

    A clause without "that" may have been read as a participle of its subject ("show *Kestria sold* tanks"): they change places.
    """
    verb = found.verb
    relations[found.subject] = "nsubj"
    if relations[verb] not in CLAUSES or (found.aside and relations[verb] != "root"):
        relations[verb] = "parataxis" if found.aside else "ccomp"
    for word in (np.flatnonzero(heads[verb + 1 :] == 1 + verb) + verb + 1).tolist():
        finite = [below for below in np.flatnonzero(heads == 1 + word).tolist() if below > word and tags[below] in FINITE and relations[below] == "acl"]
        if finite:
            heads[finite[0]], relations[finite[0]] = 1 + verb, "ccomp"
            heads[word], relations[word] = 1 + finite[0], "nsubj"
        else:
            relations[word] = OF_VERBS.get(relations[word], relations[word])


def uncover(arcs: np.ndarray, found: HiddenVerb) -> None:
    """Rules out of ``arcs`` [W, 1 + W] whatever would make the verb a noun: it stands above its subject, and nothing reaches across it."""
    subject, verb = found.subject, found.verb
    within = slice(subject + 1, verb)
    arcs[within, verb + 1 :] = RULED_OUT  # what stands between hangs on the papers or on its like, not on the verb or behind it
    arcs[within, : subject + 1] = RULED_OUT
    arcs[subject] = RULED_OUT
    arcs[subject, 1 + verb] = 0
    arcs[verb, 1 + subject : 1 + verb if found.singular else None] = RULED_OUT
    arcs[verb + 1 :, 1 + subject : 1 + verb] = RULED_OUT
