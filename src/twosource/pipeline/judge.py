"""A person says what is one and what is two; the ledger is linked again by it."""

from collections.abc import Iterator
from itertools import product

from twosource.errors import InputError
from twosource.link.rulings import MACHINE, Pair, pair
from twosource.model.ids import content_id
from twosource.model.judgement import Judgement, Score
from twosource.pipeline.refresh import Refreshed, refresh
from twosource.store.ledger import Ledger

BY_HAND = "by hand"
VERDICTS = ("same", "different", "unsure")
MOST_PAIRS = 10_000


def judge(ledger: Ledger, verdict: str, left: str, right: str, *, by: str, why: str = "") -> Refreshed:
    """Keep ``by``'s verdict on two events, claims or names (ids or their beginnings) and link again.

    "same" and "different" hold until somebody judges the same two otherwise, whatever is read or read again; "unsure"
    takes back what people said of them, so that everything is as if they had never spoken. Of an event all claims are
    meant that it has now.

    :raises InputError: where an id leads nowhere, or the two cannot be judged.
    """
    if verdict not in VERDICTS:
        raise InputError(f"{verdict} is no verdict; say {', '.join(VERDICTS[:-1])} or {VERDICTS[-1]}")
    if not by.strip() or by == MACHINE:
        raise InputError("a judgement is signed with a person's name: --by NAME")
    subject, pairs = _pairs(ledger, verdict, left, right)
    ledger.judge([
        Judgement(content_id("jdg", subject, *ends, verdict, by), subject, *ends, verdict, by, Score(1.0, why), BY_HAND) for ends in pairs
    ])  # fmt: skip
    return refresh(ledger)


def _pairs(ledger: Ledger, verdict: str, left: str, right: str) -> tuple[str, list[Pair]]:
    """What is compared ("event", "entity"), and the pairs that the verdict is on."""
    if left.startswith("ent_") and right.startswith("ent_"):
        return "entity", [_names(ledger, verdict, left, right)]
    ours, theirs = _claims(ledger, left), _claims(ledger, right)
    if verdict == "same":  # each with the first: they are one event, whatever else speaks against it
        first, *others = sorted({*ours, *theirs})
        found = {pair(first, other) for other in others}
    else:
        found = {pair(one, other) for one, other in product(ours, theirs) if one != other}
    if verdict == "unsure":
        found = {ends for ends in found if ends in _judged(ledger)} if len(found) > 1 else found
    if not found:
        raise InputError(f"there is nothing to judge between {left} and {right}")
    if len(found) > MOST_PAIRS:
        raise InputError(f"{left} and {right} have too many claims; judge single claims")
    return "event", sorted(found)


def _judged(ledger: Ledger) -> set[Pair]:
    return {(each.left, each.right) for each in ledger.judgements() if each.judge != MACHINE}


def _claims(ledger: Ledger, name: str) -> tuple[str, ...]:
    """A claim, or the claims of an event."""
    members = ledger.memberships()
    claims = {claim: (claim,) for claim in members if claim.startswith(name)}
    events: dict[str, list[str]] = {}
    for claim, event in sorted(members.items()):
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
