"""What articles add to the lists of articles, names and voices; what several articles add to one name or voice is counted together."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, distinct, func, insert, select

from twosource.model.catalogue import Entry
from twosource.model.ids import content_id
from twosource.model.summary import Face
from twosource.store import tables
from twosource.store.facts import among
from twosource.store.rows import to_row

ADDED = (tables.articles, tables.named, tables.credits, tables.positions)
COUNTED = (tables.things, tables.voices)
AT_A_TIME = 500  # names or voices counted together


def forget_entries(connection: Connection, documents: Collection[str]) -> tuple[set[str], set[str]]:
    """Take out what ``documents`` added; the things and the voices that must be counted again."""
    touched = things_and_voices(connection, documents)
    for table in ADDED:
        connection.execute(delete(table).where(among(table.c.document, documents)))
    return touched


def save_entry(connection: Connection, document: str, entry: Entry, face: Face) -> None:
    """Add what ``document`` has for those who see ``face``."""
    keys = {"document": document, "face": face.value}
    connection.execute(insert(tables.articles), keys | to_row(entry.listed) | {"rank": rank(entry.listed.day)})
    for table, items in ((tables.named, entry.named), (tables.credits, entry.credits), (tables.positions, entry.positions)):
        if items:
            connection.execute(insert(table), [keys | {"number": number} | to_row(item) for number, item in enumerate(items)])


def rank(day: str | None) -> int:
    """Sort key of an article: the latest day first, and no day last."""
    return -int(day.replace("-", "")) if day else 1


def things_and_voices(connection: Connection, documents: Collection[str]) -> tuple[set[str], set[str]]:
    """All that ``documents`` name, and all that they credit."""
    columns = (tables.named.c.thing, tables.credits.c.voice)
    things, voices = (connection.execute(select(distinct(column)).where(among(column.table.c.document, documents))).scalars() for column in columns)
    return set(things), set(voices)


def recount(connection: Connection, things: Iterable[str], voices: Iterable[str]) -> None:
    """Count ``things`` and ``voices`` anew."""
    for keys in _some(sorted(things)):
        _replace(connection, tables.things, "id", keys, _faces(connection, tables.named.c.thing, keys, _things))
    for keys in _some(sorted(voices)):
        _replace(connection, tables.voices, "key", keys, _faces(connection, tables.credits.c.voice, keys, _voices))


def _some(keys: list[str]) -> Iterator[list[str]]:
    yield from (keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME))


def _replace(connection: Connection, table: Table, key: str, keys: Collection[str], rows: Iterable[Mapping[str, Any]]) -> None:
    new = list(rows)
    connection.execute(delete(table).where(among(table.c[key], keys)))
    if new:
        connection.execute(insert(table), new)


def _faces(connection: Connection, column: Any, keys: Collection[str], count: Any) -> Iterator[Mapping[str, Any]]:
    """Rows for everybody; for keys that an article which protects somebody adds to, one for its owner and one for strangers."""
    own = column.table.c.face
    split = set(connection.execute(select(distinct(column)).where(among(column, keys), own != Face.ALL)).scalars())
    for face, part in ((Face.ALL, set(keys) - split), (Face.PRIVATE, split), (Face.PUBLIC, split)):
        if part:
            yield from (row | {"face": face.value} for row in count(connection, sorted(part), face.seen))


def _things(connection: Connection, keys: Collection[str], seen: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    table = tables.named
    wanted = (among(table.c.thing, keys), table.c.face.in_(seen))
    names, kinds = (_counted(connection, table.c.thing, column, wanted) for column in (table.c.name, table.c.kind))
    counted = select(table.c.thing, func.count(distinct(table.c.document))).where(*wanted).group_by(table.c.thing)
    first = _first_wikidata(connection, wanted)
    for thing, articles in connection.execute(counted):
        ordered = sorted(names[thing], key=lambda name: (-names[thing][name], name))
        yield {"id": thing, "name": ordered[0], "names": json.dumps(ordered, ensure_ascii=False), "kind": most_common(kinds[thing]),
               "wikidata": first.get(thing), "articles": articles}  # fmt: skip


def _first_wikidata(connection: Connection, wanted: Collection[Any]) -> dict[str, str]:
    """Thing → what the first article by path that knows it says."""
    table, articles = tables.named, tables.documents
    rows = connection.execute(
        select(table.c.thing, table.c.wikidata).join(articles, articles.c.id == table.c.document)
        .where(*wanted, table.c.wikidata.is_not(None)).order_by(articles.c.path.desc(), articles.c.id.desc(), table.c.number.desc())
    )  # fmt: skip
    return {row.thing: row.wikidata for row in rows}


def _voices(connection: Connection, keys: Collection[str], seen: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    table, said = tables.credits, tables.positions
    wanted = (among(table.c.voice, keys), table.c.face.in_(seen))
    uttered = (among(said.c.position_voice, keys), said.c.face.in_(seen))
    names, kinds = (_counted(connection, table.c.voice, column, wanted) for column in (table.c.name, table.c.kind))
    stances = _counted(connection, said.c.position_voice, said.c.position_stance, uttered)
    sides = _counted(connection, said.c.position_voice, said.c.position_side, (*uttered, said.c.position_side != ""))
    for row in _totals(connection, wanted):
        side = most_common(sides[row.voice]) if row.voice in sides else None
        taken = stances.get(row.voice, Counter())
        yield {"key": row.voice, "id": content_id("src", row.voice), "name": most_common(names[row.voice]), "kind": most_common(kinds[row.voice]),
               "side": side, "claims": row.claims, "origin_of": row.origin_of, "denies": row.denies, "articles": row.articles,
               "positions": taken.total(), "stances": json.dumps(dict(sorted(taken.items())))}  # fmt: skip


def _totals(connection: Connection, wanted: Collection[Any]) -> Iterator[Row]:
    columns = tables.credits.c
    yield from connection.execute(
        select(
            columns.voice, func.count(columns.claim).label("claims"), func.sum(columns.origin).label("origin_of"),
            func.sum(columns.denies).label("denies"), func.count(distinct(columns.document)).label("articles"),
        ).where(*wanted).group_by(columns.voice)
    )  # fmt: skip


def _counted(connection: Connection, key: Any, value: Any, wanted: Collection[Any]) -> dict[str, Counter[str]]:
    """Key → how often it comes with each value."""
    found: dict[str, Counter[str]] = {}
    for thing, word, count in connection.execute(select(key, value, func.count()).where(*wanted).group_by(key, value)):
        found.setdefault(thing, Counter())[word] = count
    return found


def most_common(counted: Mapping[str, int]) -> str:
    """The word that stands most often, the first in the alphabet of equals."""
    return min(counted, key=lambda word: (-counted[word], word))
