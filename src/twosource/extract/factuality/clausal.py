"""Votes of what governs a clause: verbs with complements and adjuncts, nouns with clauses of their own."""

from spacy.tokens import Token

from twosource.extract.clauses import (
    FUTURE_TIMES,
    calls_in,
    has_time_word,
    is_imperative,
    is_perfect,
    is_singled_out,
    is_subjunctive,
    scarcity,
    wordings,
)
from twosource.extract.factuality.beside import has_no_evidence, negations, still_pending, votes_around
from twosource.extract.factuality.reports import denied_claim, is_withheld
from twosource.extract.factuality.votes import FACTIVE, PAST_TAGS, TOPICAL, TOWARDS, Setting, Step, Vote, signed_by
from twosource.extract.tree import (
    case_of,
    children,
    has_child,
    infinitive_mark,
    is_content,
    is_set_off,
    lemma_of,
    mark_of,
)
from twosource.model.claim import Modality
from twosource.vocabulary.cues import Does

ABLE = frozenset({"able", "position"})  # who is not so does not do it


def complement(setting: Setting, word: Token, governor: Token) -> Step:
    if word.tag_ == "VBG" and is_withheld(setting, governor):  # "never acknowledged selling them"
        return [Vote(governor, Modality.POSSIBLE)], None
    votes = _governed(setting, governor, word) + still_pending(setting, governor)
    if not votes and governor.pos_ == "ADJ" and is_subjunctive(word):  # "it is vital that Kestria withdraw"
        votes = [Vote(governor, Modality.REQUESTED)]
    if any(vote.modality is None and vote.signature == FACTIVE for vote in votes):  # "must stop attacking": they do attack
        return votes, None
    around = list(votes_around(setting, governor))
    if word.dep_.startswith("csubj") and not any(vote.word.i == governor.i for vote in votes):  # "paying is no good idea": somebody paid
        around = [vote for vote in around if vote.modality is not None]
    return votes + around, governor


def _governed(setting: Setting, governor: Token, word: Token) -> list[Vote]:
    """What a governing verb, adjective or noun says of its complement."""
    lemma, preposition = lemma_of(governor), mark_of(word) or case_of(word)
    if preposition in TOWARDS and word.tag_ == "VBG":
        return [Vote(governor, Modality.PLANNED)]
    phrases = wordings(governor, word, preposition)
    if governor.pos_ in ("ADJ", "ADV") and (missed := signed_by(setting, governor, f"{lemma_of(governor.head)} {lemma} {preposition}")):
        return missed  # "came *close to* attacking it"
    if lemma in setting.cues.enacting and setting.is_of("enacted"):
        return signed_by(setting, governor, *phrases[:-1])  # "voted against signing it"
    if word.tag_ == "VBG" and not preposition:  # "discussed selling them"
        phrases = (f"{lemma} doing", *phrases)
    votes = signed_by(setting, governor, *phrases)
    if lemma == "go" and governor.tag_ == "VBG" and has_child(governor, "aux") and preposition == "to":  # "is going to attack"
        return [*votes, Vote(governor, Modality.PLANNED)]
    if (lemma == "have" and governor.tag_ != "VBD" and preposition == "to") or (lemma == "let" and is_imperative(governor)):
        late = still_pending(setting, governor) or any(child.lower_ in setting.cues.negation["yet"] for child in children(word, "advmod"))
        return [*votes, *([] if late else [Vote(governor, Modality.REQUESTED)])]
    if not setting.cues.implicative.isdisjoint(phrases):  # "*went on* to sell them"
        return votes
    if governor.pos_ == "NOUN":
        gives = setting.cues.noun_gives(f"{lemma} {preposition}") or setting.cues.noun_gives(lemma)
        if gives is Modality.REQUESTED and is_content(word) and (word.tag_ == "VBD" or any(child.tag_ == "VBD" for child in children(word, "aux"))):  # "suggestions that Kestria *had sold* boats"
            gives = None
    else:
        gives = next(filter(None, map(setting.cues.governs, phrases)), None) or setting.cues.adjective_gives(lemma)
    if lemma in ABLE and next(negations(setting, governor), None) is not None:
        gives = None
    return votes + ([Vote(governor, gives)] if gives is not None else [])


