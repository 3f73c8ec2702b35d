"""Votes of what governs a noun: "held talks", "a plan for talks", "the talks were called off"."""

from spacy.tokens import Token

from twosource.extract.clauses import is_definite, is_prevented, wordings
from twosource.extract.factuality.beside import (
    emptied_by,
    has_no_evidence,
    is_presumed_away,
    negations,
    still_pending,
    votes_around,
)
from twosource.extract.factuality.prospects import (
    aimed_at,
    paid_for,
    rendered,
    standing,
    topic_of,
    wished,
    with_or_without,
)
from twosource.extract.factuality.reports import denied_claim, is_withheld
from twosource.extract.factuality.votes import TOPICAL, TOWARDS, Setting, Step, Vote, signed_by
from twosource.extract.rebuttals import rebuttal_of
from twosource.extract.tree import SUBJECTS, case_of, children, has_child, lemma_of
from twosource.extract.verdicts import verdict_of
from twosource.model.claim import Modality
from twosource.vocabulary.cues import Does

AHEAD = frozenset({"for", "on", "to"})  # "prepare for talks", "agreed on a visit"
MEANS = frozenset({"with", "by", "through", "in", "into", "to", "for", "under"})  # not times: "would meet after an attack"
SUPPOSING = frozenset({"would", "could", "might", "may", "can", "'d", "’d"})
RANKS = frozenset({"first", "second", "third", "last", "largest", "biggest"})
NEARING = frozenset({"close", "near", "nigh"})
CONFIRMING = frozenset({Does.ADMIT, Does.DENY})
OF_WHAT_IS = frozenset({"about", "over", "after", "during", "since"})  # "the first call *about* the attack", "an order *after* the attack"
SHOWN_OF = frozenset({"of", "about", "on", "for"})  # "no information *about* a sale"
OCCASION_CASES = frozenset({"at", "for", "during", "in"})


def shared_fate(setting: Setting, noun: Token, governor: Token) -> Step:
    """Events named by nouns share the fate of the verb that holds, plans or denies them."""
    if noun.pos_ not in ("NOUN", "PROPN", "VERB", "NUM") or governor.pos_ not in ("VERB", "AUX", "ADJ", "ADV", "NOUN"):
        return [], None
    lemma, preposition = lemma_of(governor), case_of(noun)
    subject = noun.dep_ in ("nsubj", "nsubj:outer")
    if _has_been(setting, noun) and not setting.denies(lemma):
        return [], None
    if lemma in setting.cues.purposive and noun.dep_ == "nsubj:pass":  # "the strikes were aimed at plants"
        return [vote for vote in votes_around(setting, governor) if vote.modality is not None], None
    if noun.dep_ in SUBJECTS and (stands := standing(setting, governor)):
        return stands, None
    decided = _as_subject(setting, noun, governor) if subject else _as_object(setting, noun, governor)
    if decided is None and noun.dep_ == "obl":
        decided = _as_oblique(setting, noun, governor)
    if decided is not None:
        return decided
    votes = [] if subject and governor.pos_ == "VERB" else _noun_governed(setting, governor, noun)
    if noun.dep_ == "obl" and not votes and _takes_part(setting, governor, preposition):
        return list(votes_around(setting, governor)), governor
    if not votes and lemma not in setting.cues.occurrence and _is_supposed(setting, noun, governor):
        return [Vote(vote.word, _supposed(vote.modality)) for vote in votes_around(setting, governor) if vote.modality is not None], governor
    if noun.dep_ == "obl" and not votes:
        ahead = setting.is_of("occasions") and preposition in OCCASION_CASES
        return [vote for vote in votes_around(setting, governor) if ahead and vote.modality is Modality.PLANNED], None
    creates = noun.dep_ in ("obj", "nsubj:pass") and lemma in setting.cues.creating
    if not votes and lemma not in setting.cues.occurrence and not creates and governor.pos_ != "ADJ":
        return wished(setting, noun, governor), None
    around = [vote for vote in votes_around(setting, governor) if vote.word.i not in {child.i for child in noun.children}]
    if subject and governor.pos_ == "ADJ" and not votes:  # "their presence could be dangerous", "is not legal": they are there
        around = [vote for vote in around if vote.modality is Modality.CONDITIONAL]
    return votes + around, governor


def _supposed(modality: Modality) -> Modality:
    """What is planned for an event that there might be is no plan of it: "would regard a sale as hostile"."""
    return Modality.POSSIBLE if modality is Modality.PLANNED else modality


