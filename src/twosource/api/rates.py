"""How often one client may ask for what is dear: to sign in, to weigh, to read, to decide."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from math import ceil
from threading import Lock

from twosource.errors import ConfigError

MOST_CLIENTS = 10_000  # whose last requests are remembered
MINUTE = 60  # seconds


class Rates:
    """The last requests of each client, by what they were for. ``rates``: how many are allowed within a minute.

    :raises ConfigError: where a rate allows none.
    """

    def __init__(self, rates: Mapping[str, int], clock: Callable[[], float] = time.monotonic) -> None:
        if nothing := [what for what, times in rates.items() if times < 1]:
            raise ConfigError("\n".join(f"serve.rates.{what} is {rates[what]}; it must be at least 1" for what in nothing))
        self._rates, self._clock = rates, clock
        self._asked: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, what: str, client: str) -> int:
        """Seconds until ``client`` may ask again; 0 where it may now."""
        now = self._clock()
        with self._lock:
            asked = self._asked.get((what, client), deque())
            while asked and asked[0] <= now - MINUTE:
                asked.popleft()
            return ceil(asked[0] + MINUTE - now) if len(asked) >= self._rates[what] else 0

    def count(self, what: str, client: str) -> None:
        """Note that ``client`` has asked."""
        with self._lock:
            self._asked.setdefault((what, client), deque()).append(self._clock())
            self._asked.move_to_end((what, client))
            if len(self._asked) > MOST_CLIENTS:
                self._asked.popitem(last=False)
