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

from twosource.extract.clauses import (
    FUTURE_TIMES,
    asks_how,
    calls_in,
    has_time_word,
    is_asked,
    is_bare,
    is_definite,
    is_delayed,
    is_imperative,
    is_inverted,
    is_one_more,
    is_perfect,
    is_singled_out,
    is_subjunctive,
    scarcity,
    verdict_of,
    wordings,
)
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
    is_set_off,
    lemma_of,
    mark_of,
    token_span,
    with_fixed,
)
from twosource.model.claim import Factuality, Modality, Polarity
from twosource.model.event import EventMention
from twosource.model.text import Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.cues import CueLexicon, Does, Signature

NOBODY = frozenset({"nobody", "none", "nothing"})  # behind a preposition: "sold drones to nobody"
RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
CONCEDING = frozenset({"even", "as"})  # before "if" they set no condition
LIMITING = frozenset({"only", "just", "merely", "simply", "solely"})  # "not only" negates nothing
PAST_TAGS = frozenset({"VBD", "VBN"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl"})
SHARED = frozenset({"obj", "nsubj:pass", "obl", "nsubj", "nsubj:outer", "iobj"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
ASSERTING = frozenset({Does.REPORT, Does.ADMIT, Does.DENY, Does.SHOW, Does.CITE})
SAYING = frozenset({Does.REPORT, Does.ADMIT, Does.DENY})  # left undone, these leave it open
AHEAD = frozenset({"for", "on", "to"})  # "prepare for talks", "agreed on a visit"
TOWARDS = frozenset({"toward", "towards"})
TOPICAL = frozenset({"for", "on", "about", "over"})  # "talks on a truce"
MEANS = frozenset({"with", "by", "through", "in", "into", "to", "for", "under"})  # not times: "would meet after an attack"
SUPPOSING = frozenset({"would", "could", "might", "may", "can", "'d", "’d"})
OCCASION_CASES = frozenset({"at", "for", "during", "in"})
NEGATION, FACTIVE = Signature("-", "+"), Signature("+", "+")


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
        if is_imperative(word) and not self._is("acts"):  # "Leave the gulf," he said
            yield Vote(word, Modality.REQUESTED)
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
        signature = self.cues.signature(lemma, *([f"{lemma} to"] if has_child(head, "xcomp") else []))
        if signature is not None and signature.affirmed == "-" and not self._is("barring") and self.event_type not in self.cues.speech_acts:
            yield Vote(head, signature=signature)
        prepositions = [case_of(child) or mark_of(child) for child in children(head, "obl", "advcl")]
        if has_child(head, "obj", "compound:prt"):  # "set foot on the island", "set out on Monday"
            prepositions = [word for word in prepositions if word != "on"]
        phrases = [f"{lemma} {preposition}" for preposition in prepositions] + [lemma] * self._is_wish(lemma)
        gives = next(filter(None, map(self.cues.governs, phrases)), None)
        if gives is not None and not self._is("acts"):
            yield Vote(head, gives)

    def _is_wish(self, lemma: str) -> bool:
        """Whether a verb names a promise or a wish, so that as a trigger it stands for what is promised or wished."""
        return any(entry.does in (Does.WANT, Does.ACT) and not entry.preposition for entry in self.cues.verbs.get(lemma, ()))

    def _around(self, word: Token) -> Iterator[Vote]:
        """Votes of the words that hang on ``word``: auxiliaries, negations, adjectives, conjunctions."""
        yield from self._negations(word)
        for child in word.children:
            if child.dep_ in ("aux", "aux:pass", "cop"):
                gives = Modality.CONDITIONAL if is_inverted(child) else None if self._is_unable(child) else self.cues.auxiliary_gives(child.lower_)
            elif child.dep_ == "amod":
                gives = None if self._is_held(word) else self._adjective_gives(child)
            elif child.dep_ == "advmod":
                gives = self.cues.adverb_gives(child.lower_)
            else:
                gives = self.cues.mark_gives(child.lower_) if child.dep_ == "mark" else None
            if gives is not None:
                yield Vote(child, gives)
        yield from self._infinitive_of_be(word)

    def _adjective_gives(self, adjective: Token) -> Modality | None:
        if adjective.lower_ in self.cues.rehearsing:  # "mock strikes" are a real exercise and no strikes
            return None if self._is("rehearsals") else Modality.POSSIBLE
        return self.cues.adjective_gives(lemma_of(adjective)) or self.cues.adjective_gives(adjective.lower_)

    def _is_held(self, noun: Token) -> bool:
        """Whether a verb says that what was planned took place: "held the *scheduled* talks", "the *planned* talks began"."""
        return noun.dep_ in ("obj", *SUBJECTS) and noun.head.tag_ in PAST_TAGS and lemma_of(noun.head) in self.cues.occurrence

    def _conditions(self, word: Token) -> Iterator[Vote]:
        """The "if" or "unless" that a predicate depends on: "will leave *if* …", but not "could leave if" or "even if"."""
        clauses = [*children(word, "advcl")]
        undecided = bool(clauses) and any(vote.modality in (Modality.POSSIBLE, Modality.REQUESTED) for vote in self._around(word))
        for clause in () if undecided else clauses:
            for mark in children(clause, "mark"):
                conceded = mark.i > 0 and mark.nbor(-1).lower_ in CONCEDING
                if not conceded and self.cues.mark_gives(mark.lower_) is Modality.CONDITIONAL:
                    yield Vote(mark, Modality.CONDITIONAL)
            yield from (Vote(first, Modality.CONDITIONAL) for first in children(clause, "aux", "aux:pass", "cop") if is_inverted(first))

    def _is_unable(self, modal: Token) -> bool:
        """Whether a modal tells of what did not come about: "they *could not* agree"."""
        after = modal.nbor().lower_ if modal.i + 1 < len(modal.doc) else ""
        return modal.lower_ == "could" and after in self.cues.negation["words"]

    def _negations(self, word: Token) -> Iterator[Vote]:
        words = self.cues.negation["words"]
        for child in word.children:
            if child.dep_ in ("advmod", "det", "mark", "case", "cc:preconj", "neg") and (child.lower_ in words or with_fixed(child) in words):
                if (child.i + 1 == len(word.doc) or child.nbor().lower_ not in LIMITING) and not is_one_more(word) and not is_delayed(word):
                    yield Vote(child)
            elif child.dep_ in ("obj", "nsubj", "nsubj:pass") and word.pos_ in ("VERB", "AUX"):
                yield from (Vote(none) for none in self._empty(child))
            elif child.lower_ in NOBODY and case_of(child) in ("to", "from", "by"):
                yield Vote(child)
            elif child.dep_ == "advmod" and child.lower_ == "longer":  # "no longer"
                yield from (Vote(no) for no in children(child, "advmod", "det") if no.lower_ in words)
            elif child.dep_ == "obl" and lemma_of(child) in self.cues.negation["circumstances"]:  # "under no circumstances"
                yield from (Vote(no) for no in children(child, "det") if no.lower_ == "no")

    def _empty(self, noun: Token) -> Iterator[Token]:
        """The word that makes a phrase empty: "no", "none", "nobody", "neither side", "not a single shell"; but not "nobody but X"."""
        below = [*children(noun, "nmod", "obl"), *(thing for word in children(noun, "amod") for thing in children(word, "obl"))]
        if any(case_of(child) in self.cues.negation["excepting"] for child in below):
            return
        if noun.lower_ in self.cues.negation["words"]:
            yield noun
        yield from (child for child in children(noun, "det", "cc:preconj") if child.lower_ in ("no", "neither"))
        single = noun.lower_ == "one" or any(child.lower_ in ("single", "one") for child in children(noun, "amod", "nummod"))
        yield from (child for child in children(noun, "advmod") if single and child.lower_ == "not")

    def _infinitive_of_be(self, word: Token) -> Iterator[Vote]:
        """ "is to connect", and "to travel" at the head of a headline; but "is still to be signed" is not so yet."""
        to = infinitive_mark(word)
        if to is None or word.pos_ not in ("VERB", "AUX"):
            return
        be = any(child.lemma_ == "be" and child.i < to.i for child in children(word, "aux", "aux:pass", "cop"))
        pending = next((child for child in children(word, "advmod") if child.i == to.i - 1 and child.lower_ in self.cues.negation["yet"]), None)
        if pending is not None and (be or pending.nbor(-1).lemma_ == "have"):
            yield Vote(pending)
        elif be or word.head.i == word.i or (word.dep_ in COMPLEMENTS and word.head.lemma_ == "be"):
            yield Vote(to, Modality.PLANNED)

    def _step(self, word: Token) -> tuple[list[Vote], Token | None]:
        """Votes of the word that governs ``word``, and where to go on; ``None`` ends the climb."""
        governor, label = word.head, word.dep_
        if case_of(word) in self.cues.presupposing:  # "nobody said it was behind the attack"
            return [], None
        if self.cues.case_gives(case_of(word)) is not None:  # "in case of an attack"
            return [Vote(next(children(word, "case")), Modality.CONDITIONAL)], None
        if asks_how(word):  # "discussed how to attack it"
            return [Vote(infinitive_mark(word) or word, Modality.PLANNED)], None
        if is_asked(word):  # "is unclear why they attacked", "has yet to decide whether to attack"
            return [], None
        if label == "conj":
            return self._conjunct(word, governor)
        if label in ("ccomp", "csubj:pass") and self._reports(governor) and (label == "ccomp" or mark_of(word) == "that"):
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
            return [], first if first.dep_ == "ccomp" or is_content(first) else None
        return [vote for vote in self._around(first) if vote.word.dep_ not in ("obj", "amod", "det")], first

    def _reports(self, governor: Token) -> bool:
        """Whether a verb reports its complement, so that the event is as its source says."""
        entries = self.cues.verbs.get(lemma_of(governor), ())
        return any(entry.does is not Does.WANT and "clause" in entry.content for entry in entries)

    def _reported(self, governor: Token, word: Token) -> list[Vote]:
        lemma = lemma_of(governor)
        if self._is_withheld(governor) or self._is_unshown(governor, word):
            return [Vote(governor, Modality.POSSIBLE)]
        if lemma in self.cues.supposing and is_imperative(governor):
            return [Vote(governor, Modality.CONDITIONAL)]
        if is_bare(word) and not self._is("acts"):  # "Leave the gulf," he said
            return [Vote(governor, Modality.REQUESTED)]
        if is_subjunctive(word) and (self.cues.governs(lemma) is Modality.REQUESTED or lemma == "suggest"):
            return [Vote(governor, Modality.REQUESTED)]
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

    def _is_unshown(self, governor: Token, word: Token) -> bool:
        """Whether nothing bears something out: "did not find that …", "little evidence suggests that …"; not of what is known to be so."""
        lemma = lemma_of(governor)
        shows = any(entry.does is Does.SHOW for entry in self.cues.verbs[lemma])
        if not shows or self.cues.signature(f"{lemma} {mark_of(word) or 'that'}") is not None:
            return False
        scarce = any(scarcity(subject) is not None for subject in children(governor, "nsubj"))
        return scarce or next(self._negations(governor), None) is not None

    def _pending(self, governor: Token) -> list[Vote]:
        """ "has yet to deliver", "has still to deliver"; "still has to" is another thing."""
        if governor.lemma_ not in ("have", "be"):
            return []
        return [Vote(child) for child in governor.children if child.i > governor.i and child.lower_ in self.cues.negation["yet"]][:1]

    def _complement(self, word: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        votes = self._governed(governor, word) + self._pending(governor)
        if not votes and governor.pos_ == "ADJ" and is_subjunctive(word):  # "it is vital that Kestria withdraw"
            votes = [Vote(governor, Modality.REQUESTED)]
        if any(vote.modality is None and vote.signature == FACTIVE for vote in votes):  # "must stop attacking": they do attack
            return votes, None
        around = list(self._around(governor))
        if word.dep_.startswith("csubj") and not any(vote.word.i == governor.i for vote in votes):  # "paying is no good idea": somebody paid
            around = [vote for vote in around if vote.modality is not None]
        return votes + around, governor

    def _governed(self, governor: Token, word: Token) -> list[Vote]:
        """What a governing verb, adjective or noun says of its complement."""
        lemma, preposition = lemma_of(governor), mark_of(word) or case_of(word)
        if preposition in TOWARDS and word.tag_ == "VBG":
            return [Vote(governor, Modality.PLANNED)]
        phrases = wordings(governor, word, preposition)
        if lemma in self.cues.enacting and self._is("enacted"):
            return self._signed(governor, *phrases[:-1])  # "voted against signing it"
        if word.tag_ == "VBG" and not preposition:  # "discussed selling them"
            phrases = (f"{lemma} doing", *phrases)
        votes = self._signed(governor, *phrases)
        if lemma == "go" and governor.tag_ == "VBG" and has_child(governor, "aux") and preposition == "to":  # "is going to attack"
            return [*votes, Vote(governor, Modality.PLANNED)]
        if (lemma == "have" and governor.tag_ != "VBD" and preposition == "to") or (lemma == "let" and is_imperative(governor)):
            late = self._pending(governor) or any(child.lower_ in self.cues.negation["yet"] for child in children(word, "advmod"))
            return [*votes, *([] if late else [Vote(governor, Modality.REQUESTED)])]
        if lemma in self.cues.implicative:
            return votes
        if governor.pos_ == "NOUN":
            gives = self.cues.noun_gives(lemma)
        else:
            gives = next(filter(None, map(self.cues.governs, phrases)), None) or self.cues.adjective_gives(lemma)
        return votes + ([Vote(governor, gives)] if gives is not None else [])

    def _adverbial(self, word: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        mark = mark_of(word)
        if infinitive_mark(word) is not None:
            return self._purpose(word, governor)
        if mark == "due to" and (word.tag_ == "VB" or any(child.tag_ == "VB" for child in children(word, "aux", "aux:pass"))):  # "boats *due to* be shipped"
            return [Vote(next(children(word, "mark")), Modality.PLANNED)], None
        if mark in FUTURE_TIMES or has_time_word(word):
            return self._time(word, governor), None
        if mark == "by" or (not mark and word.tag_ == "VBG"):
            signed = [] if is_set_off(word) else self._signed(governor, *wordings(governor, word)[:-1])
            return signed + [vote for vote in self._around(governor) if signed or vote.modality is not None], governor
        if word.tag_ != "VBG":
            return [], None
        accuses = any(entry.does is Does.REPORT and "participle" in entry.content for entry in self.cues.verbs.get(lemma_of(governor), ()))
        if accuses and next(self._negations(governor), None) is not None:  # "nobody was charged with attacking it"
            return [Vote(governor, Modality.POSSIBLE)], None
        return self._governed(governor, word), None

    def _purpose(self, word: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        """Purposes are plans, except of those who went: "flew there to visit" says that they visited."""
        votes = [] if self.event_type in self.cues.speech_acts and calls_in(governor) else self._governed(governor, word)
        idle = next((thing for thing in children(governor, "obj") if thing.lower_ == "nothing"), None)
        if idle is not None and governor.lemma_ == "do":  # "did nothing to prevent it"
            return [Vote(idle)], None
        if votes or lemma_of(governor) in self.cues.implicative:
            return votes + list(self._around(governor)), governor
        enacted = lemma_of(governor) in self.cues.enacting and self._is("enacted")
        came = lemma_of(governor) in self.cues.motion and self._is("arrivals")
        hoped = any(self.cues.noun_gives(lemma_of(thing)) for thing in children(governor, "obj"))  # "resisted appeals to denounce it"
        if enacted or came or (self.event_type in self.cues.speech_acts and not hoped):  # "marched there to denounce it"
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
        if mark == "but" or lemma_of(noun) in self.cues.negation["idle"]:  # "no choice but to leave", "no doubt that they left"
            return [Vote(noun, Modality.POSSIBLE)] if mark == "but" and noun.head.tag_ not in PAST_TAGS else [], None
        votes += self._undone(noun)
        if lemma_of(noun) in self.cues.talks and mark in TOPICAL and word.tag_ == "VBG":  # "talks on buying tanks"
            votes.append(Vote(noun, Modality.PLANNED))
        to = infinitive_mark(word)
        denies = [Vote(noun)] if lemma_of(noun) in self.cues.negation["nouns"] else []
        tried = self.cues.noun_gives(lemma_of(noun)) or self.cues.governs(lemma_of(noun))  # "the second attempt to murder him"
        if to is not None and tried is None and is_singled_out(noun):  # "the first country to ratify it"
            return [vote for vote in votes if vote.word.i != noun.i], noun
        if to is not None and denies:  # "its failure to deliver"
            return votes + denies, noun
        if to is not None:
            decided = any(vote.modality for vote in votes) or lemma_of(noun) in self.cues.implicative or is_perfect(word)
            return votes if decided else [*votes, Vote(to, Modality.PLANNED)], noun
        if is_content(word):
            scarce = scarcity(noun) if self.cues.signature(f"{lemma_of(noun)} that") is not None else None  # "little evidence that …"
            return votes + denies + ([Vote(scarce)] if scarce is not None else []) + self._denied(noun), None
        if word.tag_ == "VBN":
            return [], None
        return votes, noun if word.tag_ == "VBG" else None

    def _denied(self, noun: Token) -> list[Vote]:
        """ "denied all claims that …", "reports of … are false": the word above a noun that claims."""
        lemma, above = lemma_of(noun), noun.head
        told = lemma in self.cues.cue_nouns or self.cues.noun_gives(lemma) is Modality.POSSIBLE  # "the idea that … is absurd"
        if not told:
            return []
        if noun.dep_ == "nmod" and lemma_of(above) in self.cues.negation["grounds"]:  # "there is no truth to claims that …"
            return [Vote(none) for none in self._empty(above)]
        if noun.dep_ not in ("obj", "nsubj", "nsubj:pass") and case_of(noun) not in ("", "as"):
            return []
        far = verdict_of(above, self.cues)
        if far is not None and far.noun.i == noun.i:
            return self._signed(far.word, lemma_of(far.word), far.word.lower_)
        verdicts = [*children(above, "xcomp"), *(child for child in children(above, "obl", "advcl") if "as" in (case_of(child), mark_of(child)))]
        judged = (self._signed(word, lemma_of(word)) for word in (above, *verdicts))  # "dismissed as *false*", "turned out to be *false*"
        return next(filter(None, judged), [])

    def _undone(self, noun: Token) -> list[Vote]:
        """What came of an attempt or a demand: "its attempt to attack *failed*", "*resisted* calls to leave"."""
        phrases, signed = wordings(noun.head, noun, case_of(noun)), self.cues.undoing
        subject = noun.dep_ == "nsubj" and not signed["subject"].isdisjoint(phrases)
        thing = noun.dep_ in ("obj", "obl") and not signed["object"].isdisjoint(phrases)
        return [Vote(noun.head)] if subject or thing else []

    def _shared(self, noun: Token, governor: Token) -> tuple[list[Vote], Token | None]:
        """Events named by nouns share the fate of the verb that holds, plans or denies them."""
        if noun.pos_ not in ("NOUN", "PROPN", "VERB", "NUM") or governor.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return [], None
        lemma, preposition = lemma_of(governor), case_of(noun)
        subject = noun.dep_ in ("nsubj", "nsubj:outer")
        if self._has_been(noun):
            return [], None
        if lemma in self.cues.purposive and noun.dep_ == "nsubj:pass":  # "the strikes were aimed at plants"
            return [vote for vote in self._around(governor) if vote.modality is not None], None
        decided = self._as_subject(noun, governor) if subject else self._as_object(noun, governor)
        if decided is not None:
            return decided
        votes = [] if subject and governor.pos_ == "VERB" else self._noun_governed(governor, noun)
        if noun.dep_ == "obl" and not votes and self._takes_part(governor, preposition):
            return list(self._around(governor)), governor
        if not votes and self._is_supposed(noun, governor):
            return [vote for vote in self._around(governor) if vote.modality is not None], governor
        if noun.dep_ == "obl" and not votes:
            ahead = self._is("occasions") and preposition in OCCASION_CASES
            return [vote for vote in self._around(governor) if ahead and vote.modality is Modality.PLANNED], None
        creates = noun.dep_ in ("obj", "nsubj:pass") and lemma in self.cues.creating
        if not votes and lemma not in self.cues.occurrence and not creates and governor.pos_ != "ADJ":
            return [], None
        around = [vote for vote in self._around(governor) if vote.word.i not in {child.i for child in noun.children}]
        if subject and governor.pos_ == "ADJ" and not votes:  # "their presence could be dangerous", "is not legal": they are there
            around = [vote for vote in around if vote.modality is Modality.CONDITIONAL]
        return votes + around, governor

    def _is_supposed(self, noun: Token, governor: Token) -> bool:
        """Whether a noun names whatever event there might be: "would regard *a sale* as hostile", "*any* attack will be met", "if it suffers *an* attack"."""
        word = next((child.lower_ for child in children(noun, "det") if child.lower_ in ("a", "an", "another", "any")), None)
        if word is None or lemma_of(governor) in self.cues.responding or not (noun.dep_ != "obl" or case_of(noun) in MEANS):
            return False
        supposed = any(self.cues.mark_gives(mark.lower_) is Modality.CONDITIONAL for mark in children(governor, "mark"))
        modal = any(child.lower_ in SUPPOSING or word == "any" for child in children(governor, "aux") if self.cues.auxiliary_gives(child.lower_))
        return supposed or modal

    def _as_subject(self, noun: Token, governor: Token) -> tuple[list[Vote], Token | None] | None:
        """What a predicate says of its subject where that settles it: "the sale *fell through*", "*would* be a mistake"."""
        lemma = lemma_of(governor)
        if governor.pos_ == "VERB" and not self.cues.undoing["event"].isdisjoint(wordings(governor, noun)):
            return [Vote(governor), *self._around(governor)], governor
        if lemma in self.cues.talks and case_of(governor) == "under":  # "the sale is under discussion"
            return [Vote(governor, Modality.POSSIBLE)], None
        for judged in children(governor, "xcomp"):
            if judged.pos_ == "ADJ" and (gives := self.cues.adjective_gives(lemma_of(judged))) is not None:  # "seems likely"
                return [Vote(judged, gives)], None
        if governor.pos_ != "ADJ" and lemma not in self.cues.occurrence:
            return [vote for vote in self._around(governor) if vote.modality is Modality.CONDITIONAL] + self._would_be(governor), None
        pending = self._pending(governor)
        return (pending, None) if pending else None

    def _as_object(self, noun: Token, governor: Token) -> tuple[list[Vote], Token | None] | None:
        """What a verb says of its object where that settles it: "will *lead* the drill", "*discussed* a truce"."""
        lemma = lemma_of(governor)
        if noun.dep_ == "obj" and self._is("occasions") and lemma in self.cues.attending:
            return [vote for vote in self._around(governor) if vote.modality is Modality.PLANNED], None
        negotiating = lemma == "negotiate" and governor.tag_ == "VBG" and not has_child(governor, "aux:pass")
        discussing = lemma == "discuss" and not is_definite(noun)
        open_yet = self._is("outcomes") and (negotiating or discussing)
        return ([Vote(governor, Modality.PLANNED)], governor) if open_yet else None

    def _has_been(self, noun: Token) -> bool:
        """Whether a relative clause in the past tells of the event as done: "scrap the embargo *it imposed last year*"."""
        told = (clause for clause in children(noun, "acl:relcl", "acl") if lemma_of(clause) in self.cues.occurrence and has_child(clause, *SUBJECTS))
        bare = {clause.i for clause in children(noun, "acl") if clause.tag_ == "VBN"}  # "it imposed", read as a participle
        return any(word.tag_ == "VBD" or word.i in bare for clause in told for word in (clause, *children(clause, "aux", "aux:pass", "cop")))

    def _would_be(self, governor: Token) -> list[Vote]:
        """What would have an effect is not there yet: "the sale *would* be a mistake"."""
        if self._is("acts"):
            return []
        return [Vote(child, Modality.POSSIBLE) for child in children(governor, "aux") if child.lower_ in ("would", "'d", "’d")][:1]

    def _takes_part(self, governor: Token, preposition: str) -> bool:
        """Whether a verb says that its subject was in the event: "never took part in an exercise", "played no role in it"."""
        lemma, things = lemma_of(governor), [lemma_of(thing) for thing in children(governor, "obj")]
        phrases = [f"{words} {preposition}" for words in (lemma, *things, *(f"{lemma} {thing}" for thing in things))]
        return not self.cues.participation.isdisjoint(phrases)

    def _noun_governed(self, governor: Token, noun: Token) -> list[Vote]:
        """What a verb says of a noun that it governs; who leaves an agreement has not undone it."""
        lemma, preposition = lemma_of(governor), case_of(noun)
        phrase = f"{lemma} {preposition}" if preposition else lemma
        phrases = wordings(governor, noun, preposition)
        if preposition:  # what a verb says of its object it does not say of this
            phrases = (phrase,) if self._is("outcomes") else phrases[:-1]
        if lemma == "announce" and self._is("announced_ahead"):
            return [Vote(governor, Modality.PLANNED)]
        failed = lemma == "fail" and not preposition  # "failed the inspection": there was one
        signature = self.cues.signature(*phrases) if self.event_type not in self.cues.speech_acts and not failed else None
        votes = [Vote(governor, signature=signature)] if signature is not None and signature.affirmed in "-o" else []
        gives = self.cues.governs(phrase)
        if gives is None and preposition in AHEAD and not (lemma == "agree" and self._is("outcomes")):  # "agreed on a truce": there is one
            gives = self.cues.governs(lemma)
            if preposition == "on" and (gives is not Modality.PLANNED or has_child(governor, "obj")):  # "on a visit, he asked for jets"
                gives = None
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
        lemma, case = lemma_of(noun), case_of(word)
        judged = word.dep_ == "nmod" and not case  # "called the refusal *a breach*", which the parser hangs on the refusal
        if judged or f"{lemma} {case}" in self.cues.endings or self._is_minded(word, noun):
            return [], None
        if (due := self._due(word)) is not None:
            return [due], None
        open_yet = self._is("outcomes") or any(child.lower_ in ("a", "an") for child in children(word, "det"))
        if case in TOWARDS or (open_yet and lemma in self.cues.talks and case in TOPICAL):  # "talks on a truce"
            return [Vote(noun, Modality.PLANNED)], None
        if lemma == "responsibility" and next(self._negations(noun.head), None) is not None:  # "nobody claimed responsibility for it"
            return [], None
        if f"{lemma} {case}" in self.cues.participation and noun.dep_ == "obj":
            return self._noun_governed(noun.head, noun) + list(self._around(noun.head)), noun.head
        if lemma in self.cues.negation["barriers"] and case == "on" and not self._is("barring"):  # "a ban on the sale"
            return [Vote(noun, Modality.POSSIBLE)], None
        votes = [Vote(noun)] if lemma in self.cues.negation["nouns"] else self._denied(noun)
        gives = self.cues.noun_gives(f"{lemma} {case}") or self.cues.noun_gives(lemma)
        if gives is not None and not (self._is("acts") and lemma in self.cues.settled):
            votes.append(Vote(noun, gives))
        if not votes and lemma not in self.cues.occurrence and lemma not in self.cues.phases:
            return [], None
        return votes + list(self._around(noun)), noun

    def _is_minded(self, word: Token, noun: Token) -> bool:
        """Whether somebody minds what is there: "concern *at the attack*"; "fear of an attack" leaves it open."""
        case = case_of(word)
        return lemma_of(noun) in self.cues.misgivings and (case == "at" or (case in ("over", "about") and is_definite(word)))

    def _due(self, word: Token) -> Vote | None:
        """The adjective before a preposition by which an event is to come: "tanks *due* for delivery"."""
        case = next(children(word, "case"), None)
        before = case.nbor(-1) if case is not None and case.i > 0 else None
        return Vote(before, Modality.PLANNED) if before is not None and before.pos_ == "ADJ" and self.cues.adjective_gives(before.lower_) is Modality.PLANNED else None
