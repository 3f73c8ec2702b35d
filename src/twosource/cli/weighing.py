"""One statement held against the ledger."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from twosource.cli.options import AsJson, AsOf, LedgerFile, open_ledger
from twosource.cli.render import console, origins
from twosource.cli.show import evidence
from twosource.config import load_config
from twosource.export.records import Record
from twosource.export.weighed import weighed
from twosource.store.ledger import Ledger
from twosource.web.words import count

STYLES = {"corroborated": "green", "supported": "green", "disputed": "yellow", "contradicted": "red"}

Statement = Annotated[str, typer.Argument(help="A sentence that says who did what: \"Kestria sold drones to Velm in 2031\".")]


def weigh(statement: Statement, ledger: LedgerFile = None, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """What the ledger holds for and against one statement, with whoever stands behind it."""
    from twosource.pipeline.ask import ask  # spaCy and the model take a second to load
    from twosource.pipeline.build import build

    with open_ledger(ledger, as_of) as opened:
        record = weighed(*ask(statement, opened, build(load_config())))
        if as_json:
            typer.echo(json.dumps(record, ensure_ascii=False))
            return
        for line in _lines(opened, record):
            console().print(line)


def _lines(ledger: Ledger, record: Record) -> Iterator[Text | Padding]:
    yield Text.assemble((record["verdict"], f"bold {STYLES.get(record['verdict'], '')}".strip()), f": {record['why']}")
    for claim in record["read_as"]:
        yield Text(f"read as {_read_as(claim)}", "dim")
    counted = record["origins"]
    if counted["carriers"]:
        yield Text(f"{origins(counted)} independent origin{'s' * (origins(counted) != '1')}, {count(counted['carriers'], 'article')}")
        yield from (Text(f"  {origin['stance']}: {origin['name']} ({origin['kind']})") for origin in counted["list"])
    for denial in record["denials"]:
        yield Text(f"  {denial['kind']} by {denial['by']}")
    for head, side in (("For", record["for"]), ("Against", record["against"])):
        if side:
            yield Text(f"\n{head}", "bold")
            yield from evidence(ledger, set(side))


def _read_as(claim: Record) -> str:
    parts = [f"{argument['role']}: {argument['text']}" for argument in claim["arguments"]]
    parts += [f"time: {time['text']}" for time in claim["time"]]
    return f"{claim['type']} ({', '.join(parts)}), {claim['polarity']}, {claim['modality']}"
