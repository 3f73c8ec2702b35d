"""What a sentence is known to say: tests of what is read in it, each made for what one sentence was put together from."""

from collections.abc import Callable, Iterable, Sequence

from twosource.model.claim import Claim, Modality, Polarity
from twosource.model.event import EventMention
from twosource.model.reading import Reading


def credited(words: Sequence[str], source: str, *, denied: bool) -> Callable[[Claim, str], bool]:
    """Whether a claim on one of ``words`` rests on ``source``, whose last name or first words its name must hold."""
    named = source.removeprefix("the ").removeprefix("a ").removeprefix("Varnland's Defense Minister ").lower()

    def holds(claim: Claim, text: str) -> bool:
        right = (claim.factuality.polarity is Polarity.NEGATIVE) == denied
        return claim.event.trigger.of(text) in words and right and bool(claim.chain) and named in claim.chain[-1].source.name.lower()

    return holds


def has_outcome(kind: str, words: Sequence[str], outcome: str) -> Callable[[Claim, str], bool]:
    def holds(claim: Claim, text: str) -> bool:
        return claim.event.type == kind and claim.event.trigger.of(text) in words and outcome_of(claim) == outcome

    return holds


def does(kind: str, role: str, forms: Sequence[str], who: str, other: str) -> Callable[[Reading, str], bool]:
    """Whether ``who`` fills ``role`` of an event told by one of ``forms``, be it as "its", and ``other`` does not."""
    name, wrong = who.split()[-1], other.split()[-1]

    def holds(reading: Reading, text: str) -> bool:
        meant = [claim.event for claim in reading.claims if claim.event.type == kind and claim.event.trigger.of(text) in forms]
        done = (fillers(event, role, reading, text) for event in meant)
        return any(any(name in doer for doer in doers) and not any(wrong in doer for doer in doers) for doers in done)

    return holds


def is_done_to(kind: str, roles: Sequence[Sequence[str]]) -> Callable[[Reading, str], bool]:
    """Whether an event of a kind has just these fillers of its ``roles``; things may stand among others."""
    wanted: dict[str, list[str]] = {}
    for role, filler in roles:
        wanted.setdefault(role, []).append(filler.removeprefix("the ").removesuffix("s"))

    def fits(filled: Sequence[str], names: Sequence[str], *, thing: bool) -> bool:
        found = all(any(name in (filler.lower() if thing else filler) for filler in filled) for name in names)
        return found and (thing or all(any(name in filler for name in names) for filler in filled))

    def holds(reading: Reading, text: str) -> bool:
        events = [claim.event for claim in reading.claims if claim.event.type == kind]
        return any(all(fits(fillers(event, role, reading, text), names, thing=role == "item") for role, names in wanted.items()) for event in events)

    return holds


def has_all(kind: str, role: str, names: Sequence[str], pool: Sequence[str]) -> Callable[[Reading, str], bool]:
    """Whether all of ``names``, and nobody else of ``pool``, fill ``role`` of one event."""
    others = [name for name in pool if name not in names]

    def holds(reading: Reading, text: str) -> bool:
        filled = (" ".join(fillers(claim.event, role, reading, text)) for claim in reading.claims if claim.event.type == kind)
        return any(_names_just(words, names, others) for words in filled)

    return holds


def has_roles(roles: Sequence[Sequence[str]]) -> Callable[[Reading, str], bool]:
    """Whether each role, told as type, trigger, role and filler, is filled so in an event on its trigger; "*" is any."""

    def holds(reading: Reading, text: str) -> bool:
        events = [(claim.event.type, claim.event.trigger.of(text), claim.event) for claim in reading.claims]

        def is_filled(kind: str, trigger: str, role: str, name: str) -> bool:
            meant = [event for its, words, event in events if kind in ("*", its) and trigger in words]
            asked = {argument.role for event in meant for argument in event.arguments} if role == "*" else {role}
            return any(name in words for event in meant for each in asked for words in fillers(event, each, reading, text))

        return all(is_filled(*role) for role in roles)

    return holds


def is_told(outcome: str, source: str, roles: Sequence[Sequence[str]]) -> Callable[[Reading, str], bool]:
    """Whether ``has_roles`` holds, an event on each trigger came out so, and rests on ``source``, or on nobody."""
    filled = has_roles(roles)

    def holds(reading: Reading, text: str) -> bool:
        def is_so(kind: str, trigger: str) -> bool:
            told = [claim for claim in reading.claims if kind in ("*", claim.event.type) and trigger in claim.event.trigger.of(text)]
            came = outcome == "*" or any(outcome_of(claim) == outcome for claim in told)
            voices = [claim.chain[-1].source.name.lower() if claim.chain else "-" for claim in told]
            return came and (source == "*" or any(source.lower() in voice for voice in voices))

        return filled(reading, text) and all(is_so(kind, trigger) for kind, trigger, *_ in roles)

    return holds


def is_called(kind: str, role: str, name: str) -> Callable[[Reading, str], bool]:
    """Whether what fills ``role`` of an event is known by ``name``."""
    wanted = name.removeprefix("the ")

    def holds(reading: Reading, text: str) -> bool:
        names = {entity.id: entity.name for entity in reading.entities}
        events = (claim.event for claim in reading.claims if claim.event.type == kind)
        return any(wanted in names.get(argument.entity, "") for event in events for argument in event.filling(role))

    return holds


def names_none(kind: str) -> Callable[[Reading, str], bool]:
    """Whether no event of ``kind`` is read."""
    return lambda reading, _: all(claim.event.type != kind for claim in reading.claims)


