"""One record for each voice that articles credit."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from twosource.export.claims import claims
from twosource.export.records import Record
from twosource.model.claim import Polarity
from twosource.store.ledger import Ledger


@dataclass(slots=True)
class Credits:
    """Where one voice is credited. ``origin``: claims whose chain ends with it."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    claims: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    origin: int = 0
    denies: int = 0


def sources(ledger: Ledger) -> Iterator[Record]:
    """All voices, those with most claims first. Unnamed ones stay apart for each article: nothing makes them one."""
    credited: dict[str, Credits] = defaultdict(Credits)
    for claim in claims(ledger):
        for depth, link in enumerate(claim["attribution"], start=1):
            _add(credited[voice_of(link, claim["document"]["id"])], link, claim, last=depth == len(claim["attribution"]))
    for key in sorted(credited, key=lambda key: (-len(credited[key].claims), key)):
        yield _source(key, credited[key])


def voice_of(link: Record, document: str) -> str:
    """What makes two credits one voice: the entity, or the same words; for an unnamed voice also the article."""
    if link["anonymous"]:
        return f"{link['source'].casefold()} in {document}"
    return link["entity"]["id"] if "entity" in link else link["source"].casefold()


def _add(credits: Credits, link: Record, claim: Record, *, last: bool) -> None:
    credits.names[link.get("entity", {}).get("name") or link["source"]] += 1
    credits.kinds[link["kind"]] += 1
    credits.claims.append(claim["id"])
    credits.documents.add(claim["document"]["path"])
    credits.origin += last
    credits.denies += last and claim["polarity"] == Polarity.NEGATIVE


def _source(key: str, credits: Credits) -> Record:
    return {
        "id": key,
        "name": _most_common(credits.names),
        "kind": _most_common(credits.kinds),
        "claims": len(credits.claims),
        "origin_of": credits.origin,
        "denies": credits.denies,
        "documents": sorted(credits.documents),
        "claim_ids": credits.claims,
    }


def _most_common(counted: Counter[str]) -> str:
    return min(counted, key=lambda word: (-counted[word], word))
