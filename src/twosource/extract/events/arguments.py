"""Who or what takes part in an event: from the places around a trigger to the roles of its type."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from twosource.extract.entities import EntityIndex
from twosource.extract.entities.ships import SHIP, bears_letters
from twosource.extract.events.circumstances import is_bidding
from twosource.extract.events.constructions import Match
from twosource.extract.events.objects import HUNG, bears_numbers
from twosource.extract.events.slots import Slot, slots_of
from twosource.extract.fillers import Filler
from twosource.extract.tree import (
    CLAUSES,
    case_of,
    char_span,
    children,
    has_child,
    infinitive_mark,
    is_cleft,
    lemma_of,
    noun_phrase,
    token_span,
)
from twosource.model.event import Argument
from twosource.model.ids import EntityId
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.text import Span
from twosource.vocabulary.event_types import EventTypes, Trigger, WordClasses

ACTORS = frozenset({"person", "organization", "state", "outlet"})
PLACES = frozenset({"place", "state", "facility"})
SEATS = frozenset({"facility", "place"})  # common nouns for who sits there: "the prosecutor's *office* asked"
GUESSED = frozenset({"place", "facility", "other", "organization"})  # kinds that a name outside the gazetteers may miss
NAMES = {  # what a name may be of which the gazetteers know nothing, by the model's label
    "PER": frozenset({"person", "actor"}),
    "ORG": frozenset({"organization", "actor"}),
    "LOC": frozenset({"place", "state", "actor"}),
}
PERSONS = frozenset({"he", "she", "him", "her", "his", "who", "whom", "they", "them", "their", "we", "us", "our", "i"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "its", "their"})
OTHER = frozenset({"another", "other", "further", "more", "next", "new", "future", "fresh", "second", "third", "fourth", "no"})  # what makes it one not yet told
SPECIFYING = ("nmod", "nmod:poss", "acl", "acl:relcl", "compound")  # what says which event a definite noun means
TELLING = ACTORS | PLACES | {"name"}  # what before a definite noun says which event is meant
MAX_MEASURES = 3  # "*a batch* of *dozens* of *tonnes* of fuel"
STRAYING = frozenset({"to", "from", "for", "by", "with", "into", "against", "near", "in", "at", "on"})  # prepositions of phrases that may belong to a noun or what governs it
TOLD = "told"  # what a trigger needs that names an event only where one of its type was told before: "the *launch*"
ANYTHING = frozenset({"thing"})  # a role or condition open to whatever is named


class SpanSet:
    """Whether an offset lies in one of many spans that do not overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = [span.end for span in ordered]

    def __contains__(self, offset: int) -> bool:
        last = bisect_right(self._starts, offset) - 1
        return last >= 0 and offset < self._ends[last]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads arguments of one document: its entities, its times (no participants), and the vocabulary.

    ``arms``: what the vocabulary's items are, by their ids in the document: "missile", "aircraft".
    """

    index: EntityIndex
    times: SpanSet
    event_types: EventTypes
    arms: Mapping[EntityId, str] = field(default_factory=dict)
    read: dict[tuple[object, ...], list[Slot]] = field(default_factory=dict, repr=False)  # the places around triggers that ask the same

    @property
    def classes(self) -> WordClasses:
        return self.event_types.classes

    def arguments(self, match: Match, *, told: Collection[str] = ()) -> tuple[Argument, ...] | None:
        """The event's arguments in text order, or ``None`` where the trigger's conditions are not met.

        ``told``: the types of the events that the article has told of before.
        """
        slots = self._slots(match)
        if not self._admitted(match, slots, told):
            return None
        filled = [*self._fill(match.trigger, slots)]
        if match.nominal and self._is_idle(match, slots, {role for role, _ in filled}):
            return None
        given = {slot.filler.token.i for slot in slots if slot.key == "given"} & {filler.token.i for _, filler in filled}
        filled += self._origins(match.trigger, filled)
        filled = [(role, filler) for role, filler in filled if not _repeats(role, filler.token, filled)]
        unique = [*{(role, filler.token.i): (role, filler) for role, filler in reversed(filled)}.values()]
        whole = [(role, filler) for role, filler in unique if not any(role == other and _hangs_on(filler, above) for other, above in unique)]
        named = [slot.filler.token for slot in slots if slot.key == "PREDICATE"]
        parts = {(role, filler): [word.token for other, word in unique if other != role and _hangs_on(word, filler)] for role, filler in whole}
        parts = {(role, filler): words + [word for word in named if word.head.i == filler.token.i] for (role, filler), words in parts.items()}
        made = (without(self.argument(role, filler, given, match), others) for (role, filler), others in parts.items())
        return tuple(sorted(made, key=lambda argument: (argument.span, argument.role)))

    def _slots(self, match: Match) -> list[Slot]:
        """The places around a trigger but for times; read once for all entries that ask the same: many list one verb."""
        key = (match.head.i, match.words, match.nominal, match.support, match.carried, match.trigger.frame)
        if key not in self.read:
            found = slots_of(match, classes=self.classes)
            self.read[key] = [slot for slot in found if slot.filler.token.idx not in self.times and not is_bidding(slot.filler.token)]
        return self.read[key]

    # --- from places to roles ---

    def _fill(self, trigger: Trigger, slots: Sequence[Slot]) -> Iterator[tuple[str, Filler]]:
        """Roles of ``slots``. Prepositions go first: where one fills ARG1, the object is ARG2 ("supply X with Y")."""
        keys = {slot.key for slot in slots}
        done = keys & {"of"}
        for slot in sorted(slots, key=lambda slot: slot.key.startswith("ARG")):
            role = self._role(trigger, slot, done, keys)
            role = self._suitable(trigger, role, slot) if role else None
            if role:
                done |= set() if slot.key.startswith("ARG") else {role}
                yield role, slot.filler

    def _role(self, trigger: Trigger, slot: Slot, done: set[str], keys: set[str]) -> str | None:
        """The role of ``slot``, of places with these ``keys``; ``done``: what others fill already."""
        roles, key = trigger.roles, slot.key
        if key == "possessive" and "of" in done and "ARG0" in roles:
            return roles["ARG0"]
        if key == "possessive" and {"ARG0", "ARG1"} <= roles.keys() and self._is_thing(slot.filler.token):
            return roles["ARG1"]
        if key == "by" and _is_clause(slot.filler.token):  # "retaliated *by expelling* the envoy"
            return None
        if key in trigger.prepositions:
            return trigger.prepositions[key]
        if key == "given":  # "sold *Kestria* jets", not "sold *Leopard* tanks"
            return roles.get("ARG2") if slot.filler.token.ent_type_ == "LOC" or "state" in self.kinds(slot.filler.token) else None
        if key in ("modifier", "member"):
            return self._fitting_role(trigger, slot.filler.token)
        if key == "inside":  # "the *drone* strike"
            role = trigger.prepositions.get("compound")
            return role if role and self.kinds(slot.filler.token) & self._classes_of(trigger, role) else None
        if key == "ARG1" and roles.get("ARG1") in done and trigger.pos == "VERB":
            return roles.get("ARG2") or roles["ARG1"]
        first, second = {"of": ("ARG1", "ARG0"), "possessive": ("ARG0", "ARG1"), "by": ("ARG0", ""),
                         "ARG0": ("ARG0", "ARG1"), "ARG2": ("ARG2", "ARG1")}.get(key, (key, ""))  # fmt: skip
        acted = trigger.pos == "VERB" and {"ARG0", "ARG1"} <= keys
        if acted and key in ("ARG0", "by"):  # "*the council* lifted the ban" is no ban; "shipped shells *by rail*", not by a carrier
            return roles.get("ARG0") if key == "ARG0" else None
        return roles[first] if first in roles else roles.get(second)

    def _is_thing(self, owner: Token) -> bool:
        """Whether the owner of a noun is a thing, that does nothing: "*their* sale", of drones."""
        kinds = self.kinds(owner)
        return "item" in kinds and not kinds & ACTORS

    def _fitting_role(self, trigger: Trigger, word: Token) -> str | None:
        """The numbered role that a word before the noun suits best, the first of equals: "Kestrian drone deliveries"."""
        kinds = self.kinds(word)
        unknown = self.entity(word) is None and not word.ent_type_
        if word.pos_ == "ADJ" and unknown:  # "Military aid" is nobody's yet
            return None
        role = trigger.prepositions.get("compound")
        fits = role and word.dep_ == "compound" and self._classes_of(trigger, role) & (kinds | ANYTHING) and not kinds & ACTORS
        if fits and role == trigger.roles.get("ARG1") and "item" in kinds:  # "*missile* deliveries", though missiles are forces too
            return role
        if word.pos_ == "NOUN" and unknown and "actor" in kinds:  # "a *defence* treaty" is of no ministry's
            return role if fits else None
        numbered = [trigger.roles[number] for number in ("ARG0", "ARG1", "ARG2") if trigger.roles.get(number)]
        best = max(numbered, key=lambda role: len(kinds & self._classes_of(trigger, role)), default=None)
        if best and kinds & self._classes_of(trigger, best):
            return best
        first = trigger.roles.get("ARG0")
        if first == trigger.prepositions.get("with") and "place" in kinds and _is_of_pair(word):  # "the Orsova-Vinne agreement"
            return first
        return role if fits else None

    def _classes_of(self, trigger: Trigger, role: str) -> frozenset[str]:
        return self.event_types.types[trigger.type].roles[role]

    def _suitable(self, trigger: Trigger, role: str, slot: Slot) -> str | None:
        """``role`` where the filler suits it, else the role that takes what does not, else none."""
        kind = self.event_types.types[trigger.type]
        if slot.key == "CLAUSE":
            return role if "clause" in kind.roles[role] else None
        kinds, other = self.kinds(slot.filler.token), kind.otherwise.get(role)
        if other and not kind.roles[other] & (kinds | ANYTHING):
            other = None
        if not kinds and not kind.roles[role] & ANYTHING and self._names(trigger.type, slot.filler.token):  # "killed by an airstrike"
            return role if slot.key == "ARG1" and _is_bidden(slot.filler.token) else other
        if slot.key.islower() and ("circumstance" in kinds or (slot.filler.token.pos_ == "NUM" and not kinds)):  # "on the phone", "by 81 votes *to 40*"
            return None
        if other and len(kinds & kind.roles[other]) > len(kinds & kind.roles[role]):
            return other
        if kinds & (kind.roles[role] | {"pronoun", "name"}) or kind.roles[role] & ANYTHING:
            return role
        if slot.key == "ARG0" and trigger.pos == "VERB" and kinds & SEATS and "actor" in kind.roles[role]:
            return role
        return other if other is not None or kinds else role

    def _names(self, kind: str, word: Token) -> bool:
        """Whether a common noun names an event of the type itself, so that nobody acts by that name."""
        triggers = self.event_types.by_first_word.get(lemma_of(word), ()) if word.pos_ == "NOUN" else ()
        return any(trigger.type == kind and trigger.pos == "NOUN" and len(trigger.words) == 1 for trigger in triggers)

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
            if self._is_maker(word)
        ]

    def _is_maker(self, word: Token) -> bool:
        """Whether a word before a thing may say whose it is; an unknown name before it is what it is called: "*Harrow* missiles"."""
        kinds, entity = self.kinds(word), self.entity(word)
        called = word.dep_ == "compound" and "state" not in kinds and (entity is None or entity.reference is None)
        return bool(kinds & {"state", "organization"}) and not called

    # --- what a word may be ---

    def entity(self, token: Token) -> Entity | None:
        """The entity named at ``token``, at its apposition, or at what it measures: "thousands of drones"."""
        word = self._measured(token)
        found = self.index.at(token_span(word))
        if found is None and word.pos_ == "NOUN":
            names = (child for child in children(word, "appos") if child.pos_ == "PROPN")
            found = next((entity for name in names if (entity := self.index.at(token_span(name)))), None)
        return found

    def _measured(self, token: Token) -> Token:
        """What is counted: "tens of thousands of *drones*", "$40 million in *weapons*"."""
        word = token
        for _ in range(MAX_MEASURES):
            if word.pos_ not in ("NUM", "SYM") and lemma_of(word) not in self.classes.measures:
                break
            inside = (child for child in children(word, "nmod", "obl") if case_of(child) == "of" or (case_of(child) == "in" and "item" in self.classes.of(lemma_of(child), child.lower_)))
            word = next(inside, word)
        return word

    def kinds(self, token: Token) -> frozenset[str]:
        """Classes of what ``token`` names; empty where nothing is known about it."""
        word, entity = self._measured(token), self.entity(token)
        known = self.classes.of(lemma_of(word), word.lower_) or self.classes.of(lemma_of(token), token.lower_)  # "a *consignment* of 35 tonnes"
        if "item" in known and any(bears_numbers(part) for part in children(word, "compound")):  # "*Su-35* fighters" are no people
            return known - ACTORS - {"actor", "troops"}
        if entity is not None:
            known |= self._described(entity, word) | self._listed(entity)
            kind = str(entity.kind.broad)
            guessed = entity.reference is None and kind in GUESSED and word.pos_ == "PROPN"
            return known | {kind, str(entity.kind)} | _groups(kind) | ({"name"} if guessed else set())
        if word.pos_ == "PRON" or (word.pos_ == "NUM" and word.i == token.i and any(child.lower_ == "the" for child in children(word, "det"))):  # "the two"
            return NAMES["PER"] | {"pronoun"} if word.lower_ in PERSONS or word.pos_ == "NUM" else frozenset({"pronoun"})
        if word.pos_ == "NUM":  # "*12* were delivered"
            return known | {"number"}
        if word.ent_type_ in NAMES:
            return NAMES[word.ent_type_]
        return known | {"name"} if word.pos_ == "PROPN" else known

    def _listed(self, entity: Entity) -> frozenset[str]:
        """Classes of what the vocabulary says that an item is: "fired an *Iskander*"."""
        noun = self.arms.get(entity.id)
        return frozenset() if noun is None else self.classes.of(noun) | {noun}

    def _described(self, entity: Entity, word: Token) -> frozenset[str]:
        """Classes of the noun that a pronoun or a number stands for ("six boats … built *them*", "*two* were delivered"), or a name of a thing."""
        mention, _ = self.index.find(token_span(word)) or (None, None)
        if mention is None or (mention.form is not MentionForm.PRONOUN and not (entity.kind is EntityKind.ITEM and word.pos_ == "PROPN")):
            return frozenset()
        named = (other for other in entity.mentions if other.form is MentionForm.NOMINAL or (entity.kind is EntityKind.ITEM and other.form is MentionForm.NAME))
        first = min((other.head for other in named if other.head.start < word.idx), default=None)
        if first is None and bears_letters(entity.name):
            return self.classes.of(SHIP)
        found = word.doc.char_span(first.start, first.end) if first is not None else None
        return self.classes.of(lemma_of(found.root), found.root.lower_) if found is not None else frozenset()

    def _admitted(self, match: Match, slots: Sequence[Slot], told: Collection[str]) -> bool:
        """Whether the trigger's conditions hold; a name that nothing is known about may be anything required."""
        trigger, present = match.trigger, {slot.key for slot in slots}
        if not trigger.needs <= present | _carriage(match, told):
            return False
        by_key = {key: [slot.filler.token for slot in slots if slot.key == key] for key in present}
        required = all(
            any(self._is_one_of(token, allowed) or "name" in self.kinds(token) for token in by_key[key])
            for key, allowed in trigger.requires.items()
            if key in by_key
        )
        return required and not any(
            self._is_one_of(token, barred) for key, barred in trigger.unless.items() for token in by_key.get(key, ())
        )

    def _is_one_of(self, token: Token, wanted: frozenset[str]) -> bool:
        if wanted == ANYTHING:
            return True
        form = self._measured(token).lower_
        words = {lemma_of(self._measured(token)), form, form.removesuffix("s")}
        return not wanted.isdisjoint(self.kinds(token) | words)

    def _is_idle(self, match: Match, slots: Sequence[Slot], filled: set[str]) -> bool:
        """Whether a noun names no event that a reader would list, or names one only again."""
        kind = self.event_types.types[match.trigger.type]
        if match.support is not None or kind.anaphoric or TOLD in match.trigger.needs:
            return False
        return self._is_bare(match, slots) or (bool(kind.core) and kind.core.isdisjoint(filled))

    def _is_bare(self, match: Match, slots: Sequence[Slot]) -> bool:
        """A definite noun that only points back to an event named elsewhere: "the attack", "that arms deal"."""
        telling = (slot for slot in slots if slot.key not in ("CLAUSE", "governor"))
        named = any(slot.key != "modifier" or self.kinds(slot.filler.token) & TELLING for slot in telling)
        return not named and is_definite(match.head)

    # --- what is handed on ---

    def argument(self, role: str, filler: Filler, given: Collection[int] = (), match: Match | None = None) -> Argument:
        """An argument of ``match``; ``given``: words of recipients that are no part of what they are given."""
        token, entity = filler.token, self.entity(filler.token)
        where = match is not None and match.head.dep_ == "cop" and match.head.head.i == token.i  # "the soldiers are in *Varnland*"
        told = filler.elided and token.pos_ in ("NOUN", "PROPN")  # "what it said were *rebels*"
        span = _clause_span(token) if _is_clause(token) and not where and not told else noun_phrase(token)
        if token.dep_ == "compound":
            span = self._without_time(token, span)
        if token.left_edge.i in given and token.i not in given:
            span = Span(token.left_edge.nbor().idx, span.end)
        return Argument(role, span, token_span(token), None if entity is None else entity.id, filler.elided)

    def _without_time(self, token: Token, span: Span) -> Span:
        """Without the time that stands before it, which is the event's: "the *October 3* arms deal"."""
        kept = [word for word in token.subtree if span.start <= word.idx < span.end]
        while kept[0].idx in self.times and kept[0].i < token.i:
            kept = kept[1:]
        return char_span(kept)


