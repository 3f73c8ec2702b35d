"""What newly read articles did to an event."""

from dataclasses import dataclass

from twosource.model.ids import EventId


@dataclass(frozen=True, slots=True)
class Change:
    """``kind``: new-event, new-origin, echoed, new-denial, status, gone; ``detail`` says it in one line."""

    kind: str
    event: EventId
    title: str
    detail: str
