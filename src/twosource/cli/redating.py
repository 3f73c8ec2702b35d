"""An article given another date: what that makes of its claims."""

from collections.abc import Iterator
from getpass import getuser
from typing import Annotated

import typer
from rich.text import Text

from twosource.cli.options import AsJson, LedgerFile, open_ledger, the_machine
from twosource.cli.render import console, print_json, when
from twosource.errors import InputError
from twosource.export.difference import difference_record
from twosource.export.records import Record
from twosource.model.decision import DecisionKind, Subject
from twosource.store.ledger import Ledger
from twosource.web.words import count
from twosource.weigh.difference import compare

Article = Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of an article or its beginning, or its path in the ledger.")]
By = Annotated[str | None, typer.Option(help="Your name, with which the decision is signed; the system's for you if left out.", show_default=False)]
Why = Annotated[str, typer.Option(help="The reason, in a few words.")]
Published = Annotated[str | None, typer.Option(help="The article's date: 2023-09-20. Without it, the date that the article itself gives.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")]


def redate(
    document: Article, ledger: LedgerFile = None, published: Published = None, by: By = None, why: Why = "", dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Give an article another date, and show which claims are dated otherwise because of it."""
    from twosource.pipeline.decide import Proposal, decide, preview  # linking needs more than a list does

    with open_ledger(ledger) as opened:
        proposal = Proposal(by or getuser(), DecisionKind.DATE, Subject.DOCUMENT, _one_document(opened, document), value=published, why=why)
        effect = (preview if dry_run else decide)(opened, the_machine, proposal).effect
    record = difference_record(compare(effect.before, effect.after), effect.after)
    if as_json:
        print_json([record])
        return
    for line in _lines(record, dry_run=dry_run):
        console().print(line)


def _one_document(ledger: Ledger, wanted: str) -> str:
    """:raises InputError: where ``wanted`` is the beginning of no id, or of several, and no path."""
    paths = ledger.paths()
    plain = wanted.removeprefix("sha256:")
    found = [key for key, path in paths.items() if path == wanted or (plain and key.removeprefix("sha256:").startswith(plain))]
    if len(found) != 1:
        raise InputError(f"{wanted} is {'no article' if not found else f'the beginning of {len(found)} articles'} of this ledger")
    return found[0]


def _lines(record: Record, *, dry_run: bool) -> Iterator[Text]:
    yield Text(record["document"]["title"] or record["document"]["path"], "bold")
    published = record["published"]
    before, after = (f"{when(published[key])} ({published[key]['basis']})" for key in ("before", "after"))
    yield Text(f"published {before} → {after}")
    if why := published["after"].get("why"):
        yield Text(f"  {why}")
    for claim in record["times"]:
        yield Text(f"  {claim['type']} “{claim['trigger']['text']}”: {_dates(claim['before'])} → {_dates(claim['after'])}")
    for key, word in (("appeared", "new"), ("vanished", "gone")):
        yield from (Text(f"  {word}: {claim['type']} “{claim['trigger']['text']}”") for claim in record[key])
    changed = count(len(record["times"]), "claim")
    yield Text(f"{changed} {'would be' if dry_run else 'now'} dated otherwise" + ("; nothing was saved" if dry_run else ""))


def _dates(times: list[Record]) -> str:
    return ", ".join(f"{' '.join((time['text'] or time['rule']).split())} = {when(time)}" for time in times) or "undated"
