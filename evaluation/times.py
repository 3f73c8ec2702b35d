"""Time expressions against TimeML files, scored as in TempEval-3.

    CORPORA=dir python -m evaluation.times [FOLDER_UNDER_CORPORA] [--parse] [--misses | --json]

Strict: the same span; relaxed: overlapping spans, one to one; type and value: relaxed and the attribute equal.
The creation time is given, as in TempEval-3. With ``--parse`` the tense of a clause is read off the shipped model's tree,
as in the pipeline; without, off the nearest words. Source of the measures: UzZaman et al., SemEval-2013 task 1.
"""

import json
import os
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import spacy
from spacy.language import Language

from twosource.annotate import load_pipeline
from twosource.extract.times import find_times
from twosource.model.text import Document, Publication, Span
from twosource.vocabulary.timex import load_timex

WORDS = Path(__file__).parents[1] / "src/twosource/data/languages/en"
DEFAULT_FOLDER = "measure_only/timebank_aquaint"


@dataclass(frozen=True, slots=True)
class Timex:
    span: Span
    kind: str
    value: str


@dataclass(slots=True)
class Counts:
    """What was found, what was to be found, and how many of it fit by each measure."""

    found: int = 0
    wanted: int = 0
    strict: int = 0
    relaxed: int = 0
    kind: int = 0
    value: int = 0

    def figures(self) -> dict[str, tuple[float, float, float]]:
        """Precision, recall and F1 of each measure."""
        hits = {"strict": self.strict, "relaxed": self.relaxed, "type": self.kind, "value": self.value}
        return {name: _figures(hit, self.found, self.wanted) for name, hit in hits.items()}


def _figures(hits: int, found: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def read_timeml(path: Path) -> tuple[Document, list[Timex]]:
    """The text of a TimeML file as a document dated by its creation time, and its expressions.

    Lines are wrapped in these files: a single line break is read as a space, which keeps all offsets.
    """
    root = ElementTree.fromstring(path.read_bytes())
    created = next((t.get("value", "") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), "")
    body = root.find("TEXT")
    pieces: list[str] = []
    wanted: list[Timex] = []
    if body is not None:
        _collect(body, pieces, wanted)
    text = "\n\n".join(part.replace("\n", " ") for part in "".join(pieces).split("\n\n"))
    day = created[:10] if len(created) >= 10 else None
    return Document(path.name, path.name, text, published=Publication(day, day, day, "metadata")), wanted


def _collect(node: ElementTree.Element, pieces: list[str], wanted: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _collect(child, pieces, wanted)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3" and node.get("functionInDocument") != "CREATION_TIME":
        end = sum(map(len, pieces))
        if end > start:
            wanted.append(Timex(Span(start, end), node.get("type", ""), node.get("value", "")))


def compare(found: list[Timex], wanted: list[Timex], counts: Counts) -> list[tuple[Timex | None, Timex | None]]:
    """Adds one document to ``counts``; gives the pairs, ``None`` for what has no partner."""
    counts.found += len(found)
    counts.wanted += len(wanted)
    pairs: list[tuple[Timex | None, Timex | None]] = []
    free = list(wanted)
    for own in found:
        partner = next((other for other in free if own.span.overlaps(other.span)), None)
        pairs.append((own, partner))
        if partner is None:
            continue
        free.remove(partner)
        counts.relaxed += 1
        counts.strict += own.span == partner.span
        counts.kind += own.kind == partner.kind
        counts.value += own.value == partner.value
    return pairs + [(None, other) for other in free]


def measure(paths: Iterable[Path], nlp: Language, misses: bool = False) -> tuple[Counts, float]:
    """Counts over the files and seconds of processor time in the stage alone; ``nlp`` annotates, which is not counted."""
    lexicon, counts, seconds = load_timex(WORDS), Counts(), 0.0
    for path in paths:
        document, wanted = read_timeml(path)
        annotation = nlp(document.text)
        start = time.process_time()
        times = find_times(document, annotation, lexicon=lexicon)
        seconds += time.process_time() - start
        found = [Timex(each.span, each.kind, each.timex) for each in times]
        for own, gold in compare(found, wanted, counts):
            if misses and (own is None or gold is None or own.value != gold.value):
                _tell(path, document, own, gold)
    return counts, seconds


def _tell(path: Path, document: Document, own: Timex | None, gold: Timex | None) -> None:
    sides = [f"{t.span.of(document.text)!r} {t.kind} {t.value}" if t else "-" for t in (own, gold)]
    print(f"{path.stem}\t{sides[0]}\t{sides[1]}")


def main(arguments: list[str]) -> int:
    misses = "--misses" in arguments
    folders = [argument for argument in arguments if not argument.startswith("--")]
    folder = Path(os.environ["CORPORA"]) / (folders[0] if folders else DEFAULT_FOLDER)
    paths = sorted(folder.rglob("*.tml"))
    nlp = load_pipeline() if "--parse" in arguments else spacy.blank("en")
    counts, seconds = measure(paths, nlp, misses)
    if "--json" in arguments:
        print(json.dumps({name: round(f1, 4) for name, (_, _, f1) in counts.figures().items()}))
        return 0
    for name, (precision, recall, f1) in counts.figures().items():
        print(f"{name:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"{len(paths)} files, {counts.wanted} expressions, {len(paths) / max(seconds, 1e-9):.0f} files/s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
