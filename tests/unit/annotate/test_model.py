"""The network's runtime keeps to itself; a head that was learnt later may be missing."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from twosource.annotate import WEIGHTS, load_english
from twosource.annotate.model import FILES


def test_the_runtime_reports_to_nobody(tmp_path: Path) -> None:
    """Where it does, it leaves the machine's number and a queue of reports in the user's folders."""
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    for name in [name for name in environment if name in ("CI", "GITHUB_ACTIONS")]:
        del environment[name]  # there it would keep silent anyway
    subprocess.run([sys.executable, "-c", "import twosource.annotate.model"], env=environment, check=True)
    assert not [path for path in tmp_path.rglob("*") if "onnxruntime" in path.name]


@pytest.fixture
def without_names(tmp_path: Path) -> Language:
    """The reader with the weights of its first training alone."""
    for name in FILES:
        (tmp_path / name).symlink_to(WEIGHTS / name)
    return load_english(tmp_path)


def read(nlp: Language, text: str):
    reader = nlp.get_pipe("twosource_reader")
    (reading,) = reader.read(reader.words(nlp.make_doc(text)))
    return reading


def test_names_are_the_readers_own_where_no_later_head_is_there(nlp: Language, without_names: Language) -> None:
    text = "Ada Brand of Harbour Press flew to Velm."
    plain, taught = read(without_names, text), read(nlp, text)
    assert plain.names is plain.scores.names
    assert taught.names.shape == plain.names.shape
    assert not np.allclose(taught.names, plain.names)
    assert np.array_equal(taught.scores.names, plain.names)


def test_the_states_are_of_each_word_in_four_layers(nlp: Language) -> None:
    reading = read(nlp, "Ada Brand flew to Velm.")
    assert reading.scores.states.shape == (6, 4 * 384)
