"""Which articles repeat one another, by the passages that they share."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from twosource.model.lineage import PassageKind
from twosource.store import tables

SHARED, AT_LEAST, MOST = 0.5, 3, 5  # share and number of an article's fingerprints that another must have; how many are named


@dataclass(frozen=True, slots=True)
class Twin:
    """An article that holds ``share`` of another's passages. ``is_stated``: the other says that it stood first in this outlet."""

    document: str
    path: str
    share: float
    is_stated: bool


def find_twins(connection: Connection, document: str) -> Iterator[Twin]:
    """Articles in which most of ``document`` stands, too: the most alike first."""
    ours, theirs, documents = tables.passages.table.alias("ours"), tables.passages.table.alias("theirs"), tables.documents
    own = (ours.c.document == document, ours.c.kind == PassageKind.WORDS.value)
    total = connection.execute(select(func.count(ours.c.fingerprint.distinct())).where(*own)).scalar_one()
    shared = func.count(theirs.c.fingerprint.distinct())
    wanted = (
        select(documents.c.id, documents.c.path, documents.c.outlet, shared.label("shared"))
        .join(theirs, theirs.c.document == documents.c.id).join(ours, ours.c.fingerprint == theirs.c.fingerprint)
        .where(*own, theirs.c.document != document).group_by(documents.c.id)
        .having(shared >= max(AT_LEAST, SHARED * total)).order_by(shared.desc(), documents.c.path, documents.c.id).limit(MOST)
    )  # fmt: skip
    table = tables.derivations.table
    named = {outlet.casefold() for outlet in connection.execute(select(table.c.outlet).where(table.c.document == document)).scalars() if outlet}
    for row in connection.execute(wanted):
        yield Twin(row.id, row.path, round(row.shared / total, 2), (row.outlet or "").casefold() in named)
