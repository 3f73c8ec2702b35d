"""Verdicts on what is told: "called reports that … false", "dismissed as nonsense a report that …", "called it a lie that …".

Whoever gives such a verdict denies what is told, as does who pours cold water on it (extract/rebuttals.py). The parser hangs the verdict, which stands far from its verb, on the clause
between; so it is found by where it stands: last, or right behind the verb.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.contents import clause_pieces
from twosource.extract.attribution.credit import Credit
from twosource.extract.attribution.pieces import runs
from twosource.extract.attribution.speakers import source_of
from twosource.extract.attribution.verbs import cue_of, cue_pieces
from twosource.extract.rebuttals import rebuttal_of
from twosource.extract.tree import NEGATING, children, is_content, token_span
from twosource.extract.verdicts import Verdict, verdict_of
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, CueVerb, Does


def verdict_credit(verb: Token, cues: CueLexicon) -> Iterator[Credit]:
    """The denial in a verdict; none where a verb gives none."""
    verdict = verdict_of(verb, cues)
    if verdict is None:
        return
    negated = any(child.lower_ in NEGATING for child in children(verb, "advmod"))
    plain = CueVerb(verb.lemma_, "", Does.DENY, frozenset({"clause"}), "always")
    cue = (*cue_of(verb, plain), token_span(verdict.word))
    yield Credit(verb, tuple(sorted(cue)), Does.DENY, "always", source_of(verb), told(verdict), "clause", verb.i, negated)


def rebuttal_credit(noun: Token, cues: CueLexicon) -> Iterator[Credit]:
    """The denial of whoever makes nothing of what a noun tells: "*poured cold water on* reports that …"."""
    clause = next((child for child in children(noun, "acl", "acl:relcl", "ccomp") if is_content(child)), None)
    rebuttal = rebuttal_of(noun, cues) if clause is not None else None
    if rebuttal is None or rebuttal.gives != "-" or rebuttal.words[0].pos_ != "VERB":
        return
    verb = rebuttal.words[0]
    source = source_of(verb)
    if source is not None and source.i != noun.i:
        yield Credit(verb, cue_pieces(rebuttal.words), Does.DENY, "always", source, clause_pieces(clause, cut=()), "clause", verb.i)


def told(verdict: Verdict) -> tuple[Span, ...]:
    """What the verdict is on: the clause without the verdict that the parser hung on it."""
    behind = range(verdict.start, verdict.word.sent.end) if verdict.start > verdict.clause.left_edge.i else range(0)
    pieces = clause_pieces(verdict.clause, cut=())
    kept = [word for word in verdict.clause.doc[verdict.clause.left_edge.i : verdict.clause.right_edge.i + 1] if word.i not in behind]
    inside = [word for word in kept if any(piece.start <= word.idx < piece.end for piece in pieces)]
    while inside and inside[-1].is_punct:
        inside.pop()
    return runs(inside)
