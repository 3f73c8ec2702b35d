"""Nouns and adjectives as cues: "claims that …", "reports of …", "support for …", "is confident that …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.contents import (
    MEDIUM_CASES,
    behind_cited,
    clause_pieces,
    is_finite,
)
from twosource.extract.attribution.credit import Credit, IsSource
from twosource.extract.attribution.governed import governed_content, introduced, own_words
from twosource.extract.attribution.pieces import runs, words_under
from twosource.extract.attribution.strays import without_strays
from twosource.extract.attribution.verbs import cue_pieces
from twosource.extract.attribution.verdicts import told
from twosource.extract.fillers import subjects
from twosource.extract.tree import NEGATING, case_of, children, is_content, is_passive, lemma_of, mark_of, token_span
from twosource.extract.verdicts import verdict_of
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, CueVerb, Does

LINKING = frozenset({"remain", "feel", "seem", "appear", "stay", "become", "get", "sound", "grow"})
HOLDING = frozenset({"cop", "aux", "aux:pass"})
CONFIRMING = frozenset({"confirm", "corroborate", "substantiate", "verify"})
PRINTED = frozenset({"report", "story", "article"})  # which name whose they are: "a *Meridian* report that …", "a report *in the Meridian*"
REACH = 4  # words that may stand between a copula and its adjective


def noun_credit(noun: Token, cues: CueLexicon, is_source: IsSource) -> Iterator[Credit]:
    """ "claims that …", "reports of …", "voiced hope for …" with whose they are."""
    if _is_medium(noun, cues):
        return
    lemma, owner = lemma_of(noun), _owner(noun, cues, is_source)
    does = cues.cue_nouns[lemma]
    cue = cue_pieces([noun.head, noun]) if is_voiced(noun, cues) else (token_span(noun),)
    clauses = [child for child in children(noun, "acl", "acl:relcl", "ccomp") if is_content(child) or (child.dep_ == "ccomp" and is_finite(child))]
    clauses = [clause for clause in clauses if clause not in behind_cited(noun.head.head)]
    if clauses:
        verdict = verdict_of(noun.head, cues)
        content = told(verdict) if verdict is not None and verdict.noun.i == noun.i else without_strays(clause_pieces(clauses[0], cut=()), noun.head, cues, is_source)
        confirmed = owner is not None and noun.dep_ == "obj" and lemma_of(noun.head) in CONFIRMING
        credits = "never" if confirmed else "always"  # who confirms another's report says so himself
        yield Credit(noun, cue, does, credits, owner, content, "clause", noun.i)
    elif lemma in cues.of_nouns and noun.tag_ == "NNS" and (content := _after(noun, "of")):
        yield Credit(noun, cue, does, "always", owner, content, "object", noun.i)
    elif owner is not None and (content := _thing(noun, cues)):
        credits = "clause" if does in (Does.THINK, Does.WANT) else "always"  # nobody's hope for talks reports of talks
        yield Credit(noun, cue, does, credits, owner, content, "object", noun.i)


def is_voiced(noun: Token, cues: CueLexicon) -> bool:
    """Whether a noun is the object of a verb that only puts it into words: "made claims", "voiced hope"."""
    return noun.dep_ == "obj" and lemma_of(noun.head) in cues.issuing and not is_passive(noun.head)


def _is_medium(noun: Token, cues: CueLexicon) -> bool:
    """Whether a noun is where another cue speaks: "*said* in a statement that …"."""
    return noun.dep_ == "obl" and case_of(noun) in MEDIUM_CASES and lemma_of(noun.head) in cues.verbs


def _thing(noun: Token, cues: CueLexicon) -> tuple[Span, ...]:
    """What a feeling, wish or verdict is about: "support for *the deal*", "promise to *leave*"."""
    for preposition in cues.noun_prepositions.get(lemma_of(noun), ()):
        content = _after(noun, preposition)
        if content:
            return content
    if "to" in cues.noun_prepositions.get(lemma_of(noun), ()):
        infinitive = next((child for child in children(noun, "acl") if mark_of(child) == "to"), None)
        return own_words(infinitive) if infinitive is not None else ()
    return ()


def _after(noun: Token, preposition: str) -> tuple[Span, ...]:
    """Everything behind the preposition: "reports of *Kestria receiving boats*", whichever word the parser hangs it on."""
    thing = next((child for child in noun.children if child.i > noun.i and preposition in (case_of(child), mark_of(child))), None)
    if thing is None or (preposition == "to" and mark_of(thing) == "to"):
        return ()
    first = next(children(thing, "case", "mark"))
    return runs(word for word in words_under(noun) if word.i > first.i)


def _owner(noun: Token, cues: CueLexicon, is_source: IsSource) -> Token | None:
    """Whose claim it is: possessive, "by X", or the subject of the verb that it is the object of."""
    owners = [child for child in children(noun, "nmod:poss") if child.pos_ != "PRON" or not is_voiced(noun, cues)]
    owners += [child for child in children(noun, "nmod") if case_of(child) in ("by", "from", "among")]
    if noun.lemma_ in PRINTED:
        owners += [child for child in children(noun, "compound", "nmod") if child.pos_ == "PROPN" and case_of(child) in ("", "in", "on") and is_source(child)]
    if not owners and is_voiced(noun, cues):
        owners = [filler.token for filler in subjects(noun.head)]
    return owners[0] if owners else None


def adjective_credit(word: Token, cues: CueLexicon) -> Iterator[Credit]:
    """ "is confident that …", "remains committed to …" with who is."""
    subject = next((filler.token for filler in subjects(word)), None)
    verbal = any(entry.preposition == word.lower_ for entry in cues.verbs.get(lemma_of(word.head), ()))  # "made it clear"
    for entry in cues.adjectives[word.lower_] if subject is not None and word.dep_ != "amod" and not verbal else ():
        form, content = _felt(word, entry)
        if content:
            cue = cue_pieces(_adjective_words(word, entry))
            negated = any(child.lower_ in NEGATING for child in word.children)
            yield Credit(word, cue, entry.does, entry.credits, subject, content, form, word.i, negated)
            return


def _felt(word: Token, entry: CueVerb) -> tuple[str, tuple[Span, ...]]:
    """What somebody feels, knows or wishes."""
    if "clause" in entry.content and not entry.preposition:
        clause = next((child for child in children(word, "ccomp", "advcl") if child.i > word.i and _states(child)), None)
        if clause is not None:
            return "clause", clause_pieces(clause, cut=())
    if "infinitive" in entry.content or entry.preposition:
        return next(((form, pieces) for form, pieces in governed_content(word, entry) if pieces), ("", ()))
    return "", ()


def _states(clause: Token) -> bool:
    return mark_of(clause) == "that" or (clause.dep_ == "ccomp" and is_finite(clause))


def _adjective_words(word: Token, entry: CueVerb) -> list[Token]:
    """The adjective with what holds it ("is", "has been", "remains") and its preposition."""
    words = [child for child in word.children if word.i - REACH <= child.i < word.i and (child.dep_ in HOLDING or child.lower_ in NEGATING)]
    words += [child for child in children(word, "advmod") if child.i == word.i - 1 and words]
    if word.dep_ == "xcomp" and lemma_of(word.head) in LINKING:
        words.append(word.head)
    governed = introduced(word, entry.preposition) if entry.preposition else iter(())
    words += [mark for child in governed for mark in children(child, "case", "mark") if mark.lower_ == entry.preposition][:1]
    return [word, *words]
