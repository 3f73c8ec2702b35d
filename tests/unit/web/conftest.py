"""A small ledger of an invented world, in the export formats."""

from types import SimpleNamespace
from typing import Any

import pytest

ARTICLES = {
    "meridian": ("The Daily Meridian", "2024-03-02", "Drones reach Varnland\n\nKestria sold Varnland 40 drones, two officials said.\n\nShare this"),
    "courier": ("Ostmere Courier", None, "Kestria <never> sold Varnland drones, President Aurel Brandt said."),
    "review": ("Coastline Review", "2024-04-01", "Kestria sold Varnland drones in March.\n\nVarnland will visit Halm."),
}  # fmt: skip


def document(key: str) -> dict[str, Any]:
    outlet, day, text = ARTICLES[key]
    blocks, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = "furniture" if part.startswith("Share") else "headline" if number == 0 and "sold" not in part else "body"
        blocks.append({"start": at, "end": at + len(part), "kind": kind, "reason": ""})
        at += len(part) + 2
    published = {"value": day, "earliest": day, "latest": day, "basis": "dateline" if day else "unknown"}
    record = {"id": f"sha256:{key}", "path": f"{key}.txt", "title": text[:20], "byline": None, "outlet": outlet}
    return {**record, "published": published, "text": text, "blocks": blocks, "notes": []}


def span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(
    key: str, trigger: str, *, number: int = 0, by: tuple[tuple[str, str], ...] = (), **fields: Any
) -> dict[str, Any]:
    """A claim on the sentence (here: paragraph) of ``trigger``; ``by`` is its chain as (source, kind)."""
    text = ARTICLES[key][2]
    said = span(text, trigger)
    start = text.rfind("\n", 0, said["start"]) + 1
    end = text.find("\n", start) if "\n" in text[start:] else len(text)
    chain = [
        {**span(text, source), "source": source, "kind": kind, "anonymous": kind == "anonymous"} for source, kind in by
    ]
    return {
        "id": f"clm_{key}{number}", "document": {"id": f"sha256:{key}"}, "block": "body", "sentence": {"start": start, "end": end},
        "event": {"id": "evt_1", "type": "transfer", "trigger": said},
        "arguments": [{**span(text, "Varnland"), "role": "recipient"}], "time": [], "place": [], "quantity": [],
        "polarity": "positive", "modality": "actual", "attribution": chain, **fields,
    }  # fmt: skip


@pytest.fixture
def ledger() -> SimpleNamespace:
    """Three articles, a disputed transfer that all carry and a planned visit without a date."""
    claims = [
        claim("meridian", "sold", by=(("two officials", "anonymous"),), quantity=[{"text": "40 drones"}]),
        claim("courier", "sold", by=(("President Aurel Brandt", "person"),), polarity="negative"),
        claim("review", "sold"),
        claim("review", "visit", number=1, modality="planned"),
    ]
    origins = [
        {"id": "org_1", "name": "two officials", "basis": ["two officials"], "claims": ["clm_meridian0"], "stance": "supports", "party": False},
        {"id": "org_2", "name": "Aurel Brandt", "basis": [], "claims": ["clm_courier0"], "stance": "denies", "party": True},
    ]  # fmt: skip
    transfer = {
        "id": "evt_1", "type": "transfer", "title": "Kestria sells drones", "time": {"earliest": "2024-03-01", "latest": None},
        "place": None, "participants": [{"role": "supplier", "entity": {"id": "e", "name": "Kestria"}}], "stage": "delivered",
        "claims": ["clm_meridian0", "clm_courier0", "clm_review0"],
        "origins": {"known": 1, "possible": 2, "carriers": 3, "unknown_lineage": 1, "list": origins},
        "denials": [{"claim": "clm_courier0", "by": "Aurel Brandt", "kind": "denial", "scope": "full", "denies": ["clm_meridian0"]}],
        "conflicts": [{"kind": "conflict", "field": "quantity", "sides": [["clm_meridian0"], ["clm_review0"]], "why": "40 against 90"}],
        "status": "disputed",
    }  # fmt: skip
    visit = {
        "id": "evt_2", "type": "visit", "title": "Varnland visits Halm", "time": {"earliest": None, "latest": None}, "place": None,
        "participants": [], "stage": None, "claims": ["clm_review1"], "origins": {"known": 0, "possible": 1, "carriers": 1, "list": []},
        "denials": [], "conflicts": [], "status": "planned",
    }  # fmt: skip
    return SimpleNamespace(documents=[document(key) for key in ARTICLES], claims=claims, events=[transfer, visit])
