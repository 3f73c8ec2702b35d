"""Voices in a list; and one voice with all that it says."""

from twosource.errors import MissingError
from twosource.export.desk.cards import source_card
from twosource.export.desk.page import Page, cut
from twosource.export.records import Record
from twosource.export.sources import sources as source_records
from twosource.store.ledger import Ledger


def sources(ledger: Ledger, page: Page | None = None, kind: str | None = None, side: str | None = None) -> Record:
    """Source cards, those with most claims first. ``kind``: outlet, person …; ``side``: reference of the state spoken for.

    A card: ``{"id", "name", "kind", "side": {"id", "name"} | None, "claims": n, "origin_of": n, "denies": n, "articles": n,
    "stances": {"asserts": n, …}}``.
    """
    fitting = (source for source in source_records(ledger) if kind in (None, source["kind"]) and _is_of(source, side))
    return cut(map(source_card, fitting), page or Page(), lambda card: (-card["claims"], -sum(card["stances"].values()), card["id"]))


def _is_of(source: Record, side: str | None) -> bool:
    return side is None or (source["side"] is not None and source["side"]["id"] == side)


def source(ledger: Ledger, id: str) -> Record:
    """One voice: the record of ``export --format sources``, with its positions and where they do not go together."""
    found = next((record for record in source_records(ledger) if record["id"] == id), None)
    if found is None:
        raise MissingError(f"no source {id} in this ledger")
    return found
