"""Codes of the ledger in a reader's words."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from twosource.web.customs import day_in_words, figure, month_in_words

STATUS = {  # in the order in which a reader wants them
    "disputed": "Disputed",
    "corroborated": "Corroborated",
    "overdue": "Overdue",
    "denied": "Denied",
    "planned": "Planned",
    "single-origin": "Single origin",
}
STANCE = {
    ("positive", "actual"): "as happened",
    ("positive", "planned"): "as planned",
    ("positive", "possible"): "as possible",
    ("positive", "conditional"): "on a condition",
    ("positive", "requested"): "as asked for",
    ("negative", "actual"): "as not happened",
    ("negative", "planned"): "as not planned",
    ("negative", "possible"): "as not possible",
    ("negative", "conditional"): "not, on a condition",
    ("negative", "requested"): "as not asked for",
}
BLOCKS = {
    "headline": "headline",
    "lead": "lead",
    "caption": "caption",
    "related-link": "title of another article",
    "promotion": "promotion of another article",
    "byline": "byline",
    "furniture": "page furniture",
}
BASIS = {
    "override": "given by hand",
    "metadata": "from the file",
    "dateline": "from the dateline",
    "url": "from the address",
    "bounds": "bounded by what it mentions",
}
DENIALS = {
    "denial": "denies it",
    "partial-denial": "denies a part",
    "admission": "admits it",
    "non-denial": "speaks, but not to it",
    "refusal-to-confirm": "refuses to confirm it",
}
STANCES = {  # of an event's claims
    "asserts": "Asserts it",
    "denies": "Denies it",
    "plans": "Foresees or plans it",
    "hedges": "Thinks it possible",
    "requests": "Asks for it",
}
POSITIONS = {  # in the order in which a reader wants them
    "denies": "Denies",
    "admits": "Admits",
    "withholds": "Refuses to confirm",
    "evades": "Speaks past it",
    "blames": "Condemns what is said",
    "asserts": "Asserts",
    "plans": "Foresees or plans",
    "hedges": "Thinks possible",
    "requests": "Asks for",
}
RELATIONS = {
    "inconsistent": "These do not go together.",
    "shifted": "The same voice on another day.",
}
SOURCES = {"party": "party to an event", "anonymous": "unnamed", "document": "papers or records", "organization": "body"}
SOURCE_KINDS = {
    "outlet": "outlets",
    "wire": "agencies",
    "person": "people",
    "organization": "bodies",
    "state": "states",
    "party": "parties to an event",
    "expert": "experts",
    "document": "papers and records",
    "anonymous": "unnamed",
}
NAMED = {  # kinds of what has a name: one, several
    "person": ("person", "people"),
    "state": ("state", "states"),
    "organization": ("organization", "organizations"),
    "state-organ": ("organ of a state", "organs of states"),
    "armed-force": ("armed force", "armed forces"),
    "outlet": ("outlet", "outlets"),
    "place": ("place", "places"),
    "facility": ("facility", "facilities"),
    "item": ("thing", "things"),
    "agreement": ("agreement", "agreements"),
    "other": ("other", "others"),
}
CONFLICTS = {
    "conflict": "Conflict",
    "refinement": "Refinement",
    "state-change": "Change over time",
    "different-scope": "Different scope",
    "same-source-restated": "Same source restated",
    "unresolved": "Unresolved",
    "drift": "Drift on the way",
}
FIELDS = {
    "polarity": "on whether it happened",
    "modality": "on how far it has come",
    "quantity": "on the number",
    "date": "on the date",
    "time": "on the date",
    "place": "on the place",
    "actor": "on who it was",
    "certainty": "in how sure it is",
    "origin": "in who is said to have said it",
}
PRECISION = {
    "city": "the place itself",
    "near": "near there",
    "region": "somewhere in the region",
    "country": "somewhere in the country",
}
VERDICTS = {  # label and what it means
    "corroborated": ("Corroborated", "At least two origins that are certainly different say so, and nobody denies it."),
    "supported": ("Supported", "One origin says so, or several that may be one."),
    "disputed": ("Disputed", "There are claims for it and claims against it."),
    "contradicted": ("Contradicted", "The ledger says otherwise."),
    "planned": ("Planned", "Only plans of it are reported."),
    "possible": ("Possible", "It is only reported as possible."),
    "not-found": ("Not found", "No article in this ledger speaks to it."),
}
VERDICT_HUES = {"supported": "corroborated", "contradicted": "denied", "possible": "planned", "not-found": "single-origin"}
DECIDED = {
    "confirm": "confirmed",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "merged",
    "split": "split",
    "leave": "took back what was said of",
    "date": "set the date of",
    "outlet": "set the outlet of",
    "note": "noted on",
    "undo": "undid decision",
}
CORRECTED = {  # fields of a claim
    "role": "who did what to whom in",
    "time": "the time of",
    "place": "the place of",
    "quantity": "the number of",
    "polarity": "whether it happened in",
    "modality": "how surely it is told in",
    "attribution": "who says so in",
    "type": "the type of",
}
FIELD = {"role": "who", "time": "when", "place": "where", "quantity": "how many", "polarity": "whether", "modality": "told as", "attribution": "says so"}
SUBJECTS = {"claim": "a claim", "event": "an event", "entity": "a name", "document": "an article"}
OUTCOMES = {"read": "read", "unchanged": "known already", "failed": "not read"}
TWINS = {"same": "the same as", "repost": "a repost of", "copy": "copied, as it seems, in part from"}
JOBS = {"waiting": "Waiting", "running": "Reading", "done": "Read", "cancelled": "Stopped", "interrupted": "Cut off", "failed": "Failed"}
EXPORTS = {
    "claims": "what each article says happened, or will, with the words",
    "events": "what claims tell together, with origins, denials and conflicts",
    "attributions": "who is reported to have said what, event or not",
    "sources": "voices with all that they assert, deny and plan",
    "sides": "states with all who speak for them",
    "lineage": "which article has it from whom, and the words that show it",
    "documents": "the articles with their text",
    "entities": "people, bodies, places and things",
    "decisions": "the journal of what people decided",
    "csv": "the claims as a table",
}
CHANGES = {  # in the order in which a reader wants them
    "new-denial": "New denials",
    "status": "Events that stand otherwise",
    "new-origin": "Events with a new known origin",
    "due": "Plans come due",
    "new-event": "New events",
    "echoed": "Only echoed",
    "gone": "Events that are no more",
}
CHANGED = {  # of one event
    "new-denial": "denied",
    "status": "stands otherwise",
    "new-origin": "a new known origin",
    "due": "come due",
    "new-event": "first reported",
    "echoed": "only echoed",
    "gone": "no event any more",
}
LINEAGE = {
    "credit": "credits it",
    "repost": "says that it stood there first",
    "source": "quotes or names",
    "papers": "leans on papers",
    "copy": "has its words",
    "quote": "has the same quotation",
    "retold": "tells the same later",
}


def as_date(value: str | None) -> date | None:
    """The day that an ISO date names; ``None`` for what is no full date."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def time_in_words(earliest: str | None, latest: str | None) -> str:
    """An interval as a reader would say it: a day, a month, a year, "between", "not before", "not after"."""
    first, last = as_date(earliest), as_date(latest)
    if first and last:
        return _closed(first, last)
    if first:
        return f"not before {day_in_words(first)}"
    return f"not after {day_in_words(last)}" if last else "undated"


