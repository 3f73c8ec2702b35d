"""From settings to a machine that reads: model, vocabulary and stages put together once."""

from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path

from spacy.language import Language

from twosource import __version__
from twosource.annotate import WEIGHTS, load_pipeline
from twosource.config import DATA, Config
from twosource.model.claim import Version
from twosource.pipeline.compose import Pipeline, compose
from twosource.read.limits import Limits
from twosource.vocabulary import Vocabulary, hash_files, load_vocabulary
from twosource.vocabulary.page import PageLexicon


@dataclass(frozen=True, slots=True)
class Machine:
    """All that reading needs. ``made_by``: two machines with one fingerprint make the same of a document."""

    pipeline: Pipeline
    page: PageLexicon
    limits: Limits
    made_by: str


def build(config: Config) -> Machine:
    """The machine that ``config`` describes.

    :raises ConfigError: where the model or a stage does not exist, or a stage lacks what it requires.
    :raises VocabularyError: with every fault of the vocabulary's files.
    """
    vocabulary = load_vocabulary(DATA, config.language, more=config.vocabulary)
    nlp = load_pipeline(config.model, verbs=vocabulary.verbs)
    version = Version(name_of_model(nlp, config.model), vocabulary.version, f"claims {__version__}")
    resources = {type(part): part for part in _parts(vocabulary)} | {Version: version}
    pipeline = compose(config.stages, nlp=nlp, resources=resources)
    return Machine(pipeline, vocabulary.page, Limits(**config.limits), _fingerprint(version, config))


def name_of_model(nlp: Language, name: str, *, weights: Path = WEIGHTS) -> str:
    """Name and version: of our own model a hash of its weights."""
    if name == "en":
        return f"en-{hash_files(weights)}"
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def _parts(vocabulary: Vocabulary) -> list[object]:
    return [getattr(vocabulary, field.name) for field in fields(vocabulary) if field.name != "version"]


def _fingerprint(version: Version, config: Config) -> str:
    settings = blake2b(repr((config.language, config.stages, sorted(config.limits.items()))).encode(), digest_size=4)
    return f"{version.model} {version.vocabulary} {version.stage} {settings.hexdigest()}"
