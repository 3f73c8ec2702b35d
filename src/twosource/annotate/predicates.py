"""Predicates of which the tree has lost the subject: "*Reports* that boats were sold are false", "the bloc passed a rule that bans boats
and *blacklisted* two firms".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import numpy as np

from twosource.annotate.asides import DAYS
from twosource.annotate.hidden_verbs import FINITE, NOUNS

SUBJECTS = ("nsubj", "csubj", "expl")
TELLING = NOUNS | {"VBZ"}  # tags of a noun that a clause hangs on; "Claims that …" is often tagged as a verb
HUNG = frozenset({"appos", "acl", "acl:relcl", "parataxis", "conj", "ccomp", "dep"})  # what the predicate is taken for, on the noun
CLAUSAL = frozenset({"ccomp", "parataxis", "root", "advcl", "dep", "obl", "nmod:unmarked", "obl:unmarked", "dislocated"})  # what the noun is, beside it
BLAMING = frozenset({"blame", "blames", "blamed", "blaming", "pin", "pins", "pinned", "pinning"})
THAT = frozenset({"obj", "obl", "obl:unmarked"})  # what it is taken for
TOLD = frozenset({"report", "claim", "allegation", "accusation", "assertion", "suggestion", "rumour", "rumor", "storie", "story", "tale", "statement", "charge", "insinuation"})
SAYING = frozenset({"said", "says", "say", "reported", "claimed", "believe", "believed", "think", "insisted", "confirmed"})
ANSWERING = frozenset({"say", "specify", "disclose", "reveal", "know", "clarify"})  # base forms: "said when he came" tells when he said it
ASKING = frozenset({"when", "where", "how", "why"})
HELPING = frozenset({"aux", "aux:pass", "cop"})
CLAUSE_OWN = HELPING | {"nsubj", "nsubj:pass", "obj", "mark", "ccomp", "xcomp"}  # what no noun alone has
STOPS = frozenset({",", ".", ":", "WDT", "WP", "WRB"})  # tags behind which another clause begins
TENSES = {"VBD": "VBD", "VBZ": "VBZ", "VBP": "VBZ", "MD": "MD"}  # tags of finite verbs → one for each tense


def give_subjects(forms: Sequence[str], heads: np.ndarray, relations: list[str], tags: Sequence[str]) -> None:
    """Makes a noun with a clause on it the subject of the finite predicate behind that clause: "*Reports* that boats were sold are false", "… were made up".

    The network often takes the noun for a fragment; before other predicates than a copula's it must be one of what is told. `heads` [W] and
    `relations` [W] are changed; a predicate that has a subject keeps it.
    """
    for first in [word for word, tag in enumerate(tags[: len(relations)]) if tag in FINITE]:
        predicate = int(heads[first]) - 1 if relations[first] in HELPING else first
        below = np.flatnonzero(heads == 1 + predicate).tolist()
        if predicate < first or any(relations[word].startswith(SUBJECTS) for word in below):
            continue
        above = int(heads[predicate]) - 1
        if above < 0:
            continue
        hung = (relations[predicate] in HUNG or (relations[predicate], relations[first]) == ("nmod", "cop")) and tags[above] in TELLING
        around = np.flatnonzero(heads == 1 + above).tolist()
        lent = relations[predicate] == "ccomp" and any(word > first and relations[word] == "nsubj" for word in around)  # "Claims that … are false, said *Brandt*"
        beside = [above] if hung else [word for word in around if relations[word] in CLAUSAL or (lent and relations[word] == "nsubj")]
        for noun in beside:
            told = any(relations[word].startswith("acl") and noun < word < first for word in np.flatnonzero(heads == 1 + noun).tolist())
            if noun >= first or tags[noun] not in TELLING or not told or (relations[first] != "cop" and forms[noun].lower().removesuffix("s") not in TOLD):
                continue
            if noun == above:
                heads[predicate], relations[predicate] = heads[noun], relations[noun]
            passive = any(relations[word] == "aux:pass" for word in below)
            heads[noun], relations[noun] = 1 + predicate, "nsubj:pass" if passive else "nsubj"
            break


def give_sayers(forms: Sequence[str], heads: np.ndarray, relations: list[str]) -> None:
    """Gives a verb of saying its subject and what it says, where it stands between two subjects of one verb: "*Officials* who … said Kestria attacked";
    or its subject, where the parser set that aside: "*The report*, which Kestria called a fabrication, said …".

    ``heads`` and ``relations`` [W] are changed.
    """
    for verb in [word for word, relation in enumerate(relations) if relation == "parataxis" and forms[word].lower() in SAYING]:
        content = int(heads[verb]) - 1
        subjects = [word for word in np.flatnonzero(heads == 1 + content).tolist() if relations[word] == "nsubj" and word < content]
        if content < verb or len(subjects) != 2 or not subjects[0] < verb < subjects[1] or forms[verb - 1] == ",":
            continue
        heads[verb], relations[verb] = heads[content], relations[content]
        heads[content], relations[content] = 1 + verb, "ccomp"
        heads[subjects[0]] = 1 + verb
    for verb in [word for word, form in enumerate(forms[: len(heads)]) if form.lower() in SAYING]:
        below = _below(verb, heads, relations)
        aside = [word for word, relation in below.items() if relation == "parataxis" and word < verb]
        said = any(relation == "ccomp" and word > verb for word, relation in below.items())
        unsaid = not any(relation.startswith("nsubj") for relation in below.values())
        if said and unsaid and len(aside) == 1 and CLAUSE_OWN.isdisjoint(_below(aside[0], heads, relations).values()):
            relations[aside[0]] = "nsubj"


def _below(head: int, heads: np.ndarray, relations: Sequence[str]) -> dict[int, str]:
    """What hangs on a word, with its relation."""
    return {word: relations[word] for word in np.flatnonzero(heads == 1 + head).tolist()}


def give_contents(forms: Sequence[str], heads: np.ndarray, relations: list[str]) -> None:
    """Makes a relative clause in which nothing is missing what a noun tells: "a report *that* Kestria attacked the port".

    "That" was taken for the object of a verb which has another one behind it. ``relations`` [W] are changed.
    """
    for clause in [word for word, relation in enumerate(relations) if relation in ("acl:relcl", "acl")]:
        below = np.flatnonzero(heads == 1 + clause).tolist()
        that = next((word for word in below if forms[word].lower() == "that" and relations[word] in THAT and word < clause), None)
        full = any(relations[word] == "obj" and word > clause for word in below) and any(relations[word].startswith("nsubj") for word in below)
        if that is not None and full:
            relations[that], relations[clause] = "mark", "acl"
            noun = int(heads[clause]) - 1
            if forms[noun].lower() == "condition" and relations[noun] == "obl":  # "told it *on condition of anonymity* that …"
                heads[clause], relations[clause] = heads[noun], "ccomp"


def give_questions(forms: Sequence[str], heads: np.ndarray, relations: list[str]) -> None:
    """Makes what somebody would not say a question rather than a time: "would not say *when they were delivered*". ``relations`` [W] are changed."""
    for verb in [word for word, form in enumerate(forms[: len(relations) - 1]) if form in ANSWERING and forms[word + 1] in ASKING]:
        clause = int(heads[verb + 1]) - 1
        if clause > verb and heads[clause] == 1 + verb and relations[clause] == "advcl":
            relations[clause] = "ccomp"


def give_objects(heads: np.ndarray, relations: list[str], tags: Sequence[str]) -> None:
    """Makes the second of two subjects, right behind their verb, its object: "The Meridian, citing officials, reported *an attack*".

    ``relations`` [W] are changed.
    """
    owned: dict[int, list[int]] = {}
    for word in [word for word, relation in enumerate(relations) if relation == "nsubj"]:
        owned.setdefault(int(heads[word]) - 1, []).append(word)
    for verb, subjects in owned.items():
        if len(subjects) != 2 or tags[verb] not in FINITE or not subjects[0] < verb < subjects[1]:
            continue
        if not {"obj", "ccomp", "cop"}.isdisjoint(_below(verb, heads, relations).values()):
            continue
        behind = takewhile(lambda tag: tag not in STOPS, tags[subjects[1] + 1 : len(relations)])
        clause = not FINITE.isdisjoint(behind)  # "claimed *two ships* carrying drones left"
        if not clause and all(verb < heads[word] - 1 <= subjects[1] for word in range(verb + 1, subjects[1])):
            relations[subjects[1]] = "obj"


def give_tenses(heads: np.ndarray, relations: list[str], tags: Sequence[str]) -> None:
    """Hangs a finite verb that was joined to one of another form on the nearest clause above of its own tense: "accuses Kestria of *arming*
    rebels and calls on it", "passed a rule that *bans* boats and blacklisted two firms".

    Treebanks never join such verbs where a clause above has the same tense. ``heads`` [W] are changed.
    """
    for verb in reversed(range(len(relations))):
        below = np.flatnonzero(heads == 1 + verb).tolist()
        if relations[verb] != "conj" or any(relations[word].startswith(SUBJECTS) for word in below):
            continue
        tense, above = _tense(verb, heads, relations, tags), int(heads[verb]) - 1
        doubtful = tags[above] == "VBN" and tense == "VBD"  # either may be the other: "two ships carrying drones *left* and attacked the port"
        if tense in (None, "MD") or doubtful or not tags[above].startswith("V") or _tense(above, heads, relations, tags) in (tense, "MD"):
            continue
        path = [above]
        while heads[path[-1]] and _tense(path[-1], heads, relations, tags) != tense:
            path.append(int(heads[path[-1]]) - 1)
        crossing = any(word > verb for each in path[:-1] for word in np.flatnonzero(heads == 1 + each).tolist())
        if _tense(path[-1], heads, relations, tags) == tense and path[-1] < verb and not crossing:
            heads[verb] = 1 + path[-1]


def _tense(verb: int, heads: np.ndarray, relations: Sequence[str], tags: Sequence[str]) -> str | None:
    """Past or present, or that of an auxiliary or copula; None for what is not finite."""
    helping = [tags[word] for word in np.flatnonzero(heads == 1 + verb).tolist() if relations[word] in HELPING and tags[word] in FINITE]
    tag = helping[0] if helping else tags[verb]
    return TENSES.get(tag)


def give_blamed(forms: Sequence[str], heads: np.ndarray, relations: list[str]) -> None:
    """Hangs on the verb whom something is blamed on: "blamed the attack *on Varnland*" is no attack on Varnland.

    It is the last "on" under the object, unless the verb has one of its own behind the object. ``heads`` and ``relations`` [W] are changed.
    """
    for verb in [word for word, form in enumerate(forms) if form.lower() in BLAMING]:
        below = np.flatnonzero(heads == 1 + verb).tolist()
        last = max((word for word in below if relations[word] == "obj" and word > verb), default=None)
        if last is None or any(word > last and _is_on(word, forms, heads, relations) for word in below):
            continue
        while inner := [word for word in np.flatnonzero(heads == 1 + last).tolist() if word > last and _is_on(word, forms, heads, relations)]:
            last = inner[-1]
        if relations[last] != "obj" and forms[last].lower() not in DAYS:
            heads[last], relations[last] = 1 + verb, "obl"


def _is_on(noun: int, forms: Sequence[str], heads: np.ndarray, relations: Sequence[str]) -> bool:
    cases = (word for word in np.flatnonzero(heads == 1 + noun).tolist() if relations[word] == "case")
    return relations[noun] in ("nmod", "obl") and any(forms[word].lower() == "on" for word in cases)
