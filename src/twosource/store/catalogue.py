"""What articles add to the lists of articles, names and voices; what several articles add to one name or voice is counted together.

A name may stand in every article. So that another article costs the same at any size of the ledger, counts go up and down with
what comes and goes, and nothing is counted over all articles.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, distinct, func, insert, literal, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.sql.elements import ColumnElement

from twosource.model.catalogue import Entry
from twosource.model.ids import content_id
from twosource.model.summary import Face
from twosource.store import tables
from twosource.store.facts import among
from twosource.store.rows import to_row

ADDED = (tables.articles, tables.named, tables.credits, tables.positions)
COUNTED = (tables.tallies, tables.things, tables.voices)
AT_A_TIME = 500  # names or voices counted together
Measured = Mapping[str, Counter[str]]  # measure → how often each word comes; what is only counted has an empty word
Tallies = dict[str, dict[int, dict[str, Counter[str]]]]  # key → face → the same

_ONCE = literal("")  # the word of what is only counted


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted of a name or voice: the words in ``word`` of the rows that bear its ``key``, each ``count`` times."""

    list: Table
    key: Column[str]
    name: str
    word: ColumnElement[str]
    count: ColumnElement[int] = field(default_factory=func.count)


def _measures() -> Iterator[Measure]:
    """All that is counted. What an article has twice makes it no two articles."""
    named, credits, positions = tables.named.c, tables.credits.c, tables.positions.c
    for name in ("name", "kind", "wikidata"):
        yield Measure(tables.things, named.thing, name, named[name])
    yield Measure(tables.things, named.thing, "articles", _ONCE, func.count(distinct(named.document)))
    for name in ("name", "kind"):
        yield Measure(tables.voices, credits.voice, name, credits[name])
    yield Measure(tables.voices, credits.voice, "articles", _ONCE, func.count(distinct(credits.document)))
    yield Measure(tables.voices, credits.voice, "claims", _ONCE, func.count(credits.claim))
    for name in ("origin_of", "denies"):
        yield Measure(tables.voices, credits.voice, name, _ONCE, func.sum(credits[name.removesuffix("_of")]))
    for name in ("stance", "side"):
        yield Measure(tables.voices, positions.position_voice, name, func.nullif(positions[f"position_{name}"], ""))


MEASURES = tuple(_measures())


def forget_entries(connection: Connection, documents: Collection[str]) -> tuple[set[str], set[str]]:
    """Take out what ``documents`` added; the things and the voices that must be counted again."""
    touched = _things_and_voices(connection, documents)
    _tally(connection, documents, -1)
    for table in ADDED:
        connection.execute(delete(table).where(among(table.c.document, documents)))
    return touched


def save_entries(connection: Connection, entries: Iterable[tuple[str, Face, Entry]]) -> tuple[set[str], set[str]]:
    """Add what whole articles have, (document, who sees it, what it is); the things and the voices that must be counted again."""
    documents = set()
    for document, face, entry in entries:
        _save_entry(connection, document, entry, face)
        documents.add(document)
    _tally(connection, documents, 1)
    return _things_and_voices(connection, documents)


def _save_entry(connection: Connection, document: str, entry: Entry, face: Face) -> None:
    keys = {"document": document, "face": face.value}
    connection.execute(insert(tables.articles), keys | to_row(entry.listed) | {"rank": rank(entry.listed.day)})
    for table, items in ((tables.named, entry.named), (tables.credits, entry.credits), (tables.positions, entry.positions)):
        if items:
            connection.execute(insert(table), [keys | {"number": number} | to_row(item) for number, item in enumerate(items)])


def rank(day: str | None) -> int:
    """Sort key of an article: the latest day first, and no day last."""
    return -int(day.replace("-", "")) if day else 1


def _things_and_voices(connection: Connection, documents: Collection[str]) -> tuple[set[str], set[str]]:
    """All that ``documents`` name, and all that they credit."""
    columns = (tables.named.c.thing, tables.credits.c.voice)
    things, voices = (connection.execute(select(distinct(column)).where(among(column.table.c.document, documents))).scalars() for column in columns)
    return set(things), set(voices)


