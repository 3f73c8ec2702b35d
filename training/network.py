"""The network: a MiniLM encoder read once, and small heads on mixes of its layers.

The encoder is written out here, so that nothing but torch is needed to train and export it.
T counts subwords and W words of a window; B windows a batch; H = 384.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH = 384
ATTENTION_HEADS = 12
HEAD_WIDTH = WIDTH // ATTENTION_HEADS
MIXED_LAYERS = 4  # the topmost; lower ones got next to no weight
SHAPE_WIDTH = 64
ARC_WIDTH = 256
LABEL_WIDTH = 128
ROLE_WIDTH = 128
NO_ROLE_PRIOR = 4.0  # at the start, most words are taken to be no argument (label 0)
MIXES = ("tags", "dependencies", "names", "roles")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many shapes, labels of each tag head, relations and corpora there are."""

    shapes: int
    tags: dict[str, int]
    names: dict[str, int]
    relations: int
    corpora: int
    editions: int
    roles: int
    rolesets: int


@dataclass(frozen=True, slots=True)
class Readings:
    """What one pass says of every word; see `Reader.forward`."""

    tags: dict[str, Tensor]  # [B, W, labels] logits
    names: dict[str, Tensor]  # likewise
    starts: Tensor  # [B, W] logit that a sentence starts here
    arcs: Tensor  # [B, W, 1 + W]: score of each head for each word; column 0 is the root
    dependent: Tensor  # [B, W, LABEL_WIDTH]: the word as a dependent, for the label scorer
    head: Tensor  # [B, 1 + W, LABEL_WIDTH]: the root and the words as heads
    predicates: Tensor  # [B, W] logit that the word is a predicate
    predicate: Tensor  # [B, W, ROLE_WIDTH]: the word as a predicate, for the role scorer
    argument: Tensor  # [B, W, ROLE_WIDTH]: the word as the head of an argument
    sense: Tensor  # [B, W, ROLE_WIDTH]: the word as a sense of its lemma
    states: Tensor  # [B, W, MIXED_LAYERS * WIDTH]: the word in the topmost layers, for heads learnt later


class Layer(nn.Module):
    """One transformer layer, as in BERT (normalised after each sum)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (
            nn.Linear(WIDTH, WIDTH) for _ in range(4)
        )
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States [B, T, H] to states; `mask` [B, 1, 1, T] is true where there is a subword."""
        query, key, value = (
            part(states).reshape(len(states), -1, ATTENTION_HEADS, HEAD_WIDTH).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, scale=HEAD_WIDTH**-0.5)
        attended = self.attended(mixed.transpose(1, 2).reshape(len(states), -1, WIDTH))
        states = self.norm_attended(states + self.dropout(attended))
        return self.norm(states + self.dropout(self.narrow(F.gelu(self.wide(states)))))


class Encoder(nn.Module):
    """MiniLM-L6; to its input the case shape of each subword's word is added, and the edition of the names that it teaches."""

    def __init__(self, shapes: int, editions: int, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(shapes, WIDTH)
        self.editions = nn.Embedding(editions, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(6))
        for added in (self.shapes, self.editions):
            nn.init.zeros_(added.weight)  # starts as plain MiniLM

    @classmethod
    def pretrained(cls, weights: Path, shapes: int, editions: int) -> Self:
        """From the safetensors of a BERT with these sizes; word embeddings stay frozen."""
        encoder = cls(shapes, editions)
        found = load_file(weights)
        state = encoder.state_dict() | {
            ours: found[theirs] for theirs, ours in _bert_names() if theirs in found
        }
        # Every input here is of segment 0: its vector is part of each position's.
        state["positions.weight"] = (
            found["embeddings.position_embeddings.weight"]
            + found["embeddings.token_type_embeddings.weight"][0]
        )
        encoder.load_state_dict(state)
        encoder.words.weight.requires_grad_(False)
        return encoder

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, editions: Tensor) -> list[Tensor]:
        """Subword and shape ids [B, T] and editions [B] to the states [B, T, H] after each layer."""
        places = self.positions.weight[: pieces.shape[1]]
        states = self.words(pieces) + self.shapes(shapes) + (places + self.editions(editions)[:, None])
        states = self.dropout(self.norm(states))
        layers = []
        for layer in self.layers:
            states = layer(states, mask)
            layers.append(states)
        return layers


