"""The command line as its users call it."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import pytest

from twosource.cli import main


@dataclass(frozen=True, slots=True)
class Result:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


def environment() -> dict[str, str]:
    """No settings nor cache of the user's, one thread, a wide screen."""
    nowhere = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME"), os.devnull)
    return {**os.environ, **nowhere, "OMP_NUM_THREADS": "1", "TWOSOURCE_CONFIG": "", "COLUMNS": "200"}


@pytest.fixture(scope="session")
def twosource() -> Iterator[Command]:
    """Run ``twosource`` with the given arguments, in this process: what takes longest to load is loaded once."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment().items():
            patch.setenv(name, value)

        def call(*arguments: object) -> Result:
            patch.setattr(sys, "argv", ["twosource", *map(str, arguments)])
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
                main()
            return Result(int(ended.value.code or 0), out.getvalue(), err.getvalue())

        yield call
