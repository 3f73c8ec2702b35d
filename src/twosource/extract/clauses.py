"""Forms of clauses and phrases by which English tells how far something is so: questions within sentences, demands, counts."""

from spacy.tokens import Token

from twosource.extract.tree import (
    DEFINITE,
    SUBJECTS,
    case_of,
    children,
    has_child,
    infinitive_mark,
    lemma_of,
    mark_of,
)

INVERTED = frozenset({"should", "had", "were"})  # before their subject they open a condition
ENDING = frozenset({"stop", "halt"})
ENQUIRING = frozenset({"ask", "wonder", "enquire", "inquire"})  # before "if"
ASKING = frozenset({"why", "how", "when", "where", "who", "what", "which"})
ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest", "sole"})
FUTURE_TIMES = frozenset({"when", "once", "after", "until", "before", "as soon as"})


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
    between += [child.lower_ for child in children(governor, "obj") if governor.i < child.i < word.i]  # "pull the *plug* on"
    longer = [phrase for particle in between for phrase in (f"{lemma} {particle} {cases}".rstrip(), f"{lemma} {particle}")]
    return tuple(dict.fromkeys((*longer, f"{lemma} {cases}".rstrip(), f"{lemma} {preposition}".rstrip(), lemma)))


def is_prevented(noun: Token, verb: Token) -> bool:
    """Whether a verb that ends a thing says that there was none, and so nothing of its subject's: "stopped *an* invasion", not "its invasion"."""
    return lemma_of(verb) in ENDING and any(child.lower_ in ("a", "an", "another") for child in children(noun, "det"))


def is_delayed(verb: Token) -> bool:
    """Whether "not" only says how long something took: "did not attack *until May*"."""
    late = (child for child in children(verb, "obl", "advcl") if "until" in (case_of(child), mark_of(child)))
    return any(child.lower_ == "did" for child in children(verb, "aux")) and next(late, None) is not None


def is_asked(clause: Token) -> bool:
    """Whether a clause is a question within a sentence: "whether to attack", "why they attacked", which takes it that they did."""
    if clause.dep_ not in ("ccomp", "xcomp", "csubj", "csubj:pass", "advcl", "acl"):
        return False
    marks = {child.lower_ for child in children(clause, "mark", "advmod")}
    if "whether" in marks or ("if" in marks and lemma_of(clause.head) in ENQUIRING):
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
    return lemma_of(verb) == "call" and (any(case_of(child) == "in" for child in children(verb, "obl")) or any(child.lower_ == "in" for child in children(verb, "compound:prt", "advmod")))


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
