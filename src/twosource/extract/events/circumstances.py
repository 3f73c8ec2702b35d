"""Which event a time, a place or an amount belongs to: the nearest one above it in its own clause."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Token

from twosource.extract.clauses import is_definite
from twosource.extract.events.constructions import Match
from twosource.extract.tree import (
    CLAUSE_ROOTS,
    SUBJECTS,
    case_of,
    children,
    has_child,
    is_passive_modifier,
    is_set_off,
    lemma_of,
    mark_of,
    words_at,
)
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, Does

FRAGMENT = 7  # words of a time that was cut off from its sentence: "On May 3, 2021,"
FULL_STOPS = frozenset({".", "!", "?", "…", ":", ";"})
APART = frozenset({"against", "about", "over", "after", "before", "since", "following", "despite", "because of"})  # not then
COMPARING = frozenset({"as", "like", "unlike", "than", "despite", "because of"})  # "as *in 2020*", "despite *a $2 million fine*"
NOT_THEN = APART | COMPARING | {"ahead", "ahead of", "prior to", "until", "under", "amid", "in line with", "contrary to"}
HOURS = frozenset({"dawn", "daybreak", "sunrise", "noon", "midday", "sunset", "dusk", "nightfall", "midnight"})  # "before *dawn* on Monday"
MEASURED = frozenset({"early", "late", "far", "recently", "soon", "long"})  # "as *early* as Monday"
OCCASIONS = frozenset({"at", "during", "in", "on"})  # on which something is done
ANNOUNCING = frozenset({"announce", "confirm", "promise", "pledge", "order", "arrange", "plan", "claim"})  # verbs that carry an event's noun where they are said
BEGINNING = frozenset({"start", "begin", "commence"})  # as a participle hardly more than a preposition: "starting on Monday"
BIDDING = frozenset({"invitation", "request", "behest", "urging", "insistence"})
SPEAKING = frozenset({Does.REPORT, Does.DENY, Does.REJECT, Does.ADMIT, Does.THINK, Does.ACT})
PARTS = frozenset({"half", "part", "majority", "rest", "remainder", "most", "many", "some", "none"})  # of a whole
FRAMED = ("nsubj", "nsubj:pass", "obl", "obj")


class Located(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=Located)
Owners = Mapping[int, Sequence[int]]  # index of a word -> numbers of the matches that it anchors


def anchors_of(matches: Sequence[Match]) -> dict[int, list[int]]:
    """Words that speak for an event, each with the events' numbers in ``matches``."""
    owners: dict[int, list[int]] = {}
    for number, match in enumerate(matches):
        for word in match.anchors:
            owners.setdefault(word.i, []).append(number)
    return owners


def attach(items: Iterable[Item], annotation: Doc, owners: Owners, *, cues: CueLexicon) -> dict[int, list[Item]]:
    """``items`` by the number of the event that they belong to, in the order given."""
    attached: dict[int, list[Item]] = {}
    for item in items:
        words = words_at(item.span, annotation)
        for number in _owners_of(words.root, owners, cues) if words is not None else ():
            attached.setdefault(number, []).append(item)
    return attached


def amounts_of(quantities: Iterable[Item], annotation: Doc, owners: Owners, *, cues: CueLexicon) -> dict[int, list[Item]]:
    """Amounts by the number of the event that has them; none of which it has only a part: "the first of *ten frigates*", "12 of *its 40 tanks*"."""
    return attach((amount for amount in quantities if not _is_whole(amount, annotation)), annotation, owners, cues=cues)


def _is_whole(amount: Located, annotation: Doc) -> bool:
    """Whether an amount is that of which the word above it takes a part."""
    words = words_at(amount.span, annotation)
    if words is None or not words.root.dep_.startswith("nmod") or case_of(words.root) != "of" or words.root.head in words:
        return False
    part = words.root.head
    return part.pos_ in ("NUM", "ADJ", "DET", "PRON") or part.lower_ in PARTS or part.text.isdecimal()


