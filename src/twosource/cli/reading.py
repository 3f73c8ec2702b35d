"""Articles in: read, and what could not be read."""

import gc
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from twosource.cli.options import AsJson, LedgerFile, ledger_path
from twosource.cli.render import complain, console, print_json, print_table, remark
from twosource.config import Config, load_config
from twosource.store.ledger import Ledger
from twosource.store.rows import plain
from twosource.web.words import count

if TYPE_CHECKING:
    from twosource.pipeline.run_local import Tally

T = TypeVar("T")
SOME_SKIPPED = 1
YOUNG = 5_000  # objects that are made before the collector of cycles looks at them; Python's 700 are gone within a sentence
EVERY = 5.0  # seconds between two lines of progress where there is no terminal

Paths = Annotated[list[Path], typer.Argument(help="Files, folders or globs.", show_default=False)]
Published = Annotated[str | None, typer.Option(help="The articles' date, if you know better than they say: 2023-09-20.")]
Outlet = Annotated[str | None, typer.Option(help="The articles' outlet, if you know better than they say.")]


def read(paths: Paths, ledger: LedgerFile = None, published: Published = None, outlet: Outlet = None) -> None:
    """Read articles into the ledger. May be stopped at any moment and run again; what is known is not read twice."""
    from twosource.pipeline.run_local import Status  # spaCy and the model take a second to load; lists need neither

    with Ledger.open(ledger_path(ledger), create=True) as opened:
        tally = read_into(opened, paths, load_config(), published=published, outlet=outlet)
        counts = opened.counts()
    console().print(Text(
        f"{tally[Status.READ]} read, {tally[Status.UNCHANGED]} unchanged, {tally[Status.FAILED]} skipped; in the ledger: "
        f"{count(counts['documents'], 'article')}, {count(counts['claims'], 'claim')}, {count(counts['events'], 'event')}"
    ))
    if tally[Status.FAILED]:
        remark("what was skipped, and why: twosource failures")
        raise typer.Exit(SOME_SKIPPED)


def read_into(
    ledger: Ledger, paths: Sequence[Path], config: Config, *, published: str | None = None, outlet: str | None = None
) -> "Tally":
    """Read ``paths`` with the settings ``config`` and derive events; how many came to which end."""
    from twosource.pipeline.build import build
    from twosource.pipeline.refresh import refresh
    from twosource.pipeline.run_local import Status, Tally, read_files
    from twosource.read.documents import Overrides, find_files

    overrides, machine, tally = Overrides(published, outlet), build(config), Tally()
    gc.freeze()  # what is loaded stays to the end, so that the collector of cycles need not walk it after each article
    gc.set_threshold(YOUNG)
    files = list(find_files(paths))
    for outcome in read_files(_shown(files), ledger, machine, overrides=overrides):
        tally.add(outcome)
        if outcome.status is Status.FAILED:
            complain(f"skipped {outcome.path}: {outcome.reason}")
    refresh(ledger)
    return tally


def failures(ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """Articles that were skipped, each with the reason."""
    with Ledger.open(ledger_path(ledger)) as opened:
        found = list(opened.failures())
    if as_json:
        print_json(map(plain, found))
        return
    columns = [("Article", {}), ("Stage", {"no_wrap": True}), ("Reason", {"ratio": 2})]
    print_table(columns, ((each.path, each.stage, each.reason) for each in found), nothing="nothing was skipped")


def _shown(files: Sequence[T]) -> Iterator[T]:
    """``files`` one after the other: with a bar on a terminal, with a plain line now and then elsewhere."""
    screen = Console(stderr=True)
    return _with_bar(files, screen) if screen.is_terminal else _with_lines(files)


def _with_bar(files: Sequence[T], screen: Console) -> Iterator[T]:
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as progress:
        yield from progress.track(files)


def _with_lines(files: Sequence[T]) -> Iterator[T]:
    said = time.monotonic()
    for number, file in enumerate(files):
        if time.monotonic() - said > EVERY:
            said = time.monotonic()
            print(f"{number} of {len(files)} files", file=sys.stderr, flush=True)
        yield file
