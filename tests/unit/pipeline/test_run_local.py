from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import make_reading
from twosource.config import DATA
from twosource.errors import StageError
from twosource.model.reading import Reading
from twosource.model.text import Document
from twosource.pipeline.build import Machine
from twosource.pipeline.run_local import Outcome, Status, read_files
from twosource.read.documents import Overrides, find_files
from twosource.read.limits import Limits
from twosource.store.ledger import Ledger
from twosource.vocabulary.page import load_page

PAGE = load_page(DATA / "languages" / "en")


def empty(document: Document) -> Reading:
    return Reading(document, (), (), (), (), (), (), ())


def machine(pipeline: Callable[[Document], Reading] = empty, made_by: str = "test") -> Machine:
    return Machine(pipeline, PAGE, Limits(), made_by)  # type: ignore[arg-type]


def run(ledger: Ledger, folder: Path, built: Machine, **overrides: str) -> list[Outcome]:
    return list(read_files(find_files([folder]), ledger, built, overrides=Overrides(**overrides)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("a", "b", "c"):
        (articles / f"{name}.txt").write_text(f"Kestria agrees\n\nArticle {name} of the Daily Meridian.\n", encoding="utf-8")
    return articles


def test_each_document_is_read_once(ledger: Ledger, folder: Path) -> None:
    assert {outcome.status for outcome in run(ledger, folder, machine())} == {Status.READ}
    assert [outcome.status for outcome in run(ledger, folder, machine())] == [Status.UNCHANGED] * 3
    assert ledger.counts()["documents"] == 3


def test_newer_version_and_other_overrides_read_again(ledger: Ledger, folder: Path) -> None:
    run(ledger, folder, machine())
    assert {outcome.status for outcome in run(ledger, folder, machine(made_by="newer"))} == {Status.READ}
    assert {outcome.status for outcome in run(ledger, folder, machine(made_by="newer"), outlet="Halm Times")} == {Status.READ}
    assert {document.outlet for document in ledger.documents()} == {"Halm Times"}


def test_failing_stage_skips_one_document(ledger: Ledger, folder: Path) -> None:
    def fail_on_b(document: Document) -> Reading:
        if document.path == "b.txt":
            raise StageError("extract_claims", document.id, "KeyError: 'verb'")
        return empty(document)

    outcomes = {outcome.path: outcome for outcome in run(ledger, folder, machine(fail_on_b))}
    assert outcomes["b.txt"] == Outcome("b.txt", Status.FAILED, "extract_claims: KeyError: 'verb'")
    (failure,) = ledger.failures()
    assert (failure.path, failure.stage, failure.reason) == ("b.txt", "extract_claims", "KeyError: 'verb'")
    assert failure.document is not None and failure.document.startswith("sha256:")
    run(ledger, folder, machine())
    assert list(ledger.failures()) == []


def test_document_that_cannot_be_kept_is_a_failure(ledger: Ledger, folder: Path) -> None:
    claim = make_reading().claims[0]
    outcomes = run(ledger, folder, machine(lambda document: replace(empty(document), claims=(claim, claim))))
    assert {outcome.status for outcome in outcomes} == {Status.FAILED}
    assert {failure.stage for failure in ledger.failures()} == {"store"}
    assert ledger.counts()["documents"] == 0


def test_stopped_reading_keeps_what_was_committed(ledger: Ledger, folder: Path) -> None:
    reading = read_files(find_files([folder]), ledger, machine())
    next(reading)
    reading.close()
    assert ledger.counts()["documents"] == 1
    assert [outcome.status for outcome in run(ledger, folder, machine())] == [Status.UNCHANGED, Status.READ, Status.READ]


def test_equal_files_stand_under_the_first_name(ledger: Ledger, tmp_path: Path) -> None:
    for name in ("z", "m", "q"):
        (tmp_path / f"{name}.txt").write_text("Kestria agrees\n\nThe same article.\n", encoding="utf-8")
        run(ledger, tmp_path / f"{name}.txt", machine())
    assert [document.path for document in ledger.documents()] == ["m.txt"]
