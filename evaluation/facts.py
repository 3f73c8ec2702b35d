"""Facts that a careful reader took out of articles, and how far claims that were read out of the same articles meet them."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.extract.times.timeline import interval_of

Fact = Mapping[str, Any]
Record = Mapping[str, Any]
HALVES = {"even": 0, "odd": 1}
POINTERS = ("related-link", "promotion")
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}  # EDTF's numbers and TIMEX3's letters
EMPTY_WORDS = frozenset(["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "its", "his", "her", "their", "this", "that", "with", "by", "from"])


def read_lines(path: Path) -> list[dict[str, Any]]:
    """JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def facts_of(path: Path, *, half: str | None = None) -> list[Fact]:
    """The facts of a file that are of our types; those of every second article where a half is asked for."""
    facts = [fact for fact in read_lines(path) if fact.get("core", True)]
    articles = sorted({fact["doc"] for fact in facts})
    chosen = articles if half is None else articles[HALVES[half] :: 2]
    return [fact for fact in facts if fact["doc"] in chosen]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one claim fares against one fact; None where the fact says nothing of it."""

    typed: bool
    roles: tuple[int, int]  # right, expected
    arguments: tuple[int, int]  # that fill a role as the fact does, of the claim
    polarity: bool
    modality: bool
    origin: bool
    time: bool | None

    @property
    def rank(self) -> tuple[bool, int, bool, bool, bool]:
        return self.typed, self.roles[0], self.polarity, self.origin, self.modality


@dataclass(frozen=True, slots=True)
class Result:
    """``matched``: fact id → the claim that it took, and how that claim fares."""

    facts: Sequence[Fact]
    matched: Mapping[str, tuple[Record, Verdict]]
    claims: int

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        return {fact: verdict for fact, (_, verdict) in self.matched.items()}

    def figures(self) -> dict[str, float]:
        """Shares between 0 and 1; a fact that was not found fails everything but precision."""
        right = [verdict for verdict in self.verdicts.values() if verdict.typed]
        expected = sum(len(words) for fact in self.facts for words in fact["roles"].values())
        dated = sum(bool(fact["when"]) for fact in self.facts)
        return {
            "found and typed": _share(len(right), len(self.facts)),
            "precision": _share(len(right), self.claims),
            "roles": _share(sum(verdict.roles[0] for verdict in right), expected),
            "precision of roles": _share(sum(verdict.arguments[0] for verdict in right), sum(verdict.arguments[1] for verdict in right)),
            "time": _share(sum(bool(verdict.time) for verdict in self.verdicts.values()), dated),
            "origin": _share(sum(verdict.origin for verdict in right), len(self.facts)),
            "polarity, of found": _share(sum(verdict.polarity for verdict in right), len(right)),
            "modality, of found": _share(sum(verdict.modality for verdict in right), len(right)),
        }


def evaluate(facts: Sequence[Fact], claims: Sequence[Record]) -> Result:
    """What of the facts the claims hold."""
    matched = match(facts, claims)
    used = {claim["id"] for claim, _ in matched.values()}
    counted = [claim for claim in claims if claim["block"] not in POINTERS or claim["id"] in used]
    return Result(facts, matched, len(counted))


def match(facts: Sequence[Fact], claims: Sequence[Record]) -> dict[str, tuple[Record, Verdict]]:
    """Fact's id → the claim of the same article that it takes, the best pairs first."""
    pairs = sorted(_pairs(facts, claims), key=lambda pair: (pair[0], pair[1].rank), reverse=True)
    matched: dict[str, tuple[Record, Verdict]] = {}
    used: set[str] = set()
    for _, verdict, fact, claim in pairs:
        if fact["id"] not in matched and claim["id"] not in used:
            matched[fact["id"]] = claim, verdict
            used.add(claim["id"])
    return matched


def _pairs(facts: Sequence[Fact], claims: Sequence[Record]) -> Iterator[tuple[bool, Verdict, Fact, Record]]:
    by_article: dict[str, list[Record]] = defaultdict(list)
    for claim in claims:
        by_article[Path(claim["document"]["path"]).name].append(claim)
    for fact in facts:
        for claim in by_article[fact["doc"]]:
            trigger, sentence = claim["event"]["trigger"], claim["sentence"]
            near = trigger["start"] < fact["end"] and fact["start"] < trigger["end"]
            same_sentence = sentence["start"] <= fact["start"] < sentence["end"]
            if near or same_sentence and claim["event"]["type"] == fact["type"]:
                yield near, compare(fact, claim), fact, claim


def compare(fact: Fact, claim: Record) -> Verdict:
    """One claim against one fact, field by field."""
    slots = [(role, words) for role, filled in fact["roles"].items() for words in filled]
    fits = [[argument["role"] == role and same_thing(words, argument) for argument in claim["arguments"]] for role, words in slots]
    chain = [link for link in claim["attribution"] if fact["chain"] or not link.get("inherited")]
    origin = any(same_thing(fact["chain"][-1]["source"], link) for link in chain) if fact["chain"] else not chain
    return Verdict(
        typed=claim["event"]["type"] == fact["type"],
        roles=(sum(map(any, fits)), len(slots)),
        arguments=(sum(map(any, zip(*fits, strict=True))), len(claim["arguments"])),
        polarity=claim["polarity"] == fact["polarity"],
        modality=claim["modality"] == fact["modality"],
        origin=origin,
        time=all(dated(when, claim["time"]) for when in fact["when"]) if fact["when"] else None,
    )


def same_thing(words: str, found: Record) -> bool:
    """Whether half of the content words are shared with the text found, or with its entity's name."""
    names = (found.get("text") or found.get("source") or "", (found.get("entity") or {}).get("name") or "")
    expected = _content(words)
    return any(len(expected & _content(name)) >= 0.5 * min(len(expected), len(_content(name))) > 0 for name in names)


def _content(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", text.casefold()))) - EMPTY_WORDS


def dated(when: str, times: Sequence[Record]) -> bool:
    """Whether a time has the value, or lies within it; an open end asks for the right beginning only.

    ``dow:3`` is a Wednesday of which the article does not tell the date. Of ``../2024-09`` the last day has to agree.
    """
    if when.startswith("dow:"):
        return any(re.search(rf"-W(XX|\d\d)-{when[4:]}$", time["timex"]) for time in times)
    when = re.sub(r"(?<=\d{4}-)2[1-4]\b", lambda season: SEASONS[season[0]], when)
    if when.startswith("../"):
        return any(not time["earliest"] and time["latest"] == interval_of(when[3:]).latest for time in times)
    start = when.removesuffix("/..")
    for time in times:
        bounds = [time["earliest"] or ""] if when != start else [time["earliest"] or "", time["latest"] or ""]
        if time["timex"] == when or all(bound.startswith(start) for bound in bounds):
            return True
    return False


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
