"""One event: what each article says of it, who has it from whom, who answers, where claims differ, what became of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from twosource.web import words
from twosource.web.articles import ArticleName, in_order, name_article
from twosource.web.desk import links
from twosource.web.desk.context import Context
from twosource.web.desk.deciding import view_decision
from twosource.web.events import EventView, Surroundings, view_event
from twosource.web.reader import sentence_html

Record = Mapping[str, Any]


def view(record: Record, context: Context) -> dict[str, Any]:
    articles = name_articles(record["articles"].values())
    event = view_event(record, record["claim_records"], record["edges"], Surroundings(articles, quote_claim, there))
    return {
        "title": event.title,
        "record": record,
        "event": event,
        "names": articles,
        "peeks": {claim.anchor: claim for claim in event.claims},
        "roles": list(_roles(record["participants"])),
        "sections": [(id, label) for id, label, is_there in _sections(event, record) if is_there],
        "left": len(record["claims"]) - len(record["claim_records"]),
        "history": list(_history(record)),
        "edited": next((claim for claim in record["claim_records"] if claim["id"] == context.query["edit"]), None),
        "decided": {words.anchor("claim", claim["id"]): claim["decided"] for claim in record["claim_records"] if claim.get("decided")},
        "role_names": sorted({part["role"] for part in record["participants"]}),
    }


def name_articles(cards: Iterable[Record]) -> dict[str, ArticleName]:
    """How to call the articles of ``cards``, by id."""
    return {card["id"]: _name(card, rank) for rank, card in enumerate(sorted(cards, key=in_order))}


def _name(card: Record, rank: int) -> ArticleName:
    title = words.tidy(card.get("title") or card["path"])
    return ArticleName(card["id"], name_article(card), title, words.published_in_words(card["published"]), links.article(card["id"]), rank)


def quote_claim(claim: Record) -> Markup:
    return sentence_html(claim["quote"], claim, href=there(claim))


def there(claim: Record) -> str:
    """A permalink to the claim's words."""
    return links.article(claim["document"]["id"], claim["id"], claim["quote"])


def _roles(participants: Iterable[Record]) -> Iterable[tuple[str, list[Record]]]:
    """Each role once with what fills it."""
    filled: dict[str, list[Record]] = {}
    for participant in participants:
        filled.setdefault(participant["role"], []).append(participant["entity"])
    return filled.items()


def _history(record: Record) -> Iterator[tuple[str, Record | None, Record | None]]:
    """Day of each entry, with what a batch of articles did or else what somebody decided; on one day decisions come last."""
    changed = ((entry["day"], 0, entry) for entry in record["history"])
    decided = ((entry["at"][:10], entry["number"], view_decision(entry)) for entry in record["decisions"])
    for day, number, entry in sorted((*changed, *decided), key=lambda told: told[:2]):
        yield day, None if number else entry, entry if number else None


def _sections(event: EventView, record: Record) -> Iterable[tuple[str, str, Any]]:
    """Anchor and label of each part of the page, and whether this event has it."""
    yield "says", "What each article says", event.matrix
    yield "lineage", "Who has it from whom", event.is_drawn
    yield "answers", "Answers to it", event.denials
    yield "differences", "Where claims differ", event.conflicts
    yield "claims", "Claims", event.claims
    yield "history", "History", record["history"] or record["decisions"]
