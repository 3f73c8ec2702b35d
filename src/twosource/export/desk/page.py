"""Lists in pages: where a page begins is told by the sort key of the item before it, so that pages hold still while the ledger grows."""

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from twosource.errors import InputError
from twosource.export.records import Record

MOST = 500  # items that one page may hold

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """``cursor`` is what the page before gave as ``next``."""

    limit: int = 50
    cursor: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST:
            raise InputError(f"a page holds 1 to {MOST} items, not {self.limit}")

    def after(self, *types: type) -> Key | None:
        """Sort key of the last item before this page; ``types`` are those of its parts.

        :raises InputError: where the cursor is none that a page of this list gave.
        """
        if not self.cursor:
            return None
        try:
            key = json.loads(base64.urlsafe_b64decode(self.cursor.encode()))
        except ValueError:
            key = None
        if not isinstance(key, list) or [type(part) for part in key] != list(types):
            raise InputError("this cursor was not given by a page of this list")
        return tuple(key)


def cursor_of(key: Key) -> str:
    """``key`` as it goes into an address."""
    return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode()


def cut(records: Iterable[Record], page: Page, key: Callable[[Record], Key]) -> Record:
    """The page of ``records`` in order of ``key``."""
    ordered = sorted(records, key=key)
    after = page.after(*map(type, key(ordered[0]))) if ordered else None
    left = [record for record in ordered if after is None or key(record) > after]
    shown = left[: page.limit]
    return {"items": shown, "total": len(ordered), "next": cursor_of(key(shown[-1])) if len(left) > len(shown) else None}
