"""How far a source commits itself to an event: polarity and modality, with the words that decide.

From the event's word upward through the words that govern it, each step may add a vote: a negation, a verb's signature,
or a modality. Polarity is composed from the outermost vote down to the event: a negation turns it, a signature gives
the complement's for its own ("did not fail to sell": it sold; "did not refuse to sell": open, which is possible). Of
the modalities the outermost of the event's own clause wins: "could agree to sell" is possible, "plans a factory able
to build" is planned. The climb ends where a clause speaks for itself: at what is reported, in relative clauses, at
causes and times. After Karttunen (1971, 2012) and Sauri and Pustejovsky (2012), with UD labels.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import (
    MAX_STEPS,
    SUBJECTS,
    case_of,
    children,
    evaded_by,
    has_child,
    infinitive_mark,
    is_cleft,
    is_content,
    lemma_of,
    mark_of,
    token_span,
)
from twosource.model.claim import Factuality, Modality, Polarity
from twosource.model.event import EventMention
from twosource.model.text import Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.cues import CueLexicon, Does, Signature

NOBODY = frozenset({"nobody", "none", "nothing"})  # behind a preposition: "sold drones to nobody"
RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
INVERTED = frozenset({"should", "had", "were"})  # before their subject they open a condition
CONCEDING = frozenset({"even", "as"})  # before "if" they set no condition
LIMITING = frozenset({"only", "just", "merely", "simply", "solely"})  # "not only" negates nothing
FUTURE_TIMES = frozenset({"when", "once", "after", "until", "before", "as soon as"})
PAST_TAGS = frozenset({"VBD", "VBN"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl"})
SHARED = frozenset({"obj", "nsubj:pass", "obl", "nsubj", "iobj"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
ASSERTING = frozenset({Does.REPORT, Does.ADMIT, Does.DENY, Does.SHOW, Does.CITE})
SAYING = frozenset({Does.REPORT, Does.ADMIT, Does.DENY})  # left undone, these leave it open
AHEAD = frozenset({"for", "on", "to"})  # "prepare for talks", "agreed on a visit"
OCCASION_CASES = frozenset({"at", "for", "during", "in"})


NEGATION = Signature("-", "+")


@dataclass(frozen=True, slots=True)
class Vote:
    """One word that speaks on the modality, or (``modality`` is None) on the polarity of what it governs."""

    word: Token
    modality: Modality | None = None
    signature: Signature = NEGATION


def judge_factuality(event: EventMention, tokens: TokenIndex, *, cues: CueLexicon, today: str | None = None) -> Factuality:
    """Polarity and modality of an event as its innermost source gives them.

    ``today``: the last day on which the article can have been written, ISO. What it tells of a later day, and not in the
    past tense, is planned: "the truce runs out on Sunday".
    """
    head = tokens.head_of(event.trigger)
    votes = list(_Climb(cues, event.type).votes(head))
    polar = [vote for vote in votes if vote.modality is None]
    modal = [vote for vote in votes if vote.modality is not None]
    polarity, is_open = _composed([vote.signature for vote in reversed(polar)])
    because = {token_span(vote.word) for vote in polar + modal[-1:]}
    modality = modal[-1].modality if modal else Modality.POSSIBLE if is_open else None
    if modality is None and head.tag_ != "VBD" and (ahead := _ahead(event.times, today)):
        modality, because = Modality.PLANNED, because | ahead
    return Factuality(polarity, modality or Modality.ACTUAL, tuple(sorted(because)))


def _ahead(times: Iterable[TimeExpression], today: str | None) -> set[Span]:
    """Where the article names days on which the event was still to come."""
    return {
        time.span for time in times
        if today and time.span and time.dates and time.direction is None and time.tense != "past" and (time.interval.earliest or "") > today
    }  # fmt: skip


def _composed(signatures: Iterable[Signature]) -> tuple[Polarity, bool]:
    """Polarity of the event, the outermost signature first, and whether some of them leaves it open."""
    sign, is_open = "+", False
    for signature in signatures:
        sign = signature.denied if sign == "-" else signature.affirmed
        is_open = sign == "o"
    return Polarity.NEGATIVE if sign == "-" else Polarity.POSITIVE, is_open


class _Climb:
    """One walk from an event's word to the top of what decides about it."""

    def __init__(self, cues: CueLexicon, event_type: str) -> None:
        self.cues = cues
        self.event_type = event_type

    def votes(self, head: Token) -> Iterator[Vote]:
        """Votes from the innermost outward."""
        yield from self._own(head)
        yield from self._around(head)
        yield from () if self._is("acts") else self._conditions(head)  # "I urge her, if she cannot govern, to go"
        word = head
        for _ in range(MAX_STEPS):
            if word.head.i == word.i:
                break
            found, above = self._step(word)
            yield from found
            if above is None:
                break
            word = above
            yield from self._conditions(word)
        if word.sent[-1].text == "?":
            yield Vote(word.sent[-1], Modality.POSSIBLE)

    def _is(self, group: str) -> bool:
        """Whether the event is of a group of types (``event_groups`` in cues.yaml)."""
        return self.event_type in self.cues.event_groups[group]

    def _own(self, head: Token) -> Iterator[Vote]:
        """A trigger that itself is a plan, a wish or a denial: "promised missiles", "seeks jets"."""
        if head.pos_ != "VERB":
            return
        lemma = lemma_of(head)
        signature = self.cues.signature(lemma, f"{lemma} to")
        if signature is not None and signature.affirmed == "-" and not self._is("barring"):
            yield Vote(head, signature=signature)
        prepositions = [case_of(child) or mark_of(child) for child in children(head, "obl", "advcl")]
        phrases = [f"{lemma} {preposition}" for preposition in prepositions] + [lemma] * self._is_wish(lemma)
        gives = next(filter(None, map(self.cues.governs, phrases)), None)
        if gives is not None and not self._is("acts"):
            yield Vote(head, gives)

    def _is_wish(self, lemma: str) -> bool:
        """Whether a verb names a promise or a wish, so that as a trigger it stands for what is promised or wished."""
        return any(entry.does in (Does.WANT, Does.ACT) for entry in self.cues.verbs.get(lemma, ()))

    def _around(self, word: Token) -> Iterator[Vote]:
        """Votes of the words that hang on ``word``: auxiliaries, negations, adjectives, conjunctions."""
        yield from self._negations(word)
        for child in word.children:
            if child.dep_ in ("aux", "aux:pass", "cop"):
                gives = Modality.CONDITIONAL if _is_inverted(child) else None if self._is_unable(child) else self.cues.auxiliary_gives(child.lower_)
            elif child.dep_ == "amod":
                gives = self.cues.adjective_gives(lemma_of(child))
            elif child.dep_ == "advmod":
                gives = self.cues.adverb_gives(child.lower_)
            else:
                gives = self.cues.mark_gives(child.lower_) if child.dep_ == "mark" else None
            if gives is not None:
                yield Vote(child, gives)
        yield from self._infinitive_of_be(word)

    def _conditions(self, word: Token) -> Iterator[Vote]:
        """The "if" or "unless" that a predicate depends on: "will leave *if* …", but not "could leave if" or "even if"."""
        clauses = [*children(word, "advcl")]
        undecided = bool(clauses) and any(vote.modality in (Modality.POSSIBLE, Modality.REQUESTED) for vote in self._around(word))
        for clause in () if undecided else clauses:
            for mark in children(clause, "mark"):
                conceded = mark.i > 0 and mark.nbor(-1).lower_ in CONCEDING
                if not conceded and self.cues.mark_gives(mark.lower_) is Modality.CONDITIONAL:
                    yield Vote(mark, Modality.CONDITIONAL)
            yield from (Vote(first, Modality.CONDITIONAL) for first in children(clause, "aux", "aux:pass", "cop") if _is_inverted(first))

    def _is_unable(self, modal: Token) -> bool:
        """Whether a modal tells of what did not come about: "they *could not* agree"."""
        after = modal.nbor().lower_ if modal.i + 1 < len(modal.doc) else ""
        return modal.lower_ == "could" and after in self.cues.negation["words"]

    def _negations(self, word: Token) -> Iterator[Vote]:
        for child in word.children:
            if child.lower_ in self.cues.negation["words"] and child.dep_ in ("advmod", "det", "mark", "case", "cc:preconj", "neg"):
                if child.i + 1 == len(word.doc) or child.nbor().lower_ not in LIMITING:
                    yield Vote(child)
            elif child.dep_ in ("obj", "nsubj", "nsubj:pass") and word.pos_ in ("VERB", "AUX"):
                yield from (Vote(none) for none in self._empty(child))
            elif child.lower_ in NOBODY and case_of(child) in ("to", "from", "by"):
                yield Vote(child)

    def _empty(self, noun: Token) -> Iterator[Token]:
        """The word that makes a phrase empty: "no", "none", "nobody"."""
        if noun.lower_ in self.cues.negation["words"]:
            yield noun
        yield from (child for child in children(noun, "det") if child.lower_ == "no")

    def _infinitive_of_be(self, word: Token) -> Iterator[Vote]:
        """ "is to connect", and "to travel" at the head of a headline."""
        to = infinitive_mark(word)
        if to is None or word.pos_ not in ("VERB", "AUX"):
            return
        be = any(child.lemma_ == "be" and child.i < to.i for child in children(word, "aux", "cop"))
        if be or word.head.i == word.i or (word.dep_ in COMPLEMENTS and word.head.lemma_ == "be"):
            yield Vote(to, Modality.PLANNED)

    def _step(self, word: Token) -> tuple[list[Vote], Token | None]:
        """Votes of the word that governs ``word``, and where to go on; ``None`` ends the climb."""
        governor, label = word.head, word.dep_
        if label == "conj":
            return self._conjunct(word, governor)
        if label == "ccomp" and self._reports(governor):
            return self._reported(governor, word), None
        if label in ("xcomp", "ccomp", "csubj", "csubj:pass"):
            return self._complement(word, governor)
        if label == "advcl":
            return self._adverbial(word, governor)
        if label == "acl" or (label == "acl:relcl" and is_content(word)):
            return self._noun_clause(word, governor)
        if label in RELATIVE and is_cleft(governor):
            return list(self._around(governor)), governor
        if label in SHARED:
            return self._shared(word, governor)
        if label == "amod" and word.pos_ == "ADJ":
            return self._attribute(governor)
        if label in ("nmod", "compound", "nmod:desc"):
            return self._modifier(word, governor)
        return [], None

    def _conjunct(self, word: Token, first: Token) -> tuple[list[Vote], Token | None]:
        """A further conjunct shares what governs the first, and its auxiliaries where it has none of its own."""
        own = has_child(word, "aux", "aux:pass", "cop", *SUBJECTS) or word.tag_ in FINITE_TAGS
        contrast = any(child.lower_ == "but" for child in children(word, "cc"))
        if own or contrast or word.pos_ != first.pos_:
            return [], first if first.dep_ == "ccomp" else None
        return [vote for vote in self._around(first) if vote.word.dep_ not in ("obj", "amod", "det")], first

    def _reports(self, governor: Token) -> bool:
        """Whether a verb reports its complement, so that the event is as its source says."""
        entries = self.cues.verbs.get(lemma_of(governor), ())
        return any(entry.does is not Does.WANT and "clause" in entry.content for entry in entries)

    def _reported(self, governor: Token, word: Token) -> list[Vote]:
        lemma = lemma_of(governor)
        if self._is_withheld(governor):
            return [Vote(governor, Modality.POSSIBLE)]
        votes = self._signed(governor, f"{lemma} {mark_of(word) or 'that'}", lemma)
        asserts = any(entry.does in ASSERTING and not entry.preposition for entry in self.cues.verbs[lemma])
        gives = None if asserts else self.cues.governs(lemma)
        return votes + ([Vote(governor, gives)] if gives is not None else [])

    def _signed(self, governor: Token, *phrases: str) -> list[Vote]:
        """The vote of a word with a signature of its own."""
        signature = self.cues.signature(*phrases)
        return [Vote(governor, signature=signature)] if signature is not None else []

    def _is_withheld(self, governor: Token) -> bool:
        """Whether something is neither said nor denied: "did not deny that …", "declined to confirm that …"."""
        if not any(entry.does in SAYING for entry in self.cues.verbs[lemma_of(governor)]):
            return False
        return evaded_by(governor, self.cues.evasive) is not None or next(self._negations(governor), None) is not None

    def _complement(self, word: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        votes = self._governed(governor, word)
        if governor.lemma_ in ("have", "be") and any(child.lower_ in self.cues.negation["yet"] for child in governor.children):
            votes.append(Vote(next(child for child in governor.children if child.lower_ in self.cues.negation["yet"])))
        around = list(self._around(governor))
        if word.dep_.startswith("csubj"):  # "paying is no good idea" does not say that nobody paid
            around = [vote for vote in around if vote.modality is not None]
        return votes + around, governor

    def _governed(self, governor: Token, word: Token) -> list[Vote]:
        """What a governing verb, adjective or noun says of its complement."""
        lemma, preposition = lemma_of(governor), mark_of(word) or case_of(word)
        phrases = (f"{lemma} {preposition}", lemma)
        votes = self._signed(governor, *phrases)
        if lemma in self.cues.implicative:
            return votes
        if governor.pos_ == "NOUN":
            gives = self.cues.noun_gives(lemma)
        else:
            gives = next(filter(None, (self.cues.governs(phrase) for phrase in phrases)), None) or self.cues.adjective_gives(lemma)
        return votes + ([Vote(governor, gives)] if gives is not None else [])

    def _adverbial(self, word: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        mark = mark_of(word)
        if infinitive_mark(word) is not None:
            return self._purpose(word, governor)
        if mark in FUTURE_TIMES or _has_time_word(word):
            return self._time(word, governor), None
        if mark == "by" or (not mark and word.tag_ == "VBG"):
            return [vote for vote in self._around(governor) if vote.modality is not None], governor
        return self._governed(governor, word) if word.tag_ == "VBG" else [], None

    def _purpose(self, word: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        """Purposes are plans, except of those who went: "flew there to visit" says that they visited."""
        votes = self._governed(governor, word)
        if votes or lemma_of(governor) in self.cues.implicative:
            return votes + list(self._around(governor)), governor
        if lemma_of(governor) in self.cues.motion and self._is("arrivals"):
            return list(self._around(governor)), governor
        return [Vote(infinitive_mark(word) or word, Modality.PLANNED)], None

    def _time(self, word: Token, governor: Token) -> list[Vote]:
        """ "when the ban expires" is to come where the main clause speaks of the future."""
        if word.tag_ == "VBD" or has_child(word, "aux"):
            return []
        ahead = [child for child in children(governor, "aux") if self.cues.auxiliary_gives(child.lower_)]
        return [Vote(ahead[0], Modality.PLANNED)] if ahead and word.tag_ != "VBG" else self._future_topic(word, governor)

    def _future_topic(self, word: Token, governor: Token) -> list[Vote]:
        ahead = word.tag_ in ("VBZ", "VBP") and governor.tag_ not in PAST_TAGS
        return [Vote(word, Modality.PLANNED)] if ahead else []

    def _noun_clause(self, word: Token, noun: Token) -> tuple[list[Vote], Token | None]:
        """Clauses on nouns: "plan to build", "ability to provide", "evidence that", "campaign targeting"."""
        mark = mark_of(word)
        bare = word.tag_ == "VBG" and not mark  # "an agreement calling …" is no agreement to call
        votes = ([] if bare else self._governed(noun, word)) + [vote for vote in self._around(noun) if vote.word.dep_ != "amod" or word.tag_ == "VBG"]
        to = infinitive_mark(word)
        denies = [Vote(noun)] if lemma_of(noun) in self.cues.negation["nouns"] else []
        if to is not None and denies:  # "its failure to deliver"
            return votes + denies, noun
        if to is not None:
            decided = any(vote.modality for vote in votes) or lemma_of(noun) in self.cues.implicative
            return votes if decided else [*votes, Vote(to, Modality.PLANNED)], noun
        if is_content(word):
            return votes + denies + self._denied(noun), None
        if word.tag_ == "VBN":
            return [], None
        return votes, noun if word.tag_ == "VBG" else None

    def _denied(self, noun: Token) -> list[Vote]:
        """ "denied all claims that …", "reports of … are false": the word above a noun that claims."""
        claims = (noun.dep_ in ("obj", "nsubj") or case_of(noun) == "as") and lemma_of(noun) in self.cues.cue_nouns
        return self._signed(noun.head, lemma_of(noun.head)) if claims else []

    def _shared(self, noun: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        """Events named by nouns share the fate of the verb that holds, plans or denies them."""
        if noun.pos_ not in ("NOUN", "PROPN", "VERB") or governor.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return [], None
        lemma, preposition = lemma_of(governor), case_of(noun)
        subject = noun.dep_ == "nsubj"
        if subject and governor.pos_ != "ADJ" and lemma not in self.cues.occurrence:
            return [vote for vote in self._around(governor) if vote.modality is Modality.CONDITIONAL], None
        votes = [] if subject and governor.pos_ == "VERB" else self._noun_governed(governor, preposition)
        if noun.dep_ == "obl" and not votes and self._takes_part(governor, preposition):
            return list(self._around(governor)), governor
        if noun.dep_ == "obl" and not votes:
            ahead = self._is("occasions") and preposition in OCCASION_CASES
            return [vote for vote in self._around(governor) if ahead and vote.modality is Modality.PLANNED], None
        if not votes and lemma not in self.cues.occurrence and governor.pos_ != "ADJ":
            return [], None
        around = [vote for vote in self._around(governor) if vote.word.i not in {child.i for child in noun.children}]
        if subject and governor.pos_ == "ADJ" and not votes:  # "their presence could be dangerous": they are there
            around = [vote for vote in around if vote.modality in (None, Modality.CONDITIONAL)]
        return votes + around, governor

    def _takes_part(self, governor: Token, preposition: str) -> bool:
        """Whether a verb says that its subject was in the event: "never took part in an exercise", "played no role in it"."""
        lemma, things = lemma_of(governor), [lemma_of(thing) for thing in children(governor, "obj")]
        phrases = [f"{words} {preposition}" for words in (lemma, *things, *(f"{lemma} {thing}" for thing in things))]
        return not self.cues.participation.isdisjoint(phrases)

    def _noun_governed(self, governor: Token, preposition: str) -> list[Vote]:
        """What a verb says of a noun that it governs."""
        lemma = lemma_of(governor)
        phrase = f"{lemma} {preposition}" if preposition else lemma
        particles = [f"{lemma} {child.lower_}" for child in children(governor, "compound:prt")]  # "called off"
        if lemma == "announce" and self._is("announced_ahead"):
            return [Vote(governor, Modality.PLANNED)]
        signature = self.cues.signature(*particles, phrase) if self.event_type not in self.cues.speech_acts else None
        votes = [Vote(governor, signature=signature)] if signature is not None and signature.affirmed == "-" else []
        gives = self.cues.governs(phrase)
        if gives is None and preposition in AHEAD:
            gives = self.cues.governs(lemma)
        if gives is None and governor.pos_ == "ADJ":
            gives = self.cues.adjective_gives(lemma)
        return votes + ([Vote(governor, gives)] if gives is not None else [])

    def _attribute(self, noun: Token) -> tuple[list[Vote], Token | None]:
        """ "plans a factory able to build": what the thing is able to, hangs on whether there will be one."""
        gives = self.cues.noun_gives(lemma_of(noun))
        votes = [Vote(noun, gives)] if gives is not None else []
        if noun.dep_ not in ("obj", "nsubj:pass"):
            return votes, None
        return votes + list(self._around(noun.head)), noun.head

    def _modifier(self, word: Token, noun: Token) -> tuple[list[Vote], Token | None]:
        """ "plans for talks", "drone sale plan", "lack of supplies", "denied any role in the attack"."""
        lemma = lemma_of(noun)
        if f"{lemma} {case_of(word)}" in self.cues.endings:
            return [], None
        if f"{lemma} {case_of(word)}" in self.cues.participation and noun.dep_ == "obj":
            return self._noun_governed(noun.head, "") + list(self._around(noun.head)), noun.head
        votes = [Vote(noun)] if lemma in self.cues.negation["nouns"] else self._denied(noun)
        gives = self.cues.noun_gives(lemma)
        if gives is not None and not (self._is("acts") and lemma in self.cues.settled):
            votes.append(Vote(noun, gives))
        if not votes and lemma not in self.cues.occurrence and lemma not in self.cues.phases:
            return [], None
        return votes + list(self._around(noun)), noun


def _is_inverted(auxiliary: Token) -> bool:
    """Whether an auxiliary before its subject stands for "if": "*should* one more rocket fall, …"."""
    clause = auxiliary.head
    if auxiliary.lower_ not in INVERTED or clause.dep_ != "advcl" or any(child.i < auxiliary.i and not child.is_punct for child in clause.children):
        return False
    return has_child(clause, *SUBJECTS)


def _has_time_word(clause: Token) -> bool:
    return any(child.lower_ in FUTURE_TIMES for child in children(clause, "advmod", "mark"))