def adverbial(setting: Setting, word: Token, governor: Token) -> Step:
    mark = mark_of(word)
    if infinitive_mark(word) is not None:
        return _purpose(setting, word, governor)
    if mark in FUTURE_TIMES or has_time_word(word):
        return _time(setting, word, governor), None
    if not mark and word.tag_ == "VBG" and not is_set_off(word) and is_withheld(setting, governor):  # hung here, "would neither confirm nor deny *selling* them"
        return [Vote(governor, Modality.POSSIBLE)], None
    if not mark and word.tag_ == "VBG" and all(between.is_quote for between in word.doc[governor.i + 1 : word.i]) and governor.i < word.i:
        return complement(setting, word, governor)  # “seriously considering” *buying* it
    if not mark and is_set_off(word) and setting.event_type in setting.cues.speech_acts:  # "is to leave, *blaming* Varnland"
        return [], None
    if mark == "by" or (not mark and word.tag_ == "VBG"):
        if any(child.lower_ == "where" for child in children(word, "advmod")):  # "was to visit a hall *where* they were building drones"
            return [], None
        signed = [] if is_set_off(word) else signed_by(setting, governor, *wordings(governor, word)[:-1])
        return signed + [vote for vote in votes_around(setting, governor) if signed or vote.modality is not None], governor
    if word.tag_ != "VBG" and not any(child.lower_ == "having" for child in children(word, "aux")):
        return [], None
    accuses = any(entry.does is Does.REPORT and "participle" in entry.content for entry in setting.cues.verbs.get(lemma_of(governor), ()))
    if accuses and next(negations(setting, governor), None) is not None:  # "nobody was charged with attacking it"
        return [Vote(governor, Modality.POSSIBLE)], None
    if accuses and (wrongly := [Vote(child) for child in children(governor, "advmod") if child.lower_ in setting.cues.wrongly]):
        return wrongly, None
    around = negations(setting, governor) if governor.pos_ == "ADJ" else ()  # "*not* guilty of attacking it"
    return [*_governed(setting, governor, word), *around], None


def _purpose(setting: Setting, word: Token, governor: Token) -> Step:
    """Purposes are plans, except of those who went: "flew there to visit" says that they visited."""
    if governor.pos_ != "VERB" and is_singled_out(governor):  # "was among the first to attack"
        return [vote for vote in votes_around(setting, governor) if vote.word.dep_ != "amod"], governor
    idle = next((thing for thing in children(governor, "obj") if thing.lower_ == "nothing"), None)
    if idle is not None and governor.lemma_ == "do":  # "did nothing to prevent it"
        return [Vote(idle)], None
    if pending := still_pending(setting, governor):  # "has *yet* to deliver"
        return pending, None
    votes = [] if setting.event_type in setting.cues.speech_acts and calls_in(governor) else _governed(setting, governor, word)
    if votes or not setting.cues.implicative.isdisjoint(wordings(governor, word)):
        return votes + list(votes_around(setting, governor)), governor
    enacted = lemma_of(governor) in setting.cues.enacting and setting.is_of("enacted")
    came = lemma_of(governor) in setting.cues.motion and setting.is_of("arrivals") and setting.cues.signature(lemma_of(word)) is None  # "sent ships to *deter* attacks"
    hoped = any(setting.cues.noun_gives(lemma_of(thing)) for thing in children(governor, "obj"))  # "resisted appeals to denounce it"
    if enacted or came or (setting.event_type in setting.cues.speech_acts and not hoped):  # "marched there to denounce it"
        return list(votes_around(setting, governor)), governor
    return [Vote(infinitive_mark(word) or word, Modality.PLANNED)], None


def _time(setting: Setting, word: Token, governor: Token) -> list[Vote]:
    """ "when the ban expires" is to come where the main clause speaks of the future."""
    if word.tag_ == "VBD" or has_child(word, "aux"):
        return []
    ahead = [child for child in children(governor, "aux") if setting.cues.auxiliary_gives(child.lower_)]
    return [Vote(ahead[0], Modality.PLANNED)] if ahead and word.tag_ != "VBG" else _future_topic(setting, word, governor)


