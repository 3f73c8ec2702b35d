"""The words of attribution: what the file must hold, and how it is looked up."""

from pathlib import Path

import pytest
import yaml

from twosource.errors import VocabularyError
from twosource.model.claim import Modality
from twosource.vocabulary.cues import CueLexicon, Does, load_cues

FOLDER = Path(__file__).parents[3] / "src" / "twosource" / "data" / "languages" / "en"


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues(FOLDER)


def test_verb_with_a_preposition_comes_first(cues: CueLexicon) -> None:
    assert [entry.preposition for entry in cues.verbs["call"]][-1] == ""
    assert {"for", "on"} <= {entry.preposition for entry in cues.verbs["call"]}


def test_what_verbs_do(cues: CueLexicon) -> None:
    assert cues.verbs["say"][0].does is Does.REPORT
    assert cues.verbs["deny"][0].does is Does.DENY
    assert cues.verbs["warn"][0].credits == "clause"


def test_modality_of_words(cues: CueLexicon) -> None:
    assert cues.governs("plan") is Modality.PLANNED
    assert cues.noun_gives("ability") is Modality.POSSIBLE
    assert cues.auxiliary_gives("could") is Modality.POSSIBLE
    assert cues.mark_gives("if") is Modality.CONDITIONAL
    assert cues.governs("walk") is None


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    table = yaml.safe_load((FOLDER / "cues.yaml").read_text(encoding="utf-8"))
    del table["motion"]
    table["verbs"][0] |= {"does": "sing", "credits": "sometimes", "content": ["melody"]}
    (tmp_path / "cues.yaml").write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        load_cues(tmp_path)
    assert len(error.value.faults) == 4


def test_missing_file_is_a_vocabulary_error(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError):
        load_cues(tmp_path)
