"""What ties a source to the matter, where the text says so: whom it advises, who pays for it, what it campaigns for."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.pieces import phrase, runs, words_under
from twosource.extract.tree import RELATIVE_TAGS, case_of, char_span, children, lemma_of, words_at
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon

NAMING = ("appos", "nmod:desc")
SERVED = frozenset({"to", "for", "of", "in", "at"})


def stated_interest(noun: Token, *, cues: CueLexicon) -> Span | None:
    """The words that tie whom ``noun`` names to the matter; ``None`` where its phrase has none."""
    named = (noun, *children(noun, *NAMING), *([noun.head] if noun.dep_ in NAMING else []))
    return next((span for word in named for span in _ties(word, cues)), None)


def _ties(noun: Token, cues: CueLexicon) -> Iterator[Span]:
    if lemma_of(noun) in cues.interests["offices"] and any(case_of(child) in SERVED for child in children(noun, "nmod", "obl")):
        clauses = tuple(child.i for child in children(noun, "acl", "acl:relcl", "appos"))
        yield phrase(noun, cut=clauses)
    described = (char_span(list(word.subtree)) for word in children(noun, "amod"))  # "state-owned" may be three words
    yield from (span for span in described if words_at(span, noun.doc).text.lower() in cues.interests["adjectives"])
    for clause in children(noun, "acl", "acl:relcl"):
        if lemma_of(clause) in cues.interests["deeds"]:
            yield from runs(words_under(clause, cut=_pronouns(clause)))[:1]


def _pronouns(clause: Token) -> tuple[int, ...]:
    """The relative pronoun before a clause, "whose" left out: that one belongs to what is said."""
    return tuple(word.i for word in clause.children if word.tag_ in RELATIVE_TAGS and word.i < clause.i)
