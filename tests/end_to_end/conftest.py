"""The command line as its users call it: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "twosource.cli")
Command = Callable[..., subprocess.CompletedProcess[str]]


def environment() -> dict[str, str]:
    """No settings of the user's, one thread."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "XDG_CONFIG_HOME": os.devnull, "TWOSOURCE_CONFIG": ""}


@pytest.fixture(scope="session")
def twosource() -> Command:
    """Run ``twosource`` with the given arguments and return what came of it."""

    def call(*arguments: object, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        words = [*COMMAND, *map(str, arguments)]
        return subprocess.run(
            words, capture_output=True, encoding="utf-8", cwd=folder, env=environment(), timeout=600, check=False
        )

    return call
