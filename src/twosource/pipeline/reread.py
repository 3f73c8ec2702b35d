"""Documents read again from the bytes that the ledger keeps, without their files: with other overrides, or a newer machine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.errors import InputError, StageError
from twosource.model.failure import Failure
from twosource.model.reading import Reading
from twosource.pipeline.build import Machine
from twosource.pipeline.run_local import Outcome, Status, told
from twosource.read.documents import Overrides, read_again
from twosource.store.corrections import applied
from twosource.store.ledger import Ledger
from twosource.store.writing import Deciding
from twosource.weigh.difference import Difference, compare


@dataclass(frozen=True, slots=True)
class Rereading:
    """A document as the ledger has it, and ``read`` as the machine just read it again; nothing is saved yet."""

    before: Reading
    read: Reading
    content: bytes
    overrides: Overrides
    made_by: str

    @property
    def after(self) -> Reading:
        """The second reading as people left it: their decisions hold for it as well."""
        said = self.before.corrections
        return applied(self.read, sorted((*said.decisions, *said.orphans), key=lambda decision: decision.number))

    @property
    def difference(self) -> Difference:
        return compare(self.before, self.after)

    def keep(self, ledger: Ledger | Deciding) -> None:
        """The second reading into ``ledger``, in place of the first. What follows from it is for ``refresh``."""
        ledger.save(self.read, self.content, made_by=self.made_by, overrides=told(self.overrides))


def said_of(document: str, ledger: Ledger) -> Overrides:
    """What the user has said about a document of the ledger; what somebody decided on it outranks the rest."""
    made = ledger.made(document)
    return Overrides(**{**made.overrides, **made.decided}) if made else Overrides()


def read_anew(document: str, ledger: Ledger, machine: Machine, *, overrides: Overrides | None = None) -> Rereading:
    """``document`` read again, with what was said of it before where ``overrides`` is left out. Nothing is saved.

    :raises StoreError: where the ledger has no such document.
    :raises InputError: where its bytes cannot be read any more with this machine's limits.
    :raises StageError: naming the stage that could not go on.
    """
    before, content = ledger.reading(document), ledger.raw(document)
    said = said_of(document, ledger) if overrides is None else overrides
    again = read_again(content, before.document, overrides=said, page=machine.page, limits=machine.limits)
    return Rereading(before, machine.pipeline(again), content, said, machine.made_by)


def reread(
    documents: Iterable[str], ledger: Ledger, machine: Machine, *, overrides: Overrides | None = None
) -> Iterator[Outcome]:
    """Each of ``documents`` read again and kept; one that fails keeps its first reading. See ``read_anew``."""
    for document in documents:
        path = ledger.document(document).path
        try:
            read_anew(document, ledger, machine, overrides=overrides).keep(ledger)
        except StageError as error:
            ledger.fail(Failure(path, error.stage, error.reason, document))
            yield Outcome(path, Status.FAILED, f"{error.stage}: {error.reason}")
        except InputError as error:
            ledger.fail(Failure(path, "read", str(error), document))
            yield Outcome(path, Status.FAILED, str(error))
        else:
            yield Outcome(path, Status.READ)
