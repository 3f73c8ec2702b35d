"""Exported attributions against gold: source, cue and content, by pieces and by words.

    python -m evaluation.attributions GOLD ATTRIBUTIONS.jsonl TEXTS [--polnear] [--half even|odd] [--json]

GOLD is a JSON Lines file (doc, source, cue, content: lists of [start, end]) or a folder of brat files (NAME.ann beside
NAME.txt); TEXTS the folder of the articles. A piece counts where both ends agree, punctuation at its ends left out; a
word counts once for each of the three. Without ``--json`` a table; the measure is that of published work on PolNeAR.

``--polnear`` turns our conventions into those of the PolNeAR corpus before counting: it annotates no attribution within
another's content, and gives the conjunction "that" to the content.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]
Place = tuple[str, int, int]
PARTS = ("source", "cue", "content")
WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
THAT = re.compile(r"\bthat[,\s]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 between 0 and 1."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, gold: set[Place], found: set[Place]) -> "Figures":
        right = len(gold & found)
        precision, recall = right / len(found) if found else 0.0, right / len(gold) if gold else 0.0
        return cls(precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0)


def evaluate(gold: Sequence[Record], found: Sequence[Record], texts: Mapping[str, str]) -> dict[str, Figures]:
    """Figures of each part, exact and by word, over the documents that ``gold`` has."""
    documents = {record["doc"] for record in gold}
    found = [record for record in found if record["doc"] in documents]
    figures = {f"{part} exact": Figures.of(_pieces(gold, part, texts), _pieces(found, part, texts)) for part in PARTS}
    return figures | {f"{part} words": Figures.of(_words(gold, part, texts), _words(found, part, texts)) for part in PARTS}


def _pieces(records: Iterable[Record], part: str, texts: Mapping[str, str]) -> set[Place]:
    return {
        (record["doc"], words[0].start(), words[-1].end())
        for record in records
        for start, end in record.get(part) or ()
        if (words := list(WORD.finditer(texts[record["doc"]], start, end)))
    }


def _words(records: Iterable[Record], part: str, texts: Mapping[str, str]) -> set[Place]:
    return {
        (record["doc"], *word.span())
        for record in records
        for start, end in record.get(part) or ()
        for word in WORD.finditer(texts[record["doc"]], start, end)
    }


def as_polnear(found: Sequence[Record], texts: Mapping[str, str]) -> list[Record]:
    """Our attributions in PolNeAR's conventions: outermost ones only, "that" part of the content."""
    return [
        {**record, "content": [_with_that(piece, texts[record["doc"]]) for piece in record["content"]]}
        for record in found
        if record["doc"] in texts and not _is_nested(record, found)
    ]


def _is_nested(record: Record, found: Sequence[Record]) -> bool:
    """Whether the cue (the source, where there is none) stands in the content of another attribution."""
    start, end = (record["cue"] or record["source"] or record["content"])[0]
    return any(
        left <= start and end <= right
        for other in found
        if other is not record and other["doc"] == record["doc"]
        for left, right in other["content"]
    )


def _with_that(piece: Sequence[int], text: str) -> list[int]:
    before = THAT.search(text, max(piece[0] - 8, 0), piece[0])
    return [before.start() if before else piece[0], piece[1]]


def read_gold(path: Path) -> list[Record]:
    """A JSON Lines file, or a folder of brat files: there each span is a record of its own."""
    return list(_brat(path)) if path.is_dir() else _lines(path)


def _brat(folder: Path) -> Iterator[Record]:
    for file in sorted(folder.glob("*.ann")):
        for line in file.read_text(encoding="utf-8").splitlines():
            key, _, rest = line.partition("\t")
            kind, _, offsets = rest.partition("\t")[0].partition(" ")
            if key.startswith("T") and kind.lower() in PARTS:
                yield {"doc": f"{file.stem}.txt", kind.lower(): [[int(number) for number in piece.split()] for piece in offsets.split(";")]}


def read_found(path: Path) -> list[Record]:
    """What ``twosource export --format attributions`` wrote."""
    return [{"doc": Path(record["document"]["path"]).name, **{part: record[part] for part in PARTS}} for record in _lines(path)]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_text(path: Path) -> str:
    """The text that the offsets count in."""
    text = path.read_bytes().decode("utf-8")
    return str(json.loads(text)["maintext"]) if path.suffix == ".json" else text


def half_of(documents: Iterable[str], half: str) -> set[str]:
    """Every second document of the alphabet: ``even`` begins with the first."""
    return set(sorted(documents)[0 if half == "even" else 1 :: 2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("attributions", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--polnear", action="store_true", help="turn our conventions into PolNeAR's")
    parser.add_argument("--half", choices=("even", "odd"), help="of the folder's articles, by name")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    gold, found = read_gold(options.gold), read_found(options.attributions)
    if options.half:
        kept = half_of((file.name for file in options.texts.iterdir()), options.half)
        gold = [record for record in gold if record["doc"] in kept]
    texts = {doc: read_text(options.texts / doc) for doc in sorted({record["doc"] for record in gold})}
    figures = evaluate(gold, as_polnear(found, texts) if options.polnear else found, texts)
    if options.json:
        print(json.dumps({name: round(figure.f1, 4) for name, figure in figures.items()}))
        return
    for name, figure in figures.items():
        print(f"{name:14} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}")


if __name__ == "__main__":
    main()
