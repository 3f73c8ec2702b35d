"""Which pipeline a measurement is taken of: the options that the measuring commands share."""

import argparse
from pathlib import Path

from spacy.language import Language

from twosource.annotate import WEIGHTS, load_english, load_pipeline


def add_options(parser: argparse.ArgumentParser) -> None:
    """``--split`` of the corpus, ``--pipeline`` or ``--weights`` to measure, ``--json`` to print."""
    parser.add_argument("--split", default="test")
    parser.add_argument("--pipeline", default="en")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="of the English pipeline")
    parser.add_argument("--json", action="store_true")


def chosen(options: argparse.Namespace) -> Language:
    """The pipeline that the options name."""
    return load_english(options.weights) if options.pipeline == "en" else load_pipeline(options.pipeline)
