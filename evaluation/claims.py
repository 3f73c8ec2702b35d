"""Exported claims against facts that a careful reader took out of the same articles.

    python -m evaluation.claims FACTS.jsonl CLAIMS.jsonl [--misses]

A fact takes the best claim whose trigger overlaps its own, or else one of its type in its sentence; a claim serves one
fact. ``precision`` counts claims outside titles of other articles that serve a fact of their type. With ``--misses``
every shortfall is printed, grouped by what went wrong, the most frequent group first.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Fact = Mapping[str, Any]
POINTERS = ("related-link", "promotion")
EMPTY_WORDS = frozenset(["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "its", "his", "her", "their", "this", "that", "with", "by", "from"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one claim fares against one fact; None where the fact says nothing of it."""

    typed: bool
    roles: tuple[int, int]  # right, expected
    polarity: bool
    modality: bool
    origin: bool
    time: bool | None

    @property
    def rank(self) -> tuple[bool, int, bool, bool, bool]:
        return self.typed, self.roles[0], self.polarity, self.origin, self.modality


@dataclass(frozen=True, slots=True)
class Result:
    """``verdicts``: fact id → verdict of the claim it took."""

    facts: Sequence[Fact]
    verdicts: Mapping[str, Verdict]
    claims: int

    def figures(self) -> dict[str, float]:
        """Shares between 0 and 1; a fact that was not found fails everything but precision."""
        right = [verdict for verdict in self.verdicts.values() if verdict.typed]
        expected = sum(len(words) for fact in self.facts for words in fact["roles"].values())
        dated = sum(bool(fact["when"]) for fact in self.facts)
        return {
            "found and typed": _share(len(right), len(self.facts)),
            "precision": _share(len(right), self.claims),
            "roles": _share(sum(verdict.roles[0] for verdict in right), expected),
            "time": _share(sum(bool(verdict.time) for verdict in self.verdicts.values()), dated),
            "origin": _share(sum(verdict.origin for verdict in right), len(self.facts)),
            "polarity, of found": _share(sum(verdict.polarity for verdict in right), len(right)),
            "modality, of found": _share(sum(verdict.modality for verdict in right), len(right)),
        }

    def misses(self) -> Iterator[tuple[str, Fact]]:
        """What went wrong with which fact, in the facts' order."""
        for fact in self.facts:
            verdict = self.verdicts.get(fact["id"])
            yield from ((cause, fact) for cause in _causes(verdict))


def evaluate(facts: Sequence[Fact], claims: Sequence[Mapping[str, Any]]) -> Result:
    """What of the facts the claims hold."""
    matched = match(facts, claims)
    used = {claim["id"] for claim, _ in matched.values()}
    counted = [claim for claim in claims if claim["block"] not in POINTERS or claim["id"] in used]
    return Result(facts, {fact: verdict for fact, (_, verdict) in matched.items()}, len(counted))


def match(facts: Sequence[Fact], claims: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Mapping[str, Any], Verdict]]:
    """Fact's id → the claim of the same article that it takes, the best pairs first."""
    pairs = sorted(_pairs(facts, claims), key=lambda pair: (pair[0], pair[1].rank), reverse=True)
    matched: dict[str, tuple[Mapping[str, Any], Verdict]] = {}
    used: set[str] = set()
    for _, verdict, fact, claim in pairs:
        if fact["id"] not in matched and claim["id"] not in used:
            matched[fact["id"]] = claim, verdict
            used.add(claim["id"])
    return matched


def _pairs(facts: Sequence[Fact], claims: Sequence[Mapping[str, Any]]) -> Iterator[tuple[bool, Verdict, Fact, Mapping[str, Any]]]:
    by_article: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for claim in claims:
        by_article[Path(claim["document"]["path"]).name].append(claim)
    for fact in facts:
        for claim in by_article[fact["doc"]]:
            trigger, sentence = claim["event"]["trigger"], claim["sentence"]
            near = trigger["start"] < fact["end"] and fact["start"] < trigger["end"]
            same_sentence = sentence["start"] <= fact["start"] < sentence["end"]
            if near or same_sentence and claim["event"]["type"] == fact["type"]:
                yield near, compare(fact, claim), fact, claim


def compare(fact: Fact, claim: Mapping[str, Any]) -> Verdict:
    """One claim against one fact, field by field."""
    slots = [(role, words) for role, filled in fact["roles"].items() for words in filled]
    right = sum(any(argument["role"] == role and same_thing(words, argument) for argument in claim["arguments"]) for role, words in slots)
    chain = [link for link in claim["attribution"] if fact["chain"] or not link.get("inherited")]
    origin = any(same_thing(fact["chain"][-1]["source"], link) for link in chain) if fact["chain"] else not chain
    return Verdict(
        typed=claim["event"]["type"] == fact["type"],
        roles=(right, len(slots)),
        polarity=claim["polarity"] == fact["polarity"],
        modality=claim["modality"] == fact["modality"],
        origin=origin,
        time=all(_dated(when, claim["time"]) for when in fact["when"]) if fact["when"] else None,
    )


def same_thing(words: str, found: Mapping[str, Any]) -> bool:
    """Whether half of the content words are shared with the text found, or with its entity's name."""
    names = (found.get("text") or found.get("source") or "", (found.get("entity") or {}).get("name") or "")
    expected = _content(words)
    return any(len(expected & _content(name)) >= 0.5 * min(len(expected), len(_content(name))) > 0 for name in names)


def _content(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", text.casefold()))) - EMPTY_WORDS


def _dated(when: str, times: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a time has the value, or lies within it; an open end asks for the right beginning only."""
    start = when.removesuffix("/..")
    for time in times:
        bounds = [time["earliest"] or ""] if when != start else [time["earliest"] or "", time["latest"] or ""]
        if time["timex"] == when or all(bound.startswith(start) for bound in bounds):
            return True
    return False


def _causes(verdict: Verdict | None) -> Iterator[str]:
    if verdict is None:
        yield "missed"
        return
    yield from (name for name in ("polarity", "modality", "origin") if not getattr(verdict, name))
    if not verdict.typed:
        yield "type"
    if verdict.roles[0] < verdict.roles[1]:
        yield "roles"
    if verdict.time is False:
        yield "time"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def read_lines(path: Path) -> list[dict[str, Any]]:
    """JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every shortfall, grouped by cause")
    arguments = parser.parse_args()
    facts = [fact for fact in read_lines(arguments.facts) if fact.get("core", True)]
    result = evaluate(facts, read_lines(arguments.claims))
    for name, value in result.figures().items():
        print(f"{name:20} {value:.3f}")
    if arguments.misses:
        _print_misses(result)


def _print_misses(result: Result) -> None:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for cause, fact in result.misses():
        groups[cause].append(fact)
    for cause, facts in sorted(groups.items(), key=lambda group: -len(group[1])):
        print(f"\n{cause}: {len(facts)}")
        for fact in facts:
            print(f"  {fact['id']} {fact['type']:13} «{fact['context']}»")


if __name__ == "__main__":
    main()