def locate(places: Iterable[Item], annotation: Doc, matches: Sequence[Match], *, cues: CueLexicon) -> dict[int, list[Item]]:
    """Places by the number in ``matches`` of the event that was there, in the order given; where something was only told or done about it, it was not."""
    owners, triggers = anchors_of(matches), {match.head.i for match in matches}
    located: dict[int, list[Item]] = {}
    for place in places:
        words = words_at(place.span, annotation)
        for number in _there(words.root, owners, triggers, cues) if words is not None else ():
            located.setdefault(number, []).append(place)
    return located


def _there(word: Token, owners: Owners, triggers: Collection[int], cues: CueLexicon) -> Sequence[int]:
    """Events of the clause around a place, and of that which says what was there: "left for Lessin, *where* he met her", "it was in Lessin *that* they met"."""
    named = word.head if word.dep_ in ("nmod", "compound", "appos") and word.head.i not in owners else word  # "the north *of Lessin*, where"
    cleft = has_child(word, "cop") and has_child(word, "case")
    clauses = (*children(word, "acl:relcl", "advcl:relcl"), *children(named, "acl:relcl"))
    at_it = [clause for clause in clauses if cleft or any(child.lower_ == "where" for child in children(clause, "advmod"))]
    there = [number for clause in at_it for number in owners.get(clause.i) or _framed(clause, word, owners, cues)]
    bearer = word.head if word.dep_ == "nmod" and word.head.i not in owners else word
    verb = bearer.head
    apart = bearer.i != word.i and bearer.dep_ in SUBJECTS and verb.i not in owners  # "crowds *in Lessin* celebrated it"
    speaks = verb.pos_ == "VERB" and any(entry.does in SPEAKING and not entry.fixed and not entry.preposition for entry in cues.verbs.get(lemma_of(verb), ()))
    told = verb.i not in triggers and (lemma_of(verb) in ANNOUNCING if verb.i in owners else speaks)  # "was announced *in Lessin*"
    around = () if apart or told else _owners_of(word, owners, cues)
    return list(dict.fromkeys((*around, *there)))


def _owners_of(word: Token, owners: Owners, cues: CueLexicon) -> Sequence[int]:
    """Events of the first anchor on the way up; at a verb that is none, those that it only frames."""
    below, first = word, word
    if is_compared(word):
        return ()
    while word.i not in owners:
        part = next((child.i for child in children(word, "nmod") if child.i in owners and case_of(child) == "of"), None)
        if part is not None and word.i != below.i:  # "the start of the raid in May"
            return owners[part]
        if names_source(word) or is_beside(word, first, owners):
            return ()
        if ends_clause(word):
            return _framed(word, below, owners, cues)
        below, word = word, governor(word)
    shared = [n for other in children(word, "conj") if below.i < word.i and other.i in owners for n in owners[other.i]]
    return [*owners[word.i], *(number for number in shared if number not in owners[word.i])]


def is_compared(time: Token) -> bool:
    """Whether a time or an amount is that of something else: "as *in 2020*"; not "as early as *2020*"."""
    return case_of(time) in COMPARING and not any(word.lower_ in MEASURED for word in time.doc[max(time.left_edge.i - 2, 0) : time.i])


def is_beside(word: Token, first: Token, owners: Owners) -> bool:
    """Whether what hangs below ``word``, ``first`` being where it begins, is told of a noun beside the clause: "Kestria, an ally *since 2010*,
    sold boats", "Brandt, elected *in 2020*, left", "despite a *2020* truce"."""
    if word.i == first.i:
        return False
    noun = word.head if word.dep_ == "acl" else word
    occasion = noun.i in owners or case_of(noun) in OCCASIONS
    if word.dep_ == "appos" or (case_of(word) in NOT_THEN and word.lower_ not in HOURS):
        return True
    if first.head.i == word.i and first.i < word.i and word.pos_ in ("NOUN", "PROPN") and word.dep_ != "compound" and not occasion:
        return True
    if not occasion and (is_passive_modifier(word) or (word.dep_ == "acl" and word.pos_ == "ADJ")):
        return True
    return word.pos_ == "ADJ" and word.dep_ in ("amod", "advcl") and is_set_off(word)


