"""Documents read again from the ledger's own bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.config import DATA
from twosource.errors import StageError, StaleError
from twosource.model.decision import DecisionKind, Subject
from twosource.model.reading import Reading
from twosource.model.text import Document
from twosource.pipeline.build import Machine
from twosource.pipeline.decide import Proposal, decide, undo
from twosource.pipeline.reread import read_anew, reread, said_of
from twosource.pipeline.run_local import Status, read_files
from twosource.read.documents import Overrides, find_files
from twosource.read.limits import Limits
from twosource.store.ledger import Ledger
from twosource.vocabulary.page import load_page

PAGE = load_page(DATA / "languages" / "en")
ARTICLE = "Kestria agrees\n\n3 March 2031\n\nKestria agreed on Monday to sell boats.\n"


def empty(document: Document) -> Reading:
    return Reading(document=document, **dict.fromkeys((field for field in Reading.__dataclass_fields__ if field != "document"), ()))


def machine(pipeline: Callable[[Document], Reading] = empty, made_by: str = "test") -> Machine:
    return Machine(pipeline, PAGE, Limits(), made_by)  # type: ignore[arg-type]


@pytest.fixture
def document(ledger: Ledger, tmp_path: Path) -> str:
    """An article in the ledger, whose file is gone."""
    path = tmp_path / "brief.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert [outcome.status for outcome in read_files(find_files([path]), ledger, machine())] == [Status.READ]
    path.unlink()
    return next(iter(ledger.paths()))


def test_another_date_is_only_shown_until_it_is_kept(ledger: Ledger, document: str) -> None:
    again = read_anew(document, ledger, machine(), overrides=Overrides(published="2031-04-01"))
    assert [published.value for published in again.difference.published] == ["2031-03-03", "2031-04-01"]
    assert ledger.document(document).published.basis == "dateline"
    again.keep(ledger)
    assert (ledger.document(document).published.value, said_of(document, ledger).published) == ("2031-04-01", "2031-04-01")


def test_the_articles_own_date_comes_back(ledger: Ledger, document: str) -> None:
    read_anew(document, ledger, machine(), overrides=Overrides(published="2031-04-01")).keep(ledger)
    read_anew(document, ledger, machine(), overrides=Overrides()).keep(ledger)
    assert ledger.document(document).published.basis == "dateline"


def test_a_newer_machine_keeps_what_was_said(ledger: Ledger, document: str) -> None:
    read_anew(document, ledger, machine(), overrides=Overrides(outlet="Halm Times")).keep(ledger)
    assert [outcome.status for outcome in reread([document], ledger, machine(made_by="newer"))] == [Status.READ]
    made = ledger.made(document)
    assert made is not None and (made.made_by, ledger.document(document).outlet) == ("newer", "Halm Times")


def test_a_failing_stage_keeps_the_first_reading(ledger: Ledger, document: str) -> None:
    def fail(document: Document) -> Reading:
        raise StageError("extract_claims", document.id, "KeyError: 'verb'")

    assert [outcome.status for outcome in reread([document], ledger, machine(fail))] == [Status.FAILED]
    assert ledger.document(document).text == ARTICLE and [failure.path for failure in ledger.failures()] == ["brief.txt"]


def date(ledger: Ledger, document: str, value: str | None) -> int:
    return decide(ledger, machine, Proposal("M. Orlan", DecisionKind.DATE, Subject.DOCUMENT, document, value=value)).decision.number


def test_a_decided_date_is_undone(ledger: Ledger, document: str) -> None:
    number = date(ledger, document, "2031-04-01")
    assert (ledger.document(document).published.value, said_of(document, ledger).published) == ("2031-04-01", "2031-04-01")
    undo(ledger, machine, number, by="T. Brandt")
    assert ledger.document(document).published.basis == "dateline" and said_of(document, ledger).published is None
    undo(ledger, machine, number + 1, by="M. Orlan")
    assert ledger.document(document).published.value == "2031-04-01" and ledger.is_derived()


def test_what_somebody_decided_outranks_what_is_said_of_a_folder(ledger: Ledger, document: str, tmp_path: Path) -> None:
    date(ledger, document, "2031-04-01")
    path = tmp_path / "brief.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    outcomes = read_files(find_files([path]), ledger, machine(made_by="newer"), overrides=Overrides(published="2031-05-05"))
    assert [outcome.status for outcome in outcomes] == [Status.READ]
    assert ledger.document(document).published.value == "2031-04-01"


def test_a_reading_that_knows_nothing_of_a_decision_is_not_kept(ledger: Ledger, document: str) -> None:
    again = read_anew(document, ledger, machine())
    date(ledger, document, "2031-04-01")
    with pytest.raises(StaleError, match="read it again"):
        again.keep(ledger)
    assert ledger.document(document).published.value == "2031-04-01"
