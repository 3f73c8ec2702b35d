"""Who or what takes part in an event: from syntax to PropBank's numbered arguments to the type's roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.constructions import Match
from twosource.extract.entities import EntityIndex
from twosource.extract.tree import (
    CLAUSES,
    SUBJECTS,
    Filler,
    case_of,
    char_span,
    children,
    coordinated,
    first_conjunct,
    has_child,
    is_passive,
    mark_of,
    noun_phrase,
    objects,
    resolve,
    spread,
    subjects,
    token_span,
)
from twosource.model.event import Argument
from twosource.model.mention import Entity
from twosource.model.text import Span
from twosource.vocabulary.event_types import EventTypes, Trigger, WordClasses

ACTORS = frozenset({"person", "organization", "state", "outlet"})
PLACES = frozenset({"place", "state", "facility"})
NAMES = {
    "PER": frozenset({"person", "actor"}),
    "ORG": frozenset({"organization", "actor"}),
    "LOC": frozenset({"place", "state", "actor"}),
}
PERSONS = frozenset({"he", "she", "him", "her", "his", "who", "whom", "they", "them", "their", "we", "us", "our", "i", "you"})
ANYTHING = frozenset({"thing"})  # a role or constraint open to whatever is named


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a predicate and what fills it: ARG0…, CLAUSE, a preposition, possessive, compound, governor."""

    key: str
    filler: Filler


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads arguments of one document: its entities, its times (no participants), and the word classes."""

    index: EntityIndex
    times: Sequence[Span]
    event_types: EventTypes

    @property
    def classes(self) -> WordClasses:
        return self.event_types.classes

    def arguments(self, match: Match) -> tuple[Argument, ...] | None:
        """The event's arguments in text order, or ``None`` where the trigger's conditions are not met."""
        slots = [slot for slot in _slots(match, self) if not self._is_time(slot.filler.token)]
        if not self._admitted(match, slots) or (match.nominal and _is_bare(match, slots)):
            return None
        filled = [*self._fill(match, slots)]
        filled += self._origins(match.trigger, filled)
        unique = {(role, filler.token.i): (role, filler) for role, filler in reversed(filled)}
        made = (self._argument(role, filler) for role, filler in unique.values())
        return tuple(sorted(made, key=lambda argument: (argument.span, argument.role)))

    # --- from slots to roles ---

    def _fill(self, match: Match, slots: Sequence[Slot]) -> Iterator[tuple[str, Filler]]:
        """Roles of ``slots``. Prepositions go first: where one fills ARG1, the object is ARG2 ("supply X with Y")."""
        trigger, done = match.trigger, set()
        allowed = self.event_types.types[trigger.type].roles
        for slot in sorted(slots, key=lambda slot: slot.key.startswith("ARG")):
            role = self._role(match, slot, done)
            if role and self._suits(slot, allowed[role]):
                done.add(slot.key if slot.key.startswith("ARG") else role)
                yield role, slot.filler

    def _role(self, match: Match, slot: Slot, done: set[str]) -> str | None:
        roles, prepositions, key = match.trigger.roles, match.trigger.prepositions, slot.key
        if key in prepositions:
            return prepositions[key]
        if key == "of":
            return roles.get("ARG1") or roles.get("ARG0")
        if key == "by":
            return roles.get("ARG0")
        if key == "possessive":
            return roles.get("ARG0") or roles.get("ARG1")
        if key == "modifier":
            return self._fitting_role(match.trigger, slot.filler.token)
        if key == "ARG0":
            return roles.get("ARG0") or roles.get("ARG1")
        if key == "ARG1" and roles.get("ARG1") in done and "ARG2" in roles:
            return roles["ARG2"]
        return roles.get(key)

    def _fitting_role(self, trigger: Trigger, word: Token) -> str | None:
        """The first numbered role that the class of a compound or adjective suits: "Kestrian drone deliveries"."""
        kinds, roles = self.kinds(word), self.event_types.types[trigger.type].roles
        for number in ("ARG0", "ARG1", "ARG2"):
            role = trigger.roles.get(number)
            if role and kinds & roles[role]:
                return role
        return None

    def _origins(self, trigger: Trigger, filled: Sequence[tuple[str, Filler]]) -> list[tuple[str, Filler]]:
        """Roles named by an adjective of state within another argument: "bought Kestrian ships"."""
        present = {role for role, _ in filled}
        return [
            (role, Filler(word))
            for role, within in self.event_types.types[trigger.type].origins.items()
            if role not in present
            for other, filler in filled
            if other == within
            for word in children(filler.token, "amod", "nmod:poss", "compound")
            if self.kinds(word) & {"state", "organization"}
        ]

    # --- what a word may be ---

    def entity(self, token: Token) -> Entity | None:
        """The entity named at ``token``, or at what a measuring noun measures: "thousands of drones"."""
        return self.index.at(token_span(self._measured(token)))

    def _measured(self, token: Token) -> Token:
        if token.lemma_.lower() not in self.classes.measures:
            return token
        return next((child for child in children(token, "nmod") if case_of(child) == "of"), token)

    def kinds(self, token: Token) -> frozenset[str]:
        """Classes of what ``token`` names; empty where nothing is known about it."""
        entity, word = self.entity(token), self._measured(token)
        if entity is not None:
            kind = str(entity.kind)
            known = frozenset({kind}) | ({"actor"} if kind in ACTORS else set()) | ({"place"} if kind in PLACES else set())
            return known | self.classes.of(word.lemma_.lower())
        if word.pos_ == "PRON":
            return frozenset({"pronoun"}) | (NAMES["PER"] if word.lower_ in PERSONS else frozenset())
        if word.ent_type_ in NAMES:
            return NAMES[word.ent_type_]
        known = self.classes.of(word.lemma_.lower())
        return known | {"name"} if word.pos_ == "PROPN" else known

    def _is_time(self, token: Token) -> bool:
        return any(span.start <= token.idx < span.end for span in self.times)

    def _suits(self, slot: Slot, allowed: frozenset[str]) -> bool:
        """Whether a filler may have a role; what nothing is known about may have any but a clause's."""
        if slot.key == "CLAUSE":
            return "clause" in allowed
        kinds = self.kinds(slot.filler.token)
        return not kinds or bool(kinds & (allowed | {"pronoun", "name"})) or bool(allowed & ANYTHING)

    def _admitted(self, match: Match, slots: Sequence[Slot]) -> bool:
        """Whether the trigger's conditions hold; a name that nothing is known about may be anything required."""
        trigger, keys = match.trigger, {slot.key for slot in slots}
        if not trigger.needs <= keys | ({"support"} if match.support is not None else set()):
            return False
        by_key = {key: [s.filler.token for s in slots if s.key == key] for key in keys}
        required = all(
            any(self._is_one_of(token, allowed) or "name" in self.kinds(token) for token in by_key[key])
            for key, allowed in trigger.requires.items()
            if key in by_key
        )
        return required and not any(
            self._is_one_of(token, barred)
            for key, barred in trigger.unless.items()
            for token in by_key.get(key, ())
        )

    def _is_one_of(self, token: Token, wanted: frozenset[str]) -> bool:
        return bool(self.kinds(token) & wanted) or self._measured(token).lemma_.lower() in wanted or wanted == ANYTHING

    # --- what is handed on ---

    def _argument(self, role: str, filler: Filler) -> Argument:
        token = filler.token
        entity = self.entity(token)
        span = _clause_span(token) if role_is_clause(token) else noun_phrase(token)
        return Argument(role, span, token_span(token), None if entity is None else entity.id, filler.elided)


