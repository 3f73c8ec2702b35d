"""Makes a run of exported weights, to go on from where its checkpoints are lost: `python -m training.recover --weights DIR --out RUN`.

RUN gets `inventory.json` and `weights.pt`, for `training.train --earlier RUN --rate 0.3`. Int8 weights come back as what they
stand for; word embeddings, which training leaves alone, are MiniLM's own. Each corpus but EWT had a small vector of its own in
the syntax heads, each edition of names one besides, that are not exported: they start again as EWT's and its final edition's.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.batches import Inventory
from training.network import MIXES, Reader
from training.train import build
from twosource.annotate.model import INVENTORY, LABELS, READER, ROLES

# Where a product's node is not called as its layer is: what holds several heads leaves its own name out.
LAYERS = {"names": "names.names", "mentions": "names.mentions"} | {name: f"tags.{name}" for name in ("upos", "xpos", "feats", "lemmas")}
# What has a vector for each corpus or edition, in the order in which the graph adds them; only that of what ships is exported.
ADDED = ("encoder.editions", *(f"tastes.{head}" for head in MIXES[:2]), "name_tastes")


def recover(weights: Path) -> tuple[Inventory, Reader]:
    """The inventory and the reader of a folder of exported weights.

    Raises KeyError where the graphs lack a part of the network, as they do if they were exported by other code.
    """
    inventory = Inventory(**json.loads((weights / INVENTORY).read_text("utf-8")))
    reader = build(inventory)
    found = dict(_of_reader(weights / READER))
    found |= {f"labels.{name}": value for name, value in _of_scorer(weights / LABELS)}
    found |= {f"roles.{name}": value for name, value in _of_scorer(weights / ROLES)}
    state = reader.state_dict()
    found["encoder.words.weight"] = state["encoder.words.weight"]
    if missing := sorted(set(state) - set(found)):
        raise KeyError(f"{weights} lacks {', '.join(missing)}: export it with this version of training.export")
    reader.load_state_dict({name: found[name].expand_as(kept) for name, kept in state.items()})
    return inventory, reader.eval()


def _of_reader(file: Path) -> Iterator[tuple[str, Tensor]]:
    graph, values = _read(file)
    for name in values:  # biases, norms and embeddings keep their names
        if name.startswith("reader.") and not name.endswith(("_scale", "_zero_point")):
            yield name.removeprefix("reader.").removesuffix("_quantized"), _plain(name, values)
    for path, weight in _products(graph, values):
        layer = ".".join(part for part in path[1:] if part != "product")
        yield f"{LAYERS.get(layer, layer)}.weight", weight
    (shares,) = (values[name] for node in graph.node if node.op_type == "MatMul" for name in node.input[:1] if name in values)
    for mix, products in zip(MIXES, torch.tensor(shares), strict=True):  # of each mix its products are left: scale times share
        yield f"mixes.{mix}.scale", products.sum()
        yield f"mixes.{mix}.weights", (products / products.sum()).log()
    added = sorted((name for name in values if re.fullmatch(r"onnx::Add_\d+", name)), key=lambda name: int(name.rpartition("_")[2]))
    yield from ((f"{part}.weight", _plain(name, values)[0]) for part, name in zip(ADDED, added, strict=True))


def _of_scorer(file: Path) -> Iterator[tuple[str, Tensor]]:
    graph, values = _read(file)
    yield from ((name, _plain(name, values)) for name in values if name.endswith(".bias"))
    yield from ((f"{path[0]}.weight", weight) for path, weight in _products(graph, values))


def _products(graph: onnx.GraphProto, values: dict[str, np.ndarray]) -> Iterator[tuple[list[str], Tensor]]:
    """Where each quantised product stands in the network, and its weight as the layer has it."""
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            yield node.name.split("/")[1:-1], _plain(node.input[1], values).T.contiguous()


def _read(file: Path) -> tuple[onnx.GraphProto, dict[str, np.ndarray]]:
    graph = onnx.load(file).graph
    return graph, {value.name: numpy_helper.to_array(value) for value in graph.initializer}


def _plain(name: str, values: dict[str, np.ndarray]) -> Tensor:
    """A value in full precision; of an int8 one, what it stands for."""
    base = name.removesuffix("_quantized")
    value = values[name].astype(np.float32)
    if base != name:
        value = (value - values[f"{base}_zero_point"].astype(np.float32)) * values[f"{base}_scale"]
    return torch.tensor(value)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="folder of an exported reader")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    inventory, reader = recover(options.weights)
    (options.out / "inventory.json").write_text(json.dumps(inventory.to_json()), "utf-8")
    torch.save(reader.state_dict(), options.out / "weights.pt")


if __name__ == "__main__":
    main()
