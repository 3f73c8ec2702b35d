"""Constructions that credit a statement to somebody, read off the tree in one pass over the words.

Each kind has a file of its own: verbs (verbs.py, contents.py, governed.py, speakers.py), verdicts (verdicts.py), citing of others (citing.py), hearing (hearing.py), nouns and adjectives
(nominals.py), prepositions and adverbs (adjuncts.py). Who the source is, is read later (sources.py).
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from twosource.extract.attribution.adjuncts import LAST_WORDS, preposition_credit, unnamed_credit, viewpoint_credit
from twosource.extract.attribution.citing import cite_credit
from twosource.extract.attribution.contents import CITING
from twosource.extract.attribution.credit import Credit, IsSource
from twosource.extract.attribution.hearing import hearing_credit
from twosource.extract.attribution.nominals import adjective_credit, noun_credit
from twosource.extract.attribution.pieces import QuotationIndex
from twosource.extract.attribution.verbs import verb_credit
from twosource.extract.attribution.verdicts import rebuttal_credit, verdict_credit
from twosource.extract.tree import lemma_of, mark_of
from twosource.vocabulary.cues import CueLexicon


def find_credits(annotation: Doc, quotations: QuotationIndex, *, cues: CueLexicon, is_source: IsSource) -> Iterator[Credit]:
    """All constructions in text order of their anchor words. Sentences are searched once, word by word."""
    for token in annotation:
        word = token.lower_
        if token.tag_ == "VBG" and mark_of(token) == "as" and lemma_of(token.head) in CITING:
            continue  # read together with "cited"
        if lemma_of(token) in CITING and (cited := tuple(cite_credit(token, quotations, cues, is_source))):
            yield from cited
        elif word in cues.unnamed_credit and token.dep_ in ("amod", "advmod"):
            yield from unnamed_credit(token)
        elif word in cues.adjectives and (held := tuple(adjective_credit(token, cues))):
            yield from held
        elif lemma_of(token) in cues.hearing and token.pos_ == "VERB":
            yield from hearing_credit(token, quotations)
        elif token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            denied = tuple(verdict_credit(token, cues))
            yield from denied or verb_credit(token, quotations, cues, is_source)
        elif lemma_of(token) in cues.cue_nouns:
            yield from rebuttal_credit(token, cues)
            yield from noun_credit(token, cues, is_source)
        if lemma_of(token) in cues.viewpoints:
            yield from viewpoint_credit(token)
        if word in LAST_WORDS:
            yield from preposition_credit(token, cues)
