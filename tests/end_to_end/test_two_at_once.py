"""Two people on one ledger at once: one is served, the other is told who was faster; nobody's decision is lost."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from tests.end_to_end.conftest import environment
from tests.worlds import make_readings
from twosource import export
from twosource.errors import StaleError
from twosource.model.decision import DecisionKind, Subject
from twosource.pipeline.decide import Proposal, decide
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger

PEOPLE = ("M. Orlan", "T. Brandt")
DECIDING = """
import sys
from pathlib import Path
from twosource.model.decision import DecisionKind, Subject
from twosource.pipeline.decide import Proposal, decide
from twosource.store.ledger import Ledger

with Ledger.open(Path(sys.argv[1])) as ledger:
    for claim in sys.argv[3:]:
        decide(ledger, None, Proposal(sys.argv[2], DecisionKind.CORRECT, Subject.CLAIM, claim, None, "modality", "planned"))
"""


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        for reading in make_readings(12):
            ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
        refresh(ledger)
    yield path


def no_machine() -> Any:
    pytest.fail("no machine is needed")


def test_of_two_on_one_claim_one_is_told_who_was_faster(path: Path) -> None:
    barrier = Barrier(len(PEOPLE))

    def correct(by: str) -> str:
        with Ledger.open(path) as ledger:
            claim = min(ledger.memberships())
            shown = ledger.version(Subject.CLAIM, claim)
            barrier.wait(30)
            try:
                decide(ledger, no_machine, Proposal(by, DecisionKind.CORRECT, Subject.CLAIM, claim, shown, "polarity", "negative"))
            except StaleError as error:
                return str(error)
        return ""

    with ThreadPoolExecutor(len(PEOPLE)) as pool:
        told = dict(zip(PEOPLE, pool.map(correct, PEOPLE), strict=True))
    (second,) = (by for by, message in told.items() if message)
    first = next(by for by in PEOPLE if by != second)
    assert told[second].startswith(f"{first} decided on this claim at ") and "look at it again" in told[second]
    with Ledger.open(path) as ledger:
        assert [decision.by for decision in ledger.decisions()] == [first]


def test_two_processes_on_many_claims_lose_nothing(path: Path) -> None:
    with Ledger.open(path) as ledger:
        claims = sorted(ledger.memberships())[:16]
    shares = {by: claims[number::2] for number, by in enumerate(PEOPLE)}
    running = [subprocess.Popen([sys.executable, "-c", DECIDING, str(path), by, *share], env=environment()) for by, share in shares.items()]
    assert [process.wait(120) for process in running] == [0, 0]
    with Ledger.open(path) as ledger:
        assert [decision.number for decision in ledger.decisions()] == list(range(1, len(claims) + 1))
        assert {decision.subject: decision.by for decision in ledger.decisions()} == {claim: by for by, share in shares.items() for claim in share}
        planned = [claim["id"] for claim in export.claims(ledger) if claim["modality"] == "planned"]
        assert sorted(planned) == claims and ledger.is_derived()
