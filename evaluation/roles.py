"""Semantic roles on EWT: `CORPORA=dir python -m evaluation.roles --split test`.

Gold words and sentences; predicates, trees and lemmas are the pipeline's own. An argument is
right if its predicate, its label and its place are: the head word of the gold span (in the gold
tree), or all of the span. "Given" counts only predicates that both sides have.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from evaluation.pipelines import add_options, chosen
from evaluation.syntax import FILES, read_gold
from evaluation.treebank import GoldDocument, read_documents
from training.propbank import Roles, read_propbank
from twosource.annotate import argument_tokens, frames_of

Place = int | frozenset[int]
LABELS = ("ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "ARGM-NEG", "ARGM-MOD", "ARGM-ADV", "ARGM-MNR")
CLASSES = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}


@dataclass(frozen=True, slots=True)
class Layer:
    """The roles of one document: rolesets by predicate, arguments by predicate and place."""

    rolesets: dict[int, str]
    heads: set[tuple[int, int, str]]
    spans: set[tuple[int, frozenset[int], str]]


def gold_layer(gold: GoldDocument, roles: dict[str, Roles]) -> Layer:
    """PropBank's layer, words counted through the document."""
    layer = Layer({}, set(), set())
    for begin, key in zip(gold.starts, gold.keys):
        sentence = roles.get(key)
        if sentence is None:
            continue
        layer.rolesets.update({begin + at: name for at, name in enumerate(sentence.rolesets) if name})
        for link in sentence.links:
            span = frozenset(range(begin + link.start, begin + link.end))
            layer.heads.add((begin + link.predicate, begin + link.head, link.label))
            layer.spans.add((begin + link.predicate, span, link.label))
    return layer


def our_layer(doc: Doc, gold: GoldDocument, roles: dict[str, Roles]) -> Layer:
    """The pipeline's layer, for the sentences that PropBank has."""
    bounds = pairwise([*gold.starts, len(gold.words)])
    known = {at for (start, end), key in zip(bounds, gold.keys) if key in roles for at in range(start, end)}
    layer = Layer({}, set(), set())
    for at, frame in frames_of(doc).items():
        if at in known:
            layer.rolesets[at] = frame.roleset
            for argument in doc[at]._.roles:
                span = frozenset(token.i for token in argument_tokens(doc[at], argument))
                layer.heads.add((at, argument.head.i, argument.label))
                layer.spans.add((at, span, argument.label))
    return layer


class Tally:
    """Counts of what is right, found and wanted, by name."""

    def __init__(self) -> None:
        self._right, self._found, self._wanted = Counter(), Counter(), Counter()

    def add(self, name: str, found: set, wanted: set) -> None:
        """Counts the members of both sets."""
        self._right[name] += len(found & wanted)
        self._found[name] += len(found)
        self._wanted[name] += len(wanted)

    def figures(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 in percent, by name."""
        return {
            name: {
                "precision": 100 * right / max(1, self._found[name]),
                "recall": 100 * right / max(1, self._wanted[name]),
                "F1": 200 * right / max(1, self._found[name] + self._wanted[name]),
            }
            for name, right in self._right.items()
        }


def score(pairs: Iterable[tuple[Layer, Layer, list[str]]]) -> dict[str, dict[str, float]]:
    """The figures of (ours, gold, UPOS of the words) a document."""
    tally = Tally()
    for ours, gold, upos in pairs:
        shared = ours.rolesets.keys() & gold.rolesets.keys()
        tally.add("predicates", set(ours.rolesets), set(gold.rolesets))
        tally.add("rolesets", set(ours.rolesets.items()), set(gold.rolesets.items()))
        tally.add("rolesets, given", *(
            {(at, layer.rolesets[at]) for at in shared} for layer in (ours, gold)
        ))  # fmt: skip
        for place in ("heads", "spans"):
            found, wanted = getattr(ours, place), getattr(gold, place)
            tally.add(f"arguments, {place}", found, wanted)
            tally.add(f"arguments, {place}, given", *(
                {link for link in links if link[0] in shared} for links in (found, wanted)
            ))  # fmt: skip
        for name, chosen_ in _parts(upos):
            tally.add(name, set(filter(chosen_, ours.heads)), set(filter(chosen_, gold.heads)))
    return tally.figures()


def _parts(upos: list[str]) -> Iterator[tuple[str, Callable[[tuple[int, int, str]], bool]]]:
    """Names of kinds of arguments, and who belongs to each."""
    for kind in dict.fromkeys(CLASSES.values()):
        yield f"of {kind}", lambda link, kind=kind: CLASSES.get(upos[link[0]]) == kind
    for label in LABELS:
        yield label, lambda link, label=label: link[2] == label


def evaluate(nlp: Language, folder: Path, split: str) -> dict[str, dict[str, float]]:
    """The figures of a pipeline on one split."""
    roles = read_propbank(folder / "propbank_ewt" / f"ewt-srl-{split}.conll")
    documents = read_documents(folder / FILES["ewt"].format(split))
    return score(
        (our_layer(read_gold(nlp, gold), gold, roles), gold_layer(gold, roles), [word.upos for word in gold.words])
        for gold in documents
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    options = parser.parse_args()
    figures = evaluate(chosen(options), Path(os.environ["CORPORA"]), options.split)
    if options.json:
        print(json.dumps(figures))
    else:
        print(f"{'':<26}{'precision':>10}{'recall':>10}{'F1':>10}")
        for name, values in figures.items():
            print(f"{name:<26}" + "".join(f"{value:10.2f}" for value in values.values()))


if __name__ == "__main__":
    main()