def _future_topic(setting: Setting, word: Token, governor: Token) -> list[Vote]:
    ahead = word.tag_ in ("VBZ", "VBP") and governor.tag_ not in PAST_TAGS and mark_of(word) != "after"  # in a headline, "after boat sinks"
    return [Vote(word, Modality.PLANNED)] if ahead else []


def noun_clause(setting: Setting, word: Token, noun: Token) -> Step:
    """Clauses on nouns: "plan to build", "ability to provide", "evidence that", "campaign targeting"."""
    mark = mark_of(word)
    if infinitive_mark(word) is None and has_no_evidence(setting, noun):
        return [Vote(noun, Modality.POSSIBLE)], None  # "no evidence they left"
    bare = word.tag_ in ("VBG", "JJ") and not mark  # "an agreement calling …" is no agreement to call, "a ban set to expire" bans no end
    votes = ([] if bare else _governed(setting, noun, word)) + [vote for vote in votes_around(setting, noun) if vote.word.dep_ != "amod" or word.tag_ == "VBG"]
    if mark == "but" or lemma_of(noun) in setting.cues.negation["idle"]:  # "no choice but to leave", "no doubt that they left"
        return [Vote(noun, Modality.POSSIBLE)] if mark == "but" and noun.head.tag_ not in PAST_TAGS else [], None
    votes += _undone(setting, noun)
    if lemma_of(noun) in setting.cues.talks and mark in TOPICAL and word.tag_ == "VBG":  # "talks on buying tanks"
        votes.append(Vote(noun, Modality.PLANNED))
    to = infinitive_mark(word) if mark != "that" else None  # "claims that drones are *to* be built"
    if to is not None and noun.lower_ == "nothing" and lemma_of(noun.head) == "do":  # "did *nothing* to prevent it"
        return [Vote(noun)], None
    denies = [Vote(noun)] if lemma_of(noun) in setting.cues.negation["nouns"] else []
    tried = setting.cues.noun_gives(lemma_of(noun)) or setting.cues.governs(lemma_of(noun))  # "the second attempt to murder him"
    if to is not None and tried is None and is_singled_out(noun):  # "the first country to ratify it"
        return [vote for vote in votes if vote.word.i != noun.i], noun
    if to is not None and denies:  # "its failure to deliver"
        return votes + denies, noun
    if to is not None:
        decided = any(vote.modality for vote in votes) or lemma_of(noun) in ABLE or lemma_of(noun) in setting.cues.implicative or is_perfect(word)
        return votes if decided else [*votes, Vote(to, Modality.PLANNED)], noun
    if is_content(word):
        scarce = scarcity(noun) if setting.cues.signature(f"{lemma_of(noun)} that") is not None else None  # "little evidence that …"
        lie = signed_by(setting, noun, lemma_of(noun)) if has_child(noun, "cop") else []  # "it is a *lie* that …"
        return votes + denies + lie + ([Vote(scarce)] if scarce is not None else []) + denied_claim(setting, noun), None
    if word.tag_ == "VBN":
        return [], None
    if word.tag_ == "VBG" and lemma_of(word) == "lead" and lemma_of(noun) in setting.cues.leads:  # "*information leading* to his capture"
        return [Vote(noun, Modality.POSSIBLE)], None
    return votes, noun if word.tag_ == "VBG" else None


def _undone(setting: Setting, noun: Token) -> list[Vote]:
    """What came of an attempt or a demand: "its attempt to attack *failed*", "*resisted* calls to leave"."""
    phrases, signed = wordings(noun.head, noun, case_of(noun)), setting.cues.undoing
    subject = noun.dep_ == "nsubj" and not signed["subject"].isdisjoint(phrases)
    thing = noun.dep_ in ("obj", "obl") and not signed["object"].isdisjoint(phrases)
    return [Vote(noun.head)] if subject or thing else []
