"""Credits that a clause carries as an adjunct: "according to X", "reportedly"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.contents import clause_pieces
from twosource.extract.attribution.credit import Credit
from twosource.extract.attribution.pieces import runs, words_under
from twosource.extract.attribution.strays import closes_sentence
from twosource.extract.attribution.verbs import branch_of
from twosource.extract.tree import case_of, children, clause_of, first_conjunct, has_child, lemma_of, token_span
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, Does

LAST_WORDS = frozenset({"to", "per", "of"})  # of the prepositions in cues.yaml


def unnamed_credit(word: Token) -> Iterator[Credit]:
    """ "reportedly", "alleged": the clause or noun around is credited to somebody who is not named."""
    amod = word.dep_ == "amod"
    head = word.head if amod else clause_of(word.head)
    content = runs(words_under(head, cut=(word.i,), labels=("case",))) if amod else clause_pieces(head, cut=(word.i,))
    if content and head.i != word.i:
        yield Credit(word, (token_span(word),), Does.REPORT, "always", None, content, "adverb")


def preposition_credit(word: Token, cues: CueLexicon) -> Iterator[Credit]:
    """ "according to X": the clause around is credited to X."""
    phrase = next((words for words in cues.prepositions if _ends_at(words, word)), None)
    if phrase is None:
        return
    noun = _governed_noun(word)
    if noun is None or (phrase == ("per",) and not _is_somebody(noun, cues)):  # "per day", "per person"
        return
    start = word.doc[word.i - len(phrase) + 1]
    clause = _joined_behind(noun, start) or (clause_of(noun.head) if noun.head.i != noun.i else noun)
    if clause.i >= noun.left_edge.i and clause.i <= noun.right_edge.i:
        return
    branch = branch_of(noun, clause)
    closing = closes_sentence(noun, start)
    if closing and clause.dep_ == "advcl" and clause.head.i < clause.i:  # "were killed when it blew up, according to X"
        clause, branch = clause_of(clause.head), noun
    told = clause.dep_ == "ccomp" and (clause.i < clause.head.i < noun.i or (closing and clause.head.i < clause.i))
    if told and lemma_of(clause.head) in cues.verbs:  # "…, Orrel said, according to X", "Orrel said …, according to X": X reports what he said
        clause, branch = clause.head, noun
    if closing and clause.dep_ == "conj":  # "heard the blasts but saw nothing, according to X"
        clause, branch = first_conjunct(clause), noun
    content = clause_pieces(clause, cut=(branch.i,))
    cue = Span(start.idx, word.idx + len(word))
    yield Credit(word, (cue,), Does.REPORT, "always", noun, content, "clause", -1)


def _is_somebody(noun: Token, cues: CueLexicon) -> bool:
    """Whether a noun names a source by a name, or with its article by what it is: "the ministry"."""
    return noun.ent_type_ in ("PER", "ORG") or ((has_child(noun, "det", "nummod", "nmod:poss") or noun.tag_ == "NNS") and any(cues.is_source_noun(lemma_of(noun), kind) for kind in cues.source_nouns))


def viewpoint_credit(noun: Token) -> Iterator[Credit]:
    """ "in X's view", "by X's account": the clause around is X's."""
    owner = next(children(noun, "nmod:poss"), None)
    if owner is None or noun.dep_ != "obl" or case_of(noun) not in ("in", "by") or noun.head.i == noun.i:
        return
    clause = clause_of(noun.head)
    content = clause_pieces(clause, cut=(branch_of(noun, clause).i,))
    cue = tuple(map(token_span, (*children(noun, "case"), noun)))  # its owner stands between
    yield Credit(noun, cue, Does.REPORT, "always", owner, content, "clause", noun.i)


def _joined_behind(noun: Token, start: Token) -> Token | None:
    """What alone is credited right behind an "and": "sold boats and, *according to Orrel*, built rockets"."""
    before = start.nbor(-2) if start.i > 1 and start.nbor(-1).text == "," else start.nbor(-1) if start.i > 0 else start
    return noun.head if before.dep_ == "cc" and noun.head.dep_ == "conj" and before.head.i in (noun.head.i, noun.head.head.i) else None


def _ends_at(words: tuple[str, ...], last: Token) -> bool:
    first = last.i - len(words) + 1
    return first >= 0 and all(last.doc[first + n].lower_ == words[n] for n in range(len(words)))


def _governed_noun(word: Token) -> Token | None:
    """The noun of a preposition: it governs "to" as case, or the first word of a fixed expression."""
    governor = word.head
    if word.dep_ == "fixed":
        governor = governor.head
    if governor.i > word.i:
        return governor
    return next((child for child in governor.children if child.i > word.i and child.dep_ in ("obl", "nmod", "obj")), None)
