"""One article as it was read: its evidence marked, and beside it each fact with its chain and why it was found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from twosource.web import words
from twosource.web.articles import basis_in_words, name_article
from twosource.web.desk import links
from twosource.web.desk.context import Context
from twosource.web.reader import article_html, evidence_marks
from twosource.web.spans import Mark

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim in the margin. ``details``: when, where and how many, in the article's words; ``why``: what it was found by."""

    id: str
    anchor: str
    there: str
    event: str
    type: str
    said: str
    stance: str
    css: str
    roles: tuple[tuple[str, str, str], ...]  # role, words, address of what is named
    details: tuple[tuple[str, str, str], ...]  # what, words, what they were read as
    chain: tuple[str, ...]
    why: str
    decided: tuple[Record, ...]
    rejected: bool


def view(record: Record, context: Context) -> dict[str, Any]:
    document = record["document"]
    facts = sorted(_facts(record), key=lambda pair: pair[0]["event"]["trigger"]["start"])
    marks = [mark for claim, fact in facts for mark in _marks(claim, fact)]
    return {
        "title": words.tidy(document.get("title") or document["path"]),
        "record": record,
        "document": document,
        "name": name_article(document),
        "published": words.published_in_words(document.get("published")),
        "basis": basis_in_words(document),
        "html": article_html(document["text"], document.get("blocks") or (), marks),
        "has_headline": any(block["kind"] == "headline" for block in document["blocks"][:1]),
        "facts": [fact for _, fact in facts],
        "edited": next((claim for claim, _ in facts if claim["id"] == context.query["edit"]), None),
        "role_names": sorted({role for _, fact in facts for role, _, _ in fact.roles}),
    }


def _facts(record: Record) -> Iterator[tuple[Record, Fact]]:
    name = name_article(record["document"])
    for rejected, claims in ((False, record["claims"]), (True, record["rejected"])):
        for claim in claims:
            yield claim, _fact(claim, name, rejected)


def _fact(claim: Record, article: str, rejected: bool) -> Fact:
    denies = claim["polarity"] == "negative"
    return Fact(
        id=claim["id"],
        anchor=words.anchor("fact", claim["id"]),
        there=words.anchor("at", claim["id"]),
        event=links.claim(claim),
        type=claim["event"]["type"].replace("-", " "),
        said=words.tidy(claim["event"]["trigger"]["text"]),
        stance=words.STANCE.get((claim["polarity"], claim["modality"]), claim["modality"]),
        css="no" if denies else claim["modality"],
        roles=tuple(_roles(claim)),
        details=tuple(_details(claim)),
        chain=(article, *map(words.source_in_words, claim.get("attribution") or ())),
        why=(claim.get("score") or {}).get("detail") or "",
        decided=tuple(claim.get("decided") or ()),
        rejected=rejected,
    )


def _roles(claim: Record) -> Iterator[tuple[str, str, str]]:
    for part in claim.get("arguments") or ():
        entity = part.get("entity")
        yield part["role"], words.tidy(part["text"]), links.entity(entity["id"]) if entity else ""


def _details(claim: Record) -> Iterator[tuple[str, str, str]]:
    for time in claim.get("time") or ():
        yield "when", words.tidy(time["text"]), words.time_in_words(time.get("earliest"), time.get("latest"))
    for place in claim.get("place") or ():
        yield "where", words.tidy(place["text"]), place["precision"] if place.get("latitude") is not None else "not found on the map"
    for quantity in claim.get("quantity") or ():
        yield "how many", words.tidy(quantity["text"]), words.range_in_words(quantity.get("min"), quantity.get("max"))


def _marks(claim: Record, fact: Fact) -> Iterator[Mark]:
    """A trigger leads to its fact in the margin."""
    for mark in evidence_marks(claim, href=f"#{fact.anchor}", target=fact.there, own=claim["id"]):
        yield replace(mark, css=f"{mark.css} rejected") if fact.rejected else mark
