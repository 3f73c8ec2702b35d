"""Text to a spaCy Doc with tags, dependencies, sentences, names and semantic roles.

    nlp = load_pipeline("en")
    doc = nlp("Kestria sold three patrol boats to Velm.")
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import spacy
from spacy.language import Language

from twosource.annotate.document import annotate
from twosource.annotate.english import MENTIONS, EnglishReader
from twosource.annotate.roles import Argument, Frame, argument_tokens, frames_of
from twosource.annotate.tokens import english_tokenizer
from twosource.errors import ConfigError

__all__ = [
    "MENTIONS", "WEIGHTS", "Argument", "EnglishReader", "Frame", "annotate", "argument_tokens", "frames_of",
    "load_english", "load_pipeline",
]  # fmt: skip

WEIGHTS = Path(__file__).with_name("weights") / "en"
LONGEST_TEXT = 1_000_000_000  # characters; spaCy's own limit of a million guards other models


@Language.factory("twosource_reader", default_config={"folder": None, "verbs": []})
def _make_reader(nlp: Language, name: str, folder: str | None, verbs: list[str]) -> EnglishReader:
    return EnglishReader.load(nlp.vocab, Path(folder) if folder else WEIGHTS, verbs)


def load_english(folder: Path = WEIGHTS, *, verbs: Collection[str] = ()) -> Language:
    """The shipped English pipeline, or one with other weights of the same make.

    ``verbs``: dictionary forms that are words, whether or not the model met them: "denounce", so that "denounced" leads there.
    Raises ConfigError where the folder holds no weights.
    """
    nlp = spacy.blank("en")
    nlp.tokenizer = english_tokenizer(nlp)
    nlp.max_length = LONGEST_TEXT
    nlp.add_pipe("twosource_reader", config={"folder": str(folder), "verbs": sorted(verbs)})
    return nlp


def load_pipeline(name: str = "en", *, verbs: Collection[str] = ()) -> Language:
    """Our English pipeline for "en", which then knows ``verbs`` as words, else the installed spaCy pipeline of that name or path.

    Raises ConfigError where there is none.
    """
    if name == "en":
        return load_english(verbs=verbs)
    try:
        return spacy.load(name)
    except OSError as error:
        raise ConfigError(f"no spaCy pipeline {name!r} is installed: {error}") from error
