from pathlib import Path

import pytest
import yaml

from twosource.errors import VocabularyError
from twosource.vocabulary.protection import load_protection, lower_case

FOLDER = Path(__file__).parents[3] / "src" / "twosource" / "data" / "languages" / "en"


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("safety", "out of concern for his own safety"),
        ("safety", "because she feared arrest"),
        ("anonymity", "spoke on condition of anonymity"),
        ("anonymity", "asked not to be identified"),
        ("name-withheld", "asking that his family name be left out"),
        ("name-withheld", "giving only her first name"),
        ("name-changed", "not his real name"),
    ],
)
def test_reasons_are_known_by_their_words(why: str, words: str) -> None:
    assert load_protection(FOLDER).reasons[why].search(words)


def test_gaps_end_with_the_sentence() -> None:
    assert not load_protection(FOLDER).reasons["safety"].search("They feared nothing. An arrest followed.")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    table = yaml.safe_load((FOLDER / "protection.yaml").read_text(encoding="utf-8"))
    del table["work"], table["reasons"]["anonymity"]
    table["everybody"].append("{nobody} knows")
    (tmp_path / "protection.yaml").write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        load_protection(tmp_path)
    assert len(error.value.faults) == 3


def test_lower_case_keeps_every_character_in_its_place() -> None:
    text = "İda FEARED Arrest"
    assert lower_case(text) == "İda feared arrest"
    assert load_protection(FOLDER).reasons["safety"].search(lower_case("WHO FEARED ARREST"))