def _is_bare(match: Match, slots: Sequence[Slot]) -> bool:
    """A noun that only points back to an event named elsewhere: "the attack", "the arms deal"."""
    return match.support is None and all(slot.key in ("compound", "CLAUSE", "governor") for slot in slots)


def role_is_clause(token: Token) -> bool:
    """Whether a filler is a whole clause: "asked Kestria to withdraw"."""
    return token.dep_ in CLAUSES | {"xcomp"} and token.pos_ in ("VERB", "AUX", "ADJ") or has_child(token, "cop")


def _clause_span(predicate: Token) -> Span:
    """The words of a clause without the conjunction and marks at its edges."""
    words = [word for word in predicate.subtree if not (word.head.i == predicate.i and word.dep_ in ("mark", "punct"))]
    while words[-1].is_punct and len(words) > 1:
        words = words[:-1]
    return char_span(words)


def _slots(match: Match, reader: Reader) -> Iterator[Slot]:
    head = match.head
    if match.nominal:
        yield from _noun_slots(match, reader)
    elif match.trigger.pos == "ADJ" and head.pos_ != "VERB":
        yield from _adjective_slots(head)
    else:
        yield from _verb_slots(head)


# --- verbs ---


def _verb_slots(verb: Token) -> Iterator[Slot]:
    if verb.dep_ == "cop":
        yield from _copula_slots(verb.head)
        return
    if verb.dep_ == "amod":
        yield Slot("ARG1", Filler(verb.head))
    passive, things = is_passive(verb), objects(verb)
    subject_key = ("ARG2" if things else "ARG1") if passive else "ARG0"
    yield from (Slot(subject_key, filler) for filler in subjects(verb))
    yield from (Slot("ARG1", filler) for filler in things)
    yield from (Slot("ARG2", filler) for filler in spread(resolve(child) for child in children(verb, "iobj")))
    yield from _agents(verb, passive)
    yield from _obliques(verb)
    for thing in children(verb, "obj"):
        yield from (slot for slot in _prepositional(thing, "nmod") if slot.key != "of")
    for child in children(verb, "xcomp", "ccomp"):
        named = child.dep_ == "xcomp" and child.pos_ not in ("VERB", "AUX") and not mark_of(child)
        yield Slot("PREDICATE" if named else "CLAUSE", Filler(child))
    yield from (Slot("CLAUSE", Filler(child)) for child in children(verb, "advcl") if mark_of(child) in ("to", "for"))


