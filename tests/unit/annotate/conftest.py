"""The English pipeline, loaded once for all tests here."""

import pytest
from spacy.language import Language

from twosource.annotate import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline("en")
