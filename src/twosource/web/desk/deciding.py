"""What people decide: what a decision would change, the journal of all decisions, articles to be read."""

from collections.abc import Iterator, Mapping
from typing import Any

from twosource.web import words
from twosource.web.desk import links
from twosource.web.desk.context import Context

Record = Mapping[str, Any]

RULINGS = ("merge", "split", "leave")  # their value is of whom it was decided, before and after
NAMING = ("text", "source", "name", "timex", "other")  # which field of a value says it in a reader's words, the best first
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
    return {"title": "Decisions", "record": record, "entries": [view_decision(each) for each in record["items"]]}


def view_decision(decision: Record) -> dict[str, Any]:
    """An entry of the journal in words; ``can_undo``: it is neither undone nor a note."""
    did = words.DECIDED.get(decision["kind"], decision["kind"])
    of = f"{decision['undoes']} on" if decision.get("undoes") else words.CORRECTED.get(decision["field"], decision["field"])
    return {
        **decision,
        "did": f"{did} {of}".strip(),
        "what": words.SUBJECTS.get(decision["subject_kind"], decision["subject_kind"]),
        "address": _address(decision),
        "undone": decision["undone_by"],
        "can_undo": not decision["undone_by"] and decision["kind"] != "note",
        "was": "" if decision["kind"] in RULINGS else _shown(decision["before"]),
        "now": _shown(decision["value"]),
    }


def _shown(value: Any) -> str:
    """A value of a decision in a line: the words of the article, else what was typed."""
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    if not isinstance(value, Mapping):
        return "" if value is None else words.tidy(str(value))
    if "arguments" in value:
        return "; ".join(f"{part['role']}: {_shown(part)}" for part in value["arguments"])
    said = next((_shown(value[name]) for name in NAMING if value.get(name)), "")
    return said or f"{words.range_in_words(value.get('min'), value.get('max'))} {value.get('unit') or ''}".strip()


def _address(decision: Record) -> str:
    """Where the decision can be seen; a claim stands in its article."""
    if decision["subject_kind"] == "claim":
        return links.article(decision["document"], decision["subject"]) if decision.get("document") else ""
    return PAGES_OF[decision["subject_kind"]](decision["subject"])


def reading(record: Record, context: Context) -> dict[str, Any]:
    """Readings that were cut off with the desk stand apart: somebody must say whether they go on."""
    jobs = [_job(job) for job in record["jobs"]]
    cut_off = [job for job in jobs if job["state"] == "interrupted"]
    return {"title": "Read articles", "record": record, "cut_off": cut_off, "jobs": [job for job in jobs if job not in cut_off]}


def _job(job: Record) -> dict[str, Any]:
    """``stands_still``: it can be gone on with; ``waits``: how many of its files are left then."""
    goes_on, stands_still = (job["state"] in states for states in (("waiting", "running"), ("cancelled", "interrupted", "failed")))
    waits = job["total"] - job["done"] if stands_still else 0
    told = [_told(each) for each in reversed(job["told"])]
    return {**job, "goes_on": goes_on, "stands_still": stands_still, "waits": waits, "told": told}


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