def _copula_slots(predicate: Token) -> Iterator[Slot]:
    """"The soldiers are in Varnland": the predicate is a noun with a preposition."""
    yield from (Slot("ARG0", filler) for filler in subjects(predicate))
    if case_of(predicate):
        yield Slot(case_of(predicate), Filler(predicate))


def _agents(verb: Token, passive: bool) -> Iterator[Slot]:
    for child in children(verb, "obl:agent", "obl"):
        if child.dep_ == "obl:agent" or (passive and case_of(child) == "by"):
            yield from (Slot("ARG0", filler) for filler in spread([resolve(child)]))


def _obliques(verb: Token) -> Iterator[Slot]:
    """Obliques under their preposition; gerunds after one too ("accused of supplying")."""
    yield from (slot for slot in _prepositional(verb, "obl") if not (slot.key == "by" and is_passive(verb)))
    yield from (Slot(mark_of(child), Filler(child)) for child in children(verb, "advcl") if child.tag_ == "VBG")


def _prepositional(token: Token, *labels: str) -> Iterator[Slot]:
    for child in children(token, *labels):
        case = case_of(child)
        if case:
            yield from (Slot(case, filler) for filler in spread([resolve(child)]))


# --- nouns ---


def _noun_slots(match: Match, reader: Reader) -> Iterator[Slot]:
    noun = match.head
    yield from (Slot("possessive", filler) for filler in spread(resolve(c) for c in children(noun, "nmod:poss")))
    yield from _prepositional(noun, "nmod", "obl")
    yield from (Slot("modifier", Filler(word)) for word in _modifiers(noun))
    yield from (Slot("compound", Filler(word)) for word in children(noun, "compound") if not reader.entity(word))
    yield from (Slot("CLAUSE", Filler(child)) for child in children(noun, "acl", "ccomp") if mark_of(child) in ("to", "that"))
    if has_child(noun, *SUBJECTS):
        yield from (Slot("ARG0", filler) for filler in subjects(noun))
    if match.support is not None:
        yield from _support_slots(match, reader)
    elif noun.dep_ in ("obl", "nmod") or first_conjunct(noun).dep_ == "obl":
        yield from _governor_slots(first_conjunct(noun))


def _modifiers(noun: Token) -> Iterator[Token]:
    """Names, adjectives of state and compounds before the noun, those of a pair apart: "Kestria-Varnland talks"."""
    pending = [*children(noun, "amod", "compound", "nmod:desc", "nmod", "flat", "nummod")]
    while pending:
        word = pending.pop(0)
        if word.i < noun.i and not has_child(word, "case"):
            yield word
            pending += children(word, "amod", "compound", "conj", "nmod", "flat", "nmod:desc")


def _support_slots(match: Match, reader: Reader) -> Iterator[Slot]:
    verb = match.support
    assert verb is not None
    lemma = verb.lemma_.lower()
    passive = is_passive(verb)
    if match.carried in ("obj", "obl") and not passive:
        key = reader.classes.support.get(lemma) or reader.classes.support.get(f"{lemma} {case_of(match.head)}", "ARG0")
        yield from (Slot(key, filler) for filler in subjects(verb) if filler.token.i != match.head.i)
        yield from (Slot("ARG2", filler) for filler in spread(resolve(c) for c in children(verb, "iobj")))
    yield from _agents(verb, passive)
    yield from (slot for slot in _obliques(verb) if slot.filler.token.i != match.head.i)


def _governor_slots(noun: Token) -> Iterator[Slot]:
    """The subject of the verb that the noun circumstances: "he said at a press conference"."""
    if noun.dep_ == "obl" and noun.head.pos_ in ("VERB", "AUX", "ADJ", "PROPN", "NOUN"):
        yield from (Slot("governor", Filler(filler.token, elided=True)) for filler in subjects(noun.head))


# --- adjectives ---


def _adjective_slots(adjective: Token) -> Iterator[Slot]:
    if adjective.dep_ == "amod":
        yield from (Slot("ARG0", Filler(word)) for word in coordinated(adjective.head)[:1])
    yield from (Slot("ARG0", filler) for filler in subjects(adjective))
    yield from _prepositional(adjective, "obl", "nmod")
    yield from (Slot("CLAUSE", Filler(child)) for child in children(adjective, "xcomp", "ccomp", "advcl"))
