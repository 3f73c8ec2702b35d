"""Names of the beat and what they name: states, organizations, outlets, items, agreements and places.

Names are found by one Aho-Corasick automaton over case-normalised text (Aho & Corasick 1975), so the work grows
with the length of the text and not with the number of names. Case then decides: a capital in the name asks for
a capital in the text, and short names must stand exactly as listed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import ahocorasick

from twosource.errors import VocabularyError
from twosource.model.mention import EntityKind
from twosource.model.text import Span
from twosource.vocabulary.loading import load_yaml
from twosource.vocabulary.nouns import Nouns, Titles, load_nouns, load_titles_of_persons

FOLDERS = {
    "actors": EntityKind.ORGANIZATION,
    "outlets": EntityKind.OUTLET,
    "items": EntityKind.ITEM,
    "agreements": EntityKind.AGREEMENT,
    "places": EntityKind.PLACE,
}
FILES = {"states": EntityKind.STATE, "facilities": EntityKind.FACILITY}  # files of another kind than their folder's
PATTERNS = "patterns.yaml"
TEXTS = frozenset({"key", "name", "class", "state", "wikidata", "domain", "iso"})
LISTS = frozenset({"names", "demonyms", "capitals", "government"})
SHORT = 3  # letters up to which a name must stand exactly as listed
LONG_FAMILY = 4  # letters from which a blank may stand for the hyphen of a designation
UNLIKE = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " "})
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")  # of pages and of mail: no names stand in them
QID = re.compile(r"Q[1-9]\d*")
NO_PLURAL = ("s", "h", "ese", "man", "men", "x", "z")  # endings of demonyms that take no -s: Polish, Chinese, Swiss


class Naming(StrEnum):
    """In which way a name names its record."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of ``data/``. ``subclass`` is its kind of item, outlet, treaty …; ``state`` the key it belongs to.

    ``ordinary`` names are common words too ("Patriot", "The Hill") and need support from their surroundings.
    """

    key: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    subclass: str | None = None
    state: str | None = None
    wikidata: str | None = None
    domain: str | None = None
    iso: str | None = None
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    ordinary: bool = False

    def namings(self) -> Iterator[tuple[str, Naming]]:
        """Every name with the way in which it names the record."""
        yield from ((name, Naming.NAME) for name in (self.name, *self.names))
        yield from ((name, Naming.DEMONYM) for demonym in self.demonyms for name in _with_plural(demonym))
        yield from ((name, Naming.CAPITAL) for name in self.capitals)
        yield from ((name, Naming.GOVERNMENT) for name in self.government)


@dataclass(frozen=True, slots=True)
class Match:
    """A name in the text, what it names and in which way."""

    span: Span
    record: Record
    naming: Naming


@dataclass(frozen=True, slots=True)
class Designation:
    """A weapon known by letters and number; ``name`` is written with a hyphen."""

    span: Span
    name: str
    subclass: str


class Gazetteer:
    """All records, the automaton over their names, patterns of designations, titles of persons and common nouns."""

    def __init__(
        self, records: Iterable[Record], *, titles: Titles, nouns: Nouns, families: Mapping[str, str], excluded: Iterable[str] = ()
    ) -> None:
        self.records: Mapping[str, Record] = {record.key: record for record in records}
        self.titles = titles
        self.nouns = nouns
        self.wires = frozenset(record.key for record in self.records.values() if record.subclass == "wire")  # news agencies
        self._automaton = _automaton(self.records.values())
        self._families = families
        self._excluded = frozenset(excluded)
        self._pattern = _designation_pattern(families)
        self._items = {name: record for record in self.records.values() if record.kind is EntityKind.ITEM
                       for name in (record.name, *record.names)}  # fmt: skip

    def find(self, text: str) -> tuple[Match, ...]:
        """Names in ``text``, sorted; of overlapping ones the first and of these the longest."""
        addresses = [Span(*match.span()) for match in ADDRESS.finditer(text)]
        found = sorted(self._candidates(text), key=lambda match: (match.span.start, -match.span.end))
        kept: list[Match] = []
        for match in found:
            inside = any(address.contains(match.span) for address in addresses)
            if not inside and (not kept or match.span.start >= kept[-1].span.end):
                kept.append(match)
        return tuple(kept)

    def find_designations(self, text: str) -> tuple[Designation, ...]:
        """Weapons by letters and number: "Su-35", "Fateh 110", and "191" in "Shahed-129 and 191"."""
        return tuple(designation for match in self._pattern.finditer(text) for designation in self._designations(match))

    def item(self, name: str) -> Record | None:
        """The item of that name, exactly as listed."""
        return self._items.get(name)

    def item_class(self, name: str, reference: str | None = None) -> str | None:
        """The class of an item by the key of its record, or by its name, listed or letters and number: "drone", "missile"."""
        record = self.records.get(reference or "") or self.item(name)
        return record.subclass if record is not None else next((found.subclass for found in self.find_designations(name)), None)

    @property
    def outlets(self) -> Mapping[str, str]:
        """Domain → name of the outlet that is printed there."""
        return {record.domain: record.name for record in self.records.values() if record.domain}

    def _candidates(self, text: str) -> Iterator[Match]:
        for last, entries in self._automaton.iter(_folded(text)):
            for name, record, naming in entries:
                span = Span(last + 1 - len(name), last + 1)
                if _fits(name, span.of(text)) and _stands_alone(text, span, plural=record.kind is EntityKind.ITEM):
                    yield Match(span, record, naming)
                    break

    def _designations(self, match: re.Match[str]) -> Iterator[Designation]:
        family, number, suffix = match["family"], match["number"], match["suffix"]
        name = f"{family}-{number}{suffix}"
        if name in self._excluded:
            return
        yield Designation(Span(match.start(), match.end("suffix")), name, self._families[family])
        if match["more"]:
            yield Designation(Span(*match.span("more")), f"{family}-{match['more']}", self._families[family])


def load_gazetteer(folder: Path, language: str = "en", *, more: Sequence[Path] = ()) -> Gazetteer:
    """Read all gazetteers under ``folder`` (the package's ``data``) and the titles and nouns of one language.

    Folders ``more`` are laid out in the same way and add entries of their own.

    :raises VocabularyError: with every fault found: unknown fields, missing or doubled keys and names, unknown states.
    """
    faults: list[str] = []
    records = [record for each in (folder, *more) for path, kind in _files(each) for record in _read(path, kind, faults)]
    faults += [*_doubled(records), *_strangers(records)]
    families, excluded = _read_patterns(folder / "items" / PATTERNS)
    if faults:
        raise VocabularyError(faults)
    words = folder / "languages" / language
    return Gazetteer(
        records, titles=load_titles_of_persons(words), nouns=load_nouns(words), families=families, excluded=excluded
    )


def _files(folder: Path) -> Iterator[tuple[Path, EntityKind]]:
    for name, kind in FOLDERS.items():
        for path in sorted((folder / name).glob("*.yaml")):
            if path.name != PATTERNS:
                yield path, FILES.get(path.stem, kind)


def _read(path: Path, kind: EntityKind, faults: list[str]) -> Iterator[Record]:
    for number, entry in enumerate(load_yaml(path) or (), start=1):
        wrong = [f"{path.name}: entry {number}: {fault}" for fault in _faults_of(entry)]
        faults += wrong
        if not wrong:
            yield _record(entry, kind)


def _faults_of(entry: Any) -> Iterator[str]:
    """What is wrong with one entry as YAML gives it."""
    if not isinstance(entry, dict):
        yield f"{entry!r} is no mapping"
        return
    yield from (f"'{field}' is missing" for field in ("key", "name") if not entry.get(field))
    yield from (f"unknown field '{field}'" for field in sorted(set(entry) - TEXTS - LISTS - {"ordinary"}))
    yield from (f"'{field}' is no text: {entry[field]!r} (quote it)" for field in sorted(TEXTS & set(entry)) if not _is_name(entry[field]))
    for field in sorted(LISTS & set(entry)):
        if not isinstance(entry[field], list) or not all(map(_is_name, entry[field])):
            yield f"'{field}' is no list of texts: {entry[field]!r} (quote what YAML takes for something else)"
    if "domain" in entry and ("/" in str(entry["domain"]) or entry["domain"] != str(entry["domain"]).lower()):
        yield f"'{entry['domain']}' is no domain: write it in small letters, without www. and without a path"
    if "wikidata" in entry and not QID.fullmatch(str(entry["wikidata"])):
        yield f"'{entry['wikidata']}' is no Wikidata identifier"


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _record(entry: Mapping[str, Any], kind: EntityKind) -> Record:
    texts = {field: entry.get(field) for field in ("state", "wikidata", "domain", "iso")}
    lists = {field: tuple(entry.get(field, ())) for field in sorted(LISTS)}
    return Record(
        key=entry["key"], kind=kind, name=entry["name"], subclass=entry.get("class"), ordinary=bool(entry.get("ordinary")),
        **texts, **lists,
    )  # fmt: skip


def _doubled(records: Sequence[Record]) -> Iterator[str]:
    """Keys and names that two records claim."""
    keys: set[str] = set()
    owners: dict[str, str] = {}
    for record in records:
        if record.key in keys:
            yield f"key '{record.key}' is used twice"
        keys.add(record.key)
        for name, _ in record.namings():
            if owners.setdefault(name, record.key) != record.key:
                yield f"'{name}' names both {owners[name]} and {record.key}"


def _strangers(records: Sequence[Record]) -> Iterator[str]:
    """References to states that no record describes."""
    states = {record.key for record in records if record.kind is EntityKind.STATE}
    yield from (f"{record.key}: unknown state '{record.state}'" for record in records if record.state and record.state not in states)


def _read_patterns(path: Path) -> tuple[dict[str, str], list[str]]:
    table = load_yaml(path) if path.exists() else {}
    families = {family: subclass for subclass, names in table.get("families", {}).items() for family in names}
    return families, table.get("not", [])


def _automaton(records: Iterable[Record]) -> Any:
    """Folded name → the entries that share it, most specific spelling first."""
    entries: dict[str, dict[str, tuple[str, Record, Naming]]] = {}
    for record in records:
        for name, naming in record.namings():
            entries.setdefault(_folded(name), {}).setdefault(name, (name, record, naming))
    automaton = ahocorasick.Automaton()
    for folded, sharing in sorted(entries.items()):
        automaton.add_word(folded, tuple(sharing[name] for name in sorted(sharing)))
    automaton.make_automaton()
    return automaton


def _designation_pattern(families: Mapping[str, str]) -> re.Pattern[str]:
    """Letters, hyphen or blank, number, further letters; ``more`` is a further number of the same family."""
    by_length = sorted(families, key=lambda family: (-len(family), family))
    single = "|".join(family for family in by_length if len(family) == 1)
    middle = "|".join(family for family in by_length if 1 < len(family) < LONG_FAMILY)
    long = "|".join(family for family in by_length if len(family) >= LONG_FAMILY)
    parts = [part for part in (long and rf"(?:{long})(?=[- ]\d)", middle and rf"(?:{middle})(?=-\d)", single and rf"(?:{single})(?=-\d\d)") if part]
    more = r"(?:(?:,|,? and|,? or|/)\s?(?P<more>\d{2,4})(?![\w%-])(?! \w+s\b))?"
    return re.compile(rf"(?<![\w-])(?P<family>{'|'.join(parts) or '(?!)'})[- ](?P<number>\d{{1,4}})(?P<suffix>[A-Z]{{0,4}}\d?)(?=s?(?!\w)){more}")


def _folded(text: str) -> str:
    """Lower case with plain quotes, hyphens and blanks, of the same length as ``text``."""
    plain = text.translate(UNLIKE)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)


def _fits(name: str, written: str) -> bool:
    """Whether case allows ``written`` to be ``name``."""
    if sum(char.isalpha() for char in name) <= SHORT:
        return name == written
    return all(there.isupper() for listed, there in zip(name, written, strict=True) if listed.isupper())


def _stands_alone(text: str, span: Span, *, plural: bool) -> bool:
    """Whether the name is a word of its own; a plural -s may follow an item, no number joined by a hyphen."""
    if span.start and text[span.start - 1].isalnum() and text[span.start].isalnum():
        return False
    rest = text[span.end : span.end + 3]
    if plural and rest[:1] == "s":
        rest = rest[1:]
    if rest[:1].isalnum() and text[span.end - 1].isalnum():
        return False
    return not (rest[:1] == "-" and rest[1:2].isdigit())


def _with_plural(demonym: str) -> tuple[str, ...]:
    """A demonym and its plural, where it takes one: Iranian, Iranians; Swede, Swedes; Dutch."""
    return (demonym,) if demonym.endswith(NO_PLURAL) else (demonym, f"{demonym}s")
