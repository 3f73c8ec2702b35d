"""Lists in pages: where a page begins is told by the sort key of the item before it, so that pages hold still while the ledger grows."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from twosource.errors import InputError

MOST = 500  # items that one page may hold

Key = tuple[Any, ...]
T = TypeVar("T")


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


def paged(found: Sequence[T], page: Page, key: Callable[[T], Key]) -> tuple[Sequence[T], str | None]:
    """What of ``found``, one more than the page holds if there is more, belongs on it, and the cursor of the next page."""
    shown = found[: page.limit]
    return shown, cursor_of(key(shown[-1])) if len(found) > page.limit else None
