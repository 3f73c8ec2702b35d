"""Articles in a list, the latest first."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, tuple_

from twosource.model.catalogue import Listed
from twosource.model.summary import Face
from twosource.store import tables
from twosource.store.browse.filters import holds
from twosource.store.facts import among
from twosource.store.rows import from_row

Key = tuple[Any, ...]
Found = tuple[str, Listed, bool]  # document, how it is listed, whether strangers see less than its text


class Articles:
    """Queries over articles, in one moment of a ledger."""

    def __init__(self, connection: Connection, face: Face) -> None:
        self._connection, self._face = connection, face

    def page(self, words: str, limit: int, after: Key | None = None) -> list[tuple[Key, Found]]:
        """Articles whose title, path or outlet holds ``words``, from the key (rank, path, document) on, each with its key."""
        columns = tables.articles.c
        order = (columns.rank, columns.path, columns.document)
        wanted = self._wanted(words).order_by(*order).limit(limit)
        rows = self._connection.execute(wanted if after is None else wanted.where(tuple_(*order) > after)).mappings()
        return [((row["rank"], row["path"], row["document"]), _found(row)) for row in rows]

    def count(self, words: str = "") -> int:
        """How many there are."""
        return self._connection.execute(self._wanted(words).with_only_columns(func.count())).scalar_one()

    def count_claims(self) -> int:
        """How many claims they make together."""
        return self._connection.execute(self._wanted("").with_only_columns(func.coalesce(func.sum(tables.articles.c.claims), 0))).scalar_one()

    def named(self, documents: Collection[str]) -> dict[str, Found]:
        """Document → how it is listed."""
        rows = self._connection.execute(self._wanted("").where(among(tables.articles.c.document, documents))).mappings()
        return {row["document"]: _found(row) for row in rows}

    def _wanted(self, words: str) -> Select:
        columns = tables.articles.c
        called = func.coalesce(columns.title, "") + " " + columns.path + " " + func.coalesce(columns.outlet, "")
        return select(tables.articles).where(columns.face.in_(self._face.seen), *holds(called, words))

    def citing(self) -> list[Row]:
        """(outlet, voice, number of the outlet's articles that credit it)."""
        articles, credits = tables.articles, tables.credits
        pairs = (
            select(articles.c.outlet, credits.c.voice, credits.c.document).distinct()
            .join(credits, (credits.c.document == articles.c.document) & (credits.c.face == articles.c.face))
            .where(articles.c.face.in_(self._face.seen), articles.c.outlet.is_not(None)).subquery()
        )  # fmt: skip
        counted = select(pairs.c.outlet, pairs.c.voice, func.count().label("articles")).group_by(pairs.c.outlet, pairs.c.voice)
        return list(self._connection.execute(counted.order_by(pairs.c.outlet, pairs.c.voice)))


def _found(row: Any) -> Found:
    return row["document"], from_row(Listed, row), row["face"] == Face.PUBLIC
