"""Exported weights made a run again; only where the tools of training are installed."""

import numpy as np
import pytest

from twosource.annotate import WEIGHTS, load_english
from twosource.annotate.subwords import Subwords

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")
TEXT = "Kestria has sold three patrol boats to Velm , which denies that it paid for them ."


def test_recovered_weights_read_as_the_exported_ones() -> None:
    from training.batches import Coder, collate
    from training.corpora import Sentence
    from training.recover import recover
    from training.train import minilm

    inventory, reader = recover(WEIGHTS)
    coder = Coder(Subwords.load(minilm() / "tokenizer.json", inventory.shapes), inventory)
    batch = collate(coder, [[coder.encode(Sentence("ewt", "d", "1", tuple(TEXT.split())))]])
    with torch.no_grad():
        read = reader(*batch.inputs)
    english = load_english()
    exported = english.get_pipe("twosource_reader")
    (reading,) = exported.read(exported.words(english.make_doc(TEXT)))
    ours = read.arcs[0].numpy(), read.names["names"][0].numpy(), read.predicate[0].numpy()
    for mine, shipped in zip(ours, (reading.scores.arcs, reading.scores.names, reading.scores.predicate), strict=True):
        assert np.corrcoef(mine.ravel(), shipped.ravel())[0, 1] > 0.99
        assert (mine.argmax(-1) == shipped.argmax(-1)).mean() > 0.9
