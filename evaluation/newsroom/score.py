"""What a ledger of the invented world's articles says, against what is true."""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.clusters import b_cubed
from twosource import export
from twosource.store.ledger import Ledger

Record = Mapping[str, Any]
Mention = tuple[str, int]  # path of the article, where in its text the event is named
REPORTED, POINTED_AT = ("mentions",), ("mentions", "pointers")


@dataclass(frozen=True, slots=True)
class Told:
    """One true event beside the ledger's event that holds most of its claims, if any."""

    true: Record
    event: Record | None

    @property
    def origins(self) -> Record:
        return self.event["origins"] if self.event else {"known": 0, "possible": 0, "carriers": 0}

    def has(self, kind: str, field: str) -> bool:
        found = self.event["conflicts"] if self.event else ()
        return any((conflict["kind"], conflict["field"]) == (kind, field) for conflict in found)


def read_truth(folder: Path) -> list[Record]:
    return [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def score(truths: Sequence[Record], ledger: Ledger) -> tuple[dict[str, float], list[Told]]:
    """Figures between 0 and 1, and what they come from."""
    homes = _claims_at_mentions(truths, ledger)
    told = list(_paired(truths, homes, {event["id"]: event for event in export.events(ledger)}))
    return _figures(told) | _linking(truths, homes) | _conflicts(told), told


def _claims_at_mentions(truths: Sequence[Record], ledger: Ledger) -> dict[Mention, str]:
    """Mention → event of the claim that stands there."""
    spans: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for claim in export.claims(ledger):
        trigger = claim["event"]["trigger"]
        spans[claim["document"]["path"]].append((trigger["start"], trigger["end"], claim["event"]["type"], claim["event"]["id"]))
    found = {}
    for true in truths:
        for path, start, end in _places(true, POINTED_AT):
            there = [span for span in spans[path] if span[0] < end and start < span[1]]
            if there:  # of several the one of the right type
                found[path, start] = min(there, key=lambda span: span[2] != true["type"])[3]
    return found


def _places(true: Record, kinds: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Path and offsets wherever an article reports the event, or also where a noun only points back to it."""
    yield from ((article["path"], *place) for article in true["articles"] for kind in kinds for place in article[kind])


def _mentions(true: Record, kinds: Iterable[str] = REPORTED) -> list[Mention]:
    return [(path, start) for path, start, _ in _places(true, kinds)]


def _paired(truths: Sequence[Record], homes: Mapping[Mention, str], events: Mapping[str, Record]) -> Iterator[Told]:
    for true in truths:
        counts = Counter(homes[mention] for mention in _mentions(true) if mention in homes)
        best = min(counts, key=lambda event: (-counts[event], event)) if counts else None
        yield Told(true, events[best] if best else None)


def _figures(told: Sequence[Told]) -> dict[str, float]:
    known = [(pair.origins["known"], pair.true["known"]) for pair in told]
    possible = [(pair.origins["possible"], pair.true["possible"]) for pair in told]
    return {
        "known exact": _share(ours == true for ours, true in known),
        "known above truth": _share(ours > true for ours, true in known),
        "possible exact": _share(ours == true for ours, true in possible),
        "possible below truth": _share(ours < true for ours, true in possible),
        "carriers exact": _share(pair.origins["carriers"] == pair.true["carriers"] for pair in told),
    }


def _linking(truths: Sequence[Record], homes: Mapping[Mention, str]) -> dict[str, float]:
    """B³ over all reports: one that was not found stands alone; over those that were found; and with what points back."""
    gold, all_named = [_mentions(true) for true in truths], [_mentions(true, POINTED_AT) for true in truths]
    found = [there for cluster in gold if (there := [mention for mention in cluster if mention in homes])]
    agreement = b_cubed(gold, _clusters(gold, homes))
    return {
        "reports found": sum(map(len, found)) / sum(map(len, gold)),
        "link B3 precision": agreement.precision, "link B3 recall": agreement.recall, "link B3 F1": agreement.f1,
        "link B3 F1, of found": b_cubed(found, _clusters(found, homes)).f1,
        "link B3 F1, with what points back": b_cubed(all_named, _clusters(all_named, homes)).f1,
    }  # fmt: skip


def _clusters(gold: Sequence[Sequence[Mention]], homes: Mapping[Mention, str]) -> list[list[Mention]]:
    """The mentions of ``gold`` by the event that holds them; what was not found stands alone."""
    ours: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in (mention for cluster in gold for mention in cluster):
        ours[homes.get(mention, mention)].append(mention)
    return list(ours.values())


def _conflicts(told: Sequence[Told]) -> dict[str, float]:
    """Each kind of difference: how many of the true ones were found; and of the conflicts stated, how many are true."""
    wanted: dict[str, list[bool]] = defaultdict(list)
    stated: list[bool] = []
    for pair in told:
        true = {tuple(conflict) for conflict in pair.true["conflicts"]}
        for kind, field in sorted(true):
            wanted[f"{kind} of {field} found"].append(pair.has(kind, field))
        stated += [("conflict", field) in true for field in _conflicting(pair)]
    return {name: _share(found) for name, found in sorted(wanted.items())} | {"conflicts that are true": _share(stated)}


def _conflicting(pair: Told) -> list[str]:
    found = pair.event["conflicts"] if pair.event else ()
    return sorted({conflict["field"] for conflict in found if conflict["kind"] == "conflict"})


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0
