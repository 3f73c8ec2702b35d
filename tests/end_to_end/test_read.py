"""A folder in, a ledger and its exports out."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.articles import article, write_articles
from tests.end_to_end.conftest import Command

FORMATS = ("claims", "events", "attributions", "documents", "entities")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("read") / "articles", 6)


@pytest.fixture(scope="module")
def ledger(folder: Path, twosource: Command) -> Path:
    """A ledger of the six articles."""
    path = folder.parent / "ledger.db"
    result = twosource("read", folder, "--ledger", path)
    assert result.code == 0, result.err
    assert result.out.startswith("6 read, 0 unchanged, 0 skipped")
    return path


def exported(twosource: Command, ledger: Path) -> dict[str, str]:
    return {name: twosource("export", "--format", name, "--ledger", ledger).out for name in FORMATS}


def records(twosource: Command, ledger: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in twosource("export", "--format", name, "--ledger", ledger).out.splitlines()]


def test_claims_are_found_with_their_credit(twosource: Command, ledger: Path) -> None:
    claims = records(twosource, ledger, "claims")
    delivered = [claim for claim in claims if claim["event"]["trigger"]["text"] == "delivered"]
    assert {claim["document"]["path"] for claim in delivered} == {f"00{number}.txt" for number in range(6)}
    assert {claim["event"]["type"] for claim in delivered} == {"transfer"}
    credits = [link["source"] for claim in delivered for link in claim["attribution"]]
    assert credits and all("Daily Meridian" in credit for credit in credits)


def test_every_text_stands_at_its_offsets(twosource: Command, ledger: Path) -> None:
    texts = {document["id"]: document["text"] for document in records(twosource, ledger, "documents")}
    for claim in records(twosource, ledger, "claims"):
        text = texts[claim["document"]["id"]]
        for record in [claim["event"]["trigger"], *claim["arguments"], *claim["time"], *claim["place"], *claim["quantity"]]:
            assert text[record["start"] : record["end"]] == record["text"]


def test_every_claim_belongs_to_one_event(twosource: Command, ledger: Path) -> None:
    claims = {claim["id"]: claim["event"]["id"] for claim in records(twosource, ledger, "claims")}
    members = [(claim, event["id"]) for event in records(twosource, ledger, "events") for claim in event["claims"]]
    assert len(members) == len(claims) > 0
    assert dict(members) == claims


def test_reading_twice_adds_nothing(twosource: Command, ledger: Path, folder: Path) -> None:
    before = exported(twosource, ledger)
    again = twosource("read", folder, "--ledger", ledger)
    assert again.out.startswith("0 read, 6 unchanged, 0 skipped")
    assert exported(twosource, ledger) == before


def test_order_of_input_never_matters(twosource: Command, ledger: Path, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    for files in (["004.txt", "002.txt"], ["005.txt", "000.txt", "003.txt", "001.txt"]):
        assert twosource("read", *(folder / name for name in files), "--ledger", other).code == 0
    assert exported(twosource, other) == exported(twosource, ledger)


def test_changed_overrides_are_read_again(twosource: Command, ledger: Path, folder: Path, tmp_path: Path) -> None:
    other = shutil.copy(ledger, tmp_path / "other.db")
    result = twosource("read", folder / "000.txt", "--outlet", "Orsova Monitor", "--ledger", other)
    assert result.out.startswith("1 read")
    assert next(iter(records(twosource, other, "documents")))["outlet"] == "Orsova Monitor"


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(twosource: Command, tmp_path: Path) -> None:
    mixed = write_articles(tmp_path / "mixed", 2)
    (mixed / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    result = twosource("read", mixed, tmp_path / "none.txt", "--ledger", tmp_path / "ledger.db")
    assert result.code == 1
    assert "picture.txt" in result.err and "none.txt" in result.err
    assert result.out.startswith("2 read, 0 unchanged, 2 skipped")
    failures = json.loads(twosource("failures", "--json", "--ledger", tmp_path / "ledger.db").out)
    assert [failure["path"] for failure in failures] == ["none.txt", "picture.txt"]
    assert all(failure["reason"] for failure in failures)


def test_equal_files_are_one_article(twosource: Command, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(article(1), encoding="utf-8")
        assert twosource("read", tmp_path / name, "--ledger", tmp_path / "ledger.db").code == 0
    assert [document["path"] for document in records(twosource, tmp_path / "ledger.db", "documents")] == ["a.txt"]
