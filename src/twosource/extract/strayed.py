"""Subjects that the parser hung elsewhere, found by where they stand: right before the verb, or first in a headline.

A tree is right about most words and loses a name now and then: to a thing before it ("attacked the port and *Varnland* condemned it"), to a sentence
of its own ("Not only *Kestria* but also Varnland attacked"), or to the verb's place in a headline ("*Kestria* to sell tanks").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.tree import (
    FINITE,
    children,
    coordinated,
    has_child,
    infinitive_mark,
    is_lost_subject,
    is_predicate,
)

NOMINAL = frozenset({"NOUN", "PROPN"})
LOOSE = frozenset({"acl", "advcl", "parataxis", "list"})  # how a headline's verb may hang on its subject
ROOTS = frozenset({"root", "ROOT"})


def right_before(predicate: Token) -> Token | None:
    """The subject right before a verb, which the parser joined to what is told before: "shops reopened, but not only *Kestria* but Varnland attacked"."""
    governor = predicate.head
    start = next((word.i for word in predicate.subtree if word.i >= predicate.i or word.dep_ in ("advmod", "aux", "aux:pass", "fixed")), predicate.i)
    before = predicate.nbor(-1) if predicate.i > predicate.sent.start else None
    if before is not None and before.pos_ in NOMINAL and before.dep_ == "conj" and before.head.pos_ == "VERB":  # "tanks that Kestria built and *Varnland* bought"
        return before
    lost = (name for thing in children(governor, "obj", "obl") for name in children(thing, "conj") if is_lost_subject(name) and name.i < predicate.i)
    if (name := next(lost, None)) is not None and predicate.dep_ == "conj":
        return name
    for noun in (governor, *children(governor, "conj")) if predicate.dep_ == "conj" else ():
        if noun.pos_ in NOMINAL and not is_predicate(noun) and noun.dep_ in ROOTS | {"conj"}:
            last = [word for word in coordinated(noun) if word.pos_ in NOMINAL][-1]
            if start - 1 in (last.i, last.right_edge.i):
                return noun
    return None


def left_alone(predicate: Token) -> Iterator[Token]:
    """Who does it as well, whom the parser took for a sentence to which the verb was joined: "Not only *Kestria* but also Varnland attacked"."""
    alone = predicate.head
    if predicate.dep_ in ("conj", "parataxis") and alone.dep_ in ROOTS and alone.pos_ == "PROPN" and not is_predicate(alone):
        words = [word.lower_ for word in alone.doc[alone.i + 1 : predicate.i]]
        if words and words[0] in ("and", "but"):
            yield alone


def first_in_headline(predicate: Token) -> Iterator[Token]:
    """The noun, and the names listed behind it, of which a headline's verb tells: "*Kestria*, *Varnland* to sign treaty", "*Kestria* – an ally – sold boats"."""
    noun = predicate.head
    bare = predicate.dep_ in ("parataxis", "list") and predicate.tag_ in FINITE | {"VB"}
    loose = predicate.dep_ in LOOSE and (bare or infinitive_mark(predicate) is not None)
    if not loose or noun.pos_ not in NOMINAL or noun.dep_ not in ROOTS or noun.i > predicate.i or is_predicate(noun):
        return
    if noun.pos_ == "PROPN" or not noun._.roleset:  # not "*plan* to sell boats"
        yield noun
        yield from (word for word in children(noun, "appos", "list") if word.i < predicate.i and word.pos_ == noun.pos_ == "PROPN")


def second_subjects(verb: Token) -> tuple[Token, ...]:
    """A second subject behind a verb without an object, which is that: "Kestria bars *inspectors* from plant"."""
    named = [*children(verb, "nsubj")]
    if len(named) < 2 or named[0].i > verb.i or has_child(verb, "obj", "ccomp", "xcomp", "aux", "conj", "parataxis"):
        return ()
    return tuple(word for word in named[1:] if word.i > verb.i)


def subject_behind(verb: Token) -> Token | None:
    """The second subject of a verb, right behind it, which really is its content's: "the ministry claimed *two ships* came and left"."""
    before = any(child.i < verb.i for child in children(verb, "nsubj"))
    return next((child for child in children(verb, "nsubj") if before and child.i > verb.i and child.left_edge.i == verb.i + 1), None)


def name_before(token: Token) -> Token | None:
    """The name of somebody right before ", which", where the parser takes what follows for a word on all that was told."""
    place = token.i - 1 - (token.i > 0 and token.nbor(-1).text == ",")
    name = token.doc[place] if place > token.sent.start else None
    governor = next((word for word in (token.head, *token.head.ancestors) if word.dep_ == "advcl:relcl"), None)
    return name if governor is not None and name is not None and name.ent_type_ in ("ORG", "PER") else None
