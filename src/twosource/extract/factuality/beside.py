"""Votes of the words that hang on a word: auxiliaries, negations, adjectives, conjunctions, conditions."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.clauses import is_asked, is_delayed, is_inverted, is_one_more, is_perfect
from twosource.extract.factuality.votes import PAST_TAGS, Setting, Vote
from twosource.extract.tree import (
    NEGATIONS,
    SUBJECTS,
    case_of,
    children,
    has_child,
    infinitive_mark,
    lemma_of,
    with_fixed,
)
from twosource.model.claim import Modality

NOBODY = frozenset({"nobody", "none", "nothing"})  # behind a preposition: "sold drones to nobody"
CONCEDING = frozenset({"even", "as"})  # before "if" they set no condition
LIMITING = frozenset({"only", "just", "merely", "simply", "solely"})  # "not only" negates nothing
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def votes_around(setting: Setting, word: Token) -> Iterator[Vote]:
    """Votes of the words that hang on ``word``: auxiliaries, negations, adjectives, conjunctions."""
    yield from negations(setting, word)
    for child in word.children:
        if child.dep_ in ("aux", "aux:pass", "cop"):
            gives = _auxiliary_gives(setting, child)
        elif child.dep_ == "amod":
            gives = None if _is_held(setting, word) else _adjective_gives(setting, child)
        elif child.dep_ == "advmod":
            gives = setting.cues.adverb_gives(child.lower_)
        elif child.lower_ == "if" and is_asked(word):
            gives = Modality.POSSIBLE
        else:
            gives = setting.cues.mark_gives(child.lower_) if child.dep_ == "mark" else None
        if gives is not None:
            yield Vote(child, gives)
    yield from _infinitive_of_be(setting, word)


def _auxiliary_gives(setting: Setting, auxiliary: Token) -> Modality | None:
    would = auxiliary.lower_ in ("would", "’d", "'d")
    if is_inverted(auxiliary) or (would and (_never_was(auxiliary.head) or setting.is_of("hinging"))):  # "the sale *would breach* the treaty"
        return Modality.CONDITIONAL
    if would and setting.event_type in setting.cues.speech_acts and any(child.lower_ in ("i", "we") for child in children(auxiliary.head, "nsubj")):
        return None  # "I *would urge* him to sign it"
    if auxiliary.lower_ == "must" and is_perfect(auxiliary.head):  # "*must* have sold them by now"
        return Modality.POSSIBLE
    return None if _is_unable(setting, auxiliary) else setting.cues.auxiliary_gives(auxiliary.lower_)


def _never_was(verb: Token) -> bool:
    """Whether "would have" tells of what never came about: "*would have sold* boats", but "would have sold all of them *by June*"."""
    return is_perfect(verb) and not any(case_of(child) == "by" for child in children(verb, "obl", "nmod"))


def _adjective_gives(setting: Setting, adjective: Token) -> Modality | None:
    if adjective.lower_ in setting.cues.rehearsing:  # "mock strikes" are a real exercise and no strikes
        return None if setting.is_of("rehearsals") else Modality.POSSIBLE
    return setting.cues.adjective_gives(lemma_of(adjective)) or setting.cues.adjective_gives(adjective.lower_)


def _is_held(setting: Setting, noun: Token) -> bool:
    """Whether a verb says that what was planned took place: "held the *scheduled* talks", "the *planned* talks began"."""
    return noun.dep_ in ("obj", *SUBJECTS) and noun.head.tag_ in PAST_TAGS and lemma_of(noun.head) in setting.cues.occurrence


def conditions(setting: Setting, word: Token) -> Iterator[Vote]:
    """The "if" or "unless" that a predicate depends on: "will leave *if* …", but not "could leave if" or "even if"."""
    clauses = [*children(word, "advcl")]
    undecided = bool(clauses) and any(vote.modality in (Modality.POSSIBLE, Modality.REQUESTED) for vote in votes_around(setting, word))
    for clause in () if undecided else clauses:
        for mark in children(clause, "mark"):
            conceded = mark.i > 0 and mark.nbor(-1).lower_ in CONCEDING
            if not conceded and setting.cues.mark_gives(mark.lower_) is Modality.CONDITIONAL:
                yield Vote(mark, Modality.CONDITIONAL)
        yield from (Vote(first, Modality.CONDITIONAL) for first in children(clause, "aux", "aux:pass", "cop") if is_inverted(first))
        if setting.cues.mark_gives(clause.lower_) is Modality.CONDITIONAL and has_child(clause, "ccomp"):  # "*provided* that they leave"
            yield Vote(clause, Modality.CONDITIONAL)


def _is_unable(setting: Setting, modal: Token) -> bool:
    """Whether a modal tells of what did not come about: "they *could not* agree"."""
    after = modal.nbor().lower_ if modal.i + 1 < len(modal.doc) else ""
    return modal.lower_ == "could" and after in setting.cues.negation["words"]


def negations(setting: Setting, word: Token) -> Iterator[Vote]:
    words, said = setting.cues.negation["words"], False
    for child in word.children:
        if said and child.dep_ == "advmod" and child.lower_ in NEGATIONS:  # "does not and will *not* buy"
            continue
        said |= child.dep_ == "advmod" and child.lower_ in NEGATIONS
        if child.dep_ in ("advmod", "det", "mark", "case", "cc", "cc:preconj", "neg") and (child.lower_ in words or with_fixed(child) in words):
            if child.dep_ == "case" and is_presumed_away(setting, word):
                continue
            if (child.i + 1 == len(word.doc) or child.nbor().lower_ not in LIMITING) and not is_one_more(word) and not is_delayed(word):
                yield Vote(child)
        elif child.lower_ == "nowhere" and word.pos_ in ("ADJ", "ADV"):  # "*nowhere* near"; but "went nowhere"
            yield Vote(child)
        elif child.dep_ == "nsubj:outer" and child.lower_ == "what":  # "what Kestria did *not* do was sell boats"
            yield from (vote for clause in children(child, "acl:relcl") if lemma_of(clause) == "do" for vote in negations(setting, clause))
        elif child.dep_ in ("obj", "nsubj", "nsubj:pass") and word.pos_ in ("VERB", "AUX"):
            yield from (Vote(none) for none in emptied_by(setting, child))
        elif child.lower_ in NOBODY and (child.dep_ == "nmod:poss" or case_of(child) in ("to", "from", "by")):
            yield Vote(child)
        elif child.dep_ == "advmod" and child.lower_ == "longer":  # "no longer"
            yield from (Vote(no) for no in children(child, "advmod", "det") if no.lower_ in words)
        elif child.dep_ == "obl" and lemma_of(child) in setting.cues.negation["circumstances"]:  # "under no circumstances"
            yield from (Vote(no) for no in children(child, "det") if no.lower_ == "no")
    yield from nothing_so(word)


def nothing_so(word: Token) -> Iterator[Vote]:
    """A headline's passive without "was", of nothing: "*No* tanks sold to Varnland, Kestria says"."""
    noun = word.head
    alone = noun.dep_ in ("root", "ROOT", "appos", "parataxis") or (noun.dep_ == "nsubj" and len([*children(noun.head, "nsubj")]) > 1)
    if word.dep_ == "acl" and word.tag_ == "VBN" and alone:
        yield from (Vote(no) for no in children(noun, "det") if no.lower_ == "no")


