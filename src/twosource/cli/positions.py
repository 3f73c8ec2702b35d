"""Whom the articles credit: what each asserts, denies, plans and hedges, in its own words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from rich.text import Text

from twosource import export
from twosource.cli.options import AsJson, InDocument, LedgerFile, Limit, open_ledger
from twosource.cli.render import Row, print_groups, print_json, print_table
from twosource.errors import InputError
from twosource.export.records import Record
from twosource.model.position import Stance
from twosource.web.words import count

NUMBER = {"justify": "right", "no_wrap": True}
ROOM = 300  # characters of a quotation

Of = Annotated[str | None, typer.Option("--of", help="Only sources of this name or side, such as a state (part of a name).")]
Wanted = Annotated[str | None, typer.Option("--stance", help=f"Only positions of this stance: {', '.join(Stance)}.")]
Counts = Annotated[bool, typer.Option("--counts", help="Only how often each is credited, in one table.")]


def sources(
    ledger: LedgerFile = None, as_json: AsJson = False, of: Of = None, stance: Wanted = None, document: InDocument = None,
    limit: Limit = None, counts: Counts = False,
) -> None:
    """Whom the articles credit, and what each asserts, denies, plans and hedges, quoted; where a side contradicts itself."""
    if stance is not None and stance not in set(Stance):
        raise InputError(f"unknown stance {stance}; known: {', '.join(Stance)}")
    with open_ledger(ledger) as opened:
        fitting = (record for record in export.sources(opened) if _fits(record, of, document))
        narrowed = (record | {"positions": _of_stance(record["positions"], stance)} for record in fitting)
        found = [record for record in narrowed if stance is None or record["positions"]][:limit]
        split = [side for side in export.sides(opened) if side["inconsistencies"] and _is_named(side, of)] if stance is None else []
    if as_json:
        print_json(found)
    elif counts:
        _print_counts(found)
    else:
        _print_positions(found)
        _print_contradictions(split)


def _fits(source: Record, of: str | None, document: str | None) -> bool:
    carried = document is None or any(document.casefold() in path.casefold() for path in source["documents"])
    return carried and (_is_named(source, of) or (source["side"] is not None and _is_named(source["side"], of)))


def _is_named(record: Record, name: str | None) -> bool:
    return name is None or name.casefold() in record["name"].casefold()


def _of_stance(positions: Sequence[Record], stance: str | None) -> list[Record]:
    return [position for position in positions if stance in (None, position["stance"])]


def _print_counts(found: Iterable[Record]) -> None:
    columns = [("Source", {}), ("Kind", {"no_wrap": True}), ("Claims", NUMBER), ("Origin of", NUMBER), ("Denies", NUMBER), ("Articles", NUMBER)]
    print_table(columns, map(_counts_row, found), nothing="no sources are credited")


def _counts_row(source: Record) -> Row:
    counts = (source["claims"], source["origin_of"], source["denies"], len(source["documents"]))
    return " ".join(source["name"].split()), source["kind"], *map(str, counts)


def _print_positions(found: Iterable[Record]) -> None:
    columns = [("Stance", {"min_width": 9, "no_wrap": True}), ("Words", {"ratio": 1})]
    print_groups(columns, ((_head(source), _position_rows(source["positions"])) for source in found), nothing="no sources are credited")


def _head(source: Record) -> str:
    speaks_for = f", speaks for {source['side']['name']}" if source["side"] and source["side"]["name"] != source["name"] else ""
    interests = "".join(f", “{' '.join(interest['text'].split())}”" for interest in source["interests"])
    credited = f"{count(source['claims'], 'claim')} in {count(len(source['documents']), 'article')}"
    return f"{' '.join(source['name'].split())} ({source['kind']}{speaks_for}{interests}): {credited}"


def _position_rows(positions: Iterable[Record]) -> Iterator[Row]:
    """Each position with its quotation; one sentence that says several things of one stance stands once."""
    seen: set[tuple] = set()
    for position in positions:
        key = (position["stance"], position["scope"], position["document"], position["start"])
        if key not in seen:
            seen.add(key)
            yield position["stance"], _quoted(position)
            for earlier in position["earlier"]:
                if earlier["relation"] != "consistent":
                    yield "", Text(f"{earlier['relation']}: {earlier['why']}", "yellow")


def _quoted(position: Record) -> Text:
    scope = f"{position['scope']}. " if position["scope"] not in ("", "full") else ""
    day = f", {position['published']}" if position["published"] else ""
    return Text.assemble((scope, "italic"), f"“{_short(position['quote'])}”", (f" [{position['path']}{day}]", "dim"))


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= ROOM else f"{words[:ROOM].rsplit(' ', 1)[0]} …"


def _print_contradictions(sides: Sequence[Record]) -> None:
    """Where those who speak for one state say what cannot all be true, with both quotations."""
    if sides:
        columns = [("Kind", {"min_width": 12, "no_wrap": True}), ("Words", {"ratio": 1})]
        print_groups(columns, ((f"\nWithin {side['name']}’s side", _relation_rows(side)) for side in sides), nothing="")


def _relation_rows(side: Record) -> Iterator[Row]:
    for relation in side["inconsistencies"]:
        yield Text(relation["kind"], "yellow"), relation["why"]
        for party in relation["sides"]:
            yield "", Text.assemble(f"{party['name']}: ", _quoted(party | {"scope": ""}))
