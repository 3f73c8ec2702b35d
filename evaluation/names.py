"""Names on annotated text: `CORPORA=dir python -m evaluation.names uner_ewt --split test`.

A name is right if its words and its type are: precision, recall and F1 over all names. Gold
words; gold sentences where the corpus has them. Types that a corpus lacks are not counted.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from evaluation.pipelines import add_options, chosen

Name = tuple[int, int, str]  # words [start, end), type

WORLDWIDE = {"Person": "PER", "Organization": "ORG", "Location": "LOC"}
UNER = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """Some sentences of one document, with their names."""

    words: list[str]
    starts: list[bool]
    names: set[Name]


def read_uner(folder: Path, split: str) -> Iterator[Labelled]:
    """Universal NER over EWT, document by document."""
    rows: list[list[str]] = []
    for line in _lines(folder / "uner_ewt" / f"en_ewt-ud-{split}.iob2"):
        if line.startswith("# newdoc") and rows:
            yield _labelled(rows, UNER)
            rows = []
        if not line.startswith("#"):
            rows.append(line.split("\t")[1:3])
    yield _labelled(rows, UNER)


def read_worldwide(folder: Path, split: str) -> Iterator[Labelled]:
    """Newswire from outside the West; it has one split, and is for measuring only."""
    for file in sorted((folder / "measure_only/worldwide_newswire/annotated").glob("*.tsv")):
        rows = [line.split("\t") for line in _lines(file)]
        yield _labelled([row if len(row) == 2 else row[0].split()[:2] for row in rows], WORLDWIDE)


CORPORA = {"uner_ewt": read_uner, "worldwide_newswire": read_worldwide}


def _lines(file: Path) -> list[str]:
    return [line.rstrip() for line in file.read_text("utf-8").split("\n")]


def _labelled(rows: Sequence[Sequence[str]], types: dict[str, str]) -> Labelled:
    words: list[str] = []
    starts: list[bool] = []
    tags: list[str] = []
    fresh = True
    for row in rows:
        if len(row) < 2 or not row[0].strip():
            fresh = True
            continue
        words.append(row[0].strip())
        starts.append(fresh)
        tags.append(row[1])
        fresh = False
    return Labelled(words, starts, set(_names(tags, types)))


def _names(tags: Sequence[str], types: dict[str, str]) -> Iterator[Name]:
    start = None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            kind = types.get(tags[start][2:])
            if kind:
                yield start, at, kind
            start = None
        if tag.startswith("B-"):
            start = at


def read_names(nlp: Language, gold: Labelled) -> set[Name]:
    """The pipeline's names in the gold words."""
    doc = Doc(nlp.vocab, words=gold.words, sent_starts=gold.starts)
    for _, component in nlp.pipeline:
        doc = component(doc)
    wanted = set(UNER)
    return {(name.start, name.end, name.label_) for name in doc.ents if name.label_ in wanted}


def score(pairs: Iterable[tuple[set[Name], set[Name]]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 in percent, by type and in all, of (ours, gold) a document."""
    right, ours, wanted = Counter(), Counter(), Counter()
    for found, gold in pairs:
        for counter, names in ((right, found & gold), (ours, found), (wanted, gold)):
            counter.update(kind for _, _, kind in names)
            counter["all"] += len(names)
    return {
        kind: {
            "precision": 100 * right[kind] / max(1, ours[kind]),
            "recall": 100 * right[kind] / max(1, wanted[kind]),
            "F1": 200 * right[kind] / max(1, ours[kind] + wanted[kind]),
        }
        for kind in (*UNER, "all")
    }


def evaluate(nlp: Language, corpus: str, folder: Path, split: str) -> dict[str, dict[str, float]]:
    """The figures of a pipeline on one corpus."""
    return score(
        (read_names(nlp, gold), gold.names) for gold in CORPORA[corpus](folder, split) if gold.words
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", choices=CORPORA, nargs="?", default="uner_ewt")
    add_options(parser)
    options = parser.parse_args()
    nlp = chosen(options)
    figures = evaluate(nlp, options.corpus, Path(os.environ["CORPORA"]), options.split)
    if options.json:
        print(json.dumps(figures))
    else:
        print(f"{'':<6}{'precision':>10}{'recall':>10}{'F1':>10}")
        for kind, values in figures.items():
            print(f"{kind:<6}" + "".join(f"{value:10.2f}" for value in values.values()))


if __name__ == "__main__":
    main()
