"""YAML files of the vocabulary, read or told to be wrong."""

from pathlib import Path

import pytest

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml


def test_a_file_is_what_it_says(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text('near: [outside, "on"]\nyards: 3\n', encoding="utf-8")
    assert load_yaml(file) == {"near": ["outside", "on"], "yards": 3}


@pytest.mark.parametrize("content", [b"near: [outside", b"near: caf\xe9", b"near: !!python/name:os.system"])
def test_what_is_wrong_is_told_with_the_file(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "words.yaml"
    file.write_bytes(content)
    with pytest.raises(VocabularyError, match=r"^words\.yaml: "):
        load_yaml(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"words\.yaml"):
        load_yaml(tmp_path / "words.yaml")
