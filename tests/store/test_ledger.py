"""One body of tests for every kind of ledger."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import make_reading, save_events
from twosource.errors import StoreError
from twosource.model.corroboration import Conflict, Corroboration, Denial
from twosource.model.event import Event
from twosource.model.failure import Failure
from twosource.model.judgement import Judgement, Score
from twosource.model.reading import Reading
from twosource.model.source import Origin
from twosource.store.ledger import Ledger


def save(ledger: Ledger, reading: Reading, **books: object) -> None:
    ledger.save(reading, reading.document.text.encode(), **{"made_by": "test", "overrides": {}} | books)


def judgement(left: str, right: str, judge: str = "machine") -> Judgement:
    return Judgement(f"jdg_{left}_{right}", "entity", left, right, "same", judge, Score(1.0, "one name"), "rules 1")


def derive(ledger: Ledger, *judgements: Judgement) -> None:
    with ledger.deriving("rules 1") as derivation:
        derivation.supersede(judgements, ("a", "x"))


def test_reading_comes_back_as_it_was_saved(filled: Ledger, reading: Reading) -> None:
    assert filled.reading(reading.document.id) == reading
    assert list(filled.readings()) == [reading]


def test_only_the_facts_that_are_wanted_come_back(filled: Ledger, reading: Reading) -> None:
    (found,) = filled.readings(facts=("claims",))
    assert (found.document, found.claims, found.entities) == (reading.document, reading.claims, ())


def test_raw_bytes_come_back(filled: Ledger, reading: Reading) -> None:
    assert filled.raw(reading.document.id) == reading.document.text.encode()


def test_saving_twice_adds_nothing(filled: Ledger, reading: Reading) -> None:
    before = filled.counts()
    save(filled, reading)
    assert filled.counts() == before
    assert filled.search("patrol") == filled.search("patrol boats")
    assert len(filled.search("patrol")) == 1


def test_new_reading_replaces_the_old_one(filled: Ledger, reading: Reading) -> None:
    save(filled, replace(reading, claims=(), attributions=()))
    assert filled.reading(reading.document.id).claims == ()
    assert filled.counts()["claims"] == 0


def test_documents_are_ordered_by_path_whatever_came_first(ledger: Ledger) -> None:
    for path in ("b.txt", "c.txt", "a.txt"):
        save(ledger, make_reading(make_reading().document.text + path, path=path))
    assert [document.path for document in ledger.documents()] == ["a.txt", "b.txt", "c.txt"]


def test_made_tells_what_a_document_was_made_with(filled: Ledger, reading: Reading) -> None:
    save(filled, reading, made_by="newer", overrides={"outlet": "Halm Times"})
    made = filled.made(reading.document.id)
    assert made and (made.path, made.made_by, made.overrides) == ("brief.txt", "newer", {"outlet": "Halm Times"})
    assert filled.made("sha256:none") is None


def test_failure_is_kept_until_the_document_is_read(ledger: Ledger, reading: Reading) -> None:
    failure = Failure("brief.txt", "read", "not text; name a text file")
    ledger.fail(failure)
    ledger.fail(failure)
    assert list(ledger.failures()) == [failure]
    save(ledger, reading)
    assert list(ledger.failures()) == []


def test_half_a_document_is_never_saved(ledger: Ledger, reading: Reading) -> None:
    doubled = replace(reading, claims=(reading.claims[0], reading.claims[0]))
    with pytest.raises(StoreError, match="UNIQUE"):
        save(ledger, doubled)
    assert set(ledger.counts().values()) == {0}


def test_events_come_back_with_what_stands_behind_them(filled: Ledger, reading: Reading) -> None:
    claim = reading.claims[0].id
    weighed = Corroboration(
        1, 2, 3, 1, (Origin("org_1", "Daily Meridian", "outlet", ("records",), (claim,), "denies"),),
        (Denial(claim, "Kestria", "denial", "full", ()),), (Conflict("conflict", "polarity", ((claim,), ()), "denied"),), "denied",
    )
    event = Event("evt_1", "transfer", "Kestria sells boats", (claim,))
    save_events(filled, (event, weighed))
    assert list(filled.events()) == [(event, weighed)]
    assert filled.memberships() == {claim: "evt_1"}


def test_events_are_stale_until_derived_anew(filled: Ledger, reading: Reading) -> None:
    assert not filled.is_derived()
    derive(filled)
    assert filled.is_derived() and filled.is_derived("rules 1") and not filled.is_derived("rules 2")
    save(filled, reading)
    assert not filled.is_derived()


def test_what_is_kept_is_made_once_for_each_state(filled: Ledger, reading: Reading) -> None:
    made: list[int] = []
    for _ in range(2):
        filled.kept("counts", lambda: made.append(1))
    assert len(made) == 1
    save(filled, reading)
    filled.kept("counts", lambda: made.append(2))
    assert made == [1, 2]


def test_judgement_is_superseded_and_never_deleted(ledger: Ledger) -> None:
    first, second, human = judgement("a", "b"), judgement("a", "c"), judgement("x", "y", judge="M. Orlan")
    derive(ledger, first, human)
    derive(ledger, second)
    assert set(ledger.judgements()) == {second, human}
    assert list(ledger.judgements(superseded=True)) == [first]
    derive(ledger, first)
    assert set(ledger.judgements()) == {first, human}


def test_search_reads_signs_as_words(filled: Ledger) -> None:
    assert [hit.text for hit in filled.search("KESTRIA sell")] == [filled.search("patrol")[0].text]
    assert filled.search('"sell* OR') == []
    assert filled.search("  ") == []


def test_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="twosource read"):
        Ledger.open(tmp_path / "none.db")


def test_other_file_is_not_taken_for_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("only some notes, no ledger at all" * 40)
    with pytest.raises(StoreError, match="not a database"):
        Ledger.open(tmp_path / "notes.db")


def test_reopened_ledger_holds_what_was_saved(tmp_path: Path, reading: Reading) -> None:
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        save(ledger, reading)
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert ledger.reading(reading.document.id) == reading
