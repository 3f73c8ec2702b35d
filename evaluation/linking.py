"""How claims are gathered into events, against what belongs together.

    python -m evaluation.linking storylines STORYLINES.json FACTS.jsonl CLAIMS.jsonl [--misses]
    python -m evaluation.linking outlets CLAIMS.jsonl

CLAIMS.jsonl is what ``twosource export --format claims`` writes. A storyline lists facts that are about one thing; each
fact takes a claim as in :mod:`evaluation.claims`, and pairs of facts whose claims are in one event are the links. A
fact that was not found is linked with nothing. ``outlets`` is for articles named CLUSTER_OUTLET.json (several outlets'
reports of the same news): of each cluster it tells the event that most of its outlets carry.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.clusters import Agreement, pairs
from evaluation.facts import match, read_lines

Record = Mapping[str, Any]


def storylines(lines: Sequence[Record], facts: Sequence[Record], claims: Sequence[Record]) -> dict[str, Agreement]:
    """Agreement over links between the facts of all storylines, and over those that were found."""
    matched = {fact: claim for fact, (claim, _) in match(facts, claims).items()}
    gold = [line["facts"] for line in lines]
    found = [[fact for fact in line if fact in matched] for line in gold]
    return {"storyline links": pairs(gold, _events(gold, matched)), "storyline links, of found": pairs(found, _events(found, matched))}


def _events(lines: Sequence[Sequence[str]], matched: Mapping[str, Record]) -> list[list[str]]:
    ours: dict[str, list[str]] = defaultdict(list)
    for fact in sorted({fact for line in lines for fact in line}):
        ours[matched[fact]["event"]["id"] if fact in matched else fact].append(fact)
    return list(ours.values())


def outlets(claims: Sequence[Record]) -> Iterator[tuple[str, str, int, int]]:
    """Cluster, its most widely carried event's type, outlets that carry that, outlets that there are."""
    carriers: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    there: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        cluster, _, outlet = Path(claim["document"]["path"]).stem.rpartition("_")
        there[cluster].add(outlet)
        carriers[cluster][claim["event"]["id"], claim["event"]["type"]].add(outlet)
    for cluster in sorted(there):
        event, carried = max(carriers[cluster].items(), key=lambda item: (len(item[1]), item[0]))
        yield cluster, event[1], len(carried), len(there[cluster])


def across(claims: Sequence[Record]) -> Agreement:
    """Pairs of articles that share an event: how many of them are of one cluster, and how many of one cluster's share one."""
    homes: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        homes[claim["event"]["id"]].add(Path(claim["document"]["path"]).stem)
    articles = sorted({article for found in homes.values() for article in found})
    shared = {(a, b) for found in homes.values() for a in found for b in found if a < b}
    true = {(a, b) for a in articles for b in articles if a < b and a.rpartition("_")[0] == b.rpartition("_")[0]}
    return Agreement(len(shared & true) / len(shared) if shared else 1.0, len(shared & true) / len(true) if true else 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    told = commands.add_parser("storylines")
    for name in ("lines", "facts", "claims"):
        told.add_argument(name, type=Path)
    told.add_argument("--misses", action="store_true", help="print how each storyline fell apart")
    commands.add_parser("outlets").add_argument("claims", type=Path)
    options = parser.parse_args()
    claims = read_lines(options.claims)
    if options.command == "outlets":
        _print_outlets(claims)
    else:
        lines = json.loads(options.lines.read_text(encoding="utf-8"))
        facts = [fact for fact in read_lines(options.facts) if fact.get("core", True)]
        for name, agreement in storylines(lines, facts, claims).items():
            print(f"{name:28} P {agreement.precision:.3f}  R {agreement.recall:.3f}  F1 {agreement.f1:.3f}")
        if options.misses:
            _print_lines(lines, {fact: claim for fact, (claim, _) in match(facts, claims).items()})


def _print_outlets(claims: Sequence[Record]) -> None:
    for cluster, kind, carried, there in outlets(claims):
        print(f"{cluster:12} {kind:14} {carried} of {there} outlets")
    agreement = across(claims)
    print(f"articles that share an event: P {agreement.precision:.3f} R {agreement.recall:.3f}")


def _print_lines(lines: Sequence[Record], matched: Mapping[str, Record]) -> None:
    for line in lines:
        print(f"\n{line['name']}")
        for event in _events([line["facts"]], matched):
            print("  " + ("; ".join(_told(fact, matched) for fact in event)))


def _told(fact: str, matched: Mapping[str, Record]) -> str:
    if fact not in matched:
        return f"{fact} not found"
    claim = matched[fact]
    roles = ", ".join(f"{part['role']} {(part['entity'] or part).get('name', part['text'])}" for part in claim["arguments"])
    return f"{fact} {claim['event']['type']} ({roles}) {' '.join(time['timex'] for time in claim['time'])}"


if __name__ == "__main__":
    main()
