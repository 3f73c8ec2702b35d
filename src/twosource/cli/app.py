"""All commands, and what becomes of errors."""

import os
import sys
from typing import Annotated

import typer

from twosource import __version__
from twosource.cli import (
    changing,
    deciding,
    judging,
    listing,
    output,
    positions,
    reading,
    redating,
    serving,
    show,
    weighing,
)
from twosource.cli.render import complain
from twosource.errors import TwosourceError

WRONG_USE = 2

app = typer.Typer(
    name="twosource", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, rich_markup_mode=None,
    help="An evidence ledger from news reports, with the sources that really stand behind each event.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"twosource {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


for command in (
    reading.read, listing.timeline, listing.events, listing.claims, positions.sources, listing.conflicts, changing.changes, listing.search,
    show.show, weighing.weigh, output.export, output.report, output.lint, output.demo, reading.failures, redating.redate,
    judging.judge, judging.judgements, deciding.correct, deciding.decisions, deciding.undo, serving.serve,
):
    app.command()(command)


def main() -> None:
    """Run the command that the arguments name; errors become one message and exit code 2."""
    try:
        app()
    except TwosourceError as error:
        complain(str(error))
        sys.exit(WRONG_USE)
    except BrokenPipeError:  # the reader of our output, "head" say, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
