"""Cues that the parser hung into what another cue introduces: "denied that it sold boats, *calling* the report a lie".

Whoever speaks in the outer cue speaks in them, and they are no part of its content.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.contents import CITING
from twosource.extract.attribution.credit import IsSource
from twosource.extract.tree import (
    DAYS,
    FINITE,
    MAX_STEPS,
    SUBJECTS,
    children,
    first_conjunct,
    has_child,
    is_content,
    is_set_off,
    lemma_of,
    mark_of,
)
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, Does

DENYING = frozenset({Does.DENY, Does.REJECT})


def outer_cue(verb: Token, cues: CueLexicon) -> Token | None:
    """The cue beside which ``verb``, itself a cue, really stands; ``None`` where the parser hung it right."""
    governor = verb.head
    speaks = any(not entry.preposition for entry in cues.verbs.get(lemma_of(governor), ()))
    if lemma_of(verb) not in cues.verbs or speaks or has_child(verb, "aux", "mark", *SUBJECTS):
        return None
    cue = _cue_above(governor, cues)
    if cue is None or cue.i > governor.i:
        return None
    return cue if _is_aside(verb, cue, cues) or _is_joined(verb, governor, cue) else None


def _cue_above(word: Token, cues: CueLexicon) -> Token | None:
    """The cue whose content ``word`` heads: of a clause, or of a noun's clause ("denied reports that …")."""
    for _ in range(MAX_STEPS):
        above = word.head
        if word.dep_ in ("acl", "acl:relcl") and is_content(word) and above.dep_ == "obj":
            return above.head if lemma_of(above.head) in cues.verbs else None
        if word.dep_ == "ccomp":
            return above if lemma_of(above) in cues.verbs else None
        if word.dep_ not in ("conj", "xcomp") or above.i == word.i:
            return None
        word = above
    return None


def _is_aside(verb: Token, cue: Token, cues: CueLexicon) -> bool:
    """ "…, adding that …", "denied …, calling it a lie"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or mark_of(verb) or not is_set_off(verb):
        return False
    denies = any(entry.does in DENYING for entry in cues.verbs[lemma_of(cue)])
    return denies or any(entry.does is Does.REPORT and "clause" in entry.content for entry in cues.verbs[lemma_of(verb)])


def _is_joined(verb: Token, governor: Token, cue: Token) -> bool:
    """ "admitted that it had sold boats but *denied* …": of the cue's tense, not of the clause's; "said its jets had hit it, and *denied that* …"."""
    if verb.dep_ != "conj" or governor.tag_ in FINITE:
        return False
    contrasts = any(word.lower_ == "but" or (is_set_off(word) and _has_that(verb)) for word in children(verb, "cc"))
    return verb.tag_ == cue.tag_ in FINITE or (contrasts and verb.tag_ == "VBN")


def _has_that(verb: Token) -> bool:
    return any(mark_of(clause) == "that" for clause in children(verb, "ccomp"))


def without_strays(content: tuple[Span, ...], cue: Token, cues: CueLexicon, is_source: IsSource) -> tuple[Span, ...]:
    """``content`` of ``cue`` without what stands beside it."""
    for stray in _strays(cue, cues, is_source):
        content = tuple(part for piece in content for part in _without(piece, stray))
    return content


def _strays(cue: Token, cues: CueLexicon, is_source: IsSource) -> Iterator[Token]:
    yield from (word for word in cue.subtree if word.i > cue.i and (outer_cue(word, cues) == cue or _cites(word, cue, is_source)))
    yield from (word.head for word in cue.subtree if word.i > cue.i and word.lower_ == "according" and word.dep_ == "case" and closes_sentence(word.head, word))


def _cites(verb: Token, cue: Token, is_source: IsSource) -> bool:
    """Whether a clause tells whom the cue's source has it from: "reported that boats came, *citing officials*"; of who acts, "citing *fears*" gives reasons."""
    governor = first_conjunct(verb.head)
    told = governor.dep_ == "ccomp" and governor.head.i == cue.i and verb.dep_ == "advcl" and verb.tag_ == "VBG"
    return told and lemma_of(verb) in CITING and is_set_off(verb) and any(is_source(cited) for cited in children(verb, "obj"))


def closes_sentence(noun: Token, start: Token) -> bool:
    """Whether a credit from ``start`` to ``noun`` stands last, behind a comma, and so is for all of the sentence: but for a day, or what a
    further clause adds."""
    behind = [word for word in noun.doc[noun.right_edge.i + 1 : noun.sent.end] if not word.is_space]
    if len(behind) > 1 and behind[1].lower_ in DAYS:  # "on Tuesday"
        behind = behind[2:]
    last = all(word.is_punct for word in behind) or (behind[0].text == "," and behind[1].pos_ in ("SCONJ", "CCONJ"))
    return start.i > 0 and start.nbor(-1).text == "," and last


def _without(piece: Span, stray: Token) -> Iterator[Span]:
    """What of ``piece`` stands before the stray clause, and behind it."""
    first, last = stray.left_edge, stray.right_edge
    while first.i > 0 and (first.nbor(-1).is_punct or first.nbor(-1).is_space) and not first.nbor(-1).is_quote:
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i > 0 else first
    if not piece.start < first.idx < piece.end:
        yield piece
        return
    yield Span(piece.start, before.idx + len(before))
    behind = last.i + 1
    while behind < last.sent.end and (last.doc[behind].is_punct or last.doc[behind].is_space) and not last.doc[behind].is_quote:
        behind += 1
    if behind < last.sent.end and last.doc[behind].idx < piece.end:
        yield Span(last.doc[behind].idx, piece.end)
