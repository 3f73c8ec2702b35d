"""What a reader knows better than the machine: claims corrected, and whatever was decided taken back."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.text import Text

from twosource import export
from twosource.cli.options import AsJson, LedgerFile, open_ledger, the_machine
from twosource.cli.render import console, print_json, print_table
from twosource.errors import InputError
from twosource.export.effect import effect_record
from twosource.export.records import Record
from twosource.model.decision import DecisionKind, Subject
from twosource.store.ledger import Ledger

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or its beginning.")]
By = Annotated[str, typer.Option(help="Your name: decisions are signed.")]
Why = Annotated[str, typer.Option(help="The reason, in a few words.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")]
Role = Annotated[list[str] | None, typer.Option(help="ROLE=WORDS, words of the article; several times for several; ROLE= empties it.")]
Time = Annotated[list[str] | None, typer.Option(help="2031-05-03, 2031-05, 2031-05-03/2031-05-09, 2031-05/..; or words of the article; \"\" for none.")]
Place = Annotated[list[str] | None, typer.Option(help="A number of GeoNames, or a name; \"\" for none.")]
Quantity = Annotated[list[str] | None, typer.Option(help="40 boat, 40..44 boat, 40.. boat; \"\" for none.")]
Polarity = Annotated[str | None, typer.Option(help="positive or negative.")]
Modality = Annotated[str | None, typer.Option(help="actual, planned, possible, conditional or requested.")]
Credit = Annotated[list[str] | None, typer.Option(help="KIND=WORDS, from the article outward, such as outlet=\"the Daily Meridian\"; \"\" for the article's own voice.")]
Type = Annotated[str | None, typer.Option("--type", help="Type of event.")]
Note = Annotated[str | None, typer.Option(help="A note on the claim; it changes nothing.")]


def correct(
    claim: Claim, by: By, ledger: LedgerFile = None, why: Why = "", type: Type = None, role: Role = None, time: Time = None,
    place: Place = None, quantity: Quantity = None, polarity: Polarity = None, modality: Modality = None, credit: Credit = None,
    reject: Annotated[bool, typer.Option("--reject", help="The article does not say so: the claim counts for nothing.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="The claim is right as it stands.")] = False,
    note: Note = None, dry_run: DryRun = False, as_json: AsJson = False,
) -> None:
    """Correct, confirm or reject a claim. Signed, kept through later readings, and undone with: twosource undo NUMBER."""
    from twosource.pipeline.decide import Proposal, decide, preview  # linking needs more than a list does

    fields = {"type": type, "role": role, "time": time, "place": place, "quantity": quantity, "polarity": polarity, "modality": modality, "attribution": credit}
    said: list[tuple[DecisionKind, str, Any]] = [(DecisionKind.CORRECT, field, READ.get(field, str)(value)) for field, value in fields.items() if value is not None]
    said += [(kind, "", None) for kind, wanted in ((DecisionKind.CONFIRM, confirm), (DecisionKind.REJECT, reject)) if wanted]
    said += [(DecisionKind.NOTE, "", note)] if note is not None else []
    if not said or (dry_run and len(said) > 1):
        raise InputError("say one thing to show, such as: --dry-run --polarity negative" if dry_run else "say what is to be corrected, such as: --role recipient=Velm")
    with open_ledger(ledger) as opened:
        subject = _one_claim(opened, claim)
        for kind, field, value in said:
            decided = (preview if dry_run else decide)(opened, the_machine, Proposal(by, kind, Subject.CLAIM, subject, None, field, value, why))
            _tell(decided.decision.number, effect_record(decided.effect), dry_run=dry_run, as_json=as_json)


def decisions(ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """Everything that people decided, the oldest first: corrections, judgements, dates, notes, and what was undone."""
    with open_ledger(ledger) as opened:
        found = list(export.decisions(opened))
    if as_json:
        print_json(found)
        return
    columns = [("No.", {"justify": "right", "no_wrap": True}), ("When", {"no_wrap": True}), ("By", {}), ("What", {}), ("On", {"no_wrap": True}), ("Why", {})]
    print_table(columns, map(_row, found), nothing="nobody has decided anything")


def undo(
    number: Annotated[int, typer.Argument(help="Number of the decision: twosource decisions.")], by: By, ledger: LedgerFile = None,
    why: Why = "", dry_run: DryRun = False, as_json: AsJson = False,
) -> None:
    """Take back a decision that no later one rests on. An undo can itself be undone."""
    from twosource.pipeline.decide import undo as undone

    with open_ledger(ledger) as opened:
        decided = undone(opened, the_machine, number, by=by, why=why, keep=not dry_run)
        _tell(decided.decision.number, effect_record(decided.effect), dry_run=dry_run, as_json=as_json)


def _one_claim(ledger: Ledger, beginning: str) -> str:
    """:raises InputError: where no claim's id, or that of several, begins so."""
    found = ledger.claims_called(beginning)
    if len(found) != 1:
        raise InputError(f"{beginning} is the beginning of {len(found)} ids of claims; name one of: twosource claims")
    return found[0]


def _tell(number: int, effect: Record, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"number": None if dry_run else number} | effect, ensure_ascii=False))
        return
    console().print("this would change; nothing was saved" if dry_run else f"decision {number}")
    for line in _effect_lines(effect):
        console().print(line)


def _effect_lines(effect: Record) -> Iterator[Text]:
    for claim in effect["claims"]:
        yield Text(f"  {claim['type']} “{claim['trigger']}”")
        for field in claim["fields"]:
            yield Text(f"    {field['field']}: {'; '.join(field['before']) or 'none'} → {'; '.join(field['after']) or 'none'}")
    for event in effect["events"]:
        yield Text(f"  event {event['id']} {event['title']}: {_standing(event['before'])} → {_standing(event['after'])}")


def _standing(side: Record | None) -> str:
    if side is None:
        return "none"
    known, possible = side["known"], side["possible"]
    return f"{side['status']}, {known if known >= possible else f'{known}-{possible}'} origins, {side['claims']} claims"


def _row(decision: Record) -> tuple[str, ...]:
    what = f"undo {decision['undoes']}" if decision["undoes"] else f"{decision['kind']} {decision['field']}".rstrip()
    return (str(decision["number"]), decision["at"][:16].replace("T", " "), decision["by"], what + ("" if decision["holds"] else " (undone)"),
            decision["subject"].removeprefix("sha256:")[:16], decision["why"])


def _roles(given: list[str]) -> dict[str, list[str]]:
    """"supplier=Velm" as the role and its words."""
    filled: dict[str, list[str]] = {}
    for pair in given:
        role, equals, words = pair.partition("=")
        if not equals:
            raise InputError(f"not a role with its words: {pair}; write it as recipient=Velm")
        filled.setdefault(role, []).extend([words] if words else [])
    return filled


def _time(given: str) -> Record:
    return {"edtf": given} if given[:4].isdigit() or given.startswith(("..", "X")) else {"words": given}


def _quantity(given: str) -> Record:
    number, _, unit = given.partition(" ")
    low, dots, high = number.partition("..")
    return {"min": float(low) if low else None, "max": float(high) if high else None if dots else float(low), "unit": unit or None}


def _credit(given: str) -> Record:
    kind, _, words = given.partition("=")
    return {"kind": kind, "words": words}


READ = {
    "role": _roles,
    "time": lambda given: [_time(each) for each in given if each],
    "place": lambda given: [{"geonames": int(each)} if each.isdigit() else {"name": each} for each in given if each],
    "quantity": lambda given: [_quantity(each) for each in given if each],
    "attribution": lambda given: [_credit(each) for each in given if each],
}