def is_presumed_away(setting: Setting, noun: Token) -> bool:
    """Whether it is said what would come if there were none: "*without* a truce, the border will not be quiet", "*in* the absence of a truce"."""
    ahead = noun.i < noun.head.i and any(setting.cues.auxiliary_gives(child.lower_) for child in children(noun.head, "aux"))
    return noun.dep_ == "obl" and case_of(noun) in ("without", "in") and ahead


def emptied_by(setting: Setting, noun: Token) -> Iterator[Token]:
    """The word that makes a phrase empty: "no", "none", "nobody", "neither side", "not a single shell"; but not "nobody but X"."""
    below = [*children(noun, "nmod", "obl"), *(thing for word in children(noun, "amod") for thing in children(word, "obl"))]
    following = noun.doc[noun.i + 1 : noun.i + 3].text.lower()
    if following == "other than" or any(case_of(child) in setting.cues.negation["excepting"] for child in below):
        return
    if noun.lower_ in setting.cues.negation["words"]:
        yield noun
    yield from (child for child in children(noun, "det", "cc:preconj") if child.lower_ in ("no", "neither"))
    anything = (noun, *children(noun, "det")) if noun.lower_ == "any" else children(noun, "det")
    yield from (child for word in anything if word.lower_ == "any" for child in children(word, "advmod") if child.lower_ in ("hardly", "scarcely", "barely"))
    single = noun.lower_ == "one" or any(child.lower_ in ("single", "one") for child in children(noun, "amod", "nummod"))
    counts = (noun, *(child for child in children(noun, "nummod") if child.lower_ == "one"))  # "*not* one tank"
    yield from (child for word in counts for child in children(word, "advmod") if single and child.lower_ == "not")


def has_no_evidence(setting: Setting, noun: Token) -> bool:
    """Whether nothing bears something out: "*no evidence* that they left", "*no sign* of an attack"."""
    return lemma_of(noun) in setting.cues.negation["shown"] and next(emptied_by(setting, noun), None) is not None


def _infinitive_of_be(setting: Setting, word: Token) -> Iterator[Vote]:
    """ "is to connect", and "to travel" at the head of a headline; but "is still to be signed" is not so yet."""
    to = infinitive_mark(word)
    if to is None or word.pos_ not in ("VERB", "AUX"):
        return
    be = any(child.lemma_ == "be" and child.i < to.i and not is_inverted(child) for child in children(word, "aux", "aux:pass", "cop"))
    pending = next((child for child in children(word, "advmod") if child.i == to.i - 1 and child.lower_ in setting.cues.negation["yet"]), None)
    before = word.doc[max(to.i - 1, word.sent.start)]
    headline = before.lower_ in setting.cues.negation["yet"] and word.head.dep_ in ("root", "ROOT") and word.head.i == before.i - 1  # "Kestria *yet* to sell boats"
    if pending is not None and (be or pending.nbor(-1).lemma_ == "have"):
        yield Vote(pending)
    elif headline:
        yield Vote(before)
    elif be or word.head.i == word.i or word.dep_ == "parataxis" or (word.dep_ in COMPLEMENTS and word.head.lemma_ == "be"):
        yield Vote(to, Modality.PLANNED)


def still_pending(setting: Setting, governor: Token) -> list[Vote]:
    """ "has yet to deliver", "has still to deliver", "is yet to deliver"; "still has to" is another thing."""
    if governor.lower_ in setting.cues.negation["yet"] and has_child(governor, "cop"):
        return [Vote(governor)]
    if governor.lemma_ not in ("have", "be"):
        return []
    return [Vote(child) for child in governor.children if child.i > governor.i and child.lower_ in setting.cues.negation["yet"]][:1]
