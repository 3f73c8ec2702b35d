"""What the network is trained by: the loss of each head, over the words whose label is known."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training import corpora
from training.batches import UNKNOWN, Batch, Inventory
from training.network import Reader, Readings

HIDDEN = -1e4  # a score that no softmax chooses, and bfloat16 can hold
LOSS = {
    "arcs": 1.0, "relations": 1.0, "names": 1.0, "mentions": 0.5,
    "upos": 0.3, "xpos": 0.3, "feats": 0.3, "lemmas": 0.3, "starts": 0.3,
    "roles": 0.4, "predicates": 0.3, "rolesets": 0.3,
}  # fmt: skip


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
    corpus = batch.inputs[-2]
    found = {name: _entropy(logits, batch.labels[name]) for name, logits in read.tags.items()}
    weights = batch.weights[:, None].expand(batch.labels["names"].shape)
    for name, logits in read.names.items():
        logits = logits.float().masked_fill(masks[name][corpus][:, None], HIDDEN)
        found[name] = _entropy(logits, batch.labels[name], weights)
    found["arcs"] = _entropy(arc_scores(read.arcs, batch.sentence), batch.heads)
    gold = batch.heads.clamp(min=0)[..., None].expand(-1, -1, read.head.shape[-1])
    found["relations"] = _entropy(
        reader.labels(read.dependent, read.head.gather(1, gold)), batch.labels["relations"]
    )
    found["starts"] = _binary(read.starts, batch.starts)
    found["predicates"] = _binary(read.predicates, batch.predicates)
    return found | role_losses(reader, read, batch)


def role_losses(reader: Reader, read: Readings, batch: Batch) -> dict[str, Tensor]:
    """The losses for each argument and for each predicate, the predicates being given."""
    window, word = (batch.predicates == 1).nonzero(as_tuple=True)
    roles, rolesets = reader.roles(
        read.predicate[window, word][:, None], read.sense[window, word], read.argument[window]
    )
    arguments = (batch.roles > 0).sum().clamp(min=1)
    total = F.cross_entropy(
        roles[:, 0].float().flatten(0, 1), batch.roles.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
    return {
        "roles": total / arguments,
        "rolesets": _entropy(rolesets, batch.labels["rolesets"][window, word]),
    }


def _binary(logits: Tensor, labels: Tensor) -> Tensor:
    known = labels != UNKNOWN
    total = F.binary_cross_entropy_with_logits(
        logits.float(), labels.clamp(min=0).float(), known.float(), reduction="sum"
    )
    return total / known.sum().clamp(min=1)


def _entropy(logits: Tensor, labels: Tensor, weights: Tensor | None = None) -> Tensor:
    each = F.cross_entropy(
        logits.float().flatten(0, -2), labels.flatten(), ignore_index=UNKNOWN, reduction="none"
    )
    if weights is None:
        weights = torch.ones_like(labels, dtype=torch.float)
    known = weights * (labels != UNKNOWN)
    return (each * known.flatten()).sum() / known.sum().clamp(min=1)
