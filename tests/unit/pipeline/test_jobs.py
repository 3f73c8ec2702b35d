"""Batches read in the background."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

from twosource.config import DATA
from twosource.errors import MissingError
from twosource.model.lineage import Derivation, Passage, PassageKind
from twosource.model.reading import Reading
from twosource.model.text import Document, Span
from twosource.pipeline import jobs
from twosource.pipeline.build import Machine
from twosource.pipeline.jobs import Progress, Readings, State, spool_of
from twosource.read.documents import Overrides
from twosource.read.limits import Limits
from twosource.store.ledger import Ledger
from twosource.vocabulary.page import load_page

PAGE = load_page(DATA / "languages" / "en")
FILES = [(f"{number}.txt", f"Article {number}\n\nKestria sold boat {number}.\n".encode()) for number in range(4)]


def read(document: Document) -> Reading:
    """Each word is a passage."""
    facts = {name: () for name in Reading.__dataclass_fields__ if name not in ("document", "corrections", "passages")}
    words = sorted(set(document.text.split()))
    passages = tuple(Passage(PassageKind.WORDS, sum(map(ord, word)) * 1000 + len(word), Span(0, 1)) for word in words)
    return Reading(document=document, passages=passages, **facts)


def machine(pipeline: Callable[[Document], Reading] = read) -> Callable[[], Machine]:
    return lambda: Machine(pipeline, PAGE, Limits(), "test")  # type: ignore[arg-type]


def finished(readings: Readings, key: str) -> Progress:
    """The batch when nothing moves any more."""
    progress, until = readings.progress(key), time.monotonic() + 30
    while progress.state in (State.WAITING, State.RUNNING) and time.monotonic() < until:
        progress = readings.wait(key, progress.count, 30)
    return progress


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return spool_of(tmp_path / "ledger.db")


def test_a_batch_is_read_and_told(ledger: Ledger, spool: Path) -> None:
    readings = Readings(ledger, spool, machine())
    progress = finished(readings, readings.take([*FILES, ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))]))
    readings.close()
    assert (progress.state, progress.done, progress.total, progress.skipped, progress.current) == (State.DONE, 5, 5, 1, "")
    assert list(ledger.paths().values()) == [name for name, _ in FILES] and ledger.is_derived()
    assert list(spool.iterdir()) == []


def test_what_is_said_of_a_batch_holds_for_its_articles(ledger: Ledger, spool: Path) -> None:
    readings = Readings(ledger, spool, machine())
    finished(readings, readings.take(FILES[:1], Overrides(outlet="Halm Times")))
    assert [document.outlet for document in ledger.documents()] == ["Halm Times"]


def test_the_same_bytes_and_copies_are_named(ledger: Ledger, spool: Path) -> None:
    readings = Readings(ledger, spool, machine())
    (name, content), other = FILES[0], "Other news of today\n\n"
    progress = finished(readings, readings.take([(name, content), ("same.txt", content), ("copy.txt", other.encode() + content)]))
    readings.close()
    assert [(told.outcome.path, told.twins) for told in progress.told] == [
        ("0.txt", ()), ("same.txt", (("0.txt", "same", 1.0),)), ("copy.txt", (("0.txt", "copy", 0.6),)),
    ]  # fmt: skip


def test_a_repost_says_where_it_stood_first(ledger: Ledger, spool: Path) -> None:
    def reposted(document: Document) -> Reading:
        found = read(document)
        derivations = (Derivation(Span(0, 1), "Halm Times"),) if document.path == "copy.txt" else ()
        return Reading(**{name: getattr(found, name) for name in Reading.__dataclass_fields__} | {"derivations": derivations})

    readings = Readings(ledger, spool, machine(reposted))
    finished(readings, readings.take(FILES[:1], Overrides(outlet="Halm Times")))
    progress = finished(readings, readings.take([("copy.txt", FILES[0][1] + b"more\n")]))
    assert [twin[:2] for told in progress.told for twin in told.twins] == [("0.txt", "repost")]


def test_a_cancelled_batch_keeps_what_is_read_and_goes_on(ledger: Ledger, spool: Path) -> None:
    second, go_on = Event(), Event()

    def slow(document: Document) -> Reading:
        if document.path == "1.txt":
            second.set()
            go_on.wait(30)
        return read(document)

    readings = Readings(ledger, spool, machine(slow))
    key = readings.take(FILES)
    second.wait(30)
    assert readings.progress(key).current == "1.txt"
    readings.cancel(key)
    go_on.set()
    assert finished(readings, key).state is State.CANCELLED
    assert list(ledger.paths().values()) == ["0.txt", "1.txt"] and ledger.is_derived()
    readings.resume(key)
    assert finished(readings, key).state is State.DONE
    assert list(ledger.paths().values()) == [name for name, _ in FILES]


def test_what_another_process_left_is_gone_on_with(ledger: Ledger, spool: Path) -> None:
    gone = Readings(ledger, spool, machine(lambda document: pytest.fail("is closed before it reads")))
    gone._start = lambda key: None  # type: ignore[method-assign]  # as if killed before the thread came to it
    key = gone.take(FILES)
    (spool / "half.part").mkdir()
    readings = Readings(ledger, spool, machine())
    assert [progress.state for progress in readings.all()] == [State.INTERRUPTED]
    assert not (spool / "half.part").exists()
    readings.resume(key)
    assert finished(readings, key).state is State.DONE and len(ledger.paths()) == len(FILES)


def test_the_latest_comes_first_also_of_one_moment(ledger: Ledger, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter(("b", "c", "a"))
    monkeypatch.setattr(jobs, "token_hex", lambda _: next(keys))
    monkeypatch.setattr(jobs, "datetime", SimpleNamespace(now=lambda _: datetime(2031, 5, 4, tzinfo=UTC)))
    readings = Readings(ledger, spool, machine())
    taken = [readings.take([(name, content)]) for name, content in FILES[:3]]
    assert [progress.id for progress in readings.all()] == taken[::-1]
    readings.close()


def test_names_never_lead_out_of_the_folder(ledger: Ledger, spool: Path) -> None:
    readings = Readings(ledger, spool, machine())
    names = ("../../etc/passwd", "/abs/brief.txt", "a\\b\n.txt", "..")
    finished(readings, readings.take((name, f"Article {name}\n\nKestria.\n".encode()) for name in names))
    assert sorted(ledger.paths().values()) == ["a/b.txt", "abs/brief.txt", "etc/passwd", "unnamed.txt"]


def test_an_unknown_batch_is_told(ledger: Ledger, spool: Path) -> None:
    with pytest.raises(MissingError):
        Readings(ledger, spool, machine()).progress("../batch")
