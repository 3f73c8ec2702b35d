"""Teaches a reader names once more: `CORPORA=dir python -m training.names --weights DIR`.

The reader stays as it is. What is learnt is what to add to its scores of PER, ORG and LOC: from its own view of each word
and its two neighbours, on passages that it has never seen, as it knows the treebank's training file by heart. DIR gets
`names.onnx`.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from spacy.language import Language
from spacy.tokens import Doc
from torch import Tensor, nn

from training.batches import UNKNOWN
from training.corpora import DOUBTFUL, Sentence, read_ewt
from training.export import quantize
from training.network import MIXED_LAYERS, WIDTH
from training.passages import PASSAGES, Passage, name_labels, read_passages
from twosource.annotate import load_english
from twosource.annotate.model import NAMES

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")  # the reader's first; others are left as they are
HIDDEN, SHAPES, SHAPE_WIDTH = 256, 400, 32
READERS_SHARE = 0.5  # of the reader's scores, beside which a head learns, and once more beside what it has learnt
TREEBANK_SHARE = 0.5  # of the treebank's training file in the loss: it lacks many organisations
EPOCHS, BATCH, RATE, SMOOTHING = 5, 12, 1e-3, 0.99


@dataclass(frozen=True, slots=True)
class Example:
    """One window: N words as the reader sees them, and the number of each word's label."""

    states: np.ndarray  # float16 [N, MIXED_LAYERS * WIDTH]
    shapes: np.ndarray  # int64 [N]
    scores: np.ndarray  # float32 [N, labels]: the reader's own
    labels: np.ndarray  # int64 [N], UNKNOWN where nothing is to be learnt
    weight: float


