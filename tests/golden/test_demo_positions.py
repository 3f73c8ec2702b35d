"""Where the sides of the sample dossier stand, against what a careful reader sees."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from twosource import export
from twosource.cli.reading import read_into
from twosource.config import DATA, load_config
from twosource.store.ledger import Ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    demo = DATA / "demo"
    with Ledger.open(tmp_path_factory.mktemp("demo") / "demo.db", create=True) as opened:
        read_into(opened, [demo / "articles"], replace(load_config(), vocabulary=(demo / "vocabulary",)))
        yield opened


@pytest.fixture(scope="module")
def sources(ledger: Ledger) -> dict[str, Mapping[str, Any]]:
    return {source["name"]: source for source in export.sources(ledger)}


def stances(source: Mapping[str, Any], kind: str = "transfer") -> set[tuple[str, bool]]:
    """Stances on events of one type, each with whether it is of a part only."""
    return {(each["stance"], each["scope"].startswith("partial")) for each in source["positions"] if each["type"] == kind}


def test_the_president_denies_all_and_the_minister_admits_a_part(sources: Mapping[str, Mapping[str, Any]]) -> None:
    assert ("denies", False) in stances(sources["Aurel Brandt"])
    assert {("admits", True), ("denies", True)} <= stances(sources["Ilse Varga"])
    assert ("denies", False) not in stances(sources["Ilse Varga"])


def test_the_minister_evades_a_question_and_denies_nothing_by_that(sources: Mapping[str, Mapping[str, Any]]) -> None:
    (evasion,) = [each for each in sources["Ilse Varga"]["positions"] if each["stance"] == "evades"]
    assert "I do not discuss newspaper articles" in evasion["quote"]
    same = [each["stance"] for each in sources["Ilse Varga"]["positions"] if each["quote"] == evasion["quote"]]
    assert "denies" not in same


def test_who_refuses_to_confirm_stands_apart(sources: Mapping[str, Mapping[str, Any]]) -> None:
    trask = sources["Emil Trask"]
    assert "withholds" in {each["stance"] for each in trask["positions"]}


def test_the_side_contradicts_itself(ledger: Ledger) -> None:
    (kestria,) = [side for side in export.sides(ledger) if side["name"] == "Kestria"]
    pairs = {frozenset(party["name"] for party in relation["sides"]) for relation in kestria["inconsistencies"]}
    assert frozenset({"Aurel Brandt", "Ilse Varga"}) in pairs
    assert {relation["kind"] for relation in kestria["inconsistencies"]} == {"inconsistent"}


def test_nobody_is_denied_by_an_evasion(ledger: Ledger) -> None:
    denials = [denial for event in export.events(ledger) for denial in event["denials"]]
    silent = [denial for denial in denials if denial["kind"] in ("non-denial", "refusal-to-confirm")]
    assert silent and not any(denial["denies"] or denial["scope"] for denial in silent)