def is_spoken_of(noun: Token, cues: CueLexicon) -> bool:
    """Whether its verb only tells of a noun or takes a stand on it, whenever that was: "praised *the delivery*", "apologised for *the attack*"."""
    verb = noun.head
    place = "" if noun.dep_ in ("obj", "nsubj:pass") else case_of(noun)
    entries = (entry for entry in cues.verbs.get(lemma_of(verb), ()) if entry.does in SPEAKING and entry.preposition == place and not entry.fixed)
    stance = any("object" in entry.content or place for entry in entries) and noun.dep_ in ("obj", "obl", "nsubj:pass")
    raised = noun.dep_ == "nsubj:pass" and any(mark_of(clause) == "to" for clause in children(verb, "xcomp", "advcl"))  # "was reported to have killed"
    stance |= noun.dep_ in ("obj", "nsubj:pass") and lemma_of(verb) in cues.responding  # "remembered *the attack*"
    if case_of(noun) == "for" and is_definite(noun) and has_child(verb, "obj", "nsubj:pass"):  # "were jailed *for the attack*", but "joined them *for a drill*"
        return True
    return stance and not raised and lemma_of(verb) not in cues.occurrence | cues.attending and not has_child(verb, "compound:prt")


def is_bidding(noun: Token) -> bool:
    """Whether something was done "at the *invitation* of" somebody, who had asked before."""
    return case_of(noun) == "at" and lemma_of(noun) in BIDDING


def names_source(noun: Token) -> bool:
    """Whether a noun is what is told "according to": its time and place are not those of what it tells."""
    return case_of(noun).startswith("according")


def ends_clause(word: Token) -> bool:
    """Whether what hangs on ``word`` is said of its clause alone: a predicate, and a second one too,
    unless all it shares with the first stands behind both ("built and sold boats in May")."""
    if governor(word).i == word.i:
        return True
    if word.dep_ == "conj":
        return has_child(word, *SUBJECTS) or (word.pos_ == "VERB" and has_child(word.head, "obj", "obl"))
    return word.dep_ in CLAUSE_ROOTS and word.head.i != word.i and not is_reduced(word)


def governor(word: Token) -> Token:
    """The word above; of "In 2015" that was taken for a sentence of its own, the predicate of the next one."""
    if word.head.i != word.i:
        return word.head
    sentence, text = word.sent, word.doc
    fragment = len(sentence) <= FRAGMENT and sentence[-1].text not in FULL_STOPS and has_child(word, "case")
    return text[sentence.end].sent.root if fragment and sentence.end < len(text) else word


def is_reduced(predicate: Token) -> bool:
    """A participle that only describes a noun: "a call starting on Monday" starts on Monday itself; or only says from when on."""
    below_another = predicate.dep_ == "advcl" and predicate.head.dep_ == "acl"
    from_when = predicate.dep_ == "advcl" and predicate.tag_ == "VBG" and lemma_of(predicate) in BEGINNING
    if from_when and not has_child(predicate, "obj", "ccomp", "xcomp", *SUBJECTS):
        return True
    return below_another or (predicate.dep_ == "acl" and not mark_of(predicate))


def _framed(verb: Token, below: Token, owners: Owners, cues: CueLexicon) -> Sequence[int]:
    """Events of a verb that names none itself: of its infinitive, or of the noun that it is about, the one nearest ``below``.

    "They planned on Monday to visit", "he was in Varnland on Monday for a visit"; what somebody said or praised on Monday
    happened at another time, and what was decided then is still to come.
    """
    for child in children(verb, "xcomp"):
        return () if lemma_of(verb) in cues.resolving else owners.get(child.i) or _framed(child, below, owners, cues)
    if has_child(verb, "ccomp", "parataxis"):
        return ()
    nouns = [child for child in children(verb, *FRAMED) if child.i in owners and case_of(child) not in APART and not is_spoken_of(child, cues)]
    nouns = [noun for noun in nouns if not is_bidding(noun)]
    return owners[min(nouns, key=lambda noun: abs(noun.i - below.i)).i] if nouns else ()
