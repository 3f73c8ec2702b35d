"""The ledger for others: exports, the report, the sample dossier."""

import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, TextIO

import typer

from twosource import export as exporting
from twosource.cli import listing, positions
from twosource.cli.options import AsOf, LedgerFile, open_ledger
from twosource.cli.reading import read_into
from twosource.cli.render import remark
from twosource.config import DATA, load_config
from twosource.errors import InputError
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

DEMO = DATA / "demo"

Format = Annotated[str, typer.Option("--format", help=f"One of: {', '.join(exporting.FORMATS)}.")]
Out = Annotated[Path | None, typer.Option("-o", "--output", help="File to write; standard output if none is named.")]
Page = Annotated[Path, typer.Option("-o", "--output", help="File to write.")]


def export(format: Format = "claims", out: Out = None, ledger: LedgerFile = None, as_of: AsOf = None) -> None:
    """The ledger as JSON Lines (claims, events, attributions, documents) or as a table (csv)."""
    if format not in exporting.FORMATS:
        raise InputError(f"unknown format {format}; known: {', '.join(exporting.FORMATS)}")
    with open_ledger(ledger, as_of) as opened:
        if out is None:
            exporting.write(opened, format, sys.stdout)
            return
        with _open(out) as stream:
            lines = exporting.write(opened, format, stream)
    remark(f"{lines} lines written to {out}")


def report(out: Page = Path("twosource-report.html"), ledger: LedgerFile = None, as_of: AsOf = None) -> None:
    """One self-contained page with events, sources and articles, each claim beside its evidence."""
    from twosource.web.report import render_report

    with open_ledger(ledger, as_of) as opened:
        page = render_report(
            exporting.documents(opened), exporting.claims(opened), exporting.events(opened), map(plain, opened.failures()),
            generated=date.today().isoformat(),
        )
    with _open(out) as stream:
        stream.write(page)
    remark(f"report written to {out}")


def demo(out: Page = Path("twosource-report.html")) -> None:
    """Read the sample dossier of invented articles that ships with the package; print its timeline and sources."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "demo.db")
        with Ledger.open(path, create=True) as ledger:
            read_into(ledger, [DEMO / "articles"], replace(load_config(), vocabulary=(DEMO / "vocabulary",)))
        listing.timeline(path)
        positions.sources(path, counts=True)
        report(out, path)


def _open(path: Path) -> TextIO:
    """``path`` for writing, with the same line ends on every system."""
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from error