def _is_supposed(setting: Setting, noun: Token, governor: Token) -> bool:
    """Whether a noun names whatever event there might be: "would regard *a sale* as hostile", "*any* attack will be met", "if it suffers *an* attack"."""
    word = next((child.lower_ for child in children(noun, "det") if child.lower_ in ("a", "an", "another", "any")), None)
    if word is None or lemma_of(governor) in setting.cues.responding or not (noun.dep_ != "obl" or case_of(noun) in MEANS):
        return False
    supposed = any(setting.cues.mark_gives(mark.lower_) is Modality.CONDITIONAL for mark in children(governor, "mark"))
    modal = any(child.lower_ in SUPPOSING or word == "any" for child in children(governor, "aux") if setting.cues.auxiliary_gives(child.lower_))
    return supposed or modal


def _as_subject(setting: Setting, noun: Token, governor: Token) -> Step | None:
    """What a predicate says of its subject where that settles it: "the sale *fell through*", "*would* be a mistake"."""
    lemma = lemma_of(governor)
    if governor.pos_ == "VERB" and not setting.cues.undoing["event"].isdisjoint(wordings(governor, noun)):
        return [Vote(governor), *votes_around(setting, governor)], governor
    if lemma in setting.cues.talks and case_of(governor) == "under":  # "the sale is under discussion"
        return [Vote(governor, Modality.POSSIBLE)], None
    if lemma in setting.cues.awaiting and any(lemma_of(thing) in setting.cues.approvals for thing in children(governor, "obj")):
        return [Vote(governor, Modality.PLANNED)], None
    for judged in children(governor, "xcomp"):
        if judged.pos_ == "ADJ" and (gives := setting.cues.adjective_gives(lemma_of(judged))) is not None:  # "seems likely"
            return [Vote(judged, gives)], None
    if governor.lower_ in RANKS:  # "the visit *will* be the first"
        return [Vote(child, Modality.PLANNED) for child in children(governor, "aux") if setting.cues.auxiliary_gives(child.lower_)][:1], None
    if lemma in NEARING and setting.is_of("outcomes") and has_child(governor, "cop"):  # "a deal is *close*"
        return [Vote(governor, Modality.PLANNED)], None
    if governor.pos_ == "NOUN" and has_child(governor, "cop") and (said := signed_by(setting, governor, lemma)):  # "the sale was an *invention*"
        return [*said, *votes_around(setting, governor)], governor
    if governor.pos_ != "ADJ" and lemma not in setting.cues.occurrence:
        return [vote for vote in votes_around(setting, governor) if vote.modality is Modality.CONDITIONAL] + _would_be(setting, governor), None
    pending = still_pending(setting, governor)
    return (pending, None) if pending else None


def _as_object(setting: Setting, noun: Token, governor: Token) -> Step | None:
    """What a verb says of its object where that settles it: "will *lead* the drill", "*discussed* a truce"."""
    lemma = lemma_of(governor)
    entries = setting.cues.verbs.get(lemma, ())
    confirms = lemma in setting.cues.verifying or any(entry.does in CONFIRMING for entry in entries)
    if noun.dep_ == "obj" and confirms and is_withheld(setting, governor):  # "declined to *confirm* the sale"
        return [Vote(governor, Modality.POSSIBLE)], None
    shows = any(entry.does is Does.SHOW for entry in entries)
    if noun.dep_ == "obj" and shows and next(negations(setting, governor), None) is not None:  # "the video does not *show* an attack"
        return [Vote(governor, Modality.POSSIBLE)], None
    phrases = wordings(governor, noun)
    if noun.dep_ in ("obj", "nsubj:pass") and not setting.cues.undoing["dropped"].isdisjoint(phrases):  # "*dropped* the purchase"
        return [Vote(governor), *votes_around(setting, governor)], governor
    if noun.dep_ == "obj" and governor.tag_ == "VB" and lemma in setting.cues.undoing["halting"] and (is_definite(noun) or noun.tag_ == "NNS"):
        return [Vote(more, Modality.PLANNED) for more in children(noun, "amod") if more.lower_ in setting.cues.undoing["ahead"]], None
    if noun.dep_ == "obj" and (made := rendered(setting, noun, governor)):
        return made, None
    if noun.dep_ == "obj" and lemma in setting.cues.containing and (planned := _contained(setting, governor)):
        return planned, None
    if lemma == "make" and any(lemma_of(what) in setting.cues.conditions for what in children(governor, "xcomp")):  # "made the withdrawal a *condition*"
        return [Vote(governor, Modality.REQUESTED)], None
    if noun.dep_ == "obj" and setting.is_of("occasions") and lemma in setting.cues.attending:
        return [vote for vote in votes_around(setting, governor) if vote.modality is Modality.PLANNED], None
    negotiating = lemma == "negotiate" and governor.tag_ == "VBG" and not has_child(governor, "aux:pass")
    discussing = lemma == "discuss" and not is_definite(noun)
    still = lemma in setting.cues.treating and any(child.lower_ == "still" for child in children(governor, "advmod"))  # "are *still* discussing the sale"
    open_yet = still or (setting.is_of("outcomes") and (negotiating or discussing))
    return ([Vote(governor, Modality.PLANNED)], governor) if open_yet else None


