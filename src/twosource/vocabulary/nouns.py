"""Titles of persons and common nouns by what they name (``data/languages/<code>/titles.yaml`` and ``nouns.yaml``)."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

TENURE = ("begins", "holds", "ends")
STANDINGS = ("former", "then", "coming")
TITLES = ("ranks", "honorifics", "offices", "modifiers", "female", "male", "women", "men")
KINDS = ("state", "regime", "person", "organization", "outlet", "facility", "agreement", "item")
OTHERS = (
    "motion", "describing", "institutions", "settlements", "urban", "striking", "lines", "backing", "organs", "offices_of_state", "portfolios", "forces", "mastheads",
    "judging", "handling", "asking", "responding",
)  # fmt: skip
SORTS = ("alike", "named", "general")


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands around a person's name, in lower case; offices of several words are joined by blanks."""

    ranks: frozenset[str]
    honorifics: frozenset[str]
    offices: frozenset[str]
    modifiers: frozenset[str]
    female: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()  # given names
    men: frozenset[str] = frozenset()
    standing: Mapping[str, str] = field(default_factory=dict)  # word before an office -> former, then, coming
    tenure: Mapping[str, str] = field(default_factory=dict)  # verb -> begins, holds, ends

    @property
    def longest_office(self) -> int:
        """Words in the longest office."""
        return max((len(office.split()) for office in self.offices), default=0)


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns in the singular → kind (see ``nouns.yaml``), of items their class.

    Words of movement; nouns that only describe; facilities that are institutions too ("hospital"); what
    places are called behind their name ("Talin province").
    """

    kinds: Mapping[str, str]
    classes: Mapping[str, str]
    motion: frozenset[str] = frozenset()
    describing: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    settlements: frozenset[str] = frozenset()
    urban: frozenset[str] = frozenset()  # what a town has
    striking: frozenset[str] = frozenset()  # verbs and nouns of what befalls a town
    lines: frozenset[str] = frozenset()  # what runs between towns
    backing: frozenset[str] = frozenset()  # participles behind a name and a dash
    organs: frozenset[str] = frozenset()  # organizations that only states have
    offices_of_state: frozenset[str] = frozenset()  # that are organs where they belong to a state
    portfolios: frozenset[str] = frozenset()  # other words of their names: "defence", "general"
    forces: frozenset[str] = frozenset()
    mastheads: frozenset[str] = frozenset()  # of outlets
    general: Mapping[str, frozenset[str]] = field(default_factory=dict)  # noun -> classes of items, or kinds, that it may stand for
    judging: frozenset[str] = frozenset()  # verbs of what another did
    handling: frozenset[str] = frozenset()  # verbs of what one does to things
    asking: frozenset[str] = frozenset()  # verbs by which one wants something of another
    responding: frozenset[str] = frozenset()  # verbs by which that one answers
    alike: Mapping[str, frozenset[str]] = field(default_factory=dict)  # sort of body -> nouns that stand for one another
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)  # sort of body -> words in the names of such

    def synonyms(self, noun: str) -> frozenset[str]:
        """``noun`` and what a writer may call the same body."""
        return next((nouns for nouns in self.alike.values() if noun in nouns), frozenset({noun}))

    def sorts(self, nouns: AbstractSet[str], names: AbstractSet[str] = frozenset()) -> frozenset[str]:
        """What sorts of bodies are called by one of ``nouns`` or have one of the words ``names`` in their names; a noun of no sort is one."""
        called = {next((sort for sort, alike in self.alike.items() if noun in alike), noun) for noun in nouns if self.kinds.get(noun) == "organization"}
        return frozenset(called | {sort for sort, words in self.named.items() if words & names})

    def kind(self, noun: str, before: str = "") -> str | None:
        """The kind of ``noun``, or of ``before`` and ``noun`` together ("assembly line")."""
        return self.kinds.get(f"{before} {noun}") or self.kinds.get(noun)

    def item_class(self, noun: str, before: str = "") -> str | None:
        """The class of an item's noun: "fighter jet" is an aircraft."""
        return self.classes.get(f"{before} {noun}") or self.classes.get(noun)


def load_titles_of_persons(folder: Path) -> Titles:
    """Read ``folder/titles.yaml``. Raises VocabularyError naming every missing list."""
    table = _read(folder / "titles.yaml", (*TITLES, *STANDINGS, *TENURE))
    return Titles(
        **{name: frozenset(word.lower() for word in table[name]) for name in TITLES},
        standing={word: name for name in STANDINGS for word in table[name]},
        tenure={verb: name for name in TENURE for verb in table[name]},
    )


def load_nouns(folder: Path) -> Nouns:
    """Read ``folder/nouns.yaml``. Raises VocabularyError naming every missing list and every noun of two kinds."""
    table = _read(folder / "nouns.yaml", (*KINDS, *OTHERS, *SORTS))
    kinds: dict[str, str] = {}
    doubled = [noun for noun, kind in _pairs(table) if kinds.setdefault(noun, kind) != kind]
    if doubled:
        raise VocabularyError([f"nouns.yaml: {noun!r} is listed under two kinds" for noun in doubled])
    classes = {noun: name for name, nouns in table["item"].items() for noun in nouns}
    sorts = {name: {sort: frozenset(words) for sort, words in table[name].items()} for name in SORTS}
    return Nouns(kinds, classes, **sorts, **{name: frozenset(table[name]) for name in OTHERS})


def _pairs(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        lists = table[kind].values() if kind == "item" else [table[kind]]
        yield from ((noun, kind) for nouns in lists for noun in nouns)


def _read(path: Path, names: tuple[str, ...]) -> Mapping[str, Any]:
    table = load_yaml(path) or {}
    faults = [f"{path.name}: '{name}' is missing" for name in names if name not in table]
    faults += [f"{path.name}: {name}: {word!r} is no text (quote it)" for name, word in _words(table) if not isinstance(word, str)]
    if faults:
        raise VocabularyError(faults)
    return table


def _words(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, listed in table.items():
        groups = listed.values() if isinstance(listed, dict) else [listed]
        yield from ((name, word) for group in groups for word in group)