def _names_just(words: str, names: Iterable[str], others: Iterable[str]) -> bool:
    return all(name in words for name in names) and not any(name in words for name in others)


def fillers(event: EventMention, role: str, reading: Reading, text: str) -> list[str]:
    """Who or what fills a role, with all names of it: "its Kestria"."""
    names = {entity.id: " ".join(mention.span.of(text) for mention in entity.mentions) for entity in reading.entities}
    return [f"{argument.span.of(text)} {names.get(argument.entity, '')}" for argument in event.filling(role)]


def goes_back(word: str, names: Sequence[str]) -> Callable[[Claim, str], bool]:
    """Whether the chain of a claim on ``word`` holds these ``names`` in this order and no others."""
    wanted = [name.removeprefix("the ").removeprefix("a ").removeprefix("President ").lower() for name in names]

    def holds(claim: Claim, text: str) -> bool:
        chain = [link.source.name.lower() for link in claim.chain]
        same = len(chain) == len(wanted) and all(name in link for name, link in zip(wanted, chain, strict=True))
        return same and claim.event.trigger.of(text) == word

    return holds


def rests_on(word: str, names: Sequence[str]) -> Callable[[Claim, str], bool]:
    """Whether the origin of a claim on ``word`` is one of ``names``."""

    def holds(claim: Claim, text: str) -> bool:
        return claim.event.trigger.of(text) == word and bool(claim.chain) and any(name in claim.chain[-1].source.name.lower() for name in names)

    return holds


def refers(kind: str, role: str, names: Sequence[str], others: Sequence[str], before: str) -> Callable[[Reading, str], bool]:
    """Whether all of ``names`` and nobody of ``others`` fill ``role`` of an event told behind ``before``."""

    def holds(reading: Reading, text: str) -> bool:
        start = text.index(before) + len(before)
        events = [claim.event for claim in reading.claims if claim.event.type == kind and claim.event.trigger.start >= start]
        filled = [" ".join(fillers(event, role, reading, text)).casefold() for event in events]
        return any(_names_just(words, map(str.casefold, names), map(str.casefold, others)) for words in filled)

    return holds


def counts(word: str, bounds: tuple[float | None, ...], *, approximate: bool) -> Callable[[Claim, str], bool]:
    """Whether a claim on ``word`` has an amount between ``bounds``."""

    def holds(claim: Claim, text: str) -> bool:
        amounts = [(amount.minimum, amount.maximum, amount.approximate) for amount in claim.event.quantities]
        return claim.event.trigger.of(text) == word and (*bounds, approximate) in amounts

    return holds


def hands_over(noun: str, number: float | None, roles: Sequence[Sequence[str]]) -> Callable[[Reading, str], bool]:
    """Whether a transfer's item has ``noun`` in it, those who hand it over and get it stand apart from it, and its number is ``number``, or none that is not so."""

    def is_so(claim: Claim, reading: Reading, text: str) -> bool:
        items = [argument.span.of(text).casefold() for argument in claim.event.filling("item")]
        told = [fillers(claim.event, role, reading, text) for role, _ in roles]
        apart = all(names and all(name in words and noun not in words for words in names) for (_, name), names in zip(roles, told, strict=True))
        counted = {(amount.minimum, amount.maximum) for amount in claim.event.quantities if amount.unit and amount.unit in noun}
        return any(noun.casefold() in item for item in items) and apart and (counted == {(number, number)} if number else not counted)

    return lambda reading, text: any(claim.event.type == "transfer" and is_so(claim, reading, text) for claim in reading.claims)


def lies(kind: str, words: Sequence[str], lies: str, day: str) -> Callable[[Claim, str], bool]:
    """Whether a claim on one of ``words`` has just the bounds that ``lies`` says it has to ``day``."""
    wanted = {"on": {(day, day)}, "by": {(None, day)}, "since": {(day, None)}, "never": set()}[lies]

    def holds(claim: Claim, text: str) -> bool:
        days = {(time.interval.earliest, time.interval.latest) for time in claim.event.times}
        return claim.event.type == kind and claim.event.trigger.of(text) in words and days == wanted

    return holds


def was_there(kind: str, words: Sequence[str], there: bool) -> Callable[[Claim, str], bool]:
    """Whether a claim on one of ``words`` is placed in Lessin, or is not."""

    def holds(claim: Claim, text: str) -> bool:
        named = (place.span for place in claim.event.places if place.span is not None)
        return claim.event.type == kind and claim.event.trigger.of(text) in words and any("lessin" in span.of(text).casefold() for span in named) == there

    return holds


def is_answered(kind: str, word: str) -> Callable[[Reading, str], bool]:
    """Whether an answer of ``kind`` is given to a claim on ``word``."""

    def holds(reading: Reading, text: str) -> bool:
        told = {claim.id for claim in reading.claims if claim.event.trigger.of(text) == word}
        return any(answer.kind == kind and not told.isdisjoint((*answer.claims, *answer.answers)) for answer in reading.answers)

    return holds


def is_taken_from(outlet: str | None) -> Callable[[Reading, str], bool]:
    """Whether the whole page is said to stand in ``outlet``, or nowhere else."""

    def holds(reading: Reading, text: str) -> bool:
        named = [derivation.outlet or "" for derivation in reading.derivations]
        return any(outlet in name for name in named) if outlet else not named

    return holds


def outcome_of(claim: Claim) -> str:
    """What a claim says became of its event."""
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return "did not happen"
    return "happened" if claim.factuality.modality is Modality.ACTUAL else "left open"
