"""Gazetteers: what is found in a text, and what an editor is told about faulty files."""

import time
from pathlib import Path

import pytest

import twosource
from twosource.errors import VocabularyError
from twosource.model.mention import EntityKind
from twosource.vocabulary.gazetteer import Gazetteer, Naming, Record, load_gazetteer
from twosource.vocabulary.nouns import load_nouns, load_titles_of_persons

DATA = Path(twosource.__file__).parent / "data"
LANGUAGE = DATA / "languages" / "en"
KESTRIA = Record(
    "kestria", EntityKind.STATE, "Kestria", names=("KES",), demonyms=("Kestrian", "Kestrish"), capitals=("Port Velm",),
    government=("Stone House",),
)  # fmt: skip
RECORDS = (
    KESTRIA,
    Record("velm-guard", EntityKind.ORGANIZATION, "Velm Coast Guard", names=("Velm Guard",), state="kestria"),
    Record("gull", EntityKind.ITEM, "Gull-40", subclass="drone", state="kestria"),
)


@pytest.fixture(scope="module")
def small() -> Gazetteer:
    titles, nouns = load_titles_of_persons(LANGUAGE), load_nouns(LANGUAGE)
    return Gazetteer(RECORDS, titles=titles, nouns=nouns, families={"Gull": "drone", "K": "armour"}, excluded=("K-12",))


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return load_gazetteer(DATA)


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str, str]]:
    return [(match.span.of(text), match.record.key, match.naming.value) for match in gazetteer.find(text)]


def test_a_state_is_named_in_four_ways(small: Gazetteer) -> None:
    text = "Kestria and Port Velm: Kestrians at the Stone House."
    assert found(small, text) == [
        ("Kestria", "kestria", "name"),
        ("Port Velm", "kestria", "capital"),
        ("Kestrians", "kestria", "demonym"),
        ("Stone House", "kestria", "government"),
    ]


def test_the_longest_name_wins(small: Gazetteer) -> None:
    assert found(small, "the Velm Coast Guard") == [("Velm Coast Guard", "velm-guard", "name")]


@pytest.mark.parametrize("text", ["kestria", "Kestrias coast", "NewKestria", "Kes", "kes", "xKES", "Kestrishs"])
def test_case_and_word_borders_are_kept(small: Gazetteer, text: str) -> None:
    assert found(small, text) == []


@pytest.mark.parametrize("text", ["KESTRIA", "Kestria’s", "Kestria-built", "pro-Kestria", "(Kestria)", "Kestria\n"])
def test_capitals_and_joined_words_are_no_obstacle(small: Gazetteer, text: str) -> None:
    assert [match.record for match in small.find(text)] == [KESTRIA]


def test_a_number_behind_the_name_makes_another_thing(small: Gazetteer) -> None:
    assert found(small, "Gull-40s and Gull-401") == [("Gull-40", "gull", "name")]


def test_an_item_is_known_by_its_record_its_name_or_its_family(small: Gazetteer) -> None:
    assert small.item_class("what it is called here", "gull") == small.item_class("Gull-40") == "drone"
    assert small.item_class("K-55") == "armour"
    assert small.item_class("Kestria") is None


def test_offsets_survive_letters_that_grow_in_lower_case(small: Gazetteer) -> None:
    assert found(small, "İİ Kestria") == [("Kestria", "kestria", "name")]


def test_designations_are_found_by_their_family(small: Gazetteer) -> None:
    text = "Gull-7 and 12, a Gull 300X, a K-55 but no K-5, K-12 or Hull-7; Gull-8 and 20 ships"
    names = [(designation.span.of(text), designation.name) for designation in small.find_designations(text)]
    assert names == [("Gull-7", "Gull-7"), ("12", "Gull-12"), ("Gull 300X", "Gull-300X"), ("K-55", "K-55"), ("Gull-8", "Gull-8")]


def test_the_work_grows_with_the_text(small: Gazetteer) -> None:
    """One line of two million characters without a break is read within seconds."""
    line = "Kestria sold Gull-7 boats to Port Velm, " * 50_000
    started = time.perf_counter()
    assert len(small.find(line)) == 100_000
    assert time.perf_counter() - started < 10


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    entries = {
        "actors/states.yaml": "- {key: a, name: Ayland}\n- {key: a, name: Beland, wikidata: 12}\n- {name: Celand}\n",
        "actors/bodies.yaml": "- {key: b, name: Body, state: nowhere}\n- {key: c, name: Ayland}\n- {key: d, name: NO}\n- {key: e, name: E, color: red}\n",
    }
    for name, text in entries.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(VocabularyError) as raised:
        load_gazetteer(tmp_path)
    told = "\n".join(raised.value.faults)
    for words in ("no Wikidata", "'key' is missing", "unknown state 'nowhere'", "'Ayland' names both", "quote it", "unknown field 'color'"):
        assert words in told


def test_the_shipped_files_are_sound_and_broad(shipped: Gazetteer) -> None:
    kinds = [record.kind for record in shipped.records.values()]
    assert kinds.count(EntityKind.STATE) >= 195
    assert kinds.count(EntityKind.OUTLET) >= 300
    assert kinds.count(EntityKind.ITEM) >= 350


def test_every_state_has_a_code_of_its_own(shipped: Gazetteer) -> None:
    states = [record for record in shipped.records.values() if record.kind is EntityKind.STATE]
    assert len({record.iso for record in states}) == len(states)
    assert all(record.wikidata for record in states)


@pytest.mark.parametrize(
    ("text", "key", "naming"),
    [
        ("the Turks", "turkey", Naming.DEMONYM),
        ("U.S. forces", "united-states", Naming.NAME),
        ("the Élysée Palace", "france", Naming.GOVERNMENT),
        ("Sukhoi-35s", "su-35", Naming.NAME),
        ("the Radio Free Europe/Radio Liberty", "rfe-rl", Naming.NAME),
    ],
)
def test_shipped_names(shipped: Gazetteer, text: str, key: str, naming: Naming) -> None:
    assert [(match.record.key, match.naming) for match in shipped.find(text)] == [(key, naming)]


@pytest.mark.parametrize("text", ["a roast turkey on china", "let us go", "who polished it", "a guardian of time", "the jordan almonds"])
def test_common_words_are_no_names(shipped: Gazetteer, text: str) -> None:
    assert shipped.find(text) == ()


def test_an_address_holds_no_names(shipped: Gazetteer) -> None:
    assert [match.span.start for match in shipped.find("Iran: https://pages.example/Iran and iran@mail.Iran.example")] == [0]
