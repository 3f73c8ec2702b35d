"""Votes on nouns whose event is only in prospect: where it stands, what it is wanted, paid or guarded for."""

from spacy.tokens import Token

from twosource.extract.clauses import is_definite
from twosource.extract.factuality.beside import negations, votes_around
from twosource.extract.factuality.votes import TOPICAL, TOWARDS, Setting, Vote
from twosource.extract.tree import RELATIVE_TAGS, SUBJECTS, case_of, children, has_child, infinitive_mark, lemma_of
from twosource.model.claim import Modality

ADJECTIVES = frozenset({"JJ", "JJR", "RBR"})  # tags of what something is made


def standing(setting: Setting, governor: Token) -> list[Vote]:
    """Where a predicate says that its subject stands: "the sale is *off the table*", "a visit looks *out of reach*"."""
    if has_child(governor, "cop"):
        places = [governor, *children(governor, "obl")]  # "far *from certain*"
    else:
        places = [*children(governor, "obl", "xcomp")] if lemma_of(governor) in setting.cues.linking else []
    for place in places:
        cases = " ".join(case.lower_ for case in children(place, "case"))
        phrases = (f"{cases} {form}" for form in (place.lower_, lemma_of(place)))
        gives = next((modality for phrase in phrases if (modality := setting.cues.standing(phrase)) is not None), None)
        if gives is not None:
            return [Vote(place, gives), *negations(setting, place)]
    return _pending(setting, governor)


def _pending(setting: Setting, governor: Token) -> list[Vote]:
    """What is said of a thing that is not settled: "is *not certain*", "*depends on* a vote", "is still *being negotiated*"."""
    lemma = lemma_of(governor)
    unsure = lemma in setting.cues.settling and next(negations(setting, governor), None) is not None
    hangs = governor.tag_ in ("VBZ", "VBP") and any(f"{lemma} {case_of(child)}" in setting.cues.depending for child in children(governor, "obl"))
    treated = lemma in setting.cues.treating and any(child.lower_ == "being" for child in children(governor, "aux:pass"))
    return [Vote(governor, Modality.PLANNED if treated else Modality.POSSIBLE)] if unsure or hangs or treated else []


def rendered(setting: Setting, noun: Token, verb: Token) -> list[Vote]:
    """What somebody makes of a thing: "makes a sale *possible*", "brings a truce with Kestria *closer*", whatever the parser hangs that on."""
    if lemma_of(verb) not in setting.cues.rendering:
        return []
    for word in noun.doc[noun.i + 1 : verb.right_edge.i + 1]:
        if word.is_punct:
            break
        ends = word.i + 1 == len(noun.doc) or word.nbor().is_punct or word.nbor().pos_ == "ADP"
        if word.tag_ in ADJECTIVES and ends and (gives := setting.cues.making(word.lower_)) is not None:
            return [Vote(word, gives)]
    return []


def aimed_at(setting: Setting, noun: Token, governor: Token) -> list[Vote]:
    """What somebody works towards, or guards against: "continue *towards* a truce", "protect it *against* raids"."""
    case = case_of(noun)
    if case in TOWARDS and (not is_definite(noun) or setting.is_of("paid_for")):
        return [Vote(governor, Modality.PLANNED)]
    if case == "on" and lemma_of(governor) == "work" and not is_definite(noun):  # "are working on a truce"
        return [Vote(governor, Modality.PLANNED)]
    feared = noun.tag_ == "NNS" and not is_definite(noun) and f"{lemma_of(governor)} {case}" in setting.cues.guarding
    return [Vote(governor, Modality.POSSIBLE)] if feared else []


def named_as(setting: Setting, noun: Token) -> list[Vote]:
    """What a subject says that it is: "the *goal* is a sale", "the *next* step is a visit", "what they *want* is a truce"."""
    if not has_child(noun, "cop"):
        return []
    for subject in children(noun, "nsubj", "nsubj:outer"):
        if (gives := setting.cues.noun_gives(lemma_of(subject))) is not None and not is_definite(noun):
            return [Vote(subject, gives)]
        if nearest := [Vote(child, Modality.PLANNED) for child in children(subject, "amod") if child.lower_ == "next"]:
            return nearest
        if subject.lower_ == "what":
            wants = ((clause, setting.cues.governs(lemma_of(clause))) for clause in children(subject, "acl:relcl"))
            return [Vote(clause, gives) for clause, gives in wants if gives is not None]
    return []


def put_ahead(setting: Setting, noun: Token) -> list[Vote]:
    """What a clause on a noun says of its day to come: "the delivery *that is planned* for June", "the talks, which are *due* to resume"."""
    for clause in children(noun, "acl:relcl"):
        lemma, present = lemma_of(clause), any(child.tag_ in ("VBZ", "VBP") for child in children(clause, "aux:pass", "cop"))
        relative = any(child.tag_ in RELATIVE_TAGS for child in children(clause, *SUBJECTS))
        if relative and present and Modality.PLANNED in (setting.cues.adjective_gives(lemma), setting.cues.governs(lemma) if clause.pos_ == "VERB" else None):
            return [] if any(negations(setting, clause)) else [Vote(clause, Modality.PLANNED)]
    return []


def with_or_without(noun: Token) -> bool:
    """Whether it is left open that there is one: "will leave with *or without* a deal"."""
    return any(lemma_of(other) == "without" for case in children(noun, "case") for other in children(case, "conj"))


def topic_of(setting: Setting, noun: Token, governor: Token) -> Token | None:
    """The plan or talk that a noun is the topic of, though it hangs on the verb: "no *agreement* has been struck on the purchase"."""
    case = case_of(noun)
    if case not in TOPICAL:
        return None
    things = (thing for thing in children(governor, "nsubj", "nsubj:pass", "obj") if thing.i < noun.i)
    return next((thing for thing in things if setting.cues.noun_gives(lemma_of(thing)) is not None or lemma_of(thing) in setting.cues.talks), None)


def paid_for(setting: Setting, noun: Token, governor: Token) -> list[Vote]:
    """What money is meant for: "*set aside* 40 million for the construction of a pier", "a *loan* for the purchase of jets"."""
    if case_of(noun) != "for" or not setting.is_of("paid_for"):
        return []
    money = [governor, *children(governor, "obj", "nsubj:pass")] if governor.pos_ == "VERB" else [governor, governor.head]
    return [Vote(word, Modality.PLANNED) for word in money if lemma_of(word) in setting.cues.funds][:1]


def wished(setting: Setting, noun: Token, governor: Token) -> list[Vote]:
    """What one is to bring about where it is not there: "must *support* a nationwide truce"."""
    if not setting.is_of("outcomes") or is_definite(noun) or noun.dep_ not in ("obj", "nsubj:pass"):
        return []
    to = infinitive_mark(governor)
    return [vote for vote in votes_around(setting, governor) if vote.modality is not None] or ([Vote(to, Modality.PLANNED)] if to is not None else [])
