"""The climb from an event's word to the top of what decides about it.

Polarity is composed from the outermost vote down to the event: a negation turns it, a signature gives the complement's for
its own ("did not fail to sell": it sold; "did not refuse to sell": open, which is possible). Of the modalities the outermost
of the event's own clause wins: "could agree to sell" is possible, "plans a factory able to build" is planned. The climb ends
where a clause speaks for itself: at what is reported, in relative clauses, at causes and times.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from twosource.extract.clauses import asks_how, is_asked, is_imperative
from twosource.extract.factuality.beside import conditions, is_presumed_away, votes_around
from twosource.extract.factuality.clausal import adverbial, complement, noun_clause
from twosource.extract.factuality.nominal import attribute, modifier, shared_fate
from twosource.extract.factuality.prospects import named_as, put_ahead
from twosource.extract.factuality.reports import denied_claim, is_reporting, reported
from twosource.extract.factuality.votes import Setting, Step, Vote, composed, signed_by
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import (
    DEFINITE,
    FINITE,
    MAX_STEPS,
    SUBJECTS,
    case_of,
    children,
    has_child,
    infinitive_mark,
    is_cleft,
    is_content,
    lemma_of,
    mark_of,
    token_span,
)
from twosource.extract.verdicts import verdict_of
from twosource.model.claim import Factuality, Modality
from twosource.model.event import EventMention
from twosource.model.text import Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.cues import CueLexicon, Does

RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
SHARED = frozenset({"obj", "nsubj:pass", "obl", "nsubj", "nsubj:outer", "iobj"})


def judge_factuality(event: EventMention, tokens: TokenIndex, *, cues: CueLexicon, today: str | None = None) -> Factuality:
    """Polarity and modality of an event as its innermost source gives them.

    ``today``: the last day on which the article can have been written, ISO. What it tells of a later day, and not in the
    past tense, is planned: "the truce runs out on Sunday".
    """
    head = tokens.head_of(event.trigger)
    votes = list({(vote.word.i, vote.modality): vote for vote in _votes(Setting(cues, event.type), head)}.values())  # "*denied* reports of a sale": once
    polar = [vote for vote in votes if vote.modality is None]
    modal = [vote for vote in votes if vote.modality is not None]
    polarity, is_open = composed([vote.signature for vote in reversed(polar)])
    because = {token_span(vote.word) for vote in polar + modal[-1:]}
    modality = modal[-1].modality if modal else Modality.POSSIBLE if is_open else None
    if not votes and any(child.lower_ == "any" for child in children(head, "det")):  # "*any* deal", whichever there may be
        modality = Modality.POSSIBLE
    done = head.tag_ == "VBD" or (head.tag_ == "VBN" and any(child.lemma_ == "have" for child in children(head, "aux")))
    if modality is None and not done and (ahead := _ahead(event.times, today)):
        modality, because = Modality.PLANNED, because | ahead
    return Factuality(polarity, modality or Modality.ACTUAL, tuple(sorted(because)))


def _ahead(times: Iterable[TimeExpression], today: str | None) -> set[Span]:
    """Where the article names days on which the event was still to come."""
    return {
        time.span for time in times
        if today and time.span and time.dates and time.direction is None and time.tense != "past" and (time.interval.earliest or "") > today
    }  # fmt: skip


def _votes(setting: Setting, head: Token) -> Iterator[Vote]:
    """Votes from the innermost outward."""
    word = head.head if head.dep_ == "cop" else head  # "denied that its troops *were in* the town"
    yield from _own(setting, word)
    yield from votes_around(setting, word)
    yield from (*put_ahead(setting, word), *named_as(setting, word)) if word.pos_ == "NOUN" else ()
    yield from () if setting.is_of("acts") else conditions(setting, word)  # "I urge her, if she cannot govern, to go"
    for _ in range(MAX_STEPS):
        if word.head.i == word.i:
            break
        found, above = _step(setting, word)
        yield from found
        if above is None:
            break
        word = above
        yield from conditions(setting, word)
    if is_imperative(word) and not setting.is_of("acts"):  # "Leave the gulf," he said
        yield Vote(word, Modality.REQUESTED)
    last = next((mark for mark in reversed(word.sent) if not mark.is_space and not mark.is_quote), word)
    if last.text == "?" and (case_of(head) in setting.cues.presupposing or not _is_presupposed(head)):  # "was Kestria *behind* the attack?"
        yield Vote(last, Modality.POSSIBLE)


def _is_presupposed(head: Token) -> bool:
    """Whether a question takes an event for granted: "did *the clash* change anything?"."""
    owned = has_child(head, "nmod:poss") or any(child.lower_ in DEFINITE for child in children(head, "det"))
    return head.pos_ == "NOUN" and owned


def _own(setting: Setting, head: Token) -> Iterator[Vote]:
    """A trigger that itself is a plan, a wish or a denial: "promised missiles", "seeks jets"."""
    if head.tag_ == "MD" and (aux := setting.cues.auxiliary_gives(head.lower_)) is not None:  # "and so *will* Kestria"
        yield Vote(head, aux)
    if head.pos_ != "VERB":
        return
    lemma = lemma_of(head)
    signature = setting.cues.signature(lemma, *([f"{lemma} to"] if has_child(head, "xcomp") else []))
    if signature is not None and signature.affirmed == "-" and not setting.is_of("barring") and setting.event_type not in setting.cues.speech_acts:
        yield Vote(head, signature=signature)
    prepositions = [case_of(child) or mark_of(child) for child in children(head, "obl", "advcl")]
    if has_child(head, "obj", "compound:prt"):  # "set foot on the island", "set out on Monday"
        prepositions = [word for word in prepositions if word != "on"]
    phrases = [f"{lemma} {preposition}" for preposition in prepositions] + [lemma] * _is_wish(setting, lemma)
    gives = next(filter(None, map(setting.cues.governs, phrases)), None)
    if gives is not None and not setting.is_of("acts"):
        yield Vote(head, Modality.PLANNED if lemma == "order" and setting.is_of("ordered") else gives)


def _is_wish(setting: Setting, lemma: str) -> bool:
    """Whether a verb names a promise or a wish, so that as a trigger it stands for what is promised or wished."""
    return any(entry.does in (Does.WANT, Does.ACT) and not entry.preposition for entry in setting.cues.verbs.get(lemma, ()))


def _step(setting: Setting, word: Token) -> Step:
    """Votes of the word that governs ``word``, and where to go on; ``None`` ends the climb."""
    governor, label = word.head, word.dep_
    if case_of(word) in setting.cues.presupposing:  # "nobody said it was behind the attack"
        return [], None
    if (gives := setting.cues.case_gives(case_of(word))) is not None:  # "in case of an attack", "is in favour of a sale"
        return [Vote(next(children(word, "case")), gives)], None
    if case_of(word) == "without" and is_presumed_away(setting, word):
        return [Vote(next(children(word, "case")), Modality.CONDITIONAL)], None
    if asks_how(word):  # "discussed how to attack it"
        return [Vote(infinitive_mark(word) or word, Modality.PLANNED)], None
    if is_asked(word):  # "is unclear why they attacked", "has yet to decide whether to attack"
        return [], None
    if label == "conj":
        return _conjunct(setting, word, governor)
    verdict = verdict_of(governor, setting.cues) if label in ("advcl", "ccomp") else None
    if verdict is not None and verdict.clause.i == word.i:  # "called reports that it attacked *false*", the clause hung on the verb
        return signed_by(setting, verdict.word, lemma_of(verdict.word), verdict.word.lower_), None
    told = next((noun for noun in children(governor, "obj") if noun.i < word.i and setting.cues.is_told(lemma_of(noun))), None) if label == "advcl" else None
    if told is not None and mark_of(word) == "that":  # "rejecting claims by Kestria *that it attacked*", hung on the verb
        return denied_claim(setting, told), None
    unowned = governor.dep_ == "ccomp" and governor.tag_ == "VBZ" and governor.i > governor.head.i and not has_child(governor, *SUBJECTS)
    if label == "ccomp" and (governor.dep_ == "obj" or unowned):  # "rejects *claims* it attacked", the claims read as a verb
        return denied_claim(setting, governor), None
    if label in ("ccomp", "csubj:pass") and is_reporting(setting, governor) and (label == "ccomp" or mark_of(word) == "that"):
        return reported(setting, governor, word), None
    if label in ("xcomp", "ccomp", "csubj", "csubj:pass"):
        return complement(setting, word, governor)
    if label == "advcl":
        return adverbial(setting, word, governor)
    if label == "acl" or (label == "acl:relcl" and is_content(word)):
        return noun_clause(setting, word, governor)
    if label in RELATIVE and is_cleft(governor):
        return list(votes_around(setting, governor)), governor
    if label in SHARED:
        return shared_fate(setting, word, governor)
    if label == "appos" and has_child(word, "conj"):  # "a truce of 30 days, *a pullback* of guns and the stationing of monitors"
        return [], governor
    if label == "amod" and word.pos_ == "ADJ":
        return attribute(setting, governor)
    if label in ("nmod", "compound", "nmod:desc"):
        return modifier(setting, word, governor)
    return [], None


def _conjunct(setting: Setting, word: Token, first: Token) -> Step:
    """A further conjunct shares what governs the first, and its auxiliaries where it has none of its own."""
    own = has_child(word, "aux", "aux:pass", "cop", *SUBJECTS) or word.tag_ in FINITE
    contrast = any(child.lower_ == "but" for child in children(word, "cc"))
    if own or contrast or word.pos_ != first.pos_:
        return [], first if first.dep_ == "ccomp" or is_content(first) else None
    again = any(child.lower_ == "nor" for child in children(word, "cc"))  # "neither the sale *nor* the delivery", denied once
    shared = [vote for vote in votes_around(setting, first) if vote.word.dep_ not in ("obj", "amod", "det")]
    return [vote for vote in shared if vote.modality is not None or not again], first
