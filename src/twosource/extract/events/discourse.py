"""Who takes part in an event although its own clause does not say so: taken from the words around it, never made up.

Four places are looked into, for the roles that the clause leaves open: the verbs and nouns that govern the event
("Kestria *announced* an attack"), a blame laid for it, events of the same type in the sentence, and, where a noun only
points back ("the attack"), what was told of the last such event.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from twosource.extract.events.arguments import Reader, is_definite
from twosource.extract.events.constructions import NOMINAL
from twosource.extract.events.merging import Found
from twosource.extract.tree import MAX_STEPS, Filler, children, first_conjunct, has_child, is_passive, is_predicate, lemma_of, subjects
from twosource.model.event import Argument
from twosource.vocabulary.cues import CueLexicon, Does

SPECIFYING = ("nmod", "nmod:poss", "acl", "acl:relcl", "compound")  # what says which event a definite noun means
SAYING = frozenset({"ccomp", "parataxis", "nsubj", "nsubj:pass", "csubj", "acl:relcl", "root", "ROOT"})
ON = set(os.environ.get("ON", "A B C D").split())


def complete(found: Sequence[Found], reader: Reader, *, cues: CueLexicon) -> list[Found]:
    """``found`` in text order, with the participants that the surroundings give, marked as elided."""
    done: list[Found] = []
    latest: dict[str, tuple[Argument, ...]] = {}
    types = {one.match.head.i: one for one in found}
    for one in found:
        if "A" in ON:
            one = one.with_arguments(list(_governing(one, reader, types, cues)))
        if "D" in ON:
            one = one.with_arguments(list(_blamed(one, found, reader)))
        if "B" in ON:
            one = one.with_arguments(list(_sharing(one, found)))
        if "C" in ON and reader.event_types.types[one.type].anaphoric and _points_back(one):
            one = one.with_arguments([replace(a, elided=True) for a in latest.get(one.type, ()) if not one.has(a.role)])
        latest[one.type] = one.arguments or latest.get(one.type, ())
        done.append(one)
    return done


def _points_back(one: Found) -> bool:
    """Whether a noun only names again what was told before: "the attack", not "the attack on the port"."""
    return one.match.nominal and is_definite(one.match.head) and not has_child(one.match.head, *SPECIFYING)


def _governing(one: Found, reader: Reader, types, cues: CueLexicon) -> Iterator[Argument]:
    role = one.match.trigger.roles.get("ARG0")
    if role is None or one.has(role):
        return
    wanted = reader.event_types.types[one.type].roles[role]
    for filler in _governors(one, types, cues):
        if reader.kinds(filler.token) & wanted & {"actor", "person", "state"} and ("N" in ON or reader.entity(filler.token) is not None):
            yield reader.argument(role, replace(filler, elided=True))


def _governors(one: Found, types, cues) -> tuple[Filler, ...]:
    word = first_conjunct(one.match.support or one.match.head)
    for _ in range(MAX_STEPS):
        head = word.head
        if word.dep_ in SAYING or head.i == word.i:
            return ()
        if head.pos_ in NOMINAL:
            owners = tuple(Filler(child) for child in children(head, "nmod:poss"))
            if owners:
                return owners
        elif is_predicate(head):
            if any(entry.does for entry in cues.verbs.get(lemma_of(head), ())) or head.i in types and types[head.i].type in ("condemnation", "request", "warning"):
                return ()
            if is_passive(head):
                return ()
            found = subjects(head)
            if found:
                return found
        word = first_conjunct(head)
    return ()


def _blamed(one: Found, found: Sequence[Found], reader: Reader) -> Iterator[Argument]:
    role = one.match.trigger.roles.get("ARG0")
    if role is None or one.has(role) or one.type not in ("attack", "use", "violation"):
        return
    for other in found:
        if other.type == "condemnation" and other.match.head.i == one.match.head.head.i and one.match.head.dep_ in ("obl", "obj"):
            for argument in other.arguments:
                if argument.role == "target" and not argument.head.overlaps(one.match.span):
                    yield replace(argument, role=role, elided=True)


def _sharing(one: Found, found: Sequence[Found]) -> Iterator[Argument]:
    near = [o for o in found if o is not one and o.type == one.type and o.match.head.sent.start == one.match.head.sent.start]
    if "S" in ON:
        near = [o for o in near if _compatible(one, o)]
    near.sort(key=lambda o: abs(o.match.head.i - one.match.head.i))
    given = set()
    for other in near:
        for argument in other.arguments:
            if not one.has(argument.role) and argument.role not in given and not argument.span.overlaps(one.match.span) and not any(a.head == argument.head for a in one.arguments):
                yield replace(argument, elided=True)
        given |= {a.role for a in other.arguments}


def _compatible(one: Found, other: Found) -> bool:
    shared = {a.role for a in one.arguments} & {a.role for a in other.arguments}
    return all({a.head for a in one.arguments if a.role == r} & {a.head for a in other.arguments if a.role == r} for r in shared)