def _closed(first: date, last: date) -> str:
    if first == last:
        return day_in_words(first)
    starts, ends = first.day == 1, last.day == monthrange(last.year, last.month)[1]
    if starts and ends and (first.year, first.month) == (last.year, last.month):
        return month_in_words(first)
    if starts and ends and (first.month, last.month, first.year) == (1, 12, last.year):
        return str(first.year)
    return f"between {day_in_words(first)} and {day_in_words(last)}"


def moment_in_words(moment: str) -> str:
    """A day and, where it is told, the minute: "4 May 2031, 10:32 UTC"."""
    day = time_in_words(moment[:10], moment[:10])
    return f"{day}, {moment[11:16]} UTC" if len(moment) > 10 else day


def published_in_words(published: Mapping[str, Any] | None) -> str:
    return time_in_words((published or {}).get("earliest"), (published or {}).get("latest"))


def place_name(place: Any) -> str:
    """The name of a place record, or of a place that is its name."""
    return place.get("name") or "" if isinstance(place, Mapping) else str(place or "")


def origins_in_words(origins: Mapping[str, Any]) -> str:
    """ "1 known origin · at most 2 · 3 carriers"; the upper bound only where it says more than the lower."""
    known, possible, carriers = (int(origins.get(key) or 0) for key in ("known", "possible", "carriers"))
    parts = [count(known, "known origin")] if known else ["no known origin"]
    if possible > known:
        parts.append(f"at most {possible}")
    return " · ".join([*parts, count(carriers, "carrier")])


def range_in_words(least: float | None, most: float | None) -> str:
    """Bounds of a number: "40", "2,000 or more", "at most 5", "3 to 5"."""
    low, high = (figure(bound) if bound is not None else None for bound in (least, most))
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"{low} or more" if low else f"at most {high}" if high else ""


def count(number: int, noun: str) -> str:
    return f"{figure(number)} {noun}" if number == 1 else f"{figure(number)} {noun}s"


def source_in_words(link: Mapping[str, Any]) -> str:
    """One step of a chain, with what a reader must know of it: unnamed, papers, a party, credited elsewhere."""
    kind = link.get("kind")
    remarks = [
        "unnamed" if link.get("anonymous") or kind == "anonymous" else "",
        "papers or records" if kind == "document" else "",
        "party to the event" if kind == "party" else "",
        "credited elsewhere in the article" if link.get("inherited") else "",
    ]
    said = ", ".join(filter(None, remarks))
    return f"{tidy(link.get('source') or 'unknown')} ({said})" if said else tidy(link.get("source") or "unknown")


def tidy(words: str) -> str:
    """Line breaks and runs of blanks as one blank: for labels, never for evidence."""
    return " ".join(words.split())


def split_at(text: str, wanted: Sequence[str]) -> list[str]:
    """``text`` in pieces, each second one a word that begins as one of ``wanted`` does, in any case."""
    if not wanted:
        return [text]
    return re.split(rf"\b((?:{'|'.join(map(re.escape, wanted))})\w*)", text, flags=re.IGNORECASE)


def list_in_words(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)


def anchor(prefix: str, identifier: str) -> str:
    """An id for the page; letters that would need escaping in an address become hyphens."""
    return f"{prefix}-{re.sub(r'[^A-Za-z0-9_-]', '-', identifier)}"
