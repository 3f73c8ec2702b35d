"""Claims that are read out of articles against facts that a careful reader took out of them.

    python -m evaluation.claims FACTS.jsonl ARTICLES [--half even|odd] [--misses] [--vocabulary FOLDER] [--json]

A fact takes the best claim whose trigger overlaps its own, or else one of its type in its sentence; a claim serves one
fact. ``precision`` counts claims outside titles of other articles that serve a fact of their type. With ``--misses``
every shortfall is printed with its sentence, grouped by its cause, the most frequent cause first. ``--half`` takes
every second article in alphabetical order: rules are tuned on the even ones, the odd ones are seen by score only.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.facts import HALVES, Fact, Result, evaluate, facts_of
from evaluation.misses import Page, causes, sentence_of
from twosource.config import load_config
from twosource.export.claims import claims_of
from twosource.pipeline.build import Machine, build
from twosource.read.documents import Overrides, Raw, read_file
from twosource.read.files import Found, find_files


def read_articles(folder: Path, machine: Machine, *, names: Collection[str]) -> Iterator[Page]:
    """The articles of ``folder`` that are called one of ``names``, each read by ``machine``; equal ones once."""
    seen: set[str] = set()
    for found in find_files([folder]):
        if not isinstance(found, Found):
            continue
        for raw in read_file(found, overrides=Overrides(), page=machine.page, limits=machine.limits):
            if isinstance(raw, Raw) and Path(raw.document.path).name in names and raw.document.id not in seen:
                seen.add(raw.document.id)
                yield Page(machine.pipeline(raw.document), machine)


def measure(facts: Sequence[Fact], articles: Path, machine: Machine) -> tuple[Result, list[Page]]:
    """What ``machine`` finds of ``facts`` in the folder ``articles``, and the articles as read."""
    pages = list(read_articles(articles, machine, names={fact["doc"] for fact in facts}))
    return evaluate(facts, [claim for page in pages for claim in claims_of(page.reading, {}, {})]), pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--half", choices=HALVES, help="take every second article")
    parser.add_argument("--misses", action="store_true", help="print every shortfall, grouped by cause")
    parser.add_argument("--vocabulary", type=Path, nargs="*", default=[], help="folders of further names")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    machine = build(replace(load_config(), vocabulary=tuple(options.vocabulary)))
    result, pages = measure(facts_of(options.facts, half=options.half), options.articles, machine)
    if options.json:
        print(json.dumps(result.figures()))
        return
    for name, value in result.figures().items():
        print(f"{name:20} {value:.3f}")
    if options.misses:
        _print_misses(result, pages)


def _print_misses(result: Result, pages: Sequence[Page]) -> None:
    by_name = {Path(page.reading.document.path).name: page for page in pages}
    groups: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
    for fact in result.facts:
        page = by_name[fact["doc"]]
        for cause, detail in causes(fact, *result.matched.get(fact["id"], (None, None)), page):
            groups[cause].append((fact, detail))
    for cause, missed in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        print(f"\n{cause}: {len(missed)}")
        for fact, detail in missed:
            print(f"  {fact['id']} {fact['type']} «{fact['trigger']}» {detail}\n      {sentence_of(fact, by_name[fact['doc']])}")


if __name__ == "__main__":
    main()