class Mix(nn.Module):
    """What a weighted sum of the topmost layers takes of each; learned."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(MIXED_LAYERS))
        self.scale = nn.Parameter(torch.ones(()))

    def forward(self) -> Tensor:
        """The shares [MIXED_LAYERS]."""
        return self.scale * self.weights.softmax(0)


class LabelScorer(nn.Module):
    """Scores of the relations between a dependent and its head: a biaffine form."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.relations = relations
        self.form = nn.Linear(LABEL_WIDTH + 1, relations * (LABEL_WIDTH + 1), bias=False)
        nn.init.zeros_(self.form.weight)

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Pairs of vectors [..., LABEL_WIDTH] to logits [..., relations]."""
        form = self.form(F.pad(dependent, (0, 1), value=1.0))
        form = form.unflatten(-1, (self.relations, LABEL_WIDTH + 1))
        return (form @ F.pad(head, (0, 1), value=1.0).unsqueeze(-1)).squeeze(-1)


class RoleScorer(nn.Module):
    """Scores of what each word is to a predicate, and of the predicate's roleset."""

    def __init__(self, roles: int, rolesets: int) -> None:
        super().__init__()
        self.roles = roles
        self.form = nn.Linear(ROLE_WIDTH + 1, roles * (ROLE_WIDTH + 1), bias=False)
        self.rolesets = nn.Linear(ROLE_WIDTH, rolesets)
        nn.init.zeros_(self.form.weight)
        nn.init.constant_(self.form.weight[ROLE_WIDTH, ROLE_WIDTH], NO_ROLE_PRIOR)

    def forward(self, predicate: Tensor, sense: Tensor, argument: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors [..., P, ROLE_WIDTH] (twice) and [..., W, ROLE_WIDTH] to logits.

        Of the roles [..., P, W, roles] and of the rolesets [..., P, rolesets].
        """
        form = self.form(F.pad(predicate, (0, 1), value=1.0))
        form = form.unflatten(-1, (self.roles, ROLE_WIDTH + 1))
        words = F.pad(argument, (0, 1), value=1.0).unsqueeze(-3)
        return words @ form.transpose(-1, -2), self.rolesets(sense)


class Reader(nn.Module):
    """The encoder and all heads. A further layer of annotation is one more head on a mix."""

    def __init__(self, encoder: Encoder, sizes: Sizes, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.mixes = nn.ModuleDict({name: Mix() for name in MIXES})
        self.word_shapes = nn.Embedding(sizes.shapes, SHAPE_WIDTH)
        wide = WIDTH + SHAPE_WIDTH
        # Treebanks differ in taste: a vector each, for syntax only; so do editions of names. Reading uses EWT's and its final edition's.
        self.tastes = nn.ModuleDict({name: nn.Embedding(sizes.corpora, wide) for name in MIXES[:2]})
        self.name_tastes = nn.Embedding(sizes.editions, wide)
        self.tags = nn.ModuleDict({name: nn.Linear(wide, n) for name, n in sizes.tags.items()})
        self.names = nn.ModuleDict({name: nn.Linear(wide, n) for name, n in sizes.names.items()})
        self.starts = nn.Linear(wide, 1)
        self.arc_dependent, self.arc_head = nn.Linear(wide, ARC_WIDTH), nn.Linear(wide, ARC_WIDTH)
        self.label_dependent = nn.Linear(wide, LABEL_WIDTH)
        self.label_head = nn.Linear(wide, LABEL_WIDTH)
        self.root = nn.Parameter(0.02 * torch.randn(wide))
        self.arc_form = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_prior = nn.Linear(ARC_WIDTH, 1, bias=False)
        self.labels = LabelScorer(sizes.relations)
        self.predicates = nn.Linear(wide, 1)
        self.predicate, self.argument, self.sense = (nn.Linear(wide, ROLE_WIDTH) for _ in range(3))
        self.roles = RoleScorer(sizes.roles, sizes.rolesets)
        self.dropout = nn.Dropout(dropout)
        for taste in (*self.tastes.values(), self.name_tastes):
            nn.init.zeros_(taste.weight)

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor | None,
        first: Tensor, last: Tensor, word_shapes: Tensor, corpora: Tensor, editions: Tensor,
    ) -> Readings:  # fmt: skip
        """One pass over windows: ids [B, T] and [B, W], `corpora` and `editions` [B] to all readings."""
        layers = self.encoder(pieces, shapes, mask, editions)
        states = _gather(torch.cat(layers[-MIXED_LAYERS:], -1), first, last)
        shares = torch.stack([mix() for mix in self.mixes.values()])
        mixed = shares @ states.reshape(len(states), -1, MIXED_LAYERS, WIDTH)  # [B, W, mixes, H]
        outlines = self.word_shapes(word_shapes)
        words = {
            name: torch.cat((mixed[..., number, :], outlines), -1)
            for number, name in enumerate(self.mixes)
        }
        for name, taste in self.tastes.items():
            words[name] = words[name] + taste(corpora)[:, None]
        words["names"] = words["names"] + self.name_tastes(editions)[:, None]
        words = {name: self.dropout(word) for name, word in words.items()}
        arcs, dependent, head = self._parse(words["dependencies"])
        return Readings(
            tags={name: tag(words["tags"]) for name, tag in self.tags.items()},
            names={name: tag(words["names"]) for name, tag in self.names.items()},
            starts=self.starts(words["tags"]).squeeze(-1),
            arcs=arcs, dependent=dependent, head=head,
            predicates=self.predicates(words["roles"]).squeeze(-1),
            predicate=self._hidden(self.predicate, words["roles"]),
            argument=self._hidden(self.argument, words["roles"]),
            sense=self._hidden(self.sense, words["roles"]),
            states=states,
        )  # fmt: skip

    def _parse(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        root = self.root.expand(words.shape[0], 1, -1)
        heads = torch.cat((root, words), 1)
        dependent = self._hidden(self.arc_dependent, words)
        head = self._hidden(self.arc_head, heads)
        arcs = self.arc_form(dependent) @ head.transpose(1, 2)
        arcs = arcs / ARC_WIDTH**0.5 + self.arc_prior(head).transpose(1, 2)
        return (
            arcs, self._hidden(self.label_dependent, words), self._hidden(self.label_head, heads),
        )  # fmt: skip

    def _hidden(self, layer: nn.Linear, words: Tensor) -> Tensor:
        return self.dropout(F.leaky_relu(layer(words), 0.1))


def _gather(states: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The mean of each word's first and last subword: [B, T, H] to [B, W, H]."""
    window = torch.arange(states.shape[0])[:, None]
    return 0.5 * (states[window, first] + states[window, last])


def _bert_names() -> list[tuple[str, str]]:
    """Pairs of a BERT parameter's name and ours."""
    parts = {
        "attention.self.query": "query", "attention.self.key": "key",
        "attention.self.value": "value", "attention.output.dense": "attended",
        "attention.output.LayerNorm": "norm_attended", "intermediate.dense": "wide",
        "output.dense": "narrow", "output.LayerNorm": "norm",
    }  # fmt: skip
    pairs = [("embeddings.word_embeddings.weight", "words.weight")]
    pairs += [(f"embeddings.LayerNorm.{kind}", f"norm.{kind}") for kind in ("weight", "bias")]
    pairs += [
        (f"encoder.layer.{number}.{theirs}.{kind}", f"layers.{number}.{ours}.{kind}")
        for number in range(6) for theirs, ours in parts.items() for kind in ("weight", "bias")
    ]  # fmt: skip
    return pairs
