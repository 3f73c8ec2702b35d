"""Sentences as numbers: label inventories, windows of consecutive sentences, padded batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby

import torch
from torch import Tensor

from training.corpora import CORPORA, EDITIONS, MENTIONS, NAMES, Sentence
from training.propbank import Roles
from training.variety import NamePool, respell
from twosource.annotate.lemmas import rule_for
from twosource.annotate.subwords import COARSE_SHAPES, Lookup, Subwords, shape_of

UNKNOWN = -100  # a label that the corpus does not give: no loss
NO_ROLE = "-"
READ_AS_FINAL = 0.3  # share of the documents of EWT's train file
LONGEST_WINDOW = 160  # subwords
LONGEST_SENTENCE = 400  # a longer one, mostly a table read as a paragraph, is not trained on


@dataclass(frozen=True, slots=True)
class Inventory:
    """Every label of every head, in the order of their numbers."""

    shapes: list[str]  # numbered from 1; 0 stands outside words
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    relations: list[str]
    names: list[str]
    mentions: list[str]
    roles: list[str]  # the first is NO_ROLE
    rolesets: list[str]

    @classmethod
    def collect(cls, sentences: Sequence[Sentence]) -> Inventory:
        """From training sentences; shapes and roles need 5 occurrences, lemma rules 2."""
        parsed = [sentence for sentence in sentences if sentence.syntax]
        told = [sentence.roles for sentence in sentences if sentence.roles]
        roles = Counter(link.label for layer in told for link in layer.links)
        shapes = Counter(shape_of(word[:64]) for sent in sentences for word in sent.words)
        rules = Counter(rule for sentence in parsed for rule in lemma_rules(sentence))
        return cls(
            shapes=[*COARSE_SHAPES, *_frequent(shapes, 5)],
            upos=_frequent(Counter(tag for sent in parsed for tag in sent.syntax.upos), 1),
            xpos=_frequent(Counter(tag for sent in parsed for tag in sent.syntax.xpos), 1),
            feats=_frequent(Counter(tag for sent in parsed for tag in sent.syntax.feats), 1),
            lemmas=_frequent(rules, 2),
            relations=_frequent(Counter(tag for sent in parsed for tag in sent.syntax.deprels), 1),
            names=_bio(NAMES), mentions=_bio(MENTIONS), roles=[NO_ROLE, *_frequent(roles, 5)],
            rolesets=_frequent(Counter(name for layer in told for name in layer.rolesets if name), 1),
        )  # fmt: skip

    def to_json(self) -> dict[str, list[str]]:
        """The inventory as it is shipped."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence in numbers; label lists are empty where the corpus is silent."""

    corpus: int
    document: str
    lookups: tuple[Lookup, ...]
    labels: dict[str, list[int]]
    heads: list[int]
    predicates: list[int] | None
    links: list[tuple[int, int, int]]  # roles: predicate, argument, label
    weight: float
    pieces: int  # subwords in all
    edition: int


