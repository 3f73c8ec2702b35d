"""Documents read one after the other in this process, each into the ledger before the next is opened."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from twosource.errors import StageError, StaleError
from twosource.model.failure import Failure
from twosource.pipeline.build import Machine
from twosource.read.documents import Found, Overrides, Raw, Unreadable, read_again, read_file
from twosource.store.ledger import Ledger, Made

NOTHING_SAID = Overrides()


class Status(StrEnum):
    READ = "read"
    UNCHANGED = "unchanged"  # the ledger has it, made with the same versions and overrides
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. ``known_as``: the path under which the ledger had these very bytes before."""

    path: str
    status: Status
    reason: str = ""
    document: str | None = None
    known_as: str | None = None


@dataclass(slots=True)
class Tally:
    """How many documents came to which end."""

    counts: dict[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.status] += 1

    def __getitem__(self, status: Status) -> int:
        return self.counts[status]


def read_files(
    files: Iterable[Found | Unreadable], ledger: Ledger, machine: Machine, *, overrides: Overrides = NOTHING_SAID
) -> Iterator[Outcome]:
    """Every document of ``files`` into ``ledger``. May be stopped at any moment; the next run does the rest."""
    tally, run = Tally(), ledger.start_run(machine.made_by)
    for file in files:
        for raw in _documents_of(file, machine, overrides):
            outcome = _skip(raw, ledger) if isinstance(raw, Unreadable) else _read(raw, ledger, machine, overrides)
            tally.add(outcome)
            yield outcome
    ledger.finish_run(run, **{status.value: tally[status] for status in Status})


def _documents_of(file: Found | Unreadable, machine: Machine, overrides: Overrides) -> Iterator[Raw | Unreadable]:
    if isinstance(file, Unreadable):
        yield file
        return
    try:
        yield from read_file(file, overrides=overrides, page=machine.page, limits=machine.limits)
    except Exception as error:  # noqa: BLE001 - whatever a file does to its reader, the next one is read
        yield Unreadable(file.name, f"{type(error).__name__}: {error}")


def _skip(unread: Unreadable, ledger: Ledger) -> Outcome:
    ledger.fail(Failure(unread.path, "read", unread.reason, unread.content_hash))
    return Outcome(unread.path, Status.FAILED, unread.reason)


def _read(raw: Raw, ledger: Ledger, machine: Machine, overrides: Overrides) -> Outcome:
    """Into the ledger with what the user says now, and with what was said of this document before.

    What somebody decided on it outranks both.
    """
    made = ledger.made(raw.document.id)
    wanted = {**(made.overrides if made else {}), **told(overrides), **(made.decided if made else {})}
    said = {key: value for key, value in wanted.items() if value is not None}
    if _is_current(raw, made, machine.made_by, said):
        return Outcome(raw.document.path, Status.UNCHANGED, document=raw.document.id, known_as=made.path if made else None)
    try:
        if said != told(overrides):
            again = read_again(raw.content, raw.document, overrides=Overrides(**said), page=machine.page, limits=machine.limits)
            raw = Raw(again, raw.content)
        ledger.save(machine.pipeline(raw.document), raw.content, made_by=machine.made_by, overrides=said)
    except StageError as error:
        failure = Failure(raw.document.path, error.stage, error.reason, raw.document.id)
    except StaleError:  # somebody decided on it meanwhile
        return _read(raw, ledger, machine, overrides)
    except Exception as error:  # noqa: BLE001 - a document that cannot be kept must not hold up the others
        failure = Failure(raw.document.path, "store", f"{type(error).__name__}: {error}", raw.document.id)
    else:
        return Outcome(raw.document.path, Status.READ, document=raw.document.id, known_as=made.path if made else None)
    ledger.fail(failure)
    return Outcome(raw.document.path, Status.FAILED, f"{failure.stage}: {failure.reason}")


def _is_current(raw: Raw, made: Made | None, made_by: str, said: Mapping[str, str]) -> bool:
    """Whether reading would add nothing. Of equal files the first in the alphabet stands for all, whoever came first."""
    return made is not None and made.made_by == made_by and made.overrides == said and made.path <= raw.document.path


def told(overrides: Overrides) -> dict[str, str]:
    """What the user says, by name, without what is left open."""
    return {key: value for key, value in asdict(overrides).items() if value is not None}
