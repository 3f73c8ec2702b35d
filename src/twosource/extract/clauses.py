"""Forms of clauses and phrases by which English tells how far something is so: questions within sentences, demands, counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.tree import (
    DEFINITE,
    SUBJECTS,
    case_of,
    children,
    has_child,
    infinitive_mark,
    is_content,
    lemma_of,
    mark_of,
)
from twosource.vocabulary.cues import CueLexicon

INVERTED = frozenset({"should", "had", "were"})  # before their subject they open a condition
ASKING = frozenset({"why", "how", "when", "where", "who", "what", "which"})
ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest", "sole"})
VERDICT_WORDS = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})  # parts of speech for which the parser may take "false" at a clause's end
FUTURE_TIMES = frozenset({"when", "once", "after", "until", "before", "as soon as"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody calls something that is told in a clause. ``start``: the first word of "as a lie", by its index."""

    word: Token
    start: int
    noun: Token
    clause: Token


def verdict_of(verb: Token, cues: CueLexicon) -> Verdict | None:
    """The word by which a verb denies what its object tells: "called reports that … *false*", "called it a *lie* that …"."""
    if lemma_of(verb) not in cues.verdicts:
        return None
    for noun, clause in _told(verb, cues):
        if noun.i > verb.i and _is_negative(noun, cues):  # "called it a lie that …"
            return Verdict(noun, noun.i, noun, clause)
        between = [word for word in verb.doc[verb.i + 1 : noun.left_edge.i] if _is_negative(word, cues)]
        between += [child for child in children(noun, "amod") if child.i == verb.i + 2 and child.nbor(-1).is_quote and _is_negative(child, cues)]  # called "false" reports
        if between:
            return Verdict(between[0], between[0].i, noun, clause)
        last = next((word for word in reversed(verb.doc[clause.i + 1 : _end_of(verb)]) if not word.is_punct and not word.is_quote), clause)
        if last.i > clause.i and last.pos_ in VERDICT_WORDS and _is_negative(last, cues):
            return Verdict(last, _start_of(last), noun, clause)
    return None


def _told(verb: Token, cues: CueLexicon) -> Iterator[tuple[Token, Token]]:
    """Nouns behind a verb with the clause that they tell: "the report *that …*"."""
    behind = [child for child in children(verb, "obj", "obl", "xcomp") if child.i > verb.i]
    things = [child for word in behind for child in (word, *children(word, "nmod", "appos", "conj")) if not case_of(child)]
    for noun in things:
        tells = lemma_of(noun) in cues.cue_nouns or cues.is_told(lemma_of(noun)) or _is_negative(noun, cues)
        yield from ((noun, clause) for clause in children(noun, "acl", "acl:relcl", "ccomp") if tells and (is_content(clause) or mark_of(clause) == "that" or clause.left_edge.lower_ == "that"))


def _is_negative(word: Token, cues: CueLexicon) -> bool:
    signature = cues.signature(lemma_of(word), word.lower_) if word.pos_ in VERDICT_WORDS else None
    return signature is not None and signature.affirmed == "-"


def _end_of(verb: Token) -> int:
    """Where what hangs on a verb ends, before a further clause joined to it."""
    joined = [child.left_edge.i for child in children(verb, "conj", "advcl", "parataxis") if child.i > verb.i]
    return min([verb.right_edge.i + 1, *joined])


def _start_of(word: Token) -> int:
    """The first word of a verdict: "as a lie", "\"utterly false\""."""
    start = word.i
    while start > 0 and (word.doc[start - 1].lower_ in ("as", "a", "an") or word.doc[start - 1].is_quote or word.doc[start - 1].tag_ == "RB"):
        start -= 1
    return start


def is_inverted(auxiliary: Token) -> bool:
    """Whether an auxiliary before its subject stands for "if": "*should* one more rocket fall, …"."""
    clause = auxiliary.head
    if auxiliary.lower_ not in INVERTED or clause.dep_ != "advcl" or any(child.i < auxiliary.i and not child.is_punct for child in clause.children):
        return False
    return has_child(clause, *SUBJECTS)


def has_time_word(clause: Token) -> bool:
    """Whether a clause says when something else is so: "*once* they are there"."""
    return any(child.lower_ in FUTURE_TIMES for child in children(clause, "advmod", "mark"))


def wordings(governor: Token, word: Token, preposition: str = "") -> tuple[str, ...]:
    """What a governor is called with what stands between it and ``word``, the longest first: "stop short of", "pull out of", "rule out"."""
    lemma = lemma_of(governor)
    cases = " ".join(child.lower_ for child in children(word, "case", "mark")) or preposition
    behind = (child for child in children(governor, "compound:prt", "advmod", "xcomp") if governor.i < child.i)
    between = [child.lower_ for child in behind if child.i < word.i or word.i < governor.i]
    longer = [phrase for particle in between for phrase in (f"{lemma} {particle} {cases}".rstrip(), f"{lemma} {particle}")]
    return tuple(dict.fromkeys((*longer, f"{lemma} {cases}".rstrip(), f"{lemma} {preposition}".rstrip(), lemma)))


