"""Sentences put together from templates, read for what they are known to say.

    python -m evaluation.constructions [GROUP] [--within] [--misses]

Parsers fail by construction, not by word: a template is tried with every source and content (``templates.yaml``), and
the share of its sentences that are read as meant shows where grammar is lost. Of ``voices`` the event must be credited to
the source, of ``denials`` denied by it; of ``outcomes`` it must have happened, not have happened or be left open; of
``agents`` it must be done by whom the sentence says and by nobody else; of ``directions`` by one to the other, and by nobody else; of ``chains`` the outlet and whom it has it from
must stand in this order, and alone; of ``continued`` a second sentence must rest on whom the first names; of ``references``
an event of the second must be done by whom the first names, or to what it names; of ``amounts``
the event must have the number with its bounds; of ``items`` what is handed over must be told apart from who gets it, and counted rightly; of ``answers`` whoever is spoken of must deny, admit or refuse to say just
what was told before; of ``days`` the event must have been on the day told, by then, since then, or on no day that is told;
of ``places`` it must have been at the place told, or not there; of ``lines`` a page must be known to stand elsewhere first, where one of its lines says so.
Of ``lists`` all that are named, and nobody else, must take part; of ``called`` whoever takes part must be known by name; of ``shared`` each role told must
be filled; of ``clauses`` each clause must keep its own; of ``headlines`` roles, outcome and source must be as told; of ``senses`` no event of the type may be read.
Templates with misses are listed, the worst first; ``--misses`` prints their sentences.

``--within`` reads each sentence as part of a longer one, or among others (``frames``, taken in turn), none of which changes
what it says: what is read of it should not change either.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from evaluation.constructions.cases import Case, within
from evaluation.constructions.makers import GROUPS, cases
from twosource.config import DATA, load_config
from twosource.model.reading import Reading
from twosource.pipeline.build import Machine, build
from twosource.read.documents import Overrides, Raw, read_file
from twosource.read.files import Found

TEMPLATES = Path(__file__).with_name("templates.yaml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("group", nargs="?", choices=GROUPS, help="all of them, where none is named")
    parser.add_argument("--within", action="store_true", help="each sentence as part of a longer one, or among others")
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
            made = cases(group, tables[group])
            for case in within(made, tables["frames"]) if options.within else made:
                tried[case.template] += 1
                readings = _read(case.text, machine, Path(folder, "sentence.txt"))
                if not all(case.holds(reading, case.text) for reading in readings):
                    missed.append(case)
            shares[group] = 1 - len(missed) / tried.total()
            if not options.json:
                _print(group, tried, missed, told=options.misses)
    if options.json:
        print(json.dumps(shares))


def _read(text: str, machine: Machine, file: Path) -> Iterator[Reading]:
    """What is read in a text that is an article of its own; ``file`` is where it is put."""
    file.write_text(text, encoding="utf-8")
    read = read_file(Found(file, file.name), overrides=Overrides(), page=machine.page, limits=machine.limits)
    return (machine.pipeline(raw.document) for raw in read if isinstance(raw, Raw))


def _print(group: str, tried: Counter[str], missed: Sequence[Case], *, told: bool) -> None:
    print(f"{group:12} {1 - len(missed) / tried.total():.3f} of {tried.total():,} sentences read as meant")
    for template, number in Counter(case.template for case in missed).most_common():
        print(f"  {number:3} of {tried[template]:3} missed: {template}")
        for case in missed if told else ():
            if case.template == template:
                print(f"      {case.text}")


if __name__ == "__main__":
    main()
