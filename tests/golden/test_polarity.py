"""Single invented sentences read for real: what happened, what did not, and what is left open."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from twosource.config import load_config
from twosource.model.claim import Claim, Modality, Polarity
from twosource.pipeline.build import build
from twosource.read.documents import Raw, read_file
from twosource.read.files import Found

SENTENCES = yaml.safe_load((Path(__file__).parent / "polarity.yaml").read_text(encoding="utf-8"))
Read = Callable[[str], dict[str, Claim]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    machine, folder = build(load_config()), tmp_path_factory.mktemp("sentences")

    def run(text: str) -> dict[str, Claim]:
        path = folder / "sentence.txt"
        path.write_text(text, encoding="utf-8")
        (raw,) = read_file(Found(path, path.name), page=machine.page, limits=machine.limits)
        assert isinstance(raw, Raw)
        return {claim.event.trigger.of(text): claim for claim in machine.pipeline(raw.document).claims}

    return run


def verdict(claim: Claim) -> str:
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return "did not happen"
    return "happened" if claim.factuality.modality is Modality.ACTUAL else "is left open"


@pytest.mark.parametrize("said", SENTENCES)
def test_sentences_are_read_as_meant(read: Read, said: str) -> None:
    """One in fifty may fail: processors differ in the last bits of what the network says, and so now and then in a parse."""
    lines = [line.split(" :: ") for line in SENTENCES[said]]
    found = {text: read(text) for text, _ in lines}
    misread = [f"{text} [{word}]" for text, word in lines if word not in found[text] or verdict(found[text][word]) != said]
    assert len(misread) <= len(lines) // 50, misread
