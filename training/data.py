"""What is trained on: all corpora together, with what is known of the faults of one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from training import corpora
from training.corpora import Sentence
from training.passages import PASSAGES, name_labels, read_passages

DEV_WEIGHT = 3.0  # of names: UNER's dev labels are of the final edition, its train labels are not


@dataclass(frozen=True, slots=True)
class Data:
    """The sentences to train on, and those to measure with; without the latter, none is held out."""

    train: list[Sentence]
    dev: list[Sentence]


def load_data(folder: Path, doubts: Path | None = None, *, hold_dev: bool = False) -> Data:
    """Train and dev of EWT and GUM, Wikigold and re3d; `doubts` corrects the names of EWT's train."""
    ewt = corpora.read_ewt(folder, "train")
    dev = [replace(sent, weight=DEV_WEIGHT, edition="final") for sent in corpora.read_ewt(folder, "dev")]
    others = read_others(folder, ewt)
    if doubts:
        ewt = correct(ewt, json.loads(doubts.read_text("utf-8")))
    return Data([*ewt, *others], dev) if hold_dev else Data([*ewt, *dev, *others], [])


def read_others(folder: Path, ewt: list[Sentence]) -> list[Sentence]:
    """All corpora but EWT, after whose habits GUM is tagged."""
    gum = corpora.read_gum(folder, "train") + corpora.read_gum(folder, "dev")
    return [*corpora.follow(gum, ewt), *corpora.read_wikigold(folder), *corpora.read_re3d(folder, tokenize)]


def read_names() -> list[Sentence]:
    """Our passages with their names, each as one sentence without syntax."""
    sentences = []
    for number, passage in enumerate(read_passages(PASSAGES / "names")):
        words = tokenize(passage.text)
        labels = name_labels(passage, [(at, at + len(word)) for word, at in words])
        sentences.append(Sentence("ewt", f"passage {number}", "", tuple(word for word, _ in words), names=tuple(labels), edition="passages"))
    return sentences


def tokenize(text: str) -> list[tuple[str, int]]:
    """spaCy's words of a text that comes without, each with its offset."""
    return [(word.text, word.idx) for word in _blank()(text) if not word.is_space]


@cache
def _blank() -> Language:
    return spacy.blank("en")


def correct(sentences: Iterable[Sentence], doubts: dict[str, list[str]]) -> list[Sentence]:
    """The sentences, with the names that `doubts` gives for some of their keys."""
    return [
        replace(sent, names=tuple(doubts[sent.key])) if sent.key in doubts else sent
        for sent in sentences
    ]