def is_delayed(verb: Token) -> bool:
    """Whether "not" only says how long something took: "did not attack *until May*"."""
    late = (child for child in children(verb, "obl", "advcl") if "until" in (case_of(child), mark_of(child)))
    return any(child.lower_ == "did" for child in children(verb, "aux")) and next(late, None) is not None


def is_asked(clause: Token) -> bool:
    """Whether a clause is a question within a sentence: "whether to attack", "why they attacked", which takes it that they did."""
    if clause.dep_ not in ("ccomp", "xcomp", "csubj", "csubj:pass", "advcl", "acl"):
        return False
    if any(child.lower_ == "whether" for child in children(clause, "mark", "advmod")):
        return True
    things = [*children(clause, "obj", "nsubj", "nsubj:pass")]
    asking = [*children(clause, "advmod"), *things, *(word for thing in things for word in children(thing, "det", "amod"))]
    asking += [word for many in asking for word in children(many, "advmod")]  # "how many"
    asked = any(word.lower_ in ASKING for word in asking)
    return asked and clause.dep_ != "advcl" and infinitive_mark(clause) is None


def is_perfect(infinitive: Token) -> bool:
    """Whether an infinitive tells of what is done: "claim *to have sold* them"."""
    return any(child.lower_ == "have" for child in children(infinitive, "aux"))


def is_imperative(verb: Token) -> bool:
    """Whether a sentence tells somebody to do something: "*Suppose* they attacked"."""
    return is_bare(verb) and (verb.head.i == verb.i or verb.dep_ == "parataxis")


def is_bare(verb: Token) -> bool:
    """Whether a verb stands in its base form with nobody who does it: "*Leave* the gulf"."""
    return verb.tag_ == "VB" and not has_child(verb, *SUBJECTS, "aux", "mark")


def asks_how(clause: Token) -> bool:
    """Whether an infinitive is asked about: "how *to attack* it"."""
    return infinitive_mark(clause) is not None and any(child.lower_ in ASKING for child in children(clause, "advmod"))


def is_one_more(noun: Token) -> bool:
    """Whether "not" counts an event rather than denies it: "this was *not the first* attack"."""
    return has_child(noun, "cop") and ordinal(noun) is not None


def ordinal(noun: Token) -> Token | None:
    """The word that counts or singles out a noun; "the first six" only divides them."""
    if noun.pos_ == "NUM":
        return None
    return next((child for child in children(noun, "amod") if child.lower_ in ORDINALS), None)


def is_singled_out(noun: Token) -> bool:
    """Whether a noun is one of several that did something: "the first country to …", "the first of its kind to …", "among the few to …"."""
    above = noun
    while above.dep_ == "nmod" and above.head.i != above.i:
        above = above.head
    counted = [word for word in (above, *children(above, "amod")) if word.lower_ in ORDINALS or word.morph.get("NumType") == ["Ord"]]
    return bool(counted) or above.lower_ == "one" or case_of(above) == "among"


def is_definite(noun: Token) -> bool:
    """Whether a noun names what is known already: "*the* attack", "*its* attack"."""
    return has_child(noun, "nmod:poss") or any(child.lower_ in DEFINITE for child in children(noun, "det"))


def calls_in(verb: Token) -> bool:
    """Whether somebody is summoned rather than asked for something: "called *in* the ambassador to protest"."""
    return lemma_of(verb) == "call" and (any(case_of(child) == "in" for child in children(verb, "obl")) or any(child.lower_ == "in" for child in children(verb, "compound:prt")))


def scarcity(noun: Token) -> Token | None:
    """The word that leaves next to nothing of a noun: "little evidence"."""
    return next((child for child in children(noun, "amod", "det", "advmod") if child.lower_ in ("little", "scant", "scarce")), None)


def is_subjunctive(clause: Token) -> bool:
    """Whether a clause says what is to be, by a bare verb behind one who would take an "-s": "that *Kestria withdraw*", "that it *be* signed"."""
    if has_child(clause, "aux") or infinitive_mark(clause) is not None:
        return False
    verb = next(children(clause, "cop", "aux:pass"), clause)
    subjects = [*children(clause, "nsubj", "nsubj:pass")]
    singular = any(subject.tag_ in ("NN", "NNP") or subject.lower_ in ("he", "she", "it") for subject in subjects)
    joined = any(has_child(subject, "conj") for subject in subjects)
    return verb.lower_ == "be" or (verb.tag_ in ("VB", "VBP") and singular and not joined and verb.lower_ == lemma_of(verb))
