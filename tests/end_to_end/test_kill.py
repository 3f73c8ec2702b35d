"""Whoever kills the reading at any moment and starts it again gets what an undisturbed reading gives."""

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from tests.end_to_end.articles import write_articles
from tests.end_to_end.conftest import Command, environment

ARTICLES, KILLS = 24, 3


def documents(ledger: Path) -> int:
    """Documents that another process would find now."""
    if not ledger.is_file():
        return 0
    connection = sqlite3.connect(ledger, timeout=10)
    try:
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.OperationalError:  # no tables yet
        return 0
    finally:
        connection.close()


def kill_after(folder: Path, ledger: Path, count: int, pause: float) -> bool:
    """Start reading and kill it ``pause`` seconds after document ``count``; whether it was still at work."""
    command = [sys.executable, "-m", "twosource.cli", "read", str(folder), "--ledger", str(ledger)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    while process.poll() is None and documents(ledger) < count:
        time.sleep(0.01)
    time.sleep(pause)
    working = process.poll() is None
    process.kill()
    process.wait()
    return working


def test_killed_and_read_again_is_as_read_at_once(twosource: Command, tmp_path: Path) -> None:
    chance = random.Random(20310504)
    folder = write_articles(tmp_path / "articles", ARTICLES)
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    assert twosource("read", folder, "--ledger", calm).code == 0

    counts = sorted(chance.sample(range(1, ARTICLES), KILLS - 1)) + [ARTICLES]  # the last one while events are derived
    worked = [kill_after(folder, killed, count, chance.uniform(0, 0.03)) for count in counts]
    assert any(worked), "the reading ended before it could be killed"

    left = documents(killed)
    result = twosource("read", folder, "--ledger", killed)
    assert result.code == 0
    assert result.out.startswith(f"{ARTICLES - left} read, {left} unchanged, 0 skipped")
    for name in ("claims", "events", "attributions", "documents"):
        texts = [twosource("export", "--format", name, "--ledger", ledger).out for ledger in (calm, killed)]
        assert texts[0] == texts[1] != ""
