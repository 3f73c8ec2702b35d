"""What a person says is one, or two: which claims, or which names, that is said of."""

from collections.abc import Iterator
from itertools import product

from twosource.errors import InputError
from twosource.link.rulings import Pair, pair
from twosource.model.ids import content_id
from twosource.model.judgement import Judgement
from twosource.store.ledger import Ledger

MOST_PAIRS = 10_000


def pairs_between(ledger: Ledger, verdict: str, left: str, right: str) -> tuple[str, list[Pair]]:
    """What is compared ("event", "entity"), and the pairs that ``verdict`` on two events, claims or names is on.

    "same" and "different" hold until somebody judges the same two otherwise, whatever is read or read again; "unsure"
    takes back what people said of them, so that everything is as if they had never spoken. Of an event all claims are
    meant that it has now. Ids may be given by their beginnings.

    :raises InputError: where an id leads nowhere, or the two cannot be judged.
    """
    if left.startswith("ent_") and right.startswith("ent_"):
        return "entity", [_names(ledger, verdict, left, right)]
    ours, theirs = claims_of(ledger, left), claims_of(ledger, right)
    if verdict == "same":  # each with the first: they are one event, whatever else speaks against it
        first, *others = sorted({*ours, *theirs})
        found = {pair(first, other) for other in others}
    else:
        found = {pair(one, other) for one, other in product(ours, theirs) if one != other}
    if verdict == "unsure":
        found = set(ledger.ruled(found)) if len(found) > 1 else found
    if not found:
        raise InputError(f"there is nothing to judge between {left} and {right}")
    if len(found) > MOST_PAIRS:
        raise InputError(f"{left} and {right} have too many claims; judge single claims")
    return "event", sorted(found)


def claims_of(ledger: Ledger, name: str) -> tuple[str, ...]:
    """A claim, or the claims of an event."""
    members = ledger.members(name)
    claims = {claim: (claim,) for claim, _ in members if claim.startswith(name)}
    events: dict[str, list[str]] = {}
    for claim, event in members:
        if event.startswith(name):
            events.setdefault(event, []).append(claim)
    found = [*claims.values(), *map(tuple, events.values())]
    if len(found) != 1:
        raise InputError(f"{name} is the beginning of {len(found)} ids of claims and events; name one of: twosource events, twosource claims")
    return found[0]


def _names(ledger: Ledger, verdict: str, left: str, right: str) -> Pair:
    """Two names, or one article's entity and the name that it is not."""
    ours, theirs = _name(ledger, left), _name(ledger, right)
    if ours == theirs:
        raise InputError(f"{left} and {right} are one name; an article's own is {left}@ARTICLE")
    if verdict == "different" and "@" not in left + right:
        raise InputError(f"{left} and {right} are two names already; to take one article's out of a name say {left}@ARTICLE")
    return pair(ours, theirs)


def _name(ledger: Ledger, name: str) -> str:
    """The key that stands for a name in all articles; with "@ARTICLE" the entity of that article."""
    identity, _, article = name.partition("@")
    known = ledger.identities_found()
    found = {each.found for each in known if content_id("ent", each.canonical) == identity or content_id("ent", each.found) == identity}
    if not found:
        raise InputError(f"no name in this ledger has the id {identity}; protected people and unnamed ones have none")
    if not article:
        return min(found)
    documents = {document for document, path in ledger.paths().items() if path == article or document.removeprefix("sha256:").startswith(article)}
    inside = sorted(each.entity for each in known if each.found in found and each.document in documents)
    if len(inside) != 1:
        raise InputError(f"{article} names {identity} {len(inside)} times")
    return inside[0]


def acts(ledger: Ledger) -> Iterator[tuple[str, str | None, list[Judgement]]]:
    """What people judged: the day and time (UTC), when it ceased to hold if it did, and the pairs of that one act; oldest first."""
    gathered: dict[tuple[str, str | None, str, str], list[Judgement]] = {}
    for judged_at, superseded_at, each in ledger.judged():
        gathered.setdefault((judged_at, superseded_at, each.judge, each.verdict), []).append(each)
    yield from ((key[0], key[1], pairs) for key, pairs in gathered.items())