class Coder:
    """Turns sentences into numbers."""

    def __init__(self, subwords: Subwords, inventory: Inventory) -> None:
        self._subwords = subwords
        self._ids = {
            layer: {label: number for number, label in enumerate(labels)}
            for layer, labels in inventory.to_json().items()
        }

    def encode(self, sentence: Sentence, *, respelt: bool = False) -> Encoded:
        """The sentence in numbers; a respelt one teaches no lemmas, as their case is lost."""
        lookups = tuple(map(self._subwords.look_up, sentence.words))
        layers = {"names": sentence.names, "mentions": sentence.mentions}
        if syntax := sentence.syntax:
            layers |= {"upos": syntax.upos, "xpos": syntax.xpos, "feats": syntax.feats}
            layers |= {"relations": syntax.deprels}
            if not respelt:
                layers["lemmas"] = lemma_rules(sentence)
        if roles := sentence.roles:
            layers["rolesets"] = roles.rolesets
        return Encoded(
            corpus=CORPORA.index(sentence.corpus), document=sentence.document, lookups=lookups,
            labels={
                layer: [self._ids[layer].get(label, UNKNOWN) for label in labels]
                for layer, labels in layers.items() if labels is not None
            },
            heads=list(syntax.heads) if syntax else [],
            predicates=[at for at, name in enumerate(roles.rolesets) if name] if roles else None,
            links=self._links(roles) if roles else [], weight=sentence.weight,
            pieces=sum(len(found.pieces) for found in lookups),
            edition=EDITIONS.index(sentence.edition or sentence.corpus),
        )  # fmt: skip

    def epoch(
        self, sentences: Sequence[Sentence], names: NamePool, dice: random.Random
    ) -> list[list[Encoded]]:
        """A fresh cut of the corpora into windows, with a few names exchanged and sentences respelt.

        Of EWT's train file a share of the documents is read as what ships will read, and teaches all but names.
        """
        encoded, final = [], {}
        for sentence in sentences:
            if sentence.corpus == "ewt" and not sentence.edition and final.setdefault(sentence.document, dice.random() < READ_AS_FINAL):
                sentence = replace(sentence, edition="final", names=None)
            renamed = names.exchange(sentence, dice)
            spelt = respell(renamed, dice)
            encoded.append(self.encode(spelt, respelt=spelt is not renamed))
        return list(windows((sent for sent in encoded if sent.pieces <= LONGEST_SENTENCE), dice))

    def window_arrays(self, window: Sequence[Encoded]):
        """The model's input for one window."""
        return self._subwords.window([found for sent in window for found in sent.lookups])

    def _links(self, roles: Roles) -> list[tuple[int, int, int]]:
        known = self._ids["roles"]
        return [(link.predicate, link.head, known.get(link.label, 0)) for link in roles.links]


LAYERS = ("upos", "xpos", "feats", "lemmas", "relations", "names", "mentions", "rolesets")


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one size; labels [B, W] hold UNKNOWN where there is none."""

    inputs: tuple[Tensor, ...]  # as `Reader.forward` takes them
    labels: dict[str, Tensor]
    heads: Tensor  # [B, W]: column of `Readings.arcs`
    starts: Tensor  # [B, W]: 1 where a sentence starts, 0 inside, UNKNOWN
    sentence: Tensor  # [B, W]: number of the word's sentence in its window, -1 padding
    predicates: Tensor  # [B, W]: 1 at a predicate, 0 at no predicate, UNKNOWN
    roles: Tensor  # [P, W]: of each word for each predicate, in their order; UNKNOWN elsewhere
    weights: Tensor  # [B]: of the names in the loss


def collate(coder: Coder, windows_: Sequence[Sequence[Encoded]]) -> Batch:
    """One batch of windows."""
    arrays = [coder.window_arrays(window) for window in windows_]
    columns = [
        _pad([getattr(array, name) for array in arrays])
        for name in ("pieces", "shapes", "first", "last", "word_shapes")
    ]
    lengths = torch.tensor([len(array.pieces) for array in arrays])
    mask = torch.arange(columns[0].shape[1])[None] < lengths[:, None]
    corpora, editions = (torch.tensor([getattr(window[0], name) for window in windows_]) for name in ("corpus", "edition"))
    return Batch(
        inputs=(columns[0], columns[1], mask[:, None, None], *columns[2:], corpora, editions),
        labels={
            layer: _pad([_labels(window, layer) for window in windows_], UNKNOWN)
            for layer in LAYERS
        },
        heads=_pad([_heads(window) for window in windows_], UNKNOWN),
        starts=_pad([_starts(window) for window in windows_], UNKNOWN),
        sentence=_pad(
            [[n for n, sent in enumerate(window) for _ in sent.lookups] for window in windows_], -1
        ),
        predicates=_pad([_predicates(window) for window in windows_], UNKNOWN),
        roles=_roles(windows_),
        weights=torch.tensor([window[0].weight for window in windows_]),
    )


def windows(encoded: Iterable[Encoded], dice: random.Random | None) -> Iterator[list[Encoded]]:
    """Runs of consecutive sentences of one document, at most LONGEST_WINDOW subwords.

    With dice, the first window of each document is cut short at random, so that no two epochs
    break at the same places. A sentence longer than a window gets one to itself.
    """
    for _, document in groupby(encoded, key=lambda sent: (sent.corpus, sent.document)):
        room = dice.randint(20, LONGEST_WINDOW) if dice else LONGEST_WINDOW
        window, used = [], 2
        for sentence in document:
            if window and used + sentence.pieces > room:
                yield window
                window, used, room = [], 2, LONGEST_WINDOW
            window.append(sentence)
            used += sentence.pieces
        yield window


def shuffled_batches(
    windows_: list[list[Encoded]], size: int, dice: random.Random
) -> Iterator[list[list[Encoded]]]:
    """Batches of about `size` subwords, of windows of like length, in random order."""
    dice.shuffle(windows_)
    batches = []
    for begin in range(0, len(windows_), 200):
        pool = sorted(windows_[begin : begin + 200], key=_subwords_in)
        batches += _fill(pool, size)
    dice.shuffle(batches)
    yield from batches


def lemma_rules(sentence: Sentence) -> list[str]:
    """The edit rule of every word's lemma."""
    return [rule_for(word, lemma) for word, lemma in zip(sentence.words, sentence.syntax.lemmas)]