def _as_oblique(setting: Setting, noun: Token, governor: Token) -> Step | None:
    """What a phrase beside a verb says of its noun where that settles it: "leave *with or without* a deal", "work *towards* a truce"."""
    if with_or_without(noun):
        return [Vote(next(children(noun, "case")), Modality.POSSIBLE)], None
    if (topic := topic_of(setting, noun, governor)) is not None:
        return modifier(setting, noun, topic)
    aims = aimed_at(setting, noun, governor) or paid_for(setting, noun, governor)
    return (aims, None) if aims else None


def _contained(setting: Setting, governor: Token) -> list[Vote]:
    """What is part of a plan: "the *plan* includes a sale", "the *proposal* foresees an exercise"."""
    plans = ((subject, setting.cues.noun_gives(lemma_of(subject))) for subject in children(governor, "nsubj"))
    return [Vote(subject, gives) for subject, gives in plans if gives is not None]


def _has_been(setting: Setting, noun: Token) -> bool:
    """Whether a relative clause in the past tells of the event as done: "scrap the embargo *it imposed last year*"."""
    told = (clause for clause in children(noun, "acl:relcl", "acl") if lemma_of(clause) in setting.cues.occurrence and has_child(clause, *SUBJECTS))
    bare = {clause.i for clause in children(noun, "acl") if clause.tag_ == "VBN"}  # "it imposed", read as a participle
    return any(word.tag_ == "VBD" or word.i in bare for clause in told for word in (clause, *children(clause, "aux", "aux:pass", "cop")))


def _would_be(setting: Setting, governor: Token) -> list[Vote]:
    """What would have an effect is not there yet: "the sale *would* be a mistake"."""
    if setting.is_of("acts"):
        return []
    return [Vote(child, Modality.POSSIBLE) for child in children(governor, "aux") if child.lower_ in ("would", "'d", "’d")][:1]


def _takes_part(setting: Setting, governor: Token, preposition: str) -> bool:
    """Whether a verb says that its subject was in the event: "never took part in an exercise", "played no role in it"."""
    lemma, things = lemma_of(governor), [lemma_of(thing) for thing in children(governor, "obj")]
    phrases = [f"{words} {preposition}" for words in (lemma, *things, *(f"{lemma} {thing}" for thing in things))]
    return not setting.cues.participation.isdisjoint(phrases)


def _noun_governed(setting: Setting, governor: Token, noun: Token) -> list[Vote]:
    """What a verb says of a noun that it governs; who leaves an agreement has not undone it."""
    lemma, preposition = lemma_of(governor), case_of(noun)
    phrase = f"{lemma} {preposition}" if preposition else lemma
    phrases = wordings(governor, noun, preposition)
    if preposition:  # what a verb says of its object it does not say of this
        phrases = (phrase,) if setting.is_of("outcomes") else phrases[:-1]
    if not preposition and is_prevented(noun, governor):
        return [Vote(governor)]
    if lemma == "announce" and setting.is_of("announced_ahead"):
        return [Vote(governor, Modality.PLANNED)]
    failed = lemma == "fail" and not preposition  # "failed the inspection": there was one
    signature = setting.cues.signature(*phrases) if setting.event_type not in setting.cues.speech_acts and not failed else None
    votes = [Vote(governor, signature=signature)] if signature is not None and signature.affirmed in "-o" else []
    longer = phrases if not preposition else [longer for longer in phrases if longer.count(" ") > 1]  # "*put off* the visit", "gave the *green light* to"
    gives = next(filter(None, map(setting.cues.governs, (*longer, phrase))), None)
    if gives is None and preposition in AHEAD and not (lemma == "agree" and setting.is_of("outcomes")):  # "agreed on a truce": there is one
        gives = setting.cues.governs(lemma)
        if preposition == "on" and (gives is not Modality.PLANNED or has_child(governor, "obj")):  # "on a visit, he asked for jets"
            gives = None
    if gives is None and governor.pos_ == "ADJ":
        gives = setting.cues.adjective_gives(lemma)
    if phrase == "subject to" and not setting.is_of("acts"):  # "subject to approval"; "subject to raids" since 2016
        gives = None
    return votes + ([Vote(governor, gives)] if gives is not None else [])


