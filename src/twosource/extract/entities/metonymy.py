"""Whether a capital or seat of government acts ("Tehran agreed") or is a place ("talks in Tehran")."""

from spacy.tokens import Token

from twosource.extract.tree import case_of, children, first_conjunct, lemma_of
from twosource.vocabulary.nouns import Nouns

LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "around", "into", "toward", "towards", "through", "across", "inside", "within", "over", "above", "onto", "off"}
)  # fmt: skip
DIRECTIONAL = frozenset({"to", "from", "for", "via", "of", "out of"})
ACTING = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent", "iobj", "nmod:poss"})


def names_actor(head: Token, nouns: Nouns) -> bool:
    """Whether the name headed by ``head`` stands for its state, judged by its place in the sentence."""
    word = first_conjunct(head)
    case, above = case_of(word), lemma_of(word.head)
    if _backs(head, nouns):
        return True
    if case in LOCATIVE or _opens_dateline(head) or _is_town(word, nouns):
        return False
    if case == "on":
        return above not in nouns.motion | nouns.striking
    if case == "between":
        return above not in nouns.lines
    if case == "of" and (above in nouns.settlements | nouns.urban or nouns.kind(above) == "facility"):
        return False
    if case in DIRECTIONAL:
        return above not in nouns.motion
    if word.dep_ in ("obj", "nsubj:pass"):
        return above not in nouns.motion | nouns.striking
    if word.dep_ in ("compound", "amod"):
        return nouns.kind(above) in ("regime", "person") and above not in nouns.urban
    if word.dep_ == "nmod:poss":
        return above not in nouns.settlements | nouns.urban
    return bool(case) or word.dep_ in ACTING


def _backs(head: Token, nouns: Nouns) -> bool:
    """ "*Moscow*-backed rebels", unlike "*Moscow*-based"."""
    behind = [word.lower_ for word in head.doc[head.i + 1 : head.i + 3]]
    return len(behind) == 2 and behind[0] in ("-", "–") and behind[1] in nouns.backing


def _is_town(word: Token, nouns: Nouns) -> bool:
    """What a sentence says of the town itself: "Moscow, *the capital*", "Moscow, *where*", "Moscow is *home* to", "Moscow *fell to* the rebels"."""
    if any(child.lower_ == "where" for clause in children(word, "acl:relcl") for child in clause.children):
        return True
    called = any(lemma_of(child) in nouns.settlements for child in children(word, "appos"))
    above = word.head
    fallen = lemma_of(above) == "fall" and any(case_of(child) == "to" for child in children(above, "obl"))
    return called or (word.dep_ == "nsubj" and (fallen or lemma_of(above) in nouns.settlements | {"home"}))


def _opens_dateline(head: Token) -> bool:
    """"TEHRAN –" at the start of a line."""
    doc = head.doc
    following = doc[head.i + 1].text if head.i + 1 < len(doc) else ""
    return following in ("–", "—", "--", "-", "(") and bool(head.is_sent_start)