def recount(connection: Connection, things: Iterable[str], voices: Iterable[str]) -> None:
    """Make the rows of ``things`` and ``voices`` anew from what is counted of them."""
    for table, key, ids, row in ((tables.things, "id", things, _thing), (tables.voices, "key", voices, _voice)):
        for keys in _some(sorted(ids)):
            tallies = _tallies(connection, table, keys)
            connection.execute(delete(table).where(among(table.c[key], keys)))
            if tallies:
                connection.execute(insert(table), [row(each, seen) | {"face": face.value} for each, face, seen in _faces(tallies)])


def _some(keys: list[str]) -> Iterator[list[str]]:
    yield from (keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME))


# Tallies


def _tally(connection: Connection, documents: Collection[str], sign: int) -> None:
    """Add to the tallies what ``documents`` have, or take it off with a ``sign`` of -1."""
    for measure in MEASURES:
        key, face, word = measure.key, measure.key.table.c.face, measure.word
        rows = (
            select(literal(measure.list.name), key, face, literal(measure.name), word, sign * measure.count)
            .where(among(key.table.c.document, documents), word.is_not(None)).group_by(key, face, word)
        )  # fmt: skip
        add = upsert(tables.tallies).from_select(list(tables.tallies.c.keys()), rows)
        total = tables.tallies.c.count + add.excluded.count
        connection.execute(add.on_conflict_do_update(index_elements=list(tables.tallies.primary_key), set_={"count": total}))


def _tallies(connection: Connection, table: Table, keys: Collection[str]) -> Tallies:
    """What is counted of each of ``keys``."""
    columns = tables.tallies.c
    found: Tallies = {}
    for row in connection.execute(select(tables.tallies).where(columns.list == table.name, among(columns.key, keys), columns.count != 0)):
        found.setdefault(row.key, {}).setdefault(row.face, {}).setdefault(row.measure, Counter())[row.word] = row.count
    return {key: faces for key, faces in found.items() if any("articles" in measures for measures in faces.values())}


def _faces(tallies: Tallies) -> Iterator[tuple[str, Face, Measured]]:
    """(Key, face, what is counted) for everybody; for a key that an article which protects somebody adds to, what its owner
    sees of it and what strangers do."""
    for key, faces in sorted(tallies.items()):
        for face in (Face.ALL,) if set(faces) == {Face.ALL.value} else (Face.PRIVATE, Face.PUBLIC):
            seen: Measured = defaultdict(Counter)
            for each in face.seen:
                for measure, counter in faces.get(each, {}).items():
                    seen[measure] += counter
            if "articles" in seen:
                yield key, face, seen


def _thing(thing: str, seen: Measured) -> dict[str, Any]:
    names = sorted(seen["name"], key=lambda name: (-seen["name"][name], name))
    return {"id": thing, "name": names[0], "names": json.dumps(names, ensure_ascii=False), "kind": most_common(seen["kind"]),
            "wikidata": most_common(seen["wikidata"]) if seen["wikidata"] else None, "articles": seen["articles"].total()}  # fmt: skip


def _voice(voice: str, seen: Measured) -> dict[str, Any]:
    totals = {measure: seen[measure].total() for measure in ("claims", "origin_of", "denies", "articles")}
    return {"key": voice, "id": content_id("src", voice), "name": most_common(seen["name"]), "kind": most_common(seen["kind"]),
            "side": most_common(seen["side"]) if seen["side"] else None, "positions": seen["stance"].total(),
            "stances": json.dumps(dict(sorted(seen["stance"].items())))} | totals  # fmt: skip


def most_common(counted: Mapping[str, int]) -> str:
    """The word that stands most often, the first in the alphabet of equals."""
    return min(counted, key=lambda word: (-counted[word], word))
