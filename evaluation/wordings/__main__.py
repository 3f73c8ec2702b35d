"""Sentences that word one event each, all of a type differently, and sentences that only sound so.

    python -m evaluation.wordings [TYPE] [--half even|odd] [--misses] [--json]

The files beside this one, one a type, were written by people who did not know the program: first from the most usual wordings
to the rarer ones, then look-alikes ("the company fired its director"). ``found`` is the share of sentences whose event
is read with its type at its words, ``roles`` the share of their roles that are filled, ``precision of roles`` the share
of what fills one rightly, ``look-alikes`` the share in which no such event is read. ``--half`` takes every second sentence:
rules are tuned on the even ones, the odd ones are seen by score only.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.claims import measure
from evaluation.facts import HALVES, Fact, Result, read_lines
from evaluation.misses import Page, causes
from twosource.config import load_config
from twosource.pipeline.build import Machine, build

FILES = sorted(Path(__file__).parent.glob("*.jsonl"))
TOLD = ("found and typed", "roles", "precision of roles")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("type", nargs="?", choices=[file.stem for file in FILES], help="all of them, where none is named")
    parser.add_argument("--half", choices=HALVES, help="take every second sentence")
    parser.add_argument("--misses", action="store_true", help="print every sentence that is read otherwise")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    facts = [fact for file in FILES if options.type in (None, file.stem) for fact in sentences(file, half=options.half)]
    with TemporaryDirectory() as folder:
        result, alike, pages = read(facts, Path(folder), build(load_config()))
    if options.json:
        print(json.dumps(_figures(result, alike)))
        return
    for name in sorted({fact["type"] for fact in facts}):
        _print(name, *(_only(part, name) for part in (result, alike)))
    _print("all", result, alike)
    if options.misses:
        _print_misses(result, alike, {Path(page.reading.document.path).name: page for page in pages})


def sentences(file: Path, *, half: str | None) -> Iterator[Fact]:
    """The sentences of ``file`` as facts of articles that hold nothing else; ``real`` is false of those that only sound so."""
    lines = read_lines(file)
    for number in range(len(lines))[slice(None) if half is None else slice(HALVES[half], None, 2)]:
        line, name = lines[number], f"{file.stem}-{number:03}"
        start = line["text"].index(line["trigger"])
        place = {"id": name, "doc": f"{name}.txt", "start": start, "end": start + len(line["trigger"])}
        told = {"roles": line.get("roles", {}), "when": [], "chain": [], "polarity": "positive", "modality": "actual"}
        yield {**told, **place, "type": file.stem, "trigger": line["trigger"], "text": line["text"], "real": "roles" in line}


def read(facts: Sequence[Fact], folder: Path, machine: Machine) -> tuple[Result, Result, list[Page]]:
    """What ``machine`` reads in the sentences that tell their event, and in those that only sound so, and the pages as read."""
    for fact in facts:
        (folder / fact["doc"]).write_text(fact["text"], encoding="utf-8")
    real, sounding = ([fact for fact in facts if fact["real"] is real] for real in (True, False))
    result, pages = measure(real, folder, machine)
    alike, others = measure(sounding, folder, machine)
    return result, alike, pages + others


def _figures(result: Result, alike: Result) -> dict[str, float]:
    figures = result.figures()
    return {name: figures[name] for name in TOLD} | {"look-alikes": 1 - alike.figures()["found and typed"]}


def _only(result: Result, name: str) -> Result:
    """The part of a result that is about one type."""
    facts = [fact for fact in result.facts if fact["type"] == name]
    return Result(facts, {fact["id"]: result.matched[fact["id"]] for fact in facts if fact["id"] in result.matched}, 0)


def _print(name: str, result: Result, alike: Result) -> None:
    told = "  ".join(f"{figure} {value:.3f}" for figure, value in _figures(result, alike).items())
    print(f"{name:14} {told}  of {len(result.facts)} and {len(alike.facts)}")


def _print_misses(result: Result, alike: Result, pages: dict[str, Page]) -> None:
    for fact in result.facts:
        claim, verdict = result.matched.get(fact["id"], (None, None))
        missed = [f"{cause}: {detail}" for cause, detail in causes(fact, claim, verdict, pages[fact["doc"]]) if cause.startswith(("missed", "type", "role", "name"))]
        if missed:
            print(f"\n{fact['id']} «{fact['trigger']}» {'; '.join(missed)}\n    {fact['text']}")
    for fact in alike.facts:
        if fact["id"] in alike.verdicts and alike.verdicts[fact["id"]].typed:
            print(f"\n{fact['id']} «{fact['trigger']}» only sounds so\n    {fact['text']}")


if __name__ == "__main__":
    main()
