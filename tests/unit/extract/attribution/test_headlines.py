"""Whose word a headline gives, read from pages with the model that is shipped."""

from functools import cache

import pytest

from twosource.config import load_config
from twosource.pipeline.build import build
from twosource.read.documents import Overrides, Raw, read_file
from twosource.read.files import Found


@cache
def machine():
    return build(load_config())


def voices(headline: str, folder) -> list[list[str]]:
    """Chains of what the headline tells."""
    file = folder / "page.txt"
    file.write_text(f"{headline}\n\nPrices of bread rose again in the north, and the weather was mild for the season.\n", encoding="utf-8")
    made = machine()
    (raw,) = (raw for raw in read_file(Found(file, file.name), overrides=Overrides(), page=made.page, limits=made.limits) if isinstance(raw, Raw))
    reading = made.pipeline(raw.document)
    return [[link.source.name for link in claim.chain] for claim in reading.claims if claim.event.trigger.end <= len(headline)]


@pytest.mark.parametrize(("headline", "found"), [
    ("Russia sold tanks to Iran, says minister", [["minister"]]),
    ("Russia sold tanks to Iran, minister says", [["minister"]]),
    ("Russia sold tanks to Iran – minister", [["minister"]]),
    ("Russia sold tanks to Iran, officials say", [["officials"]]),
    ("Russia breaks treaty, says Iran", [["Iran"]]),
    ("Russia sells tanks to Iran", [[]]),
])  # fmt: skip
def test_a_headline_s_last_words_say_whose_word_it_is(headline, found, tmp_path):
    assert voices(headline, tmp_path) == found
