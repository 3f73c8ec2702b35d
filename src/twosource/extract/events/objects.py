"""What a verb is done to and to whom it is given, wherever the parser hung them: "sold *Kestria* *24 jets*", "barred around *one-third* of them"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.events.predicates import called_object, own_subject, second_object
from twosource.extract.fillers import Filler, objects, resolve, spread
from twosource.extract.tree import case_of, children, has_child, lemma_of, mark_of

ABOUT = frozenset({"about", "around", "over", "under", "up to"})  # before a number they are no prepositions
BOUNDING = frozenset({"upwards of", "excess of", "minimum of", "maximum of"})
GIVING = frozenset({"sell", "send", "give", "lend", "lease", "offer", "supply", "provide", "ship", "hand", "grant", "deny", "pass", "promise"})
HUNG = frozenset({"appos", "flat", "nummod"})  # how the parser hangs a gift on whom it is given to


@dataclass(frozen=True, slots=True)
class Objects:
    """``things`` are what is given where there are ``recipients``; ``given``: names that may be recipients'; ``named``: whether the verb says what they are."""

    things: tuple[Filler, ...]
    recipients: tuple[Token, ...] = ()
    given: tuple[Token, ...] = ()
    named: bool = False


def objects_of(verb: Token, own: Sequence[Token]) -> Objects:
    """The objects of ``verb``; the trigger's ``own`` words are none: "took *delivery* of tanks"."""
    things = tuple(filler for filler in objects(verb) if filler.token not in own) or tuple(_amounts(verb)) or tuple(_shifted(verb))
    first, *others = [child for child in children(verb, "obj") if child not in own] or [verb]
    if (named := second_object(verb)) is not None:  # "called the treaty void"
        whole = called_object(verb)
        return Objects(tuple(filler for filler in things if filler.token.i < named.i) if whole is None else (Filler(whole, elided=True),), named=True)
    if (subject := own_subject(verb)) is not None:  # "deemed the treaty void"
        return Objects(tuple(spread((resolve(subject),))), named=True)
    if others and others[0].pos_ == "ADJ" and not has_child(others[0], "det"):  # "held the treaty void"
        return Objects(tuple(filler for filler in things if filler.token.i < others[0].i))
    if others:  # two objects, the first of them the recipient: "sold Kestria tanks"
        things = tuple(filler for filler in things if filler.token.i > first.i and filler.token.head.i != first.i)
        return Objects(things, (first,), tuple(_given(verb, things)))
    if gifts := tuple(_gifts(verb)):
        return Objects(tuple(spread(map(resolve, gifts))), (first,))
    return Objects(things, (), tuple(_given(verb, things)))


def _gifts(verb: Token) -> Iterator[Token]:
    """What a name is given, where the parser hung it on the name, or on the verb as no object: "sold Kestria *24 MiG-29s*", "sold Kestria *a squadron* of jets"."""
    whom = next(children(verb, "obj", "iobj"), None)
    if lemma_of(verb) not in GIVING or whom is None or whom.pos_ != "PROPN" or whom.i != verb.i + 1 or len([*children(verb, "obj", "iobj")]) > 1:
        return
    yield from (word for word in children(whom, *HUNG) if word.i > whom.i and not has_child(word, "case", "punct") and (word.pos_ == "NUM" or has_child(word, "nummod", "det") or bears_numbers(word)))
    yield from (word for word in children(verb, "obl") if word.i > whom.i and not has_child(word, "case") and word.left_edge.i == whom.i + 1)


def bears_numbers(word: Token) -> bool:
    """Whether a word is what a type of arms is called: "MiG-29s"."""
    return any(sign.isdigit() for sign in word.text) and any(sign.isalpha() for sign in word.text)


def _given(verb: Token, things: Sequence[Filler]) -> Iterator[Token]:
    """Who may be given a thing, where the parser took his name for a part of it: "sold *Kestria* jets", but "the Kestria jets"."""
    if lemma_of(verb) not in GIVING or has_child(verb, "iobj") or any("to" in (case_of(child), mark_of(child)) for child in children(verb, "obl")):
        return
    for thing in things:
        first = thing.token.left_edge
        if first.i == verb.i + 1 and first.i != thing.token.i and first.dep_ in ("compound", "amod") and first.pos_ == "PROPN":
            yield first


def _amounts(verb: Token) -> Iterator[Filler]:
    """Shares that only look like obliques: "barred around one-third of the inspectors"."""
    for child in children(verb, "obl"):
        counted = any(case_of(noun) == "of" for noun in children(child, "nmod"))
        numbered = child.pos_ == "NUM" or has_child(child, "nummod")
        if (case_of(child) in ABOUT and counted and numbered) or _is_bounded(child) or is_up_to(child):
            yield resolve(child)


def is_up_to(noun: Token) -> bool:
    """Whether "up" was taken for the verb's and "to" for a preposition: "make *up to* 120 drones"."""
    case = next(children(noun, "case"), None)
    return case is not None and case.lower_ == "to" and case.i > 0 and case.nbor(-1).lower_ == "up" and has_child(noun, "nummod")


def _is_bounded(noun: Token) -> bool:
    """Whether a preposition only bounds a number: "deployed *between 40 and 60* soldiers", "*upwards of* 40", "*in excess of* 40"."""
    number = next(children(noun, "nummod"), None)
    if number is None:
        return False
    *_, first, last = ("", "", *(word.lower_ for word in noun.doc[max(noun.left_edge.i, number.left_edge.i - 2) : number.left_edge.i]))
    two = any(child.pos_ == "NUM" for child in children(number, "conj", "nmod"))
    return (two and last == "between") or f"{first} {last}" in BOUNDING


def _shifted(verb: Token) -> Iterator[Filler]:
    """A long object behind an adverbial, on which the parser hangs it: "condemned in the strongest terms *the attack*"."""
    for child in children(verb, "obl"):
        for noun in children(child, "nmod"):
            if noun.i > child.i and not case_of(noun):
                yield from spread((resolve(noun),))
