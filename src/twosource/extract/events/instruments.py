"""With what an event was done, and by whom it was used: "attacked the port *using drones*", "*drones* were used by *Kestria* to attack it"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.events.constructions import Match
from twosource.extract.fillers import Filler, objects, resolve, subjects
from twosource.extract.tree import case_of, children, infinitive_mark, is_passive, lemma_of
from twosource.vocabulary.event_types import WordClasses

WIELDING = frozenset({"use", "employ", "deploy", "launch", "fire", "utilise", "utilize"})
MEANS = frozenset({"means", "mean", "help", "use", "aid", "assistance"})  # "by *means* of drones"
Instrument = tuple[str, Filler]  # "wielded", or "wielder", and who or what is


def instruments(match: Match, classes: WordClasses) -> Iterator[Instrument]:
    """What was used for the event of a trigger, and by whom where that is told of the use alone."""
    head = match.head
    if match.nominal:
        yield from _of_noun(match, classes)
    elif head.dep_ in ("xcomp", "advcl") and infinitive_mark(head) is not None and lemma_of(head.head) in WIELDING:  # "used *drones* to attack"
        yield from _used(head.head)
    yield from _using(head)
    yield from (("wielded", filler) for filler in _by_means(head))


def _of_noun(match: Match, classes: WordClasses) -> Iterator[Instrument]:
    """"Carried out strikes *using drones*", "strikes carried out *with drones*", "used *drones* in strikes"."""
    noun = match.head
    if match.support is not None:
        yield from _using(match.support)
    for clause in children(noun, "acl"):
        if lemma_of(clause) in classes.support and is_passive(clause):
            yield from _using(clause)
            yield from (("wielded", resolve(child)) for child in children(clause, "obl") if case_of(child) == "with")
    if case_of(noun) in ("in", "during", "for") and lemma_of(noun.head) in WIELDING:
        yield from _used(noun.head)


def _using(word: Token) -> Iterator[Instrument]:
    """What a participle beside an event says to be used: "attacked *using drones*", "an attack *using drones*"."""
    for clause in children(word, "advcl", "xcomp", "acl"):
        if clause.tag_ == "VBG" and lemma_of(clause) in WIELDING:
            yield from (("wielded", filler) for filler in objects(clause))


def _used(verb: Token) -> Iterator[Instrument]:
    """What a verb says to be used, and by whom."""
    things = subjects(verb) if is_passive(verb) else objects(verb)
    users = map(resolve, children(verb, "obl:agent")) if is_passive(verb) else subjects(verb)
    yield from (("wielded", Filler(filler.token, elided=True)) for filler in things)
    yield from (("wielder", Filler(filler.token, elided=True)) for filler in users)


def _by_means(word: Token) -> Iterator[Filler]:
    for phrase in children(word, "obl", "nmod"):
        if lemma_of(phrase) in MEANS and case_of(phrase) in ("by", "with", "through"):
            yield from (resolve(child) for child in children(phrase, "nmod") if case_of(child) == "of")
