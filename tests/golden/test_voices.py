"""Short invented articles read for real: who says what, through whom, and who denies it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.golden.conftest import Read
from twosource.model.claim import Claim
from twosource.model.reading import Reading
from twosource.model.text import Span

ARTICLES = yaml.safe_load((Path(__file__).parent / "voices.yaml").read_text(encoding="utf-8"))


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
