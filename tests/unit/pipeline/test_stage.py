from collections.abc import Sequence

import pytest
from spacy.tokens import Doc

from twosource.errors import ConfigError
from twosource.model.claim import Claim
from twosource.model.event import EventMention
from twosource.model.mention import Entity
from twosource.model.text import Document, Publication
from twosource.pipeline.stage import describe, load_stage


def extract_names(document: Document, annotation: Doc, *, words: frozenset) -> tuple[Entity, ...]:
    return ()


def extract_claims(events: Sequence[EventMention]) -> list[Claim]:
    return []


def bound(document: Document) -> Publication:
    return document.published


def count(document: Document) -> int:
    return 0


def test_signature_says_what_a_stage_requires_and_provides() -> None:
    stage = describe(extract_names)
    assert (stage.name, stage.requires, stage.provides) == ("extract_names", ("document", "annotation"), "entities")
    assert stage.resources == {"words": frozenset}


def test_products_are_known_by_their_type() -> None:
    assert describe(extract_claims).provides == "claims"
    assert describe(bound).provides == "published"


def test_product_that_no_reading_holds_is_refused() -> None:
    with pytest.raises(ConfigError, match="count.*int"):
        describe(count)


@pytest.mark.parametrize("name", ["twosource.nowhere.extract", "twosource.pipeline.stage.nothing", "word"])
def test_unknown_stage_is_told(name: str) -> None:
    with pytest.raises(ConfigError, match=name):
        load_stage(name)
