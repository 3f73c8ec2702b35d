"""What the claims of one event say together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.model.claim import Claim, Modality, Polarity
from twosource.model.ids import content_id
from twosource.model.mention import Entity
from twosource.model.place import Place
from twosource.model.reading import Reading
from twosource.model.summary import EventSummary, Participant, Told, Where
from twosource.model.time import Interval
from twosource.weigh.plans import due
from twosource.weigh.positions import stance_of

# How far a transfer has come that a claim does not say to have happened; else its word says it.
NOT_YET = {Modality.REQUESTED: "discussed", Modality.POSSIBLE: "discussed", Modality.CONDITIONAL: "discussed", Modality.PLANNED: "planned"}
FURTHEST = ("used", "delivered", "in production", "agreed", "planned", "discussed")
PRECISE = ("city", "near", "region", "country", "unresolved")


def thing_id(entity: Entity, identities: Mapping[str, str]) -> str:
    """Id of an article's entity across articles; its own where nothing makes it one with others."""
    key = identities.get(entity.id)
    return content_id("ent", key) if key else entity.id


def told(reading: Reading, identities: Mapping[str, str]) -> Iterator[tuple[str, Told]]:
    """Each claim of an article with what it says."""
    entities = {entity.id: entity for entity in reading.entities}
    for claim in reading.claims:
        filling = ((argument.role, entities[argument.entity]) for argument in claim.event.arguments if argument.entity in entities)
        yield claim.id, Told(
            document=reading.document.id,
            times=tuple(time.interval for time in claim.event.times),
            places=tuple(map(_where, claim.event.places)),
            participants=tuple(Participant(role, thing_id(entity, identities), entity.name, entity.kind.value) for role, entity in filling),
            stage=_stage(claim),
            stance=stance_of(claim.factuality.polarity, claim.factuality.modality).value,
            block=claim.block.value,
        )


def _where(place: Place) -> Where:
    return Where(place.name, place.geonames, place.latitude, place.longitude, place.precision, place.country)


def _stage(claim: Claim) -> str:
    if claim.event.type != "transfer" or claim.factuality.polarity is not Polarity.POSITIVE:
        return ""
    return NOT_YET.get(claim.factuality.modality) or claim.event.stage


def summarize(title: str, claims: Sequence[Told]) -> EventSummary:
    """The event of ``claims`` under its ``title``; their order does not matter."""
    times = [time for claim in claims for time in claim.times]
    first, last = span_of(times)
    stages = {claim.stage for claim in claims}
    return EventSummary(
        title=title,
        earliest=first,
        latest=last,
        due=due(times),
        stage=next((stage for stage in FURTHEST if stage in stages), None),
        claim_count=len(claims),
        documents=tuple(sorted({claim.document for claim in claims})),
        stances=tuple(sorted({claim.stance for claim in claims})),
        blocks=tuple(sorted({claim.block for claim in claims})),
        place=_place([place for claim in claims for place in claim.places]),
        participants=tuple(_participants(each for claim in claims for each in claim.participants)),
    )


def span_of(times: Iterable[Interval]) -> tuple[str | None, str | None]:
    """First and last possible day of what ``times`` tell: a day outweighs the year it lies in.

    Times that hold another one within them only say it less exactly and are left out.
    """
    dated = sorted({time for time in times if time != Interval()}, key=str)
    exact = [time for time in dated if not any(_holds(time, other) for other in dated if other != time)]
    first = min((time.earliest for time in exact if time.earliest), default=None)
    return first, max((time.latest for time in exact if time.latest), default=None)


def _holds(wide: Interval, narrow: Interval) -> bool:
    return (wide.earliest or "") <= (narrow.earliest or "") and (narrow.latest or "9999") <= (wide.latest or "9999")


def _place(named: Sequence[Where]) -> Where | None:
    """The place named most often, of those that are most precise."""
    counted = Counter(map(_spot, named))
    return min(named, key=lambda place: (PRECISE.index(place.precision), -counted[_spot(place)], str(_spot(place)), str(place)), default=None)


def _spot(place: Where) -> tuple:
    return place.name, place.geonames, place.latitude, place.longitude, place.precision


def _participants(named: Iterable[Participant]) -> Iterator[Participant]:
    """Who fills each role, the most often named first; one name stands once in a role."""
    counted: dict[tuple[str, str, str], Counter[Participant]] = defaultdict(Counter)
    for each in named:
        counted[each.role, each.entity, each.name][each] += 1
    seen: set[tuple[str, str]] = set()
    for (role, _, name), kinds in sorted(counted.items(), key=lambda item: (item[0][0], -item[1].total(), item[0][2], item[0][1])):
        if (role, name.casefold()) not in seen:
            seen.add((role, name.casefold()))
            yield min(kinds, key=lambda each: (-kinds[each], each.kind))
