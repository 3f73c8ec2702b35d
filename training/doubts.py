"""Finds what UNER's train file leaves out: `CORPORA=dir python -m training.doubts --out DIR`.

That file is an early edition and misses many organisations. A reader that never saw it (trained
for some minutes on UNER's dev file and on the other corpora) is asked about every word that it
says is no name. What the reader is sure of is taken; what it thinks possible is left open, so
that nothing is learnt there.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor

from training import corpora
from training.batches import Coder, Inventory
from training.corpora import DOUBTFUL, PERSON_TITLES, Sentence, after_title
from training.data import DEV_WEIGHT, Data, read_others
from training.losses import HIDDEN, name_masks
from training.train import batches_in_order, build, minilm, train
from twosource.annotate.names import NameDecoder
from twosource.annotate.subwords import Subwords

SURE = 0.85  # least share of the label at each word of a name that is taken
POSSIBLE = 0.15  # share of all names together at which a proper noun is left open
SHARE = {"names": 1.0, "mentions": 0.3, "xpos": 0.3}


def early_data(folder: Path) -> Data:
    """Everything with names but UNER's train file; the dev file as often as it will weigh later."""
    dev = corpora.read_ewt(folder, "dev")
    return Data([*dev * int(DEV_WEIGHT), *read_others(folder, dev)], [])


def second_look(sentence: Sentence, shares: Tensor, decoder: NameDecoder) -> tuple[str, ...]:
    """The sentence's names as they should be learnt; `shares` [W, labels] are the reader's."""
    words, names = sentence.words, list(sentence.names)
    proper = [
        tag == "NNP" and word not in PERSON_TITLES  # NNPS: mostly peoples, which are no names here
        for word, tag in zip(words, sentence.syntax.xpos)
    ]
    silent = [label in ("O", DOUBTFUL) for label in names]
    for at, share in enumerate(1 - shares[:, 0]):
        if silent[at] and share > POSSIBLE and proper[at]:
            names[at] = DOUBTFUL
        elif names[at] == DOUBTFUL:
            names[at] = "O"
    best = decoder.viterbi(shares.log().numpy())
    for start, end, kind in decoder.spans_of(best):
        start = after_title(start, end, words)
        if start == end:
            continue
        sure = float(shares[range(start, end), best[start:end]].min()) > SURE
        if sure and all(silent[start:end]) and any(proper[start:end]):
            names[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tuple(names)


@torch.no_grad()
def shares_of(run: Path, sentences: list[Sentence]) -> Iterator[tuple[Sentence, Tensor]]:
    """Each sentence, with the share [W, labels] that the run's reader gives each label of a word."""
    inventory = Inventory(**json.loads((run / "inventory.json").read_text("utf-8")))
    reader = build(inventory)
    reader.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    reader.eval()
    coder = Coder(Subwords.load(minilm() / "tokenizer.json", inventory.shapes), inventory)
    never = name_masks(inventory)["names"][corpora.CORPORA.index("ewt")]
    rest = iter(sentences)
    for batch in batches_in_order(coder, sentences):
        logits = reader(*batch.inputs).names["names"].masked_fill(never, HIDDEN)
        for row, numbers in zip(logits.softmax(-1), batch.sentence):
            for number in range(int(numbers.max()) + 1):
                yield next(rest), row[numbers == number]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=6)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(2)
    options.out.mkdir(parents=True, exist_ok=True)
    folder = Path(os.environ["CORPORA"])
    train(early_data(folder), options.out, minutes=options.minutes, share=SHARE)
    asked = [sent for sent in corpora.read_ewt(folder, "train") if sent.names]
    labels = json.loads((options.out / "inventory.json").read_text("utf-8"))["names"]
    decoder = NameDecoder(labels)
    doubts = {
        sent.key: second_look(sent, shares, decoder)
        for sent, shares in shares_of(options.out, asked)
    }
    (options.out / "doubts.json").write_text(json.dumps(doubts), "utf-8")


if __name__ == "__main__":
    main()
