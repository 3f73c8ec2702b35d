"""Origins of storylines that a careful reader drew up, before and after others repeat them.

    python -m evaluation.origins ARTICLES STORYLINES FACTS [--echo NAME]

Prints for each storyline the event that holds most of its facts: origins, denials, conflicts. With ``--echo`` the
storyline of that name (or its beginning) is repeated: 50 reposts of its articles and 10 rewrites that credit nobody,
made of what the reader took out of them, are read too, and the line is printed again.
"""

import argparse
import json
import re
import tempfile
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from evaluation.facts import read_lines, same_thing
from twosource import export
from twosource.cli.reading import read_into
from twosource.config import load_config
from twosource.store.ledger import Ledger

REPOSTS, REWRITES = 50, 10
LEADS = (
    "It is no secret any more: {}.", "What many suspected is now clear. {}.", "{}. That is what this page keeps hearing.",
    "Here is what matters this week. {}.", "A short note for our readers: {}.",
)  # fmt: skip
Record = Mapping[str, Any]


def event_of(storyline: Record, facts: Sequence[Record], ledger: Ledger) -> Record | None:
    """The event that holds most of the storyline's facts."""
    claims = list(export.claims(ledger))
    own = [fact for fact in facts if fact["id"] in storyline["facts"]]
    homes = Counter(claim["event"]["id"] for fact in own if (claim := _claim_of(fact, claims)))
    best = min(homes, key=lambda event: (-homes[event], event), default=None)
    return next((event for event in export.events(ledger) if event["id"] == best), None)


def _claim_of(fact: Record, claims: Sequence[Record]) -> Record | None:
    """The claim whose trigger is the fact's, of several the one of its type with most of its roles."""
    near = [
        claim for claim in claims
        if Path(claim["document"]["path"]).name == fact["doc"]
        and claim["event"]["trigger"]["start"] < fact["end"] and fact["start"] < claim["event"]["trigger"]["end"]
    ]  # fmt: skip
    return max(near, key=lambda claim: (claim["event"]["type"] == fact["type"], _roles(fact, claim)), default=None)


def _roles(fact: Record, claim: Record) -> int:
    return sum(same_thing(words, argument) for filled in fact["roles"].values() for words in filled for argument in claim["arguments"])


def echoes(event: Record, ledger: Ledger) -> Iterator[Record]:
    """Reposts and rewrites of the articles that carry ``event``, as news-please would have saved them, in the weeks after."""
    carried = [document for document in export.documents(ledger) if document["id"] in event["documents"]]
    claims = [claim for claim in export.claims(ledger) if claim["event"]["id"] == event["id"]]
    out = min(document["published"]["latest"] or "2025-12-31" for document in carried)
    for number in range(REPOSTS):
        yield _article(number, carried[number % len(carried)]["text"], out, "repost")
    for number, text in enumerate(rewritten(claims)):
        yield _article(number, text, out, "rewrite")


def _article(number: int, text: str, out: str, kind: str) -> Record:
    day = date.fromisoformat(out) + timedelta(1 + number % 20)
    outlet = f"{kind.title()} News {number}"
    return {"source_name": outlet, "title": f"{outlet}, {day}", "date_publish": f"{day} 08:00:00", "maintext": text, "url": f"https://{kind}{number}.example/{day}"}


def rewritten(claims: Sequence[Record]) -> Iterator[str]:
    """The facts of one claim after the other in other words, without a credit: who did what to whom stays as it is."""
    usable = [(WORDINGS[claim["event"]["type"]], roles, _when(claim)) for claim in claims if (roles := _filled(claim))]
    for number, lead in zip(range(REWRITES if usable else 0), cycle(LEADS)):
        wordings, roles, when = usable[number % len(usable)]
        clause = wordings[number % len(wordings)].format(**roles) + when
        said = lead.format(clause)
        yield f"{said[0].upper()}{said[1:]}\n\nNobody at either end would say more. The weather was fair."


def _filled(claim: Record) -> dict[str, str]:
    """Role → who fills it, where all that a wording needs is given and it is told as having happened."""
    roles: dict[str, str] = {}
    for argument in claim["arguments"]:
        named = argument["entity"] and argument["entity"]["name"]
        roles.setdefault("destination" if argument["role"] == "host" else argument["role"], named or argument["text"])
    told = claim["polarity"] == "positive" and claim["modality"] == "actual"
    return roles if told and all(role in roles for role in NEEDED.get(claim["event"]["type"], ("none",))) else {}


def _when(claim: Record) -> str:
    """The first day, month or year of the claim in words."""
    for value in (time["timex"] for time in claim["time"]):
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            year, *parts = value.split("-")
            month = f"{month_name[int(parts[0])]} " if parts else ""
            return f" on {month}{int(parts[1])}, {year}" if len(parts) == 2 else f" in {month}{year}"
    return ""


NEEDED = {"visit": ("visitor", "destination"), "transfer": ("supplier", "item", "recipient"), "production": ("producer", "item")}
WORDINGS = {
    "visit": ("there was a visit by {visitor} to {destination}", "{visitor} travelled to {destination}", "{destination} hosted {visitor}"),
    "transfer": ("there was a delivery of {item} by {supplier} to {recipient}", "{recipient} received {item} from {supplier}"),
    "production": ("the production of {item} by {producer} goes on", "{producer} makes {item}"),
}


def line(storyline: Record, event: Record | None) -> str:
    if event is None:
        return f"{storyline['name']}: no event"
    origins = event["origins"]
    names = [f"{origin['name']}{' (party)' if origin['party'] else ''}" for origin in origins["list"] if origin["stance"] == "supports"]
    figures = ", ".join(f"{name} {origins[name]}" for name in ("known", "possible", "carriers", "unknown_lineage"))
    denied = [f"{denial['by']}: {denial['kind']}" for denial in event["denials"]]
    differ = Counter(f"{conflict['kind']} {conflict['field']}" for conflict in event["conflicts"])
    return f"{storyline['name']} [{event['id']}]\n  {event['status']}; {figures}\n  origins {names}\n  denials {denied}\n  conflicts {dict(differ)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("storylines", type=Path)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--echo")
    arguments = parser.parse_args()
    storylines = json.loads(arguments.storylines.read_text(encoding="utf-8"))
    facts = read_lines(arguments.facts)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db", create=True) as ledger:
        read_into(ledger, [arguments.articles], load_config())
        for storyline in storylines:
            print(line(storyline, event_of(storyline, facts, ledger)))
        if arguments.echo:
            told = next(storyline for storyline in storylines if storyline["name"].startswith(arguments.echo))
            _repeat(told, facts, ledger, Path(folder))


def _repeat(storyline: Record, facts: Sequence[Record], ledger: Ledger, folder: Path) -> None:
    event = event_of(storyline, facts, ledger)
    lines = [json.dumps(article) for article in echoes(event, ledger)] if event else []
    (folder / "echoes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    read_into(ledger, [folder / "echoes.jsonl"], load_config())
    print(f"\nafter {REPOSTS} reposts and {REWRITES} rewrites:\n{line(storyline, event_of(storyline, facts, ledger))}")


if __name__ == "__main__":
    main()
