"""Words by which somebody denies what others tell: "called reports that … *false*", "described the claim of a sale as a *lie*"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.tree import DAYS, SUBJECTS, case_of, children, has_child, is_content, lemma_of, mark_of
from twosource.vocabulary.cues import CueLexicon

VERDICT_WORDS = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})  # parts of speech for which the parser may take "false" at a clause's end


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody calls something that is told in a clause, or named by a noun. ``start``: the first word of "as a lie", by its index."""

    word: Token
    start: int
    noun: Token
    clause: Token


def verdict_of(verb: Token, cues: CueLexicon) -> Verdict | None:
    """The word by which a verb denies what its object tells: "called reports that … *false*", "called it a *lie* that …"."""
    if lemma_of(verb) not in cues.verdicts:
        return None
    for noun, clause in _told(verb, cues):
        if noun.i > verb.i and _is_negative(noun, cues):  # "called it a lie that …"
            return Verdict(noun, noun.i, noun, clause)
        between = [word for word in verb.doc[verb.i + 1 : noun.left_edge.i] if _is_negative(word, cues)]
        between += [child for child in children(noun, "amod") if child.i == verb.i + 2 and child.nbor(-1).is_quote and _is_negative(child, cues)]  # called "false" reports
        if between:
            return Verdict(between[0], between[0].i, noun, clause)
        behind = verb.doc[clause.i + 1 : _end_of(verb, clause, cues)]
        closing = next((word for word in behind if _closes(word) and _is_negative(word, cues)), None)
        if closing is not None:
            return Verdict(closing, _start_of(closing), noun, clause)
    return None


def _told(verb: Token, cues: CueLexicon) -> Iterator[tuple[Token, Token]]:
    """Nouns behind a verb with the clause or event that they tell: "the report *that …*", "reports *of a sale*"."""
    behind = [child for child in children(verb, "obj", "obl", "xcomp") if child.i > verb.i]
    things = [child for word in behind for child in (word, *children(word, "nmod", "appos", "conj")) if not case_of(child)]
    for noun in things:
        if not (cues.is_told(lemma_of(noun)) or _is_negative(noun, cues)):
            continue
        astray = [clause for clause in children(verb, "advcl", "ccomp") if mark_of(clause) == "that" and clause.left_edge.i == noun.i + 1]
        for clause in (*children(noun, "acl", "acl:relcl", "ccomp"), *astray):
            if is_content(clause) or clause.left_edge.lower_ == "that":
                yield noun, clause
        yield from ((noun, named) for named in children(noun, "nmod") if case_of(named) in ("of", "about") and named._.roleset)


def _is_negative(word: Token, cues: CueLexicon) -> bool:
    judging = word.pos_ in VERDICT_WORDS or (word.tag_ == "VBN" and mark_of(word) == "as")  # "described … as *fabricated*"
    signature = cues.signature(lemma_of(word), word.lower_) if judging else None
    return signature is not None and signature.affirmed == "-"


def _closes(word: Token) -> bool:
    """Whether a word can be the last of a phrase and is no clause of its own: a mark, a preposition or a conjunction follows, or a day."""
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    last = following.i == word.i or following.is_punct or following.is_space or following.pos_ in ("ADP", "SCONJ", "CCONJ") or following.lower_ in DAYS
    return last and not has_child(word, "cop", *SUBJECTS)


def _end_of(verb: Token, clause: Token, cues: CueLexicon) -> int:
    """Where what hangs on a verb ends, before a further clause joined to it."""
    joined = [child.left_edge.i for child in children(verb, "conj", "advcl", "parataxis") if child.i > clause.i and not _is_negative(child, cues)]
    return min([verb.right_edge.i + 1, *joined])


def _start_of(word: Token) -> int:
    """The first word of a verdict: "as a lie", "\"utterly false\""."""
    start = word.i
    while start > 0 and (word.doc[start - 1].lower_ in ("as", "a", "an") or word.doc[start - 1].is_quote or word.doc[start - 1].tag_ == "RB"):
        start -= 1
    return start
