"""Every voice of the ledger with what it asserts, denies and foresees."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from twosource.web import words
from twosource.web.lineage import POINTERS
from twosource.web.views import ArticleView, Ledger, Record


@dataclass(slots=True)
class SourceView:
    """A voice with the events that it asserts, denies or plans; dictionaries keep their order and hold each once."""

    name: str
    kind: str
    asserts: dict[str, str] = field(default_factory=dict)
    denies: dict[str, str] = field(default_factory=dict)
    foresees: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)


def view_sources(ledger: Ledger, articles: Mapping[str, ArticleView]) -> list[SourceView]:
    """Every innermost voice with what it asserts, denies and foresees; the most heard first.

    Unnamed people, and "the ministry" that no name was found for, are kept apart for each article: two articles'
    "officials" may or may not be the same.
    """
    sources: dict[tuple[str, str], SourceView] = {}
    titles = {event["id"]: words.tidy(event.get("title") or event["type"]) for event in ledger.events}
    for claim in ledger.claims.values():
        if claim.get("block") in POINTERS or claim["id"] not in ledger.event_of:
            continue
        key, scope, name, kind = _voice(claim, articles)
        source = sources.setdefault((key, scope), SourceView(name, kind))
        event = ledger.event_of[claim["id"]]
        _column(source, claim).setdefault(words.anchor("event", event), titles[event])
        article = articles[claim["document"]["id"]]
        source.articles.setdefault(article.anchor, article.name)
    return sorted(sources.values(), key=lambda source: (-len(source.articles), -_heard(source), source.name))


def _voice(claim: Record, articles: Mapping[str, ArticleView]) -> tuple[str, str, str, str]:
    """What makes the innermost source one with others (key and scope), its name and kind; the article if it names none."""
    chain, article = claim.get("attribution") or (), articles[claim["document"]["id"]]
    if not chain:
        return article.name.casefold(), "own", article.name, "own voice"
    inner = chain[-1]
    name, entity = words.tidy(inner["source"]), inner.get("entity")
    if inner.get("anonymous") or inner.get("kind") == "anonymous":
        return name.casefold(), article.id, name, "unnamed"
    if entity:
        return entity["id"], "entity", words.tidy(entity["name"]), inner.get("kind") or ""
    return name.casefold(), article.id, name, inner.get("kind") or ""


def _column(source: SourceView, claim: Record) -> dict[str, str]:
    if claim["polarity"] == "negative":
        return source.denies
    return source.asserts if claim["modality"] == "actual" else source.foresees


def _heard(source: SourceView) -> int:
    return len(source.asserts) + len(source.denies) + len(source.foresees)
