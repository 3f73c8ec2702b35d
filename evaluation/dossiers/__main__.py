"""What is read of whole dossiers: which mentions are one event, how many origins stand behind it, who denies it.

    python -m evaluation.dossiers [NAME ...] [--json] [--misses]

Shares are over the dossiers together. A mention is found where a claim of its type stands at its trigger. ``known within truth``: events with no more
known origins than independent sources can stand behind them; ``origins overlap``: events whose interval
of origins meets the true one. An answer is found where one of its kind stands in the sentence, a denial also where what is told there is told as not so.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.clusters import b_cubed
from evaluation.facts import read_lines
from twosource import export
from twosource.cli.reading import read_into
from twosource.config import load_config
from twosource.model.answer import AnswerKind
from twosource.model.claim import Polarity
from twosource.store.ledger import Ledger

HERE = Path(__file__).parent
KINDS = {
    "full": AnswerKind.DENIAL, "partial": AnswerKind.DENIAL, "admission": AnswerKind.ADMISSION, "evasion": AnswerKind.NON_DENIAL,
    "refusal to comment": AnswerKind.REFUSAL,
}  # fmt: skip
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A true event with its origins, and the ledger's event that holds most of its mentions, if any."""

    name: str
    least: int
    most: int
    event: Record | None

    @property
    def within(self) -> bool:
        return self.event is None or self.event["origins"]["known"] <= self.most

    @property
    def overlaps(self) -> bool:
        origins = self.event["origins"] if self.event else {"known": 0, "possible": 0}
        return origins["known"] <= self.most and self.least <= origins["possible"]


def names() -> list[str]:
    """Dossiers, by their folders."""
    return sorted(path.name for path in HERE.iterdir() if (path / "truth.json").is_file())


def homes(facts: Sequence[Record], ledger: Ledger) -> dict[str, str]:
    """Fact → the ledger's event, of those that are found."""
    claims: dict[str, list[Record]] = defaultdict(list)
    for claim in export.claims(ledger):
        claims[Path(claim["document"]["path"]).name].append(claim["event"])
    return {
        fact["id"]: event["id"]
        for fact in facts
        for event in claims[fact["doc"]]
        if event["type"] == fact["type"] and event["trigger"]["start"] < fact["end"] and fact["start"] < event["trigger"]["end"]
    }


def told(facts: Sequence[Record], truth: Record, found: dict[str, str], ledger: Ledger) -> Iterator[Told]:
    """The events that matter."""
    events = {event["id"]: event for event in export.events(ledger)}
    for name, true in truth["events"].items():
        held = Counter(found[fact["id"]] for fact in facts if fact["event"] == name and fact["id"] in found)
        best = min(held, key=lambda event: (-held[event], event), default=None)
        yield Told(name, *true["origins"], events.get(best) if best else None)


def answers(truth: Record, ledger: Ledger) -> list[tuple[Record, bool]]:
    """Each true answer, and whether one of its kind is read in its sentence."""
    read: dict[str, list[tuple[int, int, AnswerKind]]] = defaultdict(list)
    for reading in ledger.readings():
        name = Path(reading.document.path).name
        read[name] += [(answer.sentence.start, answer.sentence.end, answer.kind) for answer in reading.answers]
        denied = (claim.event.sentence for claim in reading.claims if claim.factuality.polarity is Polarity.NEGATIVE)
        read[name] += [(sentence.start, sentence.end, AnswerKind.DENIAL) for sentence in denied]
    return [
        (true, any(start < true["end"] and true["start"] < end and kind is KINDS[true["kind"]] for start, end, kind in read[true["doc"]]))
        for true in truth["denials"]
    ]


def measure(chosen: Sequence[str]) -> tuple[dict[str, float], list[Told], list[tuple[Record, bool]]]:
    """Figures between 0 and 1, and the events and answers that they come from."""
    gold: list[list[str]] = []
    ours: dict[str, list[str]] = defaultdict(list)  # ledger's event, or a mention that is not found -> mentions
    events: list[Told] = []
    spoken: list[tuple[Record, bool]] = []
    for name in chosen:
        folder = HERE / name
        facts, truth = read_lines(folder / "facts.jsonl"), json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        with TemporaryDirectory() as scratch, Ledger.open(Path(scratch, "dossier.db"), create=True) as ledger:
            read_into(ledger, [folder / "articles"], load_config())
            found = homes(facts, ledger)
            events += told(facts, truth, found, ledger)
            spoken += answers(truth, ledger)
        by_event: dict[str, list[str]] = defaultdict(list)
        for fact in facts:
            mention = f"{name}/{fact['id']}"
            by_event[fact["event"]].append(mention)
            ours[found.get(fact["id"], mention)].append(mention)
        gold += by_event.values()
    agreement = b_cubed(gold, list(ours.values()))
    figures = {
        "mentions found": sum(len(group) for home, group in ours.items() if home not in group) / sum(map(len, gold)),
        "link B3 precision": agreement.precision,
        "link B3 recall": agreement.recall,
        "known within truth": sum(each.within for each in events) / len(events),
        "origins overlap": sum(each.overlaps for each in events) / len(events),
        "answers found": sum(right for _, right in spoken) / len(spoken),
    }
    return figures, events, spoken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=names(), metavar="NAME")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print every answer that is not found, and every event whose origins do not meet the true ones")
    options = parser.parse_args()
    figures, events, spoken = measure(options.names)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:20} {value:.3f}" for name, value in figures.items()))
    if options.misses:
        _print_misses(events, spoken)


def _print_misses(events: Sequence[Told], spoken: Sequence[tuple[Record, bool]]) -> None:
    for each in events:
        if not each.overlaps:
            origins = each.event["origins"] if each.event else None
            print(f"  {each.name}: {each.least} to {each.most} origins, read as {origins and (origins['known'], origins['possible'])}")
    for true, right in spoken:
        if not right:
            print(f"  {true['doc']} {true['kind']} of {true['of']} by {true['by']}, at {true['start']}")


if __name__ == "__main__":
    main()
