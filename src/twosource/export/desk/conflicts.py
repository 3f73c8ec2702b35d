"""Claims that do not go together, or only seem not to, and answers, each with the words of both sides."""

from collections.abc import Iterable, Iterator

from twosource.export.claims import claims
from twosource.export.desk.cards import article_cards
from twosource.export.desk.page import Page, cut
from twosource.export.events import events
from twosource.export.records import Record
from twosource.store.ledger import Ledger


def conflicts(ledger: Ledger, page: Page | None = None, kind: str | None = None) -> Record:
    """Conflicts and denials by event, the contested events first.

    An item: ``{"event", "title", "status", "kind", "field", "sides": [[claim ids], …], "why", "quotes": [one for each side that has
    a claim: {"claim", "article": card, "text", "start", "end"}]}``. ``kind``: conflict, refinement, state-change, different-scope,
    same-source-restated, unresolved, denial, partial-denial, admission, non-denial, refusal-to-confirm.
    """
    found = [record for event in events(ledger) for record in conflicts_of(event) if kind in (None, record["kind"])]
    shown = cut(found, page or Page(), lambda record: (record["status"] != "disputed", record["event"], record["number"]))
    quotes = _quotes(ledger, {side[0] for record in shown["items"] for side in record["sides"] if side})
    return shown | {"items": [_quoted(record, quotes) for record in shown["items"]]}


def conflicts_of(event: Record) -> Iterator[Record]:
    """An event's conflicts, then its denials: the claim that answers, if the answer makes one, and those that it speaks to."""
    named = {"event": event["id"], "title": event["title"], "status": event["status"]}
    denials = ({"kind": denial["kind"], "field": "speaker", "sides": _sides(denial), "why": f"by {denial['by']}"} for denial in event["denials"])
    for number, record in enumerate([*event["conflicts"], *denials]):
        yield named | record | {"number": number}


def _sides(denial: Record) -> list[list[str]]:
    return [[denial["claim"]] if denial["claim"] else [], denial["denies"] or denial["answers"]]


def _quotes(ledger: Ledger, wanted: Iterable[str]) -> dict[str, Record]:
    """Claim → its sentence, with the article."""
    cards, wanted = article_cards(ledger), set(wanted)
    found = (claim for claim in claims(ledger) if claim["id"] in wanted)
    return {claim["id"]: _quote(claim, cards[claim["document"]["id"]], ledger) for claim in found}


def _quote(claim: Record, card: Record, ledger: Ledger) -> Record:
    start, end = claim["sentence"]["start"], claim["sentence"]["end"]
    return {"claim": claim["id"], "article": card, "text": ledger.document(card["id"]).text[start:end], "start": start, "end": end}


def _quoted(record: Record, quotes: dict[str, Record]) -> Record:
    kept = {key: value for key, value in record.items() if key != "number"}
    return kept | {"quotes": [quotes[side[0]] for side in record["sides"] if side and side[0] in quotes]}
