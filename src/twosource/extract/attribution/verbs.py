"""Verbs as cues: the cue's own words, what it introduces, and to whom it is said; who speaks: speakers.py."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from twosource.extract.attribution.contents import (
    MEDIUM_CASES,
    content_of,
)
from twosource.extract.attribution.credit import Credit, IsSource
from twosource.extract.attribution.governed import PARTICLES, introduced
from twosource.extract.attribution.pieces import QuotationIndex
from twosource.extract.attribution.speakers import misplaced_source, read_out, source_of
from twosource.extract.attribution.strays import outer_cue, without_strays
from twosource.extract.fillers import is_nobody, subjects
from twosource.extract.tree import (
    NEGATING,
    PASSIVE_SUBJECTS,
    case_of,
    char_span,
    children,
    evaded_by,
    has_child,
    is_passive,
    lemma_of,
    mark_of,
)
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, CueVerb, Does

AUXILIARIES = ("aux", "aux:pass", "compound:prt")
ISSUING_WORDS = 7  # words from "issued" to "saying" within one cue
MAX_CUE_GAP = 2  # words that may stand between an auxiliary and its verb within one cue
MEDIUM_WORDS = 5  # at most so many words from the preposition to its noun


def verb_credit(verb: Token, quotations: QuotationIndex, cues: CueLexicon, is_source: IsSource) -> Iterator[Credit]:
    """The best reading of a verb: the first entry of the lexicon whose content is there."""
    if (verb.dep_ in ("amod", "compound") and verb.tag_ == "VBG") or _is_authorial(verb):  # "the commanding general"
        return
    for entry in cues.verbs.get(lemma_of(verb), ()):
        if (entry.preposition and not _has_words(verb, entry)) or (entry.does is Does.DENY and _withholds(verb, cues)):
            continue
        if entry.does is Does.REJECT and any(lemma_of(thing) in cues.charges for thing in children(verb, "obj", "nsubj:pass")):  # "dismissed a case"
            continue
        form, content = content_of(verb, entry, quotations)
        if content:
            content = without_strays(content, verb, cues, is_source)
            credit = _credited(verb, entry, form, content, cues, is_source)
            if not _is_topic(credit, is_source):
                yield credit
            return


def _is_authorial(verb: Token) -> bool:
    """Whether the article itself says so: "it *should be noted* that", "it *must be said*"."""
    subjectless = any(word.lower_ == "it" for word in children(verb, "expl", "nsubj:pass"))
    return subjectless and has_child(verb, "aux:pass") and any(word.lower_ in ("should", "must", "can", "may") for word in children(verb, "aux"))


def _withholds(verb: Token, cues: CueLexicon) -> bool:
    """Whether something is denied to somebody rather than disputed: "denied them access"."""
    return has_child(verb, "iobj") or any(lemma_of(thing) in cues.grantable for thing in children(verb, "obj"))


def _is_topic(credit: Credit, is_source: IsSource) -> bool:
    """Whether what stands before a colon is a heading and nobody: "Sanctions explained: how they return"."""
    mark = credit.anchor.nbor().text if credit.anchor.i + 1 < len(credit.anchor.doc) else ""
    return mark == ":" and credit.source is not None and credit.source.i < credit.anchor.i and not is_source(credit.source)


def _has_words(verb: Token, entry: CueVerb) -> bool:
    """Whether ``verb`` stands with all of its entry: "call for", "brush off", "make clear", "take issue with"."""
    beside = {child.lower_ for child in verb.children if child.dep_ in PARTICLES}
    if not beside.issuperset(entry.fixed):
        return False
    return entry.preposition in beside or next(introduced(verb, entry.preposition, *entry.fixed), None) is not None


def _credited(
    verb: Token, entry: CueVerb, form: str, content: tuple[Span, ...], cues: CueLexicon, is_source: IsSource
) -> Credit:
    issued = _issued_paper(verb, cues)
    if issued is not None:
        cue = (Span(issued.head.idx, verb.idx + len(verb)),)
        source = next((filler.token for filler in subjects(issued.head)), None)
        return Credit(verb, cue, entry.does, entry.credits, source, content, form, issued.head.i)
    outer = outer_cue(verb, cues)
    misplaced = None if outer is not None else misplaced_source(verb, form, is_source) or read_out(verb, form, is_source)
    source = misplaced or source_of(evaded_by(verb, cues.evasive) or outer or verb)
    medium = _medium(verb, source, cues)
    return Credit(
        anchor=verb,
        cue=cue_of(verb, entry, medium),
        does=entry.does,
        credits=entry.credits,
        source=source,
        content=content,
        form=form,
        phrase_cut=verb.i,
        negated=_is_negated(verb, cues) or (source is not None and is_nobody(source, "cc:preconj", "cc")),
        addressee=_addressee(verb),
        medium=medium,
    )


def _issued_paper(verb: Token, cues: CueLexicon) -> Token | None:
    """The paper in "issued a statement saying …": who issued it says so."""
    paper = verb.head
    if verb.dep_ not in ("acl", "acl:relcl") or paper.dep_ != "obj" or is_passive(paper.head):
        return None
    if lemma_of(paper.head) not in cues.issuing or any(cues.is_source_noun(lemma_of(paper), kind) for kind in ("people", "official", "human")):
        return None
    return paper if 0 < verb.i - paper.head.i <= ISSUING_WORDS else None


def _medium(verb: Token, source: Token | None, cues: CueLexicon) -> Token | None:
    """The noun of "in a statement" beside a verb of saying, also where the parser hung it on the source."""
    held = [*children(verb, "obl")]
    held += [child for child in source.subtree if child.dep_ in ("nmod", "obl") and source.i < child.i < verb.i] if source is not None else []
    return next((noun for noun in held if noun.pos_ != "PROPN" and cues.is_medium(lemma_of(noun)) and _medium_words(noun)), None)


def _medium_words(noun: Token) -> tuple[Token, ...]:
    """The words from "in" to its noun, none where that is far."""
    first = next((word.i for word in children(noun, "case") if word.lower_ in MEDIUM_CASES), noun.i)
    return tuple(noun.doc[first : noun.i + 1]) if 0 < noun.i - first <= MEDIUM_WORDS else ()


def _addressee(verb: Token) -> Token | None:
    """To whom it is said: "told the Meridian", "confirmed to the Meridian"."""
    told = [child for child in children(verb, "iobj", "obj", *PASSIVE_SUBJECTS) if verb.lemma_ == "tell"]
    told += [child for child in children(verb, "obl") if case_of(child) in ("to", "with")]
    return told[0] if told else None


def _is_negated(verb: Token, cues: CueLexicon) -> bool:
    """Whether the source does not say it: "did not say", "refused to confirm"."""
    return any(_negates(child) for child in verb.children) or evaded_by(verb, cues.evasive) is not None


def _negates(word: Token) -> bool:
    """Whether a word is a negation, "not only" left out."""
    return word.lower_ in NEGATING and (word.i + 1 == len(word.doc) or word.nbor().lower_ != "only")


def cue_of(verb: Token, entry: CueVerb, medium: Token | None = None) -> tuple[Span, ...]:
    """The verb with auxiliaries, negation, particle and fixed preposition, in pieces where other words stand between; and
    where it was said ("in a statement").
    """
    words = [child for child in verb.children if child.dep_ in AUXILIARIES or (_negates(child) and child.dep_ != "nsubj")]  # "*neither* would say"
    if verb.dep_ == "advcl" and mark_of(verb) == "as" and verb.tag_ == "VBN":
        words += [*children(verb, "mark"), *(word for agent in children(verb, "obl:agent", "obl") for word in children(agent, "case"))]
    if entry.preposition:
        words += [child for child in verb.children if child.dep_ in PARTICLES and child.lower_ in (*entry.fixed, entry.preposition)]
        governed = introduced(verb, entry.preposition, *entry.fixed)
        words += [word for child in governed for word in children(child, "case", "mark") if word.lower_ == entry.preposition][:1]
    pieces = cue_pieces([verb, *words])
    return pieces if medium is None else tuple(sorted((*pieces, char_span(_medium_words(medium)))))


def cue_pieces(words: Iterable[Token]) -> tuple[Span, ...]:
    """The words of one cue, small gaps closed; a new piece where more words stand between."""
    ordered = sorted({word.i: word for word in words}.values(), key=lambda word: word.i)
    groups = [[ordered[0]]]
    for word in ordered[1:]:
        if word.i - groups[-1][-1].i <= MAX_CUE_GAP:
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(char_span(group) for group in groups)


def branch_of(word: Token, clause: Token) -> Token:
    """The child of ``clause`` in whose subtree ``word`` stands."""
    while word.head.i != clause.i and word.head.i != word.i:
        word = word.head
    return word
