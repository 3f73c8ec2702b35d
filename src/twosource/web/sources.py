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
        name, kind, scope = _voice(claim, articles)
        source = sources.setdefault((name.casefold(), scope), SourceView(name, kind))
        event = ledger.event_of[claim["id"]]
        _column(source, claim).setdefault(words.anchor("event", event), titles[event])
        article = articles[claim["document"]["id"]]
        source.articles.setdefault(article.anchor, article.name)
    return sorted(sources.values(), key=lambda source: (-len(source.articles), -_heard(source), source.name))


def _voice(claim: Record, articles: Mapping[str, ArticleView]) -> tuple[str, str, str]:
    """Name, kind and scope of the innermost source; the article itself where it names none."""
    chain, article = claim.get("attribution") or (), articles[claim["document"]["id"]]
    if not chain:
        return article.name, "own voice", "own"
    inner = chain[-1]
    if inner.get("anonymous") or inner.get("kind") == "anonymous":
        return words.tidy(inner["source"]), "unnamed", article.id
    known_as = (inner.get("entity") or {}).get("name")
    return words.tidy(known_as or inner["source"]), inner.get("kind") or "", "" if known_as else article.id


def _column(source: SourceView, claim: Record) -> dict[str, str]:
    if claim["polarity"] == "negative":
        return source.denies
    return source.asserts if claim["modality"] == "actual" else source.foresees


def _heard(source: SourceView) -> int:
    return len(source.asserts) + len(source.denies) + len(source.foresees)
