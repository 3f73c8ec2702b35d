"""How an event is called: by what its claims say most often of who did what to whom."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from twosource.link.view import ClaimView, Filler
from twosource.vocabulary.event_titles import EventTitles
from twosource.weigh.independence import POINTERS

Thing = tuple[bool, str]  # whether it has no name, and what it is known by


def title_of(claims: Sequence[ClaimView], titles: EventTitles) -> str:
    """The title of the event of ``claims``; titles of other articles have a say only where nothing else does."""
    own = [claim for claim in claims if claim.block not in POINTERS] or claims
    return titles.title(claims[0].type, dict(_names(own, titles)))


def _names(claims: Sequence[ClaimView], titles: EventTitles) -> Iterator[tuple[str, str]]:
    """Role → who fills it, the most certain first; nobody fills two roles."""
    filling = {role: _filling(claims, role, titles) for role in titles.roles(claims[0].type)}
    used: set[Thing] = set()
    for role in sorted(filling, key=lambda role: -max(filling[role].values(), default=0)):
        chosen = _most_named(claims, Counter({thing: count for thing, count in filling[role].items() if thing not in used}))
        used.update(chosen)
        if chosen:
            yield role, " and ".join(dict.fromkeys(_wording(claims, role, thing) for thing in chosen))


def _filling(claims: Sequence[ClaimView], role: str, titles: EventTitles) -> Counter[Thing]:
    """How many claims name each thing that fills ``role``, in the order of first naming; pronouns name nothing."""
    return Counter(
        thing for claim in claims
        for thing in dict.fromkeys(_thing(filler) for filler in claim.of_role(role) if filler.text.casefold().partition(" ")[0] not in titles.pronouns)
    )  # fmt: skip


def _most_named(claims: Sequence[ClaimView], counts: Counter[Thing]) -> list[Thing]:
    """What most claims name, of equals what has a name; a second one too, if it stands beside the first and half as often."""
    ranked = sorted(counts, key=lambda thing: (-counts[thing], thing[0]))
    if not ranked:
        return []
    first, *others = ranked
    beside = {_thing(filler) for claim in claims if first in map(_thing, claim.fillers) for filler in claim.fillers}
    return [first, *(thing for thing in others if thing in beside and 2 * counts[thing] >= counts[first])][:2]


def _wording(claims: Sequence[ClaimView], role: str, thing: Thing) -> str:
    """The words that are most often used for it in that role, of equals those that do not point back ("the naval base")."""
    words = Counter(_short(filler) for claim in claims for filler in claim.of_role(role) if _thing(filler) == thing)
    return max(words, key=lambda phrase: (words[phrase], not phrase.startswith("the ")))


def _thing(filler: Filler) -> Thing:
    return not filler.key, filler.key or filler.head


def _short(filler: Filler) -> str:
    """A phrase for a title: up to its first comma or bracket, and no capital that only began a sentence."""
    phrase = re.split(r",(?!\d)| \(", filler.text, maxsplit=1)[0]
    first, _, rest = phrase.partition(" ")
    began = first in ("The", "A", "An") or (first.istitle() and not filler.key and first.casefold().startswith(filler.head))
    return f"{first.lower()} {rest}" if rest and began else phrase
