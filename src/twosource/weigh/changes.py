"""What a batch of articles added: events, origins, echoes, denials."""

from collections.abc import Iterable, Iterator

from twosource.model.change import Change
from twosource.model.corroboration import Corroboration
from twosource.model.event import Event

Weighed = tuple[Event, Corroboration]
ANSWERING = ("denial", "partial-denial")


def changes(
    appeared: Iterable[Weighed], changed: Iterable[tuple[Weighed, Weighed]], vanished: Iterable[Weighed]
) -> tuple[Change, ...]:
    """The batch's changes, gathered by kind; one event may have several.

    ``changed`` holds events before and after. An event is only echoed where more articles carry it and nothing else is new.
    """
    found = [Change("new-event", event.id, event.title, _stands(weighed)) for event, weighed in appeared]
    found += [change for before, after in changed for change in _of_event(before[1], *after)]
    found += [Change("gone", event.id, event.title, "no claim is left that was about it") for event, _ in vanished]
    return tuple(sorted(found, key=lambda change: (change.kind, change.title, change.event)))


def _of_event(before: Corroboration, event: Event, after: Corroboration) -> Iterator[Change]:
    kinds = list(_differences(before, after))
    if not kinds and after.carriers > before.carriers:
        kinds = [("echoed", f"carried by {after.carriers} articles, before by {before.carriers}; no origin is new")]
    yield from (Change(kind, event.id, event.title, detail) for kind, detail in kinds)


def _differences(before: Corroboration, after: Corroboration) -> Iterator[tuple[str, str]]:
    if after.known > before.known:
        names = {origin.id for origin in before.origins}
        new = [origin.name for origin in after.origins if origin.id not in names and origin.stance == "supports"]
        yield "new-origin", f"known origins {before.known} → {after.known}" + (f": {', '.join(new)}" if new else "")
    denied = {(denial.by, denial.kind) for denial in before.denials}
    for denial in after.denials:
        if denial.kind in ANSWERING and (denial.by, denial.kind) not in denied:
            yield "new-denial", f"{denial.kind} by {denial.by}"
    if after.status != before.status:
        yield "status", f"{before.status} → {after.status}"


def _stands(weighed: Corroboration) -> str:
    known = f"{weighed.known} known origin{'s' * (weighed.known != 1)}"
    return f"{weighed.status}, {known}, {weighed.carriers} article{'s' * (weighed.carriers != 1)}"
