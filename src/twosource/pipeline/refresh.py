"""What follows from all documents together, made anew: the steps ``link`` and ``weigh``."""

from functools import partial

from twosource.config import DATA
from twosource.store.ledger import Ledger
from twosource.vocabulary import hash_files
from twosource.vocabulary.event_titles import load_event_titles
from twosource.vocabulary.linking import load_linking
from twosource.weigh.derive import RULES, derive


def refresh(ledger: Ledger) -> bool:
    """Derive identities, events and origins, unless they follow from just these documents already.

    Stopped midway it leaves what was derived before; the next run does it again.
    """
    rules = f"{RULES}; {hash_files(DATA, without='demo')}"
    if ledger.is_derived(rules):
        return False
    saves = ledger.saves
    derived = derive(partial(ledger.readings, facts=("entities", "claims")), weights=load_linking(DATA), titles=load_event_titles(DATA))
    ledger.save_links(
        identities=derived.identities, judgements=derived.judgements, events=derived.events,
        derived_by=rules, derived_from=saves,
    )
    return True
