"""The closed vocabulary of events: one YAML file a type, and the word classes that tell readings apart.

A trigger's ``roles`` lead from PropBank's numbered arguments to the type's roles, as do ``CLAUSE`` for a
complement clause (``INFINITIVE`` where it is one, ``ASSERTION`` where it says that something is so) and ``PREDICATE`` for what an object is called; ``prepositions`` lead from a preposition to a role. Three more keys stand beside prepositions:
``possessive`` ("Kestria's attack"), ``compound`` ("rocket attack") and ``governor`` (the subject of the verb
that a noun circumstances: "said at a meeting"). What a trigger does not say, its file's ``defaults`` say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import Loader, load_yaml

PARTS_OF_SPEECH = ("VERB", "NOUN", "ADJ")
ARGUMENTS = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "CLAUSE", "INFINITIVE", "ASSERTION", "PREDICATE"})
FLAGS = frozenset({"attributive", "anaphoric"})
TESTS = frozenset({"idioms", "examples", "counter_examples"})
FILE_KEYS = FLAGS | TESTS | {"description", "roles", "stages", "origins", "otherwise", "core", "plover", "defaults", "triggers"}
TRIGGER_KEYS = frozenset({"lemma", "pos", "roles", "prepositions", "needs", "requires", "unless", "negated"})

Constraints = Mapping[str, frozenset[str]]


class _PlainWords(Loader):
    """YAML in which "on", "no" and "yes" are words: the preposition "on" must not become ``True``."""


_PlainWords.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in Loader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word, or words, that name an event of ``type``.

    ``needs``: arguments or prepositions that must be there. ``requires``: what an argument must be if it is
    there, as classes or lemmas; ``unless``: what it must not be. ``negated``: the event lies in the negation
    ("does not comply"), which then belongs to the trigger. ``stage``: how far the event has come, or which way it
    went, when it is called that ("ordered" and "delivered", "imposed" and "lifted"); empty where the word leaves it open.
    """

    type: str
    words: tuple[str, ...]  # lemmas in lower case
    pos: str
    roles: Mapping[str, str] = field(default_factory=dict)
    prepositions: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    requires: Constraints = field(default_factory=dict)
    unless: Constraints = field(default_factory=dict)
    negated: bool = False
    stage: str = ""
    frame: tuple[object, ...] = field(init=False, repr=False)  # equal where two triggers of the same words ask the same of the tree

    def __post_init__(self) -> None:
        maps = (tuple(sorted(mapping.items())) for mapping in (self.roles, self.prepositions))
        asked = "ARG1" in self.needs, len(self.needs) == 1, "CLAUSE" in self.requires
        object.__setattr__(self, "frame", (self.pos, *maps, *asked))

    @property
    def lemma(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: its roles with the classes that may fill them, its triggers, and sentences that test them.

    ``origins`` maps a role to the role whose adjective of state may stand for it: "bought Kestrian ships"
    names the supplier within the item. ``otherwise`` maps a role to the one that takes what does not suit it:
    one supports a party, or else a plan. A noun names an event only with one of the roles in ``core``, where that
    is not empty and no verb carries it. ``attributive`` where a participle before a noun reports an event
    ("the murdered mayor"); ``anaphoric`` where a noun that only points back ("the attack") is a mention still.
    """

    name: str
    description: str
    roles: Mapping[str, frozenset[str]]
    triggers: tuple[Trigger, ...]
    plover: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    otherwise: Mapping[str, str] = field(default_factory=dict)
    core: frozenset[str] = frozenset()
    attributive: bool = False
    anaphoric: bool = False
    idioms: tuple[tuple[str, ...], ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordClasses:
    """Nouns by class, verbs that carry a noun's event, and nouns that only measure what follows them."""

    nouns: Mapping[str, frozenset[str]]  # lemma -> classes
    support: Mapping[str, str]  # verb lemma -> where its subject goes: ARG0, ARG1
    aspect: frozenset[str]  # verbs whose subject is the event: "the strike took place"
    impact: frozenset[str]  # verbs by which an event meets somebody: "the strike destroyed a depot", "died in the attack"
    measures: frozenset[str]
    irregular: Mapping[str, str]  # form -> lemma

    def of(self, lemma: str, form: str = "") -> frozenset[str]:
        """Classes of a common noun by its lemma and form; empty where the vocabulary does not know it."""
        return frozenset().union(*(self.nouns.get(word, ()) for word in {lemma, form, form.removesuffix("s")}))


@dataclass(frozen=True)
class EventTypes:
    """All types, with triggers looked up by their first word."""

    types: Mapping[str, EventType]
    classes: WordClasses

    @cached_property
    def by_first_word(self) -> Mapping[str, tuple[Trigger, ...]]:
        """Triggers by first lemma, the longest first, so that "air strike" goes before "strike"."""
        index: dict[str, list[Trigger]] = {}
        for name in sorted(self.types):
            for trigger in self.types[name].triggers:
                index.setdefault(trigger.words[0], []).append(trigger)
        return {word: tuple(sorted(found, key=lambda t: -len(t.words))) for word, found in index.items()}

    @cached_property
    def idioms_by_first_word(self) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
        """Idioms by their first lemma, each with the type that it does not name."""
        index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in sorted(self.types):
            for idiom in self.types[name].idioms:
                index.setdefault(idiom[0], []).append((idiom, name))
        return {word: tuple(idioms) for word, idioms in index.items()}

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Inflected forms of the triggers' first words, for words that were given no known lemma."""
        regular = {form: word for word in self.by_first_word for form in regular_forms(word)}
        return {**regular, **self.classes.irregular}


def load_event_types(folder: Path) -> EventTypes:
    """Event types of ``folder`` (``data/event_types``), and the word classes beside it in ``languages/en``.

    :raises VocabularyError: with every fault of every file.
    """
    faults: list[str] = []
    types = {path.stem: _read_type(path, faults) for path in sorted(folder.glob("*.yaml"))}
    if not types:
        faults.append(f"{folder}: no event types")
    classes = _read_classes(folder.parent / "languages" / "en" / "word_classes.yaml", faults)
    if faults:
        raise VocabularyError(faults)
    return EventTypes(types, classes)


def _read_type(path: Path, faults: list[str]) -> EventType:
    record = _read_yaml(path, faults)
    faults += [f"{path.name}: unknown key {key!r}" for key in sorted(record.keys() - FILE_KEYS)]
    roles = {role: frozenset(_listed(kinds)) for role, kinds in record.get("roles", {}).items()}
    entry = EventType(
        name=path.stem,
        description=record.get("description", ""),
        roles=roles,
        triggers=tuple(_read_triggers(path, record, faults)),
        plover=record.get("plover", {}),
        origins=record.get("origins", {}),
        otherwise=record.get("otherwise", {}),
        core=frozenset(record.get("core", ())),
        attributive=record.get("attributive") == "true",
        anaphoric=record.get("anaphoric") == "true",
        idioms=tuple(tuple(idiom.lower().split()) for idiom in record.get("idioms", ())),
        examples=tuple(record.get("examples", ())),
        counter_examples=tuple(record.get("counter_examples", ())),
    )
    named = {lemma for lemmas in record.get("stages", {}).values() for lemma in _listed(lemmas)}
    faults += [f"{path.name}: stage of {lemma!r}, which is no trigger" for lemma in sorted(named - {each.lemma for each in entry.triggers})]
    pairs = [*entry.origins.items(), *entry.otherwise.items()]
    strange = sorted({role for pair in pairs for role in pair} - roles.keys())
    faults += [f"{path.name}: unknown role {role!r}" for role in strange]
    faults += [f"{path.name}: {fault}" for fault in _contradictions(entry)]
    return entry


def _read_triggers(path: Path, record: Mapping[str, Any], faults: list[str]) -> Iterable[Trigger]:
    defaults = record.get("defaults", {})
    stages = {lemma: stage for stage, lemmas in record.get("stages", {}).items() for lemma in _listed(lemmas)}
    for row in record.get("triggers", ()):
        strange = sorted(row.keys() - TRIGGER_KEYS)
        if strange or "lemma" not in row or row.get("pos") not in PARTS_OF_SPEECH:
            faults.append(f"{path.name}: trigger {row} needs a lemma and a pos of {PARTS_OF_SPEECH}, no {strange}")
            continue
        merged = {**defaults.get(row["pos"], {}), **row}
        merged["prepositions"] = {**defaults.get(row["pos"], {}).get("prepositions", {}), **row.get("prepositions", {})}
        yield from (_trigger(path.stem, lemma, merged, stages.get(lemma, "")) for lemma in _listed(row["lemma"]))


def _trigger(name: str, lemma: str, row: Mapping[str, Any], stage: str) -> Trigger:
    return Trigger(
        type=name,
        words=tuple(str(lemma).lower().split()),
        pos=row["pos"],
        roles=row.get("roles", {}),
        prepositions=row["prepositions"],
        needs=frozenset(_listed(row.get("needs", ()))),
        requires=_constraints(row.get("requires", {})),
        unless=_constraints(row.get("unless", {})),
        negated=row.get("negated") == "true",
        stage=stage,
    )


def _contradictions(entry: EventType) -> Iterable[str]:
    """Roles that triggers name and the type lacks, wrong argument names, triggers given twice."""
    seen: list[Trigger] = []
    for trigger in entry.triggers:
        named = {*trigger.roles.values(), *trigger.prepositions.values()} - {""}
        yield from (f"{trigger.lemma}: unknown role {role!r}" for role in sorted(named - entry.roles.keys()))
        yield from (f"{trigger.lemma}: unknown argument {a!r}" for a in sorted(trigger.roles.keys() - ARGUMENTS))
        if trigger in seen:
            yield f"{trigger.lemma}: {trigger.pos} given twice with the same conditions"
        seen.append(trigger)


def _read_classes(path: Path, faults: list[str]) -> WordClasses:
    record = _read_yaml(path, faults)
    nouns: dict[str, frozenset[str]] = {}
    within = {name: _listed(wider) for name, wider in record.get("within", {}).items()}
    for name, lemmas in record.get("nouns", {}).items():
        for lemma in lemmas:
            nouns[lemma] = nouns.get(lemma, frozenset()) | {name, *within.get(name, ())}
    support = {lemma: slot for slot, lemmas in record.get("support", {}).items() for lemma in lemmas}
    irregular = {form: lemma for lemma, forms in record.get("irregular", {}).items() for form in forms}
    aspect, impact, measures = (frozenset(record.get(name, ())) for name in ("aspect", "impact", "measures"))
    return WordClasses(nouns, support, aspect, impact, measures, irregular)


def _read_yaml(path: Path, faults: list[str]) -> dict[str, Any]:
    try:
        record = load_yaml(path, loader=_PlainWords)
    except VocabularyError as error:
        faults.extend(error.faults)
        return {}
    if not isinstance(record, dict):
        faults.append(f"{path.name}: not a mapping")
        return {}
    return record


def _listed(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _constraints(rows: Mapping[str, Any]) -> Constraints:
    return {slot: frozenset(_listed(allowed)) for slot, allowed in rows.items()}


def regular_forms(word: str) -> Iterable[str]:
    """Regular forms of an English verb or noun: -s, -ed, -ing with their spelling rules."""
    soft_y = word.endswith("y") and word[-2:-1] not in "aeiou"
    plural = word[:-1] + "ies" if soft_y else word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = word[:-1] + "ied" if soft_y else word.removesuffix("e") + "ed"
    doubled = word + word[-1:]
    return word, plural, past, word.removesuffix("e") + "ing", doubled + "ed", doubled + "ing"
