"""Types of arms that no list has and the article calls such: "*Volkar-2* missiles", "24 *Borrak* vehicles", later "the Borraks"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import lemma_of
from twosource.model.text import Span
from twosource.vocabulary.nouns import Nouns

NUMBERED = re.compile(r"[A-Z][A-Za-z]*-\d{1,3}[A-Z]{0,2}")  # "Volkar-2", not "COVID-19" where no item's noun is beside it
CALLED = re.compile(r"[A-Z][a-z]{2,}")
ARMS = frozenset({"drone", "missile", "aircraft", "ship", "armour", "small-arms", "air-defence", "weapon", "space"})  # classes of items
REACH = 4  # words from the name to the item's noun: "*Hallin* long-range air defence system"


def find_models(tokens: TokenIndex, nouns: Nouns) -> Iterator[Span]:
    """Names of types of arms, wherever they stand again in the text.

    A name with a number is one where it stands before an item's noun once. One without might as well be the maker's ("Orsan
    missiles"): it is a type's where its plural stands alone as well ("the Orsans").
    """
    written = {token.text for token in tokens.doc}
    called = {token.text for token in tokens.doc if _stands_before_item(token, nouns)}
    models = {name for name in called if NUMBERED.fullmatch(name) or (CALLED.fullmatch(name) and f"{name}s" in written)}
    if again := "|".join(sorted(map(re.escape, models))):
        yield from (Span(*match.span()) for match in re.finditer(rf"\b(?:{again})(?:[A-Z]{{1,2}}|s)?\b(?!-)", tokens.text))


def _stands_before_item(token: Token, nouns: Nouns) -> bool:
    """Whether a word in capitals is part of what an item's noun right behind it is called, and no owner of it."""
    noun = token.head
    named = token.dep_ in ("compound", "nmod:desc", "flat") and token.text[:1].isupper() and 0 < noun.i - token.i <= REACH
    return named and noun.pos_ == "NOUN" and nouns.item_class(lemma_of(noun)) in ARMS
