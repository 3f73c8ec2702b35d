"""Articles read in the background of this process, batch after batch: with progress, cancelled and gone on with, also after a crash.

Whatever is handed over lies in a folder beside the ledger until it is read: a batch is there as a whole or not at all, and
each of its files goes when its documents are in the ledger. One thread reads, so there is one writer; the events are
brought up to date at the end of a batch.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath
from queue import Queue
from secrets import token_hex
from threading import Condition, Thread

from twosource.errors import MissingError, TwosourceError
from twosource.pipeline.build import Machine
from twosource.pipeline.refresh import refresh
from twosource.pipeline.run_local import Outcome, Status, read_files
from twosource.read.documents import Found, Overrides
from twosource.store.ledger import Ledger

BATCH = "batch.json"
UNFINISHED = ".part"
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")  # of an uploaded file's name: it tells how the file is read
Files = Iterable[tuple[str, bytes]]


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"  # what is read stays; the rest waits until it is gone on with
    INTERRUPTED = "interrupted"  # so was the process
    FAILED = "failed"  # the ledger could not be written; the rest waits


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one document, and of which others it is a copy: ``(path, relation, share)``, the relation "same" (the
    same bytes), "repost" (it says that it stood there first) or "copy"; ``share`` of its passages stands there, too."""

    outcome: Outcome
    twins: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """A batch as it stands. ``done`` of ``total`` files; ``current`` is being read; ``count`` grows with every change."""

    id: str
    at: str
    state: State
    total: int
    done: int = 0
    skipped: int = 0
    current: str = ""
    reason: str = ""
    told: tuple[Told, ...] = ()
    count: int = 0


@dataclass(slots=True)
class _Batch:
    folder: Path
    at: str
    names: list[str]
    overrides: Overrides
    state: State
    done: set[int] = field(default_factory=set)
    current: str = ""
    reason: str = ""
    told: list[Told] = field(default_factory=list)
    count: int = 0
    is_stopped: bool = False

    def file(self, number: int) -> Path:
        return self.folder / f"{number}{_suffix(self.names[number])}"


def spool_of(ledger: Path) -> Path:
    """The folder beside a ledger in which files wait to be read."""
    return ledger.with_name(f".{ledger.name}.reading")


