"""What follows from all documents together, made anew: the steps ``link`` and ``weigh``."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from twosource.config import DATA
from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.store.ledger import Ledger
from twosource.vocabulary import hash_files
from twosource.vocabulary.event_titles import load_event_titles
from twosource.vocabulary.linking import load_linking
from twosource.weigh.derive import RULES, derive

Weighed = tuple[Event, Corroboration]
FACTS = ("entities", "claims", "answers", "protections")  # what events follow from


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did to the events: those it found and those it left, of all that are not as they were."""

    before: tuple[Weighed, ...] = ()
    after: tuple[Weighed, ...] = ()

    @property
    def appeared(self) -> tuple[Weighed, ...]:
        """Events none of whose claims were in an event before."""
        known = {claim for event, _ in self.before for claim in event.claims}
        return tuple(weighed for weighed in self.after if known.isdisjoint(weighed[0].claims))

    @property
    def vanished(self) -> tuple[Weighed, ...]:
        """Events none of whose claims are in an event now."""
        left = {claim for event, _ in self.after for claim in event.claims}
        return tuple(weighed for weighed in self.before if left.isdisjoint(weighed[0].claims))

    @property
    def changed(self) -> tuple[tuple[Weighed, Weighed], ...]:
        """Events that go on, each after the one that it shares most claims with (its id may be another one now)."""
        home = {claim: weighed for weighed in self.before for claim in weighed[0].claims}
        pairs = []
        for weighed in self.after:
            shared = Counter(home[claim][0].id for claim in weighed[0].claims if claim in home)
            if shared:
                most = min(shared, key=lambda event: (-shared[event], event))
                pairs.append((next(old for old in self.before if old[0].id == most), weighed))
        return tuple(pairs)


def refresh(ledger: Ledger) -> Refreshed:
    """Derive identities, events and origins, unless they follow from just these documents already.

    Stopped midway it leaves what was derived before; the next run does it again.
    """
    rules = f"{RULES}; {hash_files(DATA, without='demo')}"
    if ledger.is_derived(rules):
        return Refreshed()
    saves, before = ledger.saves, set(ledger.events())
    derived = derive(partial(ledger.readings, facts=FACTS), weights=load_linking(DATA), titles=load_event_titles(DATA))
    ledger.save_links(
        identities=derived.identities, judgements=derived.judgements, events=derived.events,
        derived_by=rules, derived_from=saves,
    )
    after = set(derived.events)
    return Refreshed(_by_id(before - after), _by_id(after - before))


def _by_id(events: Iterable[Weighed]) -> tuple[Weighed, ...]:
    return tuple(sorted(events, key=lambda weighed: weighed[0].id))
