"""The shipped network, run by ONNX Runtime: one window in, what it says of each word out.

Windows are run one by one: the scales of dynamic quantisation depend on the whole input, so a
batch would let one document change another's parse.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from twosource.annotate.subwords import Window
from twosource.errors import ConfigError

# ONNX Runtime looks at this once, when it is imported; without it, it reports each process to its maker.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime

READER, LABELS, ROLES, NAMES, INVENTORY = "reader.onnx", "labels.onnx", "roles.onnx", "names.onnx", "inventory.json"
TOKENIZER, LEMMAS, ROLESETS = "tokenizer.json", "lemmas.json.gz", "rolesets.json.gz"
FILES = (READER, LABELS, ROLES, INVENTORY, TOKENIZER, LEMMAS, ROLESETS)


@dataclass(frozen=True, slots=True)
class Scores:
    """What one pass says of the W words of a window. Logits unless said."""

    upos: np.ndarray  # int64 [W]: number of the best label
    xpos: np.ndarray  # likewise
    feats: np.ndarray  # likewise
    lemmas: np.ndarray  # int64 [W, 4]: numbers of the likeliest lemma rules, best first
    starts: np.ndarray  # float32 [W]: that a sentence starts here
    names: np.ndarray  # float32 [W, BIO labels]
    mentions: np.ndarray  # float32 [W, BIO labels]
    arcs: np.ndarray  # float32 [W, 1 + W]: of each head for each word; column 0 is the root
    dependent: np.ndarray  # float32 [W, D]: each word as a dependent, for `Model.relations`
    head: np.ndarray  # float32 [1 + W, D]: the root and each word as a head
    predicates: np.ndarray  # float32 [W]: that the word is a predicate
    predicate: np.ndarray  # float32 [W, R]: each word as a predicate, for `Model.roles`
    sense: np.ndarray  # float32 [W, R]: likewise, for its roleset
    argument: np.ndarray  # float32 [W, R]: each word as the head of an argument
    states: np.ndarray  # float32 [W, 4 H]: each word in the encoder's topmost layers, for heads learnt later


class Model:
    """The network's graphs and the labels that its numbers stand for.

    ``names`` is the graph that was taught names after the others; without it the reader's own scores stand.
    """

    def __init__(
        self,
        reader: onnxruntime.InferenceSession,
        labels: onnxruntime.InferenceSession,
        roles: onnxruntime.InferenceSession,
        inventory: Mapping[str, list[str]],
        names: onnxruntime.InferenceSession | None = None,
    ) -> None:
        self._reader = reader
        self._labels = labels
        self._roles = roles
        self._names = names
        self.inventory = inventory
        self._root = inventory["relations"].index("root")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """From a folder of weights; raises ConfigError where it holds none."""
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ConfigError(f"{folder} holds no English model: {', '.join(missing)} missing")
        inventory = json.loads((folder / INVENTORY).read_text("utf-8"))
        names = _session(folder / NAMES) if (folder / NAMES).is_file() else None
        return cls(*(_session(folder / name) for name in (READER, LABELS, ROLES)), inventory, names)

    def read(self, window: Window) -> Scores:
        """One pass over a window."""
        inputs = {
            "pieces": window.pieces, "shapes": window.shapes, "first": window.first,
            "last": window.last, "word_shapes": window.word_shapes,
        }  # fmt: skip
        return Scores(*self._reader.run(list(Scores.__slots__), inputs))

    def names(self, scores: Scores, window: Window) -> np.ndarray:
        """Logits of the first layer of names, float32 [W, BIO labels]."""
        if self._names is None:
            return scores.names
        inputs = {"states": scores.states, "word_shapes": window.word_shapes, "names": scores.names}
        return self._names.run(None, inputs)[0]

    def relations(self, scores: Scores, heads: np.ndarray) -> np.ndarray:
        """The best relation of the first words to their heads: numbers of labels [len(heads)].

        `root` is the relation of words whose head is the root, and of no others.
        """
        pairs = {"dependent": scores.dependent[: len(heads)], "head": scores.head[heads]}
        (logits,) = self._labels.run(None, pairs)
        logits[:, self._root] = -np.inf
        return np.where(heads == 0, self._root, logits.argmax(1))

    def roles(self, scores: Scores, predicates: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
        """Logits of what each of the first `size` words is to each predicate, and of its roleset.

        `predicates` [P] are numbers of words; float32 [P, size, roles] and [P, rolesets].
        """
        inputs = {
            "predicate": scores.predicate[predicates], "sense": scores.sense[predicates],
            "argument": scores.argument[:size],
        }  # fmt: skip
        return tuple(self._roles.run(None, inputs))


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The kernel that joins a sum and its normalisation takes ten times as long as the two apart.
    return onnxruntime.InferenceSession(
        file, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
