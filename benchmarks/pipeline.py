"""Articles a second and peak memory of `twosource read`, on one core.

    python -m benchmarks.pipeline FOLDER [--articles 100 500]

Reads the first N text files of FOLDER for each N, each in a fresh process bound to one core, and prints what it
took. Speeds are by processor time, which does not depend on what else the machine does. The last line compares the
largest run with the smallest: memory should stay flat, speed should not fall.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One reading: ``wall`` and ``processor`` seconds with start-up, ``peak`` resident memory in MiB."""

    articles: int
    words: int
    wall: float
    processor: float
    peak: float

    @property
    def articles_per_second(self) -> float:
        return self.articles / self.processor


def one_core() -> None:
    """Bind this process, and those that it starts."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def read(files: Sequence[Path]) -> Run:
    """Time one `twosource read` of ``files`` into an empty ledger."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles")
        articles.mkdir()
        for file in files:
            (articles / file.name).symlink_to(file.resolve())
        command = [sys.executable, "-m", "twosource.cli", "read", str(articles), "--ledger", str(Path(folder, "ledger.db"))]
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"reading failed with exit code {os.waitstatus_to_exitcode(status)}")
    words = sum(len(file.read_text(encoding="utf-8", errors="replace").split()) for file in files)
    return Run(len(files), words, wall, usage.ru_utime + usage.ru_stime, _mebibytes(usage))


def _mebibytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 500])
    arguments = parser.parse_args()
    files = sorted(arguments.folder.glob("*.txt"))
    one_core()
    runs = [read(files[:number]) for number in arguments.articles]
    print(f"{'articles':>8} {'words':>8} {'wall s':>8} {'cpu s':>8} {'articles/s':>10} {'words/s':>8} {'peak MiB':>8}")
    for run in runs:
        speeds = f"{run.articles_per_second:10.2f} {run.words / run.processor:8.0f}"
        print(f"{run.articles:8} {run.words:8} {run.wall:8.1f} {run.processor:8.1f} {speeds} {run.peak:8.0f}")
    first, last = runs[0], runs[-1]
    print(f"memory {last.peak / first.peak:.2f} x, speed {last.articles_per_second / first.articles_per_second:.2f} x")


if __name__ == "__main__":
    main()
