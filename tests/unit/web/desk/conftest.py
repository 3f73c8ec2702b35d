"""Records of an invented ledger, in the shapes of the desk's record functions."""

from typing import Any

import pytest


def event_card(number: int = 1, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"evt_{number}", "type": "transfer", "title": f"Kestria sells drones, {number}", "status": "single-origin",
        "time": {"earliest": "2024-03-01", "latest": "2024-03-31"}, "place": None, "claims": 2,
        "origins": {"known": 1, "possible": 2, "carriers": 3, "unknown_lineage": 1},
        "participants": [{"role": "supplier", "entity": {"id": "ent_k", "name": "Kestria"}}], **fields,
    }  # fmt: skip


def article_card(key: str = "meridian", **fields: Any) -> dict[str, Any]:
    published = {"value": "2024-03-02", "earliest": "2024-03-02", "latest": "2024-03-02", "basis": "dateline"}
    return {"id": f"sha256:{key}", "path": f"{key}.txt", "title": f"Drones <{key}>", "outlet": "The Daily Meridian", "published": published, **fields}


def decision(number: int = 1, **fields: Any) -> dict[str, Any]:
    return {
        "number": number, "by": "M. Orlan", "at": "2024-05-01T10:32:00+00:00", "kind": "confirm", "subject_kind": "claim", "subject": "clm_1",
        "document": "sha256:meridian", "field": "", "value": None, "before": None, "why": "", "undoes": None, "holds": True,
        "undone_by": None, **fields,
    }  # fmt: skip


@pytest.fixture
def overview() -> dict[str, Any]:
    return {
        "counts": {"articles": 3, "claims": 4, "events": 2, "sources": 2, "failures": 1},
        "statuses": {"disputed": 1, "planned": 3},
        "changed": [{"day": "2024-04-01", "kind": "new-denial", "event": "evt_1", "title": "Kestria sells drones", "detail": "by its president"}],
        "disputed": [event_card(status="disputed")],
        "overdue": [],
        "latest": [article_card()],
    }
