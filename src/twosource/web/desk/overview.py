"""What the ledger holds, what changed, what is disputed, what is overdue."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.web import words
from twosource.web.desk.context import Context

FIGURES = (  # of ``counts``: key, label, address
    ("articles", "Articles", "/articles"),
    ("claims", "Claims", "/events"),
    ("events", "Events", "/events"),
    ("sources", "Sources", "/sources"),
    ("failures", "Not read", "/failures"),
)


@dataclass(frozen=True, slots=True)
class Share:
    """One status with its part of a bar, in per cent."""

    status: str
    label: str
    number: int
    left: float
    width: float


def view(record: Mapping[str, Any], context: Context) -> dict[str, Any]:
    return {
        "title": "Overview",
        "figures": [(label, record["counts"].get(key, 0), address) for key, label, address in FIGURES],
        "shares": list(_shares(record["statuses"])),
        "disputed": record["disputed"],
        "overdue": [{**card, "status": "overdue"} for card in record["overdue"]],  # as of today, whatever the last batch made of it
        "changed": _by_kind(record["changed"]),
        "latest": record["latest"],
    }


def _shares(statuses: Mapping[str, int]) -> Iterator[Share]:
    total, left = sum(statuses.values()), 0.0
    for status, label in words.STATUS.items():
        if number := statuses.get(status):
            width = 100 * number / total
            yield Share(status, label, number, round(left, 3), round(width, 3))
            left += width


def _by_kind(changes: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Changes in the order in which a reader wants their kinds; kinds without any are left out."""
    groups = ((label, [change for change in changes if change["kind"] == kind]) for kind, label in words.CHANGES.items())
    return [(label, members) for label, members in groups if members]