def is_definite(noun: Token) -> bool:
    """Whether a noun speaks of something already named: "the attack", "their talks"."""
    return any(child.lower_ in DEFINITE for child in children(noun, "det", "nmod:poss"))


def _is_bidden(word: Token) -> bool:
    """Whether somebody is to do what an infinitive behind him tells: "urged *locals* to leave"."""
    return any(clause.i > word.i and infinitive_mark(clause) is not None for clause in children(word.head, "xcomp", "ccomp", "advcl"))


def _repeats(role: str, word: Token, filled: Sequence[tuple[str, Filler]]) -> bool:
    """Whether a possessive names again who acts: "*Kestria* began *its* drills"."""
    before = (filler.token for other, filler in filled if other == role and filler.token.i < word.i)
    return word.tag_ == "PRP$" and any(named.pos_ != "PRON" for named in before)


def _hangs_on(filler: Filler, above: Filler) -> bool:
    """Whether a filler stands behind its preposition within another's phrase: "the sale of jets *to Varnland*"."""
    word, case = filler.token, case_of(filler.token)
    shared = case == "of" and case_of(above.token) == "by" and word.pos_ == "NOUN"  # "the delivery by Kestria *of tanks*"
    strayed = (case in STRAYING or shared) and word.dep_ == "nmod" and above.token in word.ancestors
    return word.i > above.token.i and (strayed or (word.dep_ in HUNG and word.head.i == above.token.i and not has_child(word, "punct")))


