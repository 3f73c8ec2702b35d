"""What people decide: what a decision would change, the journal of all decisions, articles to be read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from twosource.web import words
from twosource.web.desk import links
from twosource.web.desk.context import Context

Record = Mapping[str, Any]

PAGES_OF = {"event": links.event, "entity": links.entity, "document": links.article}


def preview(record: Record, context: Context) -> dict[str, Any]:
    """``form``: the fields as they were sent, to be sent again; ``effect``: what would be different."""
    effect = record["effect"]
    return {
        "title": "What changes",
        "again": [(name, value) for name, value in record["form"] if name not in ("step", "csrf")],
        "next": next((value for name, value in record["form"] if name == "next"), "/"),
        "published": effect["published"],
        "claims": effect["claims"],
        "events": [{**event, "rows": list(_rows(event["before"], event["after"]))} for event in effect["events"]],
    }


def _rows(before: Record | None, after: Record | None) -> Iterator[tuple[str, str, str]]:
    """What is different in how an event stands: label, before, after."""
    if before is None or after is None:
        return
    told = (
        ("stands", *(words.STATUS.get(side["status"], side["status"]) for side in (before, after))),
        ("origins", *(words.origins_in_words(side) for side in (before, after))),
        ("claims", str(before["claims"]), str(after["claims"])),
    )
    yield from (row for row in told if row[1] != row[2])


def decisions(record: Record, context: Context) -> dict[str, Any]:
    return {"title": "Decisions", "record": record, "entries": [_entry(each) for each in record["items"]]}


def _entry(decision: Record) -> dict[str, Any]:
    did = words.DECIDED.get(decision["kind"], decision["kind"])
    of = f"{decision['undoes']} on" if decision.get("undoes") else words.CORRECTED.get(decision["field"], decision["field"])
    return {
        **decision,
        "did": f"{did} {of}".strip(),
        "what": words.SUBJECTS.get(decision["subject_kind"], decision["subject_kind"]),
        "address": _address(decision),
        "undone": decision.get("undone_by"),
        "was": _shown(decision["before"]),
        "now": _shown(decision["value"]),
    }


def _shown(value: Any) -> str:
    """A value of a decision in a line; lists and fields one after the other."""
    if isinstance(value, str) and value[:1] in '["{n':
        try:
            value = json.loads(value)
        except ValueError:
            return value
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_shown(each)}" for key, each in value.items() if each not in (None, "", [], {}))
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    return "" if value is None else str(value)


def _address(decision: Record) -> str:
    """Where the decision can be seen; a claim stands in its article."""
    if decision["subject_kind"] == "claim":
        return links.article(decision["document"], decision["subject"]) if decision.get("document") else ""
    return PAGES_OF[decision["subject_kind"]](decision["subject"])


def reading(record: Record, context: Context) -> dict[str, Any]:
    jobs = [{**job, "told": [_told(each) for each in reversed(job["told"])]} for job in record["jobs"]]
    return {"title": "Read articles", "record": record, "jobs": jobs}


def _told(outcome: Record) -> dict[str, str]:
    """What became of one document: its name and address, and what is to be known of it at once."""
    twins = [f"{words.TWINS.get(twin['relation'], twin['relation'])} {twin['path']}" for twin in outcome["twins"]]
    known = f"the same as {outcome['known_as']}" if outcome["known_as"] and outcome["known_as"] != outcome["path"] else ""
    said = "; ".join(filter(None, [words.OUTCOMES.get(outcome["status"], outcome["status"]), outcome["reason"], known, *twins]))
    return {"path": outcome["path"], "said": said, "address": links.article(outcome["document"]) if outcome["document"] else ""}


def login(record: Record, context: Context) -> dict[str, Any]:
    return {"title": "Sign in", "record": record}


def error(record: Record, context: Context) -> dict[str, Any]:
    told = record["error"]
    message = words.tidy(told["message"])
    return {"title": message[:1].upper() + message[1:], "told": told, "ways": (("/", "Overview"), ("/search", "Search"))}
