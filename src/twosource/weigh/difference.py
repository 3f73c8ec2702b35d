"""What a second reading of a document makes different: claims whose times changed, and claims that came or went."""

from dataclasses import dataclass

from twosource.model.claim import Claim
from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.model.reading import Reading
from twosource.model.text import Publication

Weighed = tuple[Event, Corroboration]


@dataclass(frozen=True, slots=True)
class TimeChange:
    """One claim, as it was and as it is, with other values for when it happened."""

    before: Claim
    after: Claim


@dataclass(frozen=True, slots=True)
class Difference:
    """Two readings of one document compared; everything in text order."""

    published: tuple[Publication, Publication]
    times: tuple[TimeChange, ...]
    appeared: tuple[Claim, ...]
    vanished: tuple[Claim, ...]

    def __bool__(self) -> bool:
        return self.published[0] != self.published[1] or bool(self.times or self.appeared or self.vanished)


def compare(before: Reading, after: Reading) -> Difference:
    """Where the two readings of a document differ. Claims are one where their ids are: the same words, the same event type."""
    old = {claim.id: claim for claim in before.claims}
    new = {claim.id: claim for claim in after.claims}
    return Difference(
        published=(before.document.published, after.document.published),
        times=tuple(TimeChange(old[key], claim) for key, claim in new.items() if key in old and _values(old[key]) != _values(claim)),
        appeared=tuple(claim for key, claim in new.items() if key not in old),
        vanished=tuple(claim for key, claim in old.items() if key not in new),
    )


def _values(claim: Claim) -> tuple[tuple[str, object], ...]:
    """What the times of a claim say, whatever words and rules it comes from."""
    return tuple((time.timex, time.interval) for time in claim.event.times)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision does. ``before`` and ``after`` are the article that it is on, where it is on one; of the events those
    that are not as they were."""

    before: Reading | None
    after: Reading | None
    events_before: tuple[Weighed, ...] = ()
    events_after: tuple[Weighed, ...] = ()
