"""The ledger for others: exports, the report, the sample dossier."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Annotated, TextIO

import typer

from twosource import export as exporting
from twosource.cli import listing, positions
from twosource.cli.options import AsJson, AsOf, LedgerFile, Public, open_ledger
from twosource.cli.reading import read_into
from twosource.cli.render import print_json, print_table, remark
from twosource.config import DATA, load_config
from twosource.errors import InputError
from twosource.export.public import Finding, Person, PublicLedger, check, pieces_of_line, pieces_of_page
from twosource.store.ledger import Ledger
from twosource.web.words import count

DEMO = DATA / "demo"

Format = Annotated[str, typer.Option("--format", help=f"One of: {', '.join(exporting.FORMATS)}.")]
Out = Annotated[Path | None, typer.Option("-o", "--output", help="File to write; standard output if none is named.")]
Page = Annotated[Path, typer.Option("-o", "--output", help="File to write.")]


def export(
    format: Format = "claims", out: Out = None, ledger: LedgerFile = None, as_of: AsOf = None, public: Public = False,
) -> None:
    """The ledger as JSON Lines (claims, events, lineage, attributions, sources, sides, documents) or as a table (csv)."""
    if format not in exporting.FORMATS:
        raise InputError(f"unknown format {format}; known: {', '.join(exporting.FORMATS)}")
    with open_ledger(ledger, as_of) as private:
        opened = PublicLedger.of(private) if public else private
        if out is None:
            exporting.write(opened, format, sys.stdout)
            return
        with _open(out) as stream:
            lines = exporting.write(opened, format, stream)
    remark(f"{lines} lines written to {out}")


def report(
    out: Page = Path("twosource-report.html"), ledger: LedgerFile = None, as_of: AsOf = None, public: Public = False,
) -> None:
    """One self-contained page with events, sources and articles, each claim beside its evidence."""
    from twosource.web.report import report_of

    with open_ledger(ledger, as_of) as private:
        page = report_of(PublicLedger.of(private) if public else private, generated=date.today().isoformat())
    with _open(out) as stream:
        stream.write(page)
    remark(f"report written to {out}")


def lint(ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """Each place where a public output would hold words that lead to somebody whom an article protects; exit code 1 if any does."""
    with open_ledger(ledger) as private:
        opened = PublicLedger.of(private)
        protected = opened.protected()
        found = list(_findings(opened, protected))
    if as_json:
        print_json(asdict(finding) for finding in found)
    else:
        columns = [("Output", {"no_wrap": True}), ("Who", {}), ("By", {}), ("Words", {"ratio": 1})]
        rows = ((finding.output, f"{finding.person} of {finding.path}", ", ".join(finding.kinds), finding.excerpt) for finding in found)
        print_table(columns, rows, nothing="public outputs hold nothing that leads to a protected person")
        people = "1 person" if len(protected) == 1 else f"{len(protected)} people"
        remark(f"{people} protected, in {count(len({person.document for person in protected}), 'article')}")
    if found:
        raise typer.Exit(1)


def _findings(opened: PublicLedger, protected: Sequence[Person]) -> Iterator[Finding]:
    """What is left in any format and on the page."""
    from twosource.web.report import report_of

    for name, lines in exporting.FORMATS.items():
        yield from check(name, (piece for line in lines(opened) for piece in pieces_of_line(line)), protected)
    yield from check("report", pieces_of_page(report_of(opened)), protected)


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
