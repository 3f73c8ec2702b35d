"""What a reader knows better than the machine: which events, claims and names are one, and which are two."""

from typing import Annotated

import typer

from twosource.cli.options import AsJson, LedgerFile, open_ledger, the_machine
from twosource.cli.render import console, print_json, print_table
from twosource.store.rows import plain
from twosource.web.words import count

Verdict = Annotated[str, typer.Argument(help="same, different, or unsure: take back what was said of the two.")]
Left = Annotated[str, typer.Argument(help="Id of an event, a claim or a name (ent_…; one article's own: ent_…@ARTICLE).")]
Right = Annotated[str, typer.Argument(help="Id of what it is compared with.")]
By = Annotated[str, typer.Option(help="Your name: judgements are signed.")]
Why = Annotated[str, typer.Option(help="The reason, in a few words.")]
Past = Annotated[bool, typer.Option("--past", help="Also those that no longer hold.")]


def judge(verdict: Verdict, left: Left, right: Right, by: By, ledger: LedgerFile = None, why: Why = "") -> None:
    """Say that two events, claims or names are one, or two. It outranks the machine until you judge otherwise."""
    from twosource.pipeline.decide import decide, ruling

    with open_ledger(ledger) as opened:
        decided = decide(opened, the_machine, ruling(verdict, left, right, by=by, why=why))
    before, after = decided.effect.events_before, decided.effect.events_after
    console().print(f"decision {decided.decision.number}: {count(len(before), 'event')} made way for {len(after)}")
    for event, _ in after:
        console().print(f"{event.id} {event.title}, {count(len(event.claims), 'claim')}", markup=False)


def judgements(ledger: LedgerFile = None, as_json: AsJson = False, past: Past = False) -> None:
    """What people have judged, the oldest first; taken back by: twosource judge unsure LEFT RIGHT."""
    from twosource.pipeline.judge import acts

    with open_ledger(ledger) as opened:
        held = [act for act in acts(opened) if past or (act[1] is None and act[2][0].verdict != "unsure")]
    if as_json:
        print_json({"judged_at": at, "superseded_at": until, **plain(each)} for at, until, pairs in held for each in pairs)
        return
    columns = [("When", {"no_wrap": True}), ("By", {}), ("Verdict", {"no_wrap": True}), ("On", {}), ("Why", {})]
    rows = (
        (at[:16].replace("T", " "), pairs[0].judge, pairs[0].verdict + (" (until " + until[:10] + ")" if until else ""),
         f"{pairs[0].left} {pairs[0].right}" + (f" and {len(pairs) - 1} more" if len(pairs) > 1 else ""), pairs[0].score.detail)
        for at, until, pairs in held
    )  # fmt: skip
    print_table(columns, rows, nothing="nobody has judged anything")
