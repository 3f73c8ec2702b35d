"""Pages that look across the ledger: one thing named, conflicts, what was searched for, a statement held against the ledger."""

from collections.abc import Mapping
from typing import Any

from twosource.web import words
from twosource.web.articles import name_article, title_article
from twosource.web.desk.context import Context

Record = Mapping[str, Any]

CONFLICT_KINDS = words.CONFLICTS | {kind: said.capitalize() for kind, said in words.DENIALS.items()}


def entity(record: Record, context: Context) -> dict[str, Any]:
    offices = [{**office, "by": title_article(office["article"])} for office in record["offices"]]
    kind = words.NAMED.get(record["kind"], (record["kind"],))[0]
    return {"title": words.tidy(record["name"]), "record": record, "kind": kind, "offices": offices}


def conflicts(record: Record, context: Context) -> dict[str, Any]:
    return {"title": "Conflicts", "record": record, "kinds": CONFLICT_KINDS, "items": [_conflict(item) for item in record["items"]]}


def _conflict(item: Record) -> dict[str, Any]:
    kind, field = item["kind"], item["field"]
    label = CONFLICT_KINDS.get(kind, kind)
    if kind in words.CONFLICTS:
        label = f"{label} {words.FIELDS.get(field, f'on {field}')}"
    quotes = [{**quote, "name": name_article(quote["article"])} for quote in item["quotes"]]
    return {**item, "label": label, "quotes": quotes}


def search(record: Record, context: Context) -> dict[str, Any]:
    asked = context.query["q"].strip()
    sentences = [{**hit, "name": name_article(hit["article"])} for hit in record["sentences"]]
    nothing = not any(record[key] for key in ("sentences", "events", "entities", "sources"))
    return {"title": f"Search: {asked}" if asked else "Search", "record": record, "asked": asked, "sentences": sentences, "nothing": nothing}


def weigh(record: Record, context: Context) -> dict[str, Any]:
    verdict = record["verdict"]
    return {
        "title": "Weigh a statement",
        "record": record,
        "verdict": verdict,
        "said": words.VERDICTS.get(verdict or "", (verdict, "")),
        "hue": words.VERDICT_HUES.get(verdict or "", verdict),
        "names": {id: name_article(claim["document"]) for id, claim in record.get("claim_records", {}).items()},
    }
