"""Whoever kills the desk's process while somebody decides, or while it reads, loses nothing that was kept."""

import random
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.end_to_end.articles import write_articles
from tests.end_to_end.conftest import Command, environment
from twosource.model.decision import DecisionKind, Subject
from twosource.pipeline.decide import Proposal, decide
from twosource.store.decisions import holding
from twosource.store.ledger import Ledger

ARTICLES, KILLS = 12, 2
DECIDED_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
EXPORTS = ("claims", "events", "attributions", "documents", "entities")

DECIDING = """
import sys
from pathlib import Path
from twosource.model.decision import DecisionKind, Subject
from twosource.pipeline.decide import Proposal, decide
from twosource.store.ledger import Ledger

with Ledger.open(Path(sys.argv[1])) as ledger:
    for claim in sys.argv[2:]:
        kind = DecisionKind.REJECT if claim < "clm_8" else DecisionKind.CORRECT
        value = ("modality", "requested") if kind is DecisionKind.CORRECT else ("", None)
        decided = decide(ledger, None, Proposal("M. Orlan", kind, Subject.CLAIM, claim, None, *value))
        print(decided.decision.number, claim, flush=True)
"""
READING = """
import sys
from pathlib import Path
from twosource.config import load_config
from twosource.pipeline.build import build
from twosource.pipeline.jobs import Readings, State, spool_of
from twosource.store.ledger import Ledger

path = Path(sys.argv[1])
with Ledger.open(path, create=True) as ledger:
    readings = Readings(ledger, spool_of(path), lambda: build(load_config()))
    if sys.argv[2:]:
        readings.take((file.name, file.read_bytes()) for file in sorted(Path(sys.argv[2]).iterdir()))
    for left in readings.all():
        readings.resume(left.id)
        progress = left
        while progress.state not in (State.DONE, State.FAILED):
            progress = readings.wait(left.id, progress.count, 5)
            print(progress.done, flush=True)
    readings.close()
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)], stdout=subprocess.PIPE, text=True, env=environment())


def kill_after(process: subprocess.Popen[str], lines: int, pause: float) -> list[str]:
    """Kill a process ``pause`` seconds after it printed so many lines; all lines that it printed."""
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines)]
    time.sleep(pause)
    process.kill()
    told += process.stdout.readlines()
    process.wait()
    return [line.strip() for line in told if line.endswith("\n")]


def exported(twosource: Command, ledger: Path) -> list[str]:
    return [twosource("export", "--format", name, "--ledger", ledger).out for name in EXPORTS]


def test_no_decision_that_was_told_is_lost(twosource: Command, tmp_path: Path) -> None:
    chance = random.Random(20310504)
    folder = write_articles(tmp_path / "articles", ARTICLES)
    killed, calm = tmp_path / "killed.db", tmp_path / "calm.db"
    for ledger in (killed, calm):
        assert twosource("read", folder, "--ledger", ledger).code == 0
    with Ledger.open(killed) as opened:
        left = sorted(opened.memberships())
    assert len(left) > 3 * KILLS

    told: list[str] = []
    for _ in range(KILLS):
        told += kill_after(start(DECIDING, killed, *left[len(told):]), 2, chance.uniform(0, 0.05))
        with Ledger.open(killed) as opened:
            kept = [f"{decision.number} {decision.subject}" for decision in opened.decisions()]
            assert kept[: len(told)] == told and len(kept) <= len(told) + 1, "one more may be kept than was told"
            assert opened.is_derived(), "what follows is there, or the decision is not"
            told = kept

    with Ledger.open(calm) as opened, Ledger.open(killed) as other:
        for decision in holding(other.decisions()):
            value = ("modality", "requested") if decision.kind is DecisionKind.CORRECT else ("", None)
            decide(opened, lambda: None, Proposal("M. Orlan", decision.kind, Subject.CLAIM, decision.subject, None, *value))  # type: ignore[arg-type, return-value]
    for here, there in zip(exported(twosource, killed), exported(twosource, calm), strict=True):
        assert DECIDED_AT.sub("then", here) == DECIDED_AT.sub("then", there)


def test_a_reading_that_was_cut_off_is_gone_on_with(twosource: Command, tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles", ARTICLES)
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    assert twosource("read", folder, "--ledger", calm).code == 0
    assert kill_after(start(READING, killed, folder), 5, 0.02)[-1] != str(ARTICLES), "the reading ended before it could be killed"
    process = start(READING, killed)
    assert process.communicate()[0].split()[-1] == str(ARTICLES) and process.returncode == 0
    assert exported(twosource, killed) == exported(twosource, calm)
    assert not any((tmp_path / ".killed.db.reading").iterdir())