def attribute(setting: Setting, noun: Token) -> Step:
    """ "plans a factory able to build": what the thing is able to, hangs on whether there will be one."""
    gives = setting.cues.noun_gives(lemma_of(noun))
    votes = [Vote(noun, gives)] if gives is not None else []
    if noun.dep_ not in ("obj", "nsubj:pass"):
        return votes, None
    return votes + list(votes_around(setting, noun.head)), noun.head


def modifier(setting: Setting, word: Token, noun: Token) -> Step:
    """ "plans for talks", "drone sale plan", "lack of supplies", "denied any role in the attack"."""
    lemma, case = lemma_of(noun), case_of(word)
    judged = word.dep_ == "nmod" and not case  # "called the refusal *a breach*", which the parser hangs on the refusal
    if judged or f"{lemma} {case}" in setting.cues.endings or _is_minded(setting, word, noun):
        return [], None
    if (due := _due(setting, word)) is not None:
        return [due], None
    if paid := paid_for(setting, word, noun):
        return paid, None
    open_yet = setting.is_of("talked_over") or any(child.lower_ in ("a", "an") for child in children(word, "det"))
    if case in TOWARDS or (open_yet and lemma in setting.cues.talks and case in TOPICAL):  # "talks on a truce"
        return [Vote(noun, Modality.PLANNED)], None
    if case in SHOWN_OF and has_no_evidence(setting, noun):
        return [Vote(noun, Modality.POSSIBLE)], None
    if lemma in setting.cues.settled and case in TOPICAL and _is_unsettled(setting, noun):  # "*no agreement* on the sale"
        return [Vote(noun, Modality.POSSIBLE)], None
    if lemma == "responsibility" and next(negations(setting, noun.head), None) is not None:  # "nobody claimed responsibility for it"
        return [], None
    if f"{lemma} {case}" in setting.cues.participation and noun.dep_ == "obj":
        return _noun_governed(setting, noun.head, noun) + list(votes_around(setting, noun.head)), noun.head
    if lemma in setting.cues.negation["barriers"] and (case == "on" or word.dep_ == "compound") and not setting.is_of("barring"):  # "a ban on the sale", "an export ban"
        return [Vote(noun, Modality.POSSIBLE)], None
    denied = denied_claim(setting, noun)
    verdict = verdict_of(noun.head, setting.cues) if denied else None
    judged = verdict is not None and verdict.noun.i == noun.i  # "dismissed reports of an attack as *false*"
    if denied and (judged or rebuttal_of(noun, setting.cues) is not None):  # "reports of an attack *have no basis*", which says no more of the reports
        return denied, None
    if lemma in setting.cues.negation["nouns"] and is_presumed_away(setting, noun):  # "in the *absence* of a truce, the border will not be quiet"
        return [Vote(noun, Modality.CONDITIONAL)], None
    votes = [Vote(noun)] if lemma in setting.cues.negation["nouns"] else denied
    gives = setting.cues.noun_gives(f"{lemma} {case}") or setting.cues.noun_gives(lemma)
    if gives is Modality.REQUESTED and case in OF_WHAT_IS:
        gives = None
    if gives is not None and not (setting.is_of("acts") and lemma in setting.cues.settled):
        votes.append(Vote(noun, gives))
    if not votes and lemma not in setting.cues.occurrence and lemma not in setting.cues.phases:
        return [], None
    return votes + list(votes_around(setting, noun)), noun


def _is_unsettled(setting: Setting, noun: Token) -> bool:
    """Whether there is none of what would settle something: "*no* contract", "*no* decision has been made", "has *not* signed an agreement"."""
    denied = noun.dep_ in ("obj", "nsubj:pass") and next(negations(setting, noun.head), None) is not None
    return denied or next(emptied_by(setting, noun), None) is not None


def _is_minded(setting: Setting, word: Token, noun: Token) -> bool:
    """Whether somebody minds what is there: "concern *at the attack*"; "fear of an attack" leaves it open."""
    case = case_of(word)
    return lemma_of(noun) in setting.cues.misgivings and (case == "at" or (case in ("over", "about") and is_definite(word)))


def _due(setting: Setting, word: Token) -> Vote | None:
    """The adjective before a preposition by which an event is to come: "tanks *due* for delivery"."""
    case = next(children(word, "case"), None)
    before = case.nbor(-1) if case is not None and case.i > 0 else None
    return Vote(before, Modality.PLANNED) if before is not None and before.pos_ == "ADJ" and setting.cues.adjective_gives(before.lower_) is Modality.PLANNED else None
