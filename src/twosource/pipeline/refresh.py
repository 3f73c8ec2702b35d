"""What follows from all documents together, brought up to date: the steps ``link`` and ``weigh``."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from twosource.config import DATA
from twosource.link.rulings import rulings
from twosource.pipeline.relink import Rules, relink
from twosource.store.derived import Derivation, Weighed
from twosource.store.ledger import Ledger
from twosource.vocabulary import hash_files
from twosource.vocabulary.event_titles import EventTitles, load_event_titles
from twosource.vocabulary.linking import LinkingWeights, load_linking
from twosource.weigh.changes import changes
from twosource.weigh.derive import RULES

JUDGED = "judged"  # note of what people had judged when events were derived last


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
        old = {weighed[0].id: weighed for weighed in self.before}
        home = {claim: event for event, weighed in old.items() for claim in weighed[0].claims}
        pairs = []
        for weighed in self.after:
            shared = Counter(home[claim] for claim in weighed[0].claims if claim in home)
            if shared:
                most = min(shared, key=lambda event: (-shared[event], event))
                pairs.append((old[most], weighed))
        return tuple(pairs)


@cache
def rules_version() -> str:
    """What events are derived by; another version derives all of them anew."""
    return f"{RULES}; {hash_files(DATA, without='demo')}"


def refresh(ledger: Ledger) -> Refreshed:
    """Derive identities, events and origins of what changed since they were derived last; nothing else is touched.

    Stopped midway it leaves what was derived before; the next run does it again.
    """
    if ledger.is_derived(rules_version()):
        return Refreshed()
    with ledger.deriving(rules_version()) as derivation:
        refreshed = bring_up_to_date(derivation)
        derivation.save_changes(changes(refreshed.appeared, refreshed.changed, refreshed.vanished))
    return refreshed


def bring_up_to_date(derivation: Derivation) -> Refreshed:
    """As :func:`refresh`, within an open derivation, and not noted as a batch of articles."""
    said = list(derivation.judgements())
    rules = Rules(*_figures(), rulings(said, "entity"), rulings(said, "event"))
    before, after = relink(derivation, rules, _judged(derivation, rules))
    return Refreshed(_by_id(before), _by_id(after))


@cache
def _figures() -> tuple[LinkingWeights, EventTitles]:
    return load_linking(DATA), load_event_titles(DATA)


def _judged(derivation: Derivation, rules: Rules) -> set[str]:
    """Names and claims that people judge differently from when events were derived last."""
    now = {(verdict, *pair) for part in (rules.names, rules.claims) for verdict in ("same", "different") for pair in getattr(part, verdict)}
    before = set(map(tuple, json.loads(derivation.noted(JUDGED) or "[]")))
    derivation.note(JUDGED, json.dumps(sorted(now)))
    return {thing for _, left, right in now ^ before for thing in (left, right)}


def _by_id(events: Iterable[Weighed]) -> tuple[Weighed, ...]:
    return tuple(sorted(events, key=lambda weighed: weighed[0].id))
