"""Turns trained weights into what ships: `python -m training.export --run DIR --out DIR`.

Three ONNX graphs without padding or batches: the reader (one window), the label scorer (pairs of
a word and its head, known only once the tree is) and the role scorer (predicates by words, run
for the words found to be predicates). Matrix products are quantised to int8.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import corpora
from training.batches import Inventory
from training.data import load_data
from training.network import LABEL_WIDTH, ROLE_WIDTH, Reader
from training.train import build, minilm
from twosource.annotate.model import (
    INVENTORY,
    LABELS,
    LEMMAS,
    READER,
    ROLES,
    ROLESETS,
    TOKENIZER,
    Scores,
)  # fmt: skip

LEMMA_RULES = 4  # the likeliest, of which the lemmatiser chooses
TASTE, EDITION = corpora.CORPORA.index("ewt"), corpora.EDITIONS.index("final")
INPUTS = ("pieces", "shapes", "first", "last", "word_shapes")


class OneWindow(nn.Module):
    """The reader on one window without padding; outputs in the order of `Scores`."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        pieces, shapes, first, last, word_shapes = (one[None] for one in inputs)
        read = self.reader(
            pieces, shapes, None, first, last, word_shapes, torch.tensor([TASTE]), torch.tensor([EDITION])
        )
        tags, names = read.tags, read.names
        best = [tags[layer][0].argmax(-1) for layer in ("upos", "xpos", "feats")]
        rules = tags["lemmas"][0].topk(LEMMA_RULES, -1).indices
        whole = read.starts, names["names"], names["mentions"], read.arcs
        pairs = read.dependent, read.head
        roles = read.predicates, read.predicate, read.sense, read.argument
        return (*best, rules, *(part[0] for part in (*whole, *pairs, *roles, read.states)))


class EvenTokens(nn.Module):
    """A linear layer that sees every token at one size, and gives the size back to its output.

    The result is the same, but a few tokens reach far beyond the others, and under one int8 scale
    for all tokens the others would drown.
    """

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.product = nn.Linear(layer.in_features, layer.out_features, bias=False)
        self.product.weight, self.bias = layer.weight, layer.bias

    def forward(self, states: Tensor) -> Tensor:
        """As the layer that it stands for."""
        size = states.abs().amax(-1, keepdim=True).clamp(min=1e-6)
        return self.product(states / size) * size + self.bias


def even_out(reader: Reader) -> None:
    """Puts EvenTokens where int8 loses most: where the encoder's feed-forward parts become narrow again."""
    for layer in reader.encoder.layers:
        layer.narrow = EvenTokens(layer.narrow)


def load_run(run: Path) -> tuple[Inventory, Reader]:
    """The inventory and the averaged weights of a training run."""
    inventory = Inventory(**json.loads((run / "inventory.json").read_text("utf-8")))
    reader = build(inventory)
    reader.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    return inventory, reader.eval()


def export_graphs(reader: Reader, folder: Path) -> None:
    """All graphs in full precision."""
    pieces, words = torch.arange(1000, 1012), torch.arange(1, 9)
    example = (pieces, torch.ones_like(pieces), words, words, torch.ones_like(words))
    sizes = {"pieces": "T", "shapes": "T", "first": "W", "last": "W", "word_shapes": "W"}
    torch.onnx.export(
        OneWindow(reader), example, folder / READER, input_names=list(INPUTS),
        output_names=list(Scores.__slots__), dynamo=False, opset_version=17,
        dynamic_axes={name: {0: size} for name, size in sizes.items()},
    )  # fmt: skip
    pair = torch.zeros(8, LABEL_WIDTH), torch.zeros(8, LABEL_WIDTH)
    torch.onnx.export(
        reader.labels, pair, folder / LABELS, input_names=["dependent", "head"],
        output_names=["logits"], dynamo=False, opset_version=17,
        dynamic_axes={"dependent": {0: "W"}, "head": {0: "W"}},
    )  # fmt: skip
    predicate, argument = torch.zeros(3, ROLE_WIDTH), torch.zeros(8, ROLE_WIDTH)
    torch.onnx.export(
        reader.roles, (predicate, predicate, argument), folder / ROLES,
        input_names=["predicate", "sense", "argument"], output_names=["roles", "rolesets"],
        dynamo=False, opset_version=17,
        dynamic_axes={"predicate": {0: "P"}, "sense": {0: "P"}, "argument": {0: "W"}},
    )  # fmt: skip


def quantize(source: Path, target: Path) -> None:
    """Int8 weights, with one scale for each output of a matrix product.

    They take seven of the eight bits: processors without VNNI add products in pairs of sixteen bits, which would overflow.
    """
    with tempfile.TemporaryDirectory() as scratch:
        prepared = Path(scratch) / "prepared.onnx"
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        quantize_dynamic(
            prepared, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip


def save_lemmas(sentences: Sequence[corpora.Sentence], file: Path) -> None:
    """Lemmas that never vary for a form and tag met twice, and every (lemma, UPOS) met twice."""
    lemmas: dict[tuple[str, str], Counter] = defaultdict(Counter)
    words: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        if layer := sentence.syntax:
            for form, upos, lemma in zip(sentence.words, layer.upos, layer.lemmas):
                lemmas[form, upos][lemma] += 1
                words[lemma, upos] += 1
    known = {
        "seen": [
            (form, upos, next(iter(found)))
            for (form, upos), found in sorted(lemmas.items())
            if len(found) == 1 and found.total() >= 2 and "_" not in found
        ],
        "words": sorted(word for word, count in words.items() if count >= 2),
    }
    _save(known, file)


def save_rolesets(sentences: Sequence[corpora.Sentence], file: Path) -> None:
    """For each lemma and UPOS the rolesets met, the most frequent first."""
    met: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for sentence in sentences:
        if sentence.roles:
            layer = sentence.syntax
            for roleset, lemma, upos in zip(sentence.roles.rolesets, layer.lemmas, layer.upos):
                if roleset:
                    met[lemma.lower(), upos][roleset] += 1
    _save([(*key, [name for name, _ in found.most_common()]) for key, found in sorted(met.items())], file)


def _save(content: object, file: Path) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.write_bytes(gzip.compress(text.encode(), mtime=0))


def save_tokenizer(file: Path) -> None:
    """MiniLM's tokenizer; padding and truncation are left out, as windows are cut elsewhere."""
    tokenizer = Tokenizer.from_file(str(minilm() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(file), pretty=False)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of a training run")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="do not quantise")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    inventory, reader = load_run(options.run)
    if not options.full:
        even_out(reader)
    with tempfile.TemporaryDirectory() as scratch:
        export_graphs(reader, Path(scratch))
        for name in (READER, LABELS, ROLES):
            if options.full:
                (options.out / name).write_bytes((Path(scratch) / name).read_bytes())
            else:
                quantize(Path(scratch) / name, options.out / name)
    (options.out / INVENTORY).write_text(json.dumps(inventory.to_json()), "utf-8")
    sentences = load_data(Path(os.environ["CORPORA"])).train
    save_lemmas(sentences, options.out / LEMMAS)
    save_rolesets(sentences, options.out / ROLESETS)
    save_tokenizer(options.out / TOKENIZER)


if __name__ == "__main__":
    main()
