"""Whether a capital or seat of government acts ("Tehran agreed") or is a place ("talks in Tehran")."""

from spacy.tokens import Token

from twosource.extract.tree import case_of, first_conjunct, lemma_of
from twosource.vocabulary.nouns import Nouns

LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "around", "into", "toward", "towards", "through", "across", "inside", "within", "over", "above", "onto", "off"}
)  # fmt: skip
DIRECTIONAL = frozenset({"to", "from", "for", "via", "of", "out of"})
ACTING = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent", "iobj", "nmod:poss"})


def names_actor(head: Token, nouns: Nouns) -> bool:
    """Whether the name headed by ``head`` stands for its state, judged by its place in the sentence."""
    word = first_conjunct(head)
    case = case_of(word)
    if case in LOCATIVE or _opens_dateline(head):
        return False
    if case == "of" and (lemma_of(word.head) in nouns.settlements | nouns.urban or nouns.kind(lemma_of(word.head)) == "facility"):
        return False
    if case in DIRECTIONAL:
        return lemma_of(word.head) not in nouns.motion
    if word.dep_ == "obj":
        return lemma_of(word.head) not in nouns.motion
    if word.dep_ in ("compound", "amod"):
        return nouns.kind(lemma_of(word.head)) in ("regime", "person")
    return bool(case) or word.dep_ in ACTING


def _opens_dateline(head: Token) -> bool:
    """"TEHRAN –" at the start of a line."""
    doc = head.doc
    following = doc[head.i + 1].text if head.i + 1 < len(doc) else ""
    return following in ("–", "—", "--", "-", "(") and bool(head.is_sent_start)
