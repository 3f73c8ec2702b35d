"""How often one client may ask for what is dear: to sign in, to weigh, to read, to decide."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock

MOST_CLIENTS = 10_000  # whose last requests are remembered


@dataclass(frozen=True, slots=True)
class Rate:
    """At most ``times`` in ``seconds``."""

    times: int
    seconds: float


RATES = {"sign in": Rate(10, 60), "weigh": Rate(60, 60), "read": Rate(60, 60), "decide": Rate(240, 60), "export": Rate(60, 60)}


class Rates:
    """The last requests of each client, by what they were for."""

    def __init__(self, rates: dict[str, Rate] = RATES, clock: Callable[[], float] = time.monotonic) -> None:
        self._rates, self._clock = rates, clock
        self._asked: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, what: str, client: str) -> int:
        """Seconds until ``client`` may ask again; 0 where it may now."""
        rate, now = self._rates[what], self._clock()
        with self._lock:
            asked = self._asked.get((what, client), deque())
            while asked and asked[0] <= now - rate.seconds:
                asked.popleft()
            return ceil(asked[0] + rate.seconds - now) if len(asked) >= rate.times else 0

    def count(self, what: str, client: str) -> None:
        """Note that ``client`` has asked."""
        with self._lock:
            self._asked.setdefault((what, client), deque()).append(self._clock())
            self._asked.move_to_end((what, client))
            if len(self._asked) > MOST_CLIENTS:
                self._asked.popitem(last=False)
