"""What requests share: the open ledger, its public side, and the model, which is loaded when it is first needed."""

import secrets
from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

from fastapi import Depends, Request

from twosource import __version__
from twosource.api.rates import Rates
from twosource.api.serving import Gate, Serving
from twosource.export.public import PublicLedger
from twosource.store.ledger import Ledger

if TYPE_CHECKING:
    from twosource.pipeline.build import Machine
    from twosource.pipeline.jobs import Readings

T = TypeVar("T")


class Once(Generic[T]):
    """What is made when it is first asked for, by whichever thread comes first, and then kept."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make, self._lock = make, Lock()
        self._made: list[T] = []

    def __call__(self) -> T:
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    @property
    def made(self) -> list[T]:
        """What was made, if anything was."""
        return self._made


class Desk:
    """An open ledger with all that is needed to answer about it."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.ledger = Ledger.open(serving.ledger, create=True)
        self.machine: Callable[[], Machine] = Once(self._build)
        self.readings: Once[Readings] = Once(self._open_readings)
        self.gate, self.rates = Gate(serving.password), Rates(serving.config.serve["rates"])
        self._boot = secrets.token_hex(8)
        self._public: tuple[str, PublicLedger] | None = None

    def _build(self) -> "Machine":
        from twosource.pipeline.build import build  # spaCy and the model take a second to load

        return build(self.serving.config)

    def _open_readings(self) -> "Readings":
        from twosource.pipeline.jobs import Readings, spool_of

        return Readings(self.ledger, spool_of(self.serving.ledger), self.machine)

    def side(self, public: bool) -> Ledger:
        """The ledger, or the public side of it as it is now."""
        if not public:
            return self.ledger
        state, held = self.ledger.state(), self._public
        if held is None or held[0] != state:
            self._public = held = (state, PublicLedger.of(self.ledger))
        return held[1]

    def tag(self, *told: str) -> str:
        """An entity tag for what follows from the ledger as it is today and from ``told``, in this run of the server."""
        parts = (__version__, self._boot, self.ledger.state(), date.today().isoformat(), *told)
        return f'W/"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'

    def close(self) -> None:
        for readings in self.readings.made:
            readings.close()
        self.ledger.close()


def desk_of(request: Request) -> Desk:
    return request.app.state.desk


def is_public(request: Request) -> bool:
    """Whether this request sees the public side only."""
    return desk_of(request).serving.public or bool(request.session.get("public"))


def side_of(request: Request) -> Ledger:
    """The ledger that this request may see."""
    return desk_of(request).side(is_public(request))


TheDesk = Annotated[Desk, Depends(desk_of)]
TheLedger = Annotated[Ledger, Depends(side_of)]
IsPublic = Annotated[bool, Depends(is_public)]