class NamesHead(nn.Module):
    """Log-probabilities of LABELS from a word, its neighbours, and what the reader thinks of it."""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(MIXED_LAYERS * WIDTH)
        self.word = nn.Linear(MIXED_LAYERS * WIDTH, HIDDEN)
        self.outline = nn.Embedding(SHAPES, SHAPE_WIDTH)
        self.three = nn.Linear(3 * (HIDDEN + SHAPE_WIDTH), HIDDEN)
        self.label = nn.Linear(HIDDEN, len(LABELS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.label.weight)
        nn.init.zeros_(self.label.bias)

    def forward(self, states: Tensor, shapes: Tensor, scores: Tensor) -> Tensor:
        """[B, N, MIXED_LAYERS * WIDTH], [B, N] and log-probabilities [B, N, LABELS] to log-probabilities."""
        word = F.leaky_relu(self.word(self.dropout(self.norm(states))), 0.1)
        word = torch.cat((word, self.outline(shapes)), -1)
        before, after = F.pad(word, (0, 0, 1, 0))[:, :-1], F.pad(word, (0, 0, 0, 1))[:, 1:]
        three = self.dropout(torch.cat((word, before, after), -1))
        hidden = self.dropout(F.leaky_relu(self.three(three), 0.1))
        return (self.label(hidden) + READERS_SHARE * scores).log_softmax(-1)


class Corrected(nn.Module):
    """What ships: the head's and the reader's own scores together, for one window without padding."""

    def __init__(self, head: NamesHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, states: Tensor, shapes: Tensor, scores: Tensor) -> Tensor:
        """[W, MIXED_LAYERS * WIDTH], [W] and the reader's logits [W, labels] to logits [W, labels]."""
        own = scores[:, : len(LABELS)].log_softmax(-1)
        said = self.head(states[None], shapes[None], own[None])[0]
        others = (1 + READERS_SHARE) * scores.log_softmax(-1)[:, len(LABELS) :]
        return torch.cat((said + READERS_SHARE * own, others), -1)


# --- what is learnt from ---


def examples(nlp: Language, corpora: Path) -> list[Example]:
    """The passages, and the treebank's training and dev files."""
    found = [example for passage in read_passages(PASSAGES / "names") for example in _of_passage(nlp, passage)]
    for split, weight in (("dev", 1.0), ("train", TREEBANK_SHARE)):
        told = (sentence for sentence in read_ewt(corpora, split) if sentence.names)
        for _, document in groupby(told, key=lambda sentence: sentence.document):
            found += _of_sentences(nlp, list(document), weight)
    return found


def _of_passage(nlp: Language, passage: Passage) -> Iterator[Example]:
    doc = nlp.make_doc(passage.text)
    words = [token for token in doc if not token.is_space]
    labels = np.zeros(len(doc), np.int64)
    for token, label in zip(words, name_labels(passage, [(token.idx, token.idx + len(token)) for token in words])):
        labels[token.i] = LABELS.index(label)
    yield from _windows(nlp, doc, labels, 1.0)


def _of_sentences(nlp: Language, sentences: Sequence[Sentence], weight: float) -> Iterator[Example]:
    words = [word for sentence in sentences for word in sentence.words]
    starts = [place == 0 for sentence in sentences for place, _ in enumerate(sentence.words)]
    names = [label for sentence in sentences for label in sentence.names]
    labels = np.array([UNKNOWN if label == DOUBTFUL else LABELS.index(label) for label in names])
    yield from _windows(nlp, Doc(nlp.vocab, words=words, sent_starts=starts), labels, weight)


def _windows(nlp: Language, doc: Doc, labels: np.ndarray, weight: float) -> Iterator[Example]:
    reader = nlp.get_pipe("twosource_reader")
    words = reader.words(doc)
    for reading in reader.read(words):
        size, here = reading.end - reading.begin, slice(reading.begin, reading.end)
        states, scores = reading.scores.states[:size], reading.scores.names[:size]
        yield Example(states.astype(np.float16), reading.shapes[:size], scores, labels[words.tokens[here]], weight)


# --- learning ---


def train(known: Sequence[Example], seed: int) -> NamesHead:
    """The head; returns the running mean of its weights."""
    torch.manual_seed(seed)
    dice, head, average = random.Random(seed), NamesHead(), NamesHead().eval()
    average.load_state_dict(head.state_dict())
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.02)
    steps = EPOCHS * len(list(batches(known, random.Random(seed))))
    for step, batch in enumerate(batch for _ in range(EPOCHS) for batch in batches(known, dice)):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(20 * step / steps + 1e-3, 1 - step / steps)
        loss_of(head.train(), batch).backward()
        nn.utils.clip_grad_norm_(head.parameters(), 2.0)
        optimizer.step()
        optimizer.zero_grad()
        keep = min(SMOOTHING, (2 + step) / (11 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(average.parameters()), list(head.parameters()), 1 - keep)
    return average


def batches(known: Sequence[Example], dice: random.Random) -> Iterator[list[Example]]:
    """All examples once, a few of like length at a time, in random order."""
    mixed = dice.sample(known, len(known))
    pools = (sorted(mixed[begin : begin + 200], key=lambda one: len(one.labels)) for begin in range(0, len(mixed), 200))
    cut = [pool[begin : begin + BATCH] for pool in pools for begin in range(0, len(pool), BATCH)]
    yield from dice.sample(cut, len(cut))


def loss_of(head: NamesHead, batch: Sequence[Example]) -> Tensor:
    """The mean over the words whose label is known, by the weight of their example."""
    states, shapes, scores = (_padded(getattr(one, name) for one in batch) for name in ("states", "shapes", "scores"))
    labels = _padded((one.labels for one in batch), UNKNOWN)
    read = head(states.float(), shapes, scores[..., : len(LABELS)].log_softmax(-1))
    each = F.nll_loss(read.flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN, reduction="none").view(labels.shape)
    weights = torch.tensor([one.weight for one in batch])[:, None] * (labels != UNKNOWN)
    return (each * weights).sum() / weights.sum().clamp(min=1e-6)


def _padded(rows: Iterable[np.ndarray], value: int = 0) -> Tensor:
    return nn.utils.rnn.pad_sequence([torch.as_tensor(row) for row in rows], batch_first=True, padding_value=value)


# --- shipping ---


def export(head: NamesHead, labels: int, file: Path) -> None:
    """The head as an int8 graph, for a reader with so many ``labels`` of names."""
    example = (torch.zeros(8, MIXED_LAYERS * WIDTH), torch.ones(8, dtype=torch.int64), torch.zeros(8, labels))
    inputs = ["states", "word_shapes", "names"]
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch, NAMES)
        torch.onnx.export(
            Corrected(head).eval(), example, full, input_names=inputs, output_names=["logits"], dynamo=False,
            opset_version=17, dynamic_axes={name: {0: "W"} for name in inputs},
        )  # fmt: skip
        quantize(full, file)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder of an exported reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    nlp = load_english(options.weights)
    known = examples(nlp, Path(os.environ["CORPORA"]))
    export(train(known, options.seed), known[0].scores.shape[1], options.weights / NAMES)


if __name__ == "__main__":
    main()
