"""Sentences put together from templates, read for what they are known to say.

    python -m evaluation.constructions [voices | denials | outcomes] [--misses]

Parsers fail by construction, not by word: a template is tried with every source and content (``constructions.yaml``), and
the share of its sentences that are read as meant shows where grammar is lost. Of ``voices`` the event must be credited to
the source, of ``denials`` denied by it; of ``outcomes`` it must have happened, not have happened or be left open. Templates
with misses are listed, the worst first; ``--misses`` prints their sentences.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from twosource.config import DATA, load_config
from twosource.model.claim import Claim, Modality, Polarity
from twosource.pipeline.build import Machine, build
from twosource.read.documents import Overrides, Raw, read_file
from twosource.read.files import Found

TEMPLATES = Path(__file__).with_suffix(".yaml")
GROUPS = ("voices", "denials", "outcomes")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: what it was made of, and whether a claim is the one that it makes."""

    template: str
    text: str
    holds: Callable[[Claim, str], bool]


def cases(group: str, table: dict) -> Iterator[Case]:
    """All sentences of ``group``."""
    if group == "outcomes":
        yield from _outcomes(table)
        return
    for template, source, content in product(table["templates"], table["sources"], table["contents"]):
        clause = f"{content[0]} {content[1]}" if group == "voices" else content[0]
        parts = {"S": _capital(source), "s": source, "C": _capital(clause), "c": clause, "g": content[1], "1": _capital(content[0]), "2": content[1]}
        yield Case(template, _filled(template, parts), _credited(content[2:], source, denied=group == "denials"))


def _outcomes(table: dict) -> Iterator[Case]:
    for outcome in ("happened", "did not happen", "left open"):
        for template, (kind, who, past, infinitive, gerund, noun, words) in product(table[outcome], table["events"]):
            text = _filled(template, {"S": _capital(who), "s": who, "past": past, "inf": infinitive, "ing": gerund, "noun": noun})
            yield Case(f"{outcome}: {template}", text, _has_outcome(kind, words, outcome))


def _filled(template: str, parts: dict[str, str]) -> str:
    for name, words in parts.items():
        template = template.replace(f"{{{name}}}", words)
    return template


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _credited(words: Sequence[str], source: str, *, denied: bool) -> Callable[[Claim, str], bool]:
    """Whether a claim on one of ``words`` rests on ``source``, whose last name or first words its name must hold."""
    named = source.removeprefix("the ").removeprefix("a ").removeprefix("Varnland's Defense Minister ").lower()

    def holds(claim: Claim, text: str) -> bool:
        right = (claim.factuality.polarity is Polarity.NEGATIVE) == denied
        return claim.event.trigger.of(text) in words and right and bool(claim.chain) and named in claim.chain[-1].source.name.lower()

    return holds


def _has_outcome(kind: str, words: Sequence[str], outcome: str) -> Callable[[Claim, str], bool]:
    def holds(claim: Claim, text: str) -> bool:
        return claim.event.type == kind and claim.event.trigger.of(text) in words and outcome_of(claim) == outcome

    return holds


def outcome_of(claim: Claim) -> str:
    """What a claim says became of its event."""
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return "did not happen"
    return "happened" if claim.factuality.modality is Modality.ACTUAL else "left open"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("group", nargs="?", choices=GROUPS, help="all of them, where none is named")
    parser.add_argument("--misses", action="store_true", help="print every sentence that is read otherwise")
    parser.add_argument("--json", action="store_true", help="print the shares alone")
    options = parser.parse_args()
    tables = yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))
    machine = build(replace(load_config(), vocabulary=(DATA / "demo" / "vocabulary",)))
    shares = {}
    with TemporaryDirectory() as folder:
        for group in (options.group,) if options.group else GROUPS:
            tried: Counter[str] = Counter()
            missed = []
            for case in cases(group, tables[group]):
                tried[case.template] += 1
                if not any(case.holds(claim, case.text) for claim in _claims(case.text, machine, Path(folder, "sentence.txt"))):
                    missed.append(case)
            shares[group] = 1 - len(missed) / tried.total()
            if not options.json:
                _print(group, tried, missed, told=options.misses)
    if options.json:
        print(json.dumps(shares))


def _claims(text: str, machine: Machine, file: Path) -> Sequence[Claim]:
    """What is read in a text that is an article of its own; ``file`` is where it is put."""
    file.write_text(text, encoding="utf-8")
    read = read_file(Found(file, file.name), overrides=Overrides(), page=machine.page, limits=machine.limits)
    return [claim for raw in read if isinstance(raw, Raw) for claim in machine.pipeline(raw.document).claims]


def _print(group: str, tried: Counter[str], missed: Sequence[Case], *, told: bool) -> None:
    print(f"{group:12} {1 - len(missed) / tried.total():.3f} of {tried.total():,} sentences read as meant")
    for template, number in Counter(case.template for case in missed).most_common():
        print(f"  {number:3} of {tried[template]:3} missed: {template}")
        for case in missed if told else ():
            if case.template == template:
                print(f"      {case.text}")


if __name__ == "__main__":
    main()
