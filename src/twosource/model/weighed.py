"""What the ledger answers to a statement."""

from dataclasses import dataclass

from twosource.model.corroboration import Conflict, Corroboration, Denial

NOTHING = Corroboration(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """``verdict`` on one statement, with ``why`` in one line.

    ``supporting`` and ``against`` are claims; ``origins`` those of the part of the statement that fewest bear out.
    """

    verdict: str
    why: str
    events: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    origins: Corroboration = NOTHING
    denials: tuple[Denial, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
