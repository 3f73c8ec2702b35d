"""Tags and dependencies on a treebank: `CORPORA=dir python -m evaluation.syntax --split test`.

Gold words and sentences unless `--raw`, which starts from the plain text and scores as the
CoNLL 2018 shared task does: F1 over aligned words. Nothing is left out, punctuation included.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from evaluation.alignment import Piece, align
from evaluation.pipelines import add_options, chosen
from evaluation.treebank import GoldDocument, GoldWord, read_documents

FILES = {"ewt": "ewt/en_ewt-ud-{}.conllu", "gum": "gum_open/gum-{}.conllu"}

LAYERS: dict[str, Callable[[Token, GoldWord], bool]] = {
    "UPOS": lambda token, gold: token.pos_ == gold.upos,
    "XPOS": lambda token, gold: token.tag_ == gold.xpos,
    "FEATS": lambda token, gold: (str(token.morph) or "_") == gold.feats,
    "LEMMA": lambda token, gold: token.lemma_ == gold.lemma,
}


def score(pairs: Iterable[tuple[Doc, GoldDocument]]) -> dict[str, float]:
    """F1 of every layer, in percent; on gold words it is plain accuracy.

    LAS counts whole labels (`nsubj:pass`), LAS-universal what stands before the colon, as the
    shared task does.
    """
    right: dict[str, int] = dict.fromkeys(
        ("words", "sentences", *LAYERS, "UAS", "LAS", "LAS-universal"), 0
    )
    words, sentences = 0, 0  # of both sides together
    for doc, gold in pairs:
        tokens = [token for token in doc if not token.is_space]
        matched = align(_gold_pieces(gold), _pieces(tokens))
        words += len(tokens) + len(gold.words)
        aligned = {tokens[our].i: at for our, at in matched.items()}
        for our, at in matched.items():
            _count(right, tokens[our], gold.words[at], aligned)
        found, wanted = _our_sentences(doc, tokens), _gold_sentences(gold)
        sentences += len(found) + len(wanted)
        right["sentences"] += len(found & wanted)
    return {
        name: 200 * count / (sentences if name == "sentences" else words)
        for name, count in right.items()
    }


def _count(right: dict[str, int], token: Token, gold: GoldWord, aligned: dict[int, int]) -> None:
    """Adds what is right about one aligned word; `aligned` leads from token to gold word."""
    right["words"] += 1
    for name, agrees in LAYERS.items():
        right[name] += agrees(token, gold)
    root = token.head.i == token.i
    if root != (gold.head is None) or (not root and aligned.get(token.head.i) != gold.head):
        return
    label = "root" if token.dep_ == "ROOT" else token.dep_
    right["UAS"] += 1
    right["LAS"] += label == gold.deprel
    right["LAS-universal"] += label.split(":")[0] == gold.deprel.split(":")[0]


def _gold_pieces(gold: GoldDocument) -> list[Piece]:
    return [Piece(word.form, word.start, word.end, word.multiword) for word in gold.words]


def _pieces(tokens: Iterable[Token]) -> list[Piece]:
    pieces, at = [], 0
    for token in tokens:
        end = at + len("".join(token.text.split()))
        pieces.append(Piece(token.text, at, end, False))
        at = end
    return pieces


def _our_sentences(doc: Doc, tokens: list[Token]) -> set[tuple[int, int]]:
    ends = {token.i: piece for token, piece in zip(tokens, _pieces(tokens))}
    found = set()
    for sentence in doc.sents:
        inside = [ends[token.i] for token in sentence if token.i in ends]
        if inside:
            found.add((inside[0].start, inside[-1].end))
    return found


def _gold_sentences(gold: GoldDocument) -> set[tuple[int, int]]:
    bounds = [*gold.starts, len(gold.words)]
    return {(gold.words[start].start, gold.words[end - 1].end) for start, end in pairwise(bounds)}


def read_gold(nlp: Language, gold: GoldDocument) -> Doc:
    """The pipeline's view of a document's gold words and sentences."""
    doc = gold.doc(nlp.vocab)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def evaluate(nlp: Language, file: Path, *, raw: bool) -> dict[str, float]:
    """The figures of a pipeline on one CoNLL-U file."""
    documents = read_documents(file)
    if raw:
        return score((nlp(gold.text), gold) for gold in documents)
    # On gold words, a surface token is what the word is: there is nothing to align.
    pairs = ((read_gold(nlp, gold), gold) for gold in map(_unmerged, documents))
    return score(pairs)


def _unmerged(gold: GoldDocument) -> GoldDocument:
    """The same words, each a surface token of its own."""
    at, words = 0, []
    for word in gold.words:
        end = at + len(word.form.replace(" ", ""))
        words.append(replace(word, start=at, end=end, multiword=False))
        at = end
    return replace(gold, words=words)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", choices=FILES, default="ewt")
    parser.add_argument("--raw", action="store_true", help="own words and sentences")
    add_options(parser)
    options = parser.parse_args()
    nlp = chosen(options)
    file = Path(os.environ["CORPORA"]) / FILES[options.corpus].format(options.split)
    figures = evaluate(nlp, file, raw=options.raw)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:<14}{value:6.2f}")


if __name__ == "__main__":
    main()
