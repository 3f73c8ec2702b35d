"""Outlets that stand between the article and whom it credits: "told the Meridian", "in an interview with the Meridian", "records seen by the Meridian"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.contents import CITING, before_that
from twosource.extract.attribution.credit import Credit
from twosource.extract.tree import case_of, children, is_passive, lemma_of
from twosource.vocabulary.cues import CueLexicon

REACHING = frozenset({"to", "with", "in", "on", "for", "by", "from", "via", "through"})  # from what is said to where it is said
SPEAKING = frozenset({"speak", "talk", "write", "comment", "appear"})  # "speaking to the Meridian, he said …"


def channels(credit: Credit, cues: CueLexicon) -> Iterator[Token]:
    """Nouns that may name such an outlet, the likeliest first."""
    if credit.addressee is not None:
        yield credit.addressee
    if lemma_of(credit.anchor) == "tell" and credit.anchor.i + 3 < len(credit.anchor.doc):  # "told Reuters boats had come", "told the portal DefNow that …", which the parser cuts elsewhere
        yield from (word for word in credit.anchor.doc[credit.anchor.i + 1 : credit.anchor.i + 4] if word.tag_ in ("NNP", "NNPS"))
    speakers = (credit.anchor,) if credit.source is None else (credit.anchor, credit.source)
    for word in speakers:
        yield from _occasions(word, cues)
    if credit.source is not None:
        yield from _examiners(credit.source, cues)


def _occasions(word: Token, cues: CueLexicon) -> Iterator[Token]:
    """Where somebody speaks or writes: "wrote *in the Meridian*", "said in comments carried *by the Meridian*"."""
    astray = (phrase for clause in children(word, "ccomp") for phrase in before_that(clause))
    for phrase in (*children(word, "obl", "nmod"), *astray):
        if case_of(phrase) in ("in", "on"):
            yield phrase
        if lemma_of(phrase) in cues.occasions:
            yield from (noun for noun in children(phrase, "nmod", "obl") if case_of(noun) in REACHING)
            given = (clause for clause in children(phrase, "acl", "acl:relcl") if is_passive(clause))
            yield from (noun for clause in given for noun in children(clause, "obl", "obl:agent") if case_of(noun) in REACHING)
    for clause in children(word, "advcl", "acl"):
        if clause.tag_ == "VBG" and lemma_of(clause) in SPEAKING:
            yield from (noun for noun in children(clause, "obl") if case_of(noun) in REACHING)


def _examiners(source: Token, cues: CueLexicon) -> Iterator[Token]:
    """Z in "documents reviewed by Z", "documents that Z has seen" and "Z has seen documents"."""
    nouns = [source, *children(source, "conj")]
    for noun in nouns:
        for clause in children(noun, "acl", "acl:relcl"):
            if lemma_of(clause) in cues.examined_by:
                yield from (child for child in children(clause, "obl:agent", "obl", "nsubj") if child.pos_ != "PRON")
    if source.dep_ == "obj" and lemma_of(source.head) in cues.examined_by - CITING:
        yield from children(source.head, "nsubj")