def _frequent(counts: Counter, least: int) -> list[str]:
    return sorted(label for label, count in counts.items() if count >= least)


def _bio(types: Sequence[str]) -> list[str]:
    return ["O", *(f"{mark}-{label}" for label in types for mark in "BI")]


def _subwords_in(window: Sequence[Encoded]) -> int:
    return sum(sentence.pieces for sentence in window) + 2


def _fill(pool: list[list[Encoded]], size: int) -> list[list[list[Encoded]]]:
    batches, batch = [], []
    for window in pool:  # ascending: the newest window sets the padded length
        if batch and _subwords_in(window) * (len(batch) + 1) > size:
            batches.append(batch)
            batch = []
        batch.append(window)
    return [*batches, batch] if batch else batches


def _labels(window: Sequence[Encoded], layer: str) -> list[int]:
    silent = [UNKNOWN]
    return [
        label for sent in window
        for label in sent.labels.get(layer, silent * len(sent.lookups))
    ]  # fmt: skip


def _heads(window: Sequence[Encoded]) -> list[int]:
    found, begin = [], 0
    for sentence in window:
        silent = [UNKNOWN] * len(sentence.lookups)
        found += [head and head + begin for head in sentence.heads] or silent
        begin += len(sentence.lookups)
    return found


def _starts(window: Sequence[Encoded]) -> list[int]:
    found = []
    for sentence in window:
        rest = len(sentence.lookups) - 1
        found += [1] + [0] * rest if sentence.heads else [UNKNOWN] * (rest + 1)
    return found


def _predicates(window: Sequence[Encoded]) -> list[int]:
    found = []
    for sentence in window:
        words = len(sentence.lookups)
        told = [UNKNOWN if sentence.predicates is None else 0] * words
        for at in sentence.predicates or ():
            told[at] = 1
        found += told
    return found


def _roles(windows_: Sequence[Sequence[Encoded]]) -> Tensor:
    widest = max(sum(len(sent.lookups) for sent in window) for window in windows_)
    rows = []
    for window in windows_:
        begin = 0
        for sentence in window:
            rows.append(_roles_in(sentence, begin, widest))
            begin += len(sentence.lookups)
    return torch.cat(rows)


def _roles_in(sentence: Encoded, begin: int, width: int) -> Tensor:
    """[predicates, width] labels of a sentence whose first word is the window's `begin`."""
    predicates = sentence.predicates or []
    rows = torch.full((len(predicates), width), UNKNOWN)
    rows[:, begin : begin + len(sentence.lookups)] = 0
    numbers = {at: row for row, at in enumerate(predicates)}
    for predicate, argument, label in sentence.links:
        rows[numbers[predicate], begin + argument] = label
    return rows


def _pad(rows: Sequence[Sequence[int]], value: int = 0) -> Tensor:
    return torch.nn.utils.rnn.pad_sequence(
        [torch.as_tensor(row) for row in rows], batch_first=True, padding_value=value
    )