class Readings:
    """Batches of one ledger. May be used from several threads; :meth:`close` stops after the document that is being read."""

    def __init__(self, ledger: Ledger, spool: Path, machine: Callable[[], Machine]) -> None:
        self._ledger, self._spool, self._machine = ledger, spool, machine
        self._changed = Condition()
        self._queue: Queue[str | None] = Queue()
        self._thread: Thread | None = None
        self._batches = dict(_left_over(spool))

    def take(self, files: Files, overrides: Overrides | None = None) -> str:
        """Keep ``files`` (name, bytes) and read them when their turn comes; the id of the batch."""
        at, key = datetime.now(UTC).isoformat(timespec="microseconds"), token_hex(8)
        batch = _Batch(self._spool / key, at, [], overrides or Overrides(), State.WAITING)
        part = batch.folder.with_suffix(UNFINISHED)
        part.mkdir(parents=True)
        for number, (name, content) in enumerate(files):
            batch.names.append(_label(name))
            (part / batch.file(number).name).write_bytes(content)
        (part / BATCH).write_text(json.dumps({"at": at, "names": batch.names, "overrides": asdict(batch.overrides)}), encoding="utf-8")
        part.rename(batch.folder)
        with self._changed:
            self._batches[key] = batch
        self._start(key)
        return key

    def progress(self, key: str) -> Progress:
        """:raises MissingError: where there is no such batch."""
        with self._changed:
            return self._progress(key)

    def all(self) -> list[Progress]:
        """The latest first; of one moment, what was handed over last."""
        with self._changed:
            ordered = sorted(self._batches, key=lambda key: self._batches[key].at)
            return [self._progress(key) for key in reversed(ordered)]

    def wait(self, key: str, count: int, timeout: float) -> Progress:
        """The batch as soon as it is not as it was at ``count`` any more, or after ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._batch(key).count > count, timeout)
            return self._progress(key)

    def cancel(self, key: str) -> None:
        """Stop after the document that is being read. What is read stays."""
        with self._changed:
            batch = self._batch(key)
            batch.is_stopped = True
            if batch.state is State.WAITING:
                self._now(batch, state=State.CANCELLED)

    def resume(self, key: str) -> None:
        """Go on with a batch that was cancelled or cut off; any other is left alone."""
        with self._changed:
            batch = self._batch(key)
            goes_on = batch.state in (State.CANCELLED, State.INTERRUPTED, State.FAILED)
            if goes_on:
                batch.is_stopped = False
                self._now(batch, state=State.WAITING, reason="")
        if goes_on:
            self._start(key)

    def close(self) -> None:
        """What is not read yet waits for the next process."""
        with self._changed:
            for batch in self._batches.values():
                batch.is_stopped = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()

    def _start(self, key: str) -> None:
        self._queue.put(key)
        with self._changed:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while (key := self._queue.get()) is not None:
            batch = self._batches[key]
            if not batch.is_stopped and batch.state is State.WAITING:
                self._read(batch)

    def _read(self, batch: _Batch) -> None:
        self._note(batch, state=State.RUNNING)
        try:
            for outcome in read_files(self._files(batch), self._ledger, self._machine(), overrides=batch.overrides):
                self._note(batch, told=[*batch.told, Told(outcome, tuple(_twins(outcome, self._ledger)))])
                if batch.is_stopped:
                    break
            refresh(self._ledger)
        except (TwosourceError, OSError) as error:
            self._note(batch, state=State.FAILED, current="", reason=str(error))
            return
        is_done = len(batch.done) == len(batch.names)
        if is_done:
            shutil.rmtree(batch.folder, ignore_errors=True)
        self._note(batch, state=State.DONE if is_done else State.CANCELLED, current="")

    def _files(self, batch: _Batch) -> Iterator[Found]:
        """Files that are not read yet; each goes when all of its documents are in the ledger."""
        for number, name in enumerate(batch.names):
            if batch.is_stopped:
                return
            if number not in batch.done:
                self._note(batch, current=name)
                yield Found(batch.file(number), name)
                batch.file(number).unlink()
                self._note(batch, done=batch.done | {number})

    def _note(self, batch: _Batch, **changes: object) -> None:
        with self._changed:
            self._now(batch, **changes)

    def _now(self, batch: _Batch, **changes: object) -> None:
        for name, value in changes.items():
            setattr(batch, name, value)
        batch.count += 1
        self._changed.notify_all()

    def _batch(self, key: str) -> _Batch:
        if key not in self._batches:
            raise MissingError(f"no reading {key} here")
        return self._batches[key]

    def _progress(self, key: str) -> Progress:
        batch = self._batch(key)
        skipped = sum(told.outcome.status is Status.FAILED for told in batch.told)
        return Progress(key, batch.at, batch.state, len(batch.names), len(batch.done), skipped, batch.current, batch.reason, tuple(batch.told), batch.count)


def _left_over(spool: Path) -> Iterator[tuple[str, _Batch]]:
    """Batches that an earlier process did not read to their end; what was not handed over as a whole is thrown away."""
    for folder in sorted(spool.iterdir()) if spool.is_dir() else ():
        if folder.suffix == UNFINISHED or not (folder / BATCH).is_file():
            shutil.rmtree(folder, ignore_errors=True)
            continue
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads((folder / BATCH).read_text(encoding="utf-8"))
            batch = _Batch(folder, kept["at"], kept["names"], Overrides(**kept["overrides"]), State.INTERRUPTED)
            batch.done = {number for number in range(len(batch.names)) if not batch.file(number).exists()}
            yield folder.name, batch


def _twins(outcome: Outcome, ledger: Ledger) -> Iterator[tuple[str, str, float]]:
    """Articles of the ledger that an outcome's document repeats."""
    if outcome.known_as is not None and (outcome.status is Status.UNCHANGED or outcome.known_as != outcome.path):
        yield outcome.known_as, "same", 1.0
    if outcome.document is not None and outcome.status is Status.READ:
        yield from ((twin.path, "repost" if twin.is_stated else "copy", twin.share) for twin in ledger.twins(outcome.document))


def _label(name: str) -> str:
    """An uploaded file's name as the path that its article is known by: never one that leads out of its folder."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = ("".join(sign for sign in part if sign.isprintable()).strip() for part in parts)
    return "/".join(part for part in kept if part not in ("", "/", ".", "..")) or "unnamed.txt"


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return suffix if SUFFIX.fullmatch(suffix) else ""
