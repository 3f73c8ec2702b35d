"""Voices in a list; and one voice with all that it says."""

from collections.abc import Sequence

from twosource.errors import MissingError
from twosource.export.desk.cards import article_cards, source_cards
from twosource.export.desk.page import Page, paged
from twosource.export.links import permalink
from twosource.export.records import Record
from twosource.export.sources import gather, source_record
from twosource.model.position import Position
from twosource.model.source import SourceKind
from twosource.store.browse import View
from twosource.store.browse.voices import Voice
from twosource.store.ledger import Ledger
from twosource.weigh.independence import OBSERVERS
from twosource.weigh.positions import in_time


def sources(ledger: Ledger, page: Page | None = None, kind: str | None = None, side: str | None = None) -> Record:
    """Source cards, those with most claims first. ``kind``: outlet, person …; ``side``: reference of the state spoken for.

    A card: ``{"id", "name", "kind", "side": {"id", "name"} | None, "claims": n, "origin_of": n, "denies": n, "articles": n,
    "stances": {"asserts": n, …}}``.
    """
    page = page or Page()
    with ledger.view() as view:
        found = view.voices.page(page.limit + 1, page.after(int, int, str), kind=kind, side=side)
        shown, following = paged(found, page, lambda voice: (-voice.claims, -voice.positions, voice.id))
        return {"items": source_cards(view, shown), "total": view.voices.count(kind=kind, side=side), "next": following}


def source(ledger: Ledger, id: str, page: Page | None = None, stance: str | None = None) -> Record:
    """One voice: the record of ``export --format sources`` with a page of its ``positions``, and with where they do not go together.
    Each position has its ``permalink`` and ``party``: whether the voice takes part in the event, or speaks for a state that does.

    ``stance``: only such positions. ``total``: how many there are; ``next``: cursor of the following ones; ``stances``: how often
    it takes each. ``articles``: document id → card, of all that are quoted.
    """
    page = page or Page()
    with ledger.view() as view:
        voice = view.voices.called(id)
        if voice is None:
            raise MissingError(f"no source {id} in this ledger")
        said = gather(view, {voice.key: voice})
        taken = [position for position in said.all if stance in (None, position.stance)]
        shown, following = _paged(taken, page)
        record = source_record(voice, said, {position.id for position in shown})
        involved = _involved(view, voice, shown)
        quoted = [*record["positions"], *(party for each in record["inconsistencies"] for party in each["sides"])]
        return record | {
            "positions": [
                each | {"permalink": permalink(each["document"], each["quote"]), "party": (each["claim"] or each["answer"]) in involved}
                for each in record["positions"]
            ],
            "total": len(taken), "next": following, "stances": voice.stances,
            "articles": article_cards(view, {each["document"] for each in quoted}),
        }  # fmt: skip


def _involved(view: View, voice: Voice, positions: Sequence[Position]) -> set[str]:
    """Ids of the positions on events in which the voice has a part: as the article credits it, or since it speaks for a state that has."""
    events = {event for position in positions for event in position.events}
    its = view.events.taking_part(voice.side, events) if voice.side and voice.kind not in OBSERVERS else set()
    return {position.id for position in positions if position.kind == SourceKind.PARTY or not its.isdisjoint(position.events)}


def _paged(positions: Sequence[Position], page: Page) -> tuple[Sequence[Position], str | None]:
    after = page.after(bool, str, str, int, int, str)
    return paged([each for each in positions if after is None or in_time(each) > after], page, in_time)
