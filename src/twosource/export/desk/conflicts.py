"""Claims that do not go together, or only seem not to, and answers, each with the words of both sides."""

from collections.abc import Iterator, Mapping

from twosource.export.desk.cards import article_cards
from twosource.export.desk.page import Page, paged
from twosource.export.links import permalink
from twosource.export.records import Record
from twosource.store.browse import View, Weighed
from twosource.store.ledger import Ledger
from twosource.store.rows import plain


def conflicts(ledger: Ledger, page: Page | None = None, kind: str | None = None) -> Record:
    """Conflicts and denials by event, the contested events first.

    An item: ``{"event", "title", "status", "kind", "field", "sides": [[claim ids], …], "why", "quotes": [one for each side that has
    a claim: {"claim", "article": card, "text", "start", "end", "permalink"}]}``. ``kind``: conflict, refinement, state-change, different-scope,
    same-source-restated, unresolved, denial, partial-denial, admission, non-denial, refusal-to-confirm.
    """
    page = page or Page()
    with ledger.view() as view:
        found = view.events.contests(kind, page.limit + 1, page.after(int, str, int))
        shown, following = paged(found, page, lambda contest: contest)
        told = {each.event.id: list(_contests(each)) for each in ledger.weighed({event for _, event, _ in shown})}
        records = [told[event][number] for _, event, number in shown]
        quotes = _quotes(ledger, view, {side[0] for record in records for side in record["sides"] if side})
        return {"items": [_quoted(record, quotes) for record in records], "total": view.events.count_contests(kind), "next": following}


def _contests(found: Weighed) -> Iterator[Record]:
    """An event's conflicts, then its denials: the claim that answers, if the answer makes one, and those that it speaks to."""
    named = {"event": found.event.id, "title": found.event.title, "status": found.weighed.status}
    yield from (named | plain(conflict) for conflict in found.weighed.conflicts)
    for denial in found.weighed.denials:
        sides = [[denial.claim] if denial.claim else [], list(denial.denies or denial.answers)]
        yield named | {"kind": denial.kind, "field": "speaker", "sides": sides, "why": f"by {denial.by}"}


def _quotes(ledger: Ledger, view: View, claims: set[str]) -> dict[str, Record]:
    """Claim → its sentence, with the article."""
    cards, found = article_cards(view, ledger.documents_of(claims)), {}
    for reading in ledger.readings(list(cards), facts=("claims",)):
        for claim in reading.claims:
            span = claim.event.sentence
            text = span.of(reading.document.text)
            quote = {"claim": claim.id, "article": cards[reading.document.id], "text": text, "start": span.start, "end": span.end}
            found[claim.id] = quote | {"permalink": permalink(reading.document.id, text)}
    return found


def _quoted(record: Record, quotes: Mapping[str, Record]) -> Record:
    return record | {"quotes": [quotes[side[0]] for side in record["sides"] if side and side[0] in quotes]}
