"""Short invented articles read for real: who says what, through whom, and who denies it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from twosource.config import DATA, load_config
from twosource.model.claim import Claim
from twosource.model.reading import Reading
from twosource.model.text import Span
from twosource.pipeline.build import build
from twosource.read.documents import Raw, read_file
from twosource.read.files import Found

ARTICLES = yaml.safe_load((Path(__file__).parent / "voices.yaml").read_text(encoding="utf-8"))
Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    machine, folder = build(replace(load_config(), vocabulary=(DATA / "demo" / "vocabulary",))), tmp_path_factory.mktemp("voices")

    def run(text: str) -> Reading:
        path = folder / "article.txt"
        path.write_text(text, encoding="utf-8")
        (raw,) = read_file(Found(path, path.name), page=machine.page, limits=machine.limits)
        assert isinstance(raw, Raw)
        return machine.pipeline(raw.document)

    return run


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["what"])
def test_a_careful_reader_would_say_the_same(read: Read, article: Mapping[str, Any]) -> None:
    reading = read(article["text"])
    assert set(article.get("says", ())) <= set(said(reading))
    claims = told(reading)
    assert {trigger: claims.get(trigger) for trigger in article.get("claims", ())} == article.get("claims", {})
    assert not claims.keys() & set(article.get("no claims", ()))
    assert sorted(article.get("answers", ())) == sorted(f"{answer.kind}: {answer.by.name}" for answer in reading.answers) or "answers" not in article


def said(reading: Reading) -> list[str]:
    """Each attribution as "source | cue | content"."""

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(reading.document.text) for span in spans)

    return [" | ".join(map(words, (each.source, each.cue, each.content))) for each in reading.attributions]


def told(reading: Reading) -> dict[str, list[str]]:
    """Polarity, modality and chain of each claim by its trigger; of equal triggers the first stands."""
    return {claim.event.trigger.of(reading.document.text): _told(claim) for claim in reversed(reading.claims)}


def _told(claim: Claim) -> list[str]:
    chain = ("~" * link.inherited + link.source.name for link in claim.chain)
    return [claim.factuality.polarity.value, claim.factuality.modality.value, *chain]