def without(argument: Argument, others: Iterable[Token]) -> Argument:
    """``argument`` without the phrases at its end that are headed by one of ``others``: "24 jets *from Varnland*"."""
    span = argument.span
    for word in sorted(others, key=lambda word: word.i, reverse=True):
        start = word.left_edge
        if start.i > 0 and argument.head.end <= start.idx <= span.end <= word.right_edge.idx + len(word.right_edge):
            before = start.nbor(-1)
            span = Span(span.start, before.idx + len(before))
    return argument if span == argument.span else replace(argument, span=span)


def _is_of_pair(word: Token) -> bool:
    """Whether a name before a noun is joined to another by a dash."""
    beside = (word.doc[place].text for place in (word.i - 1, word.i + 1) if 0 <= place < len(word.doc))
    return word.pos_ == "PROPN" and any(text in "-–" for text in beside)


def points_back(match: Match) -> bool:
    """Whether a noun only names again what was told before: "the attack", not "the attack on the port"."""
    return match.nominal and is_definite(match.head) and not has_child(match.head, *SPECIFYING)


def _carriage(match: Match, types: Collection[str]) -> set[str]:
    """What ``needs`` may ask of a noun: ``definite``, that it is; of its verb: ``support``, any that carries it; ``held``, one
    of which it is no subject; of the article: ``told``, that it has told of an event of the type, and the noun of no other one.
    A passive needs nobody who does it ("three were wounded"), unless it is done with words."""
    told = {"definite"} if match.nominal and is_definite(match.head) else set()
    done = not match.nominal and has_child(match.head, "aux:pass") and match.trigger.roles.get("ARG1") != "topic"
    told |= {"ARG0"} if done else set()
    told |= {TOLD} if match.trigger.type in types and not any(child.lower_ in OTHER for child in children(match.head, "det", "amod")) else set()
    return told | (set() if match.support is None else {"support"}) | (set() if match.carried in ("", "nsubj") else {"held"})


def _groups(kind: str) -> set[str]:
    """The classes "actor" and "place", where a kind of entity may be one."""
    return {name for name, kinds in (("actor", ACTORS), ("place", PLACES)) if kind in kinds}


def _is_clause(token: Token) -> bool:
    """Whether a filler is a whole clause: "asked Kestria to withdraw"."""
    if token.dep_ in CLAUSES or token.dep_ == "xcomp":
        return token.pos_ in ("VERB", "AUX", "ADJ") or (has_child(token, "cop") and not is_cleft(token))
    return False


def _clause_span(predicate: Token) -> Span:
    """The words of a clause without the conjunction and marks at its edges."""
    words = [word for word in predicate.subtree if not (word.head.i == predicate.i and word.dep_ in ("mark", "punct"))]
    while words[-1].is_punct and len(words) > 1:
        words = words[:-1]
    return char_span(words)
