"""The command line called in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import make_reading
from twosource.cli import main
from twosource.model.corroboration import Conflict, Corroboration, Denial
from twosource.model.event import Event
from twosource.model.failure import Failure
from twosource.model.source import Origin
from twosource.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a command line as in a pipe of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: object) -> Result:
        monkeypatch.setattr("sys.argv", ["twosource", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Result(int(ended.value.code or 0), printed.out, printed.err)

    return call


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """A ledger with one article, one disputed event of one claim, and one failure."""
    path, reading = tmp_path / "ledger.db", make_reading()
    claim = reading.claims[0].id
    weighed = Corroboration(
        1, 2, 1, 0, (Origin("org_1", "Daily Meridian", "outlet", ("port records",), (claim,), "denies"),),
        (Denial(claim, "Kestria", "denial", "full", ()),), (Conflict("conflict", "quantity", ((claim,), ()), "40 against 60"),), "disputed",
    )
    event = Event("evt_00aa11bb22cc33dd", "transfer", "Kestria [sells] boats to Varnland", (claim,))
    with Ledger.open(path, create=True) as ledger:
        ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
        ledger.fail(Failure("photo.txt", "read", "a picture, not text"))
        with ledger.deriving("rules 1") as derivation:
            derivation.replace_events((), [(event, weighed)])
    return path
