"""All that follows from the articles together: identities, events, who stands behind each.

A function of the readings alone; whatever it returns can be thrown away and made again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.link.cluster import RULES as LINK_RULES
from twosource.link.cluster import event_id
from twosource.link.entities import RULES as ENTITY_RULES
from twosource.link.entities import NamedEntity, link_entities
from twosource.link.events import link_claims
from twosource.link.rulings import rulings
from twosource.link.view import AnswerView, ClaimView, Filler, Page, Voice
from twosource.model.answer import Answer
from twosource.model.claim import Claim
from twosource.model.corroboration import Corroboration
from twosource.model.event import Argument, Event, EventMention
from twosource.model.judgement import Judgement
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.reading import Reading
from twosource.model.source import Source, SourceKind
from twosource.model.text import Span
from twosource.vocabulary.event_titles import EventTitles
from twosource.vocabulary.linking import LinkingWeights
from twosource.weigh.corroborate import corroborate
from twosource.weigh.naming import title_of

RULES = f"{ENTITY_RULES}, {LINK_RULES}, weigh 8"

GROUPS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.OTHER})  # kinds of what several states may send
OF, AND = frozenset({"of", "from", "of the", "from the"}), frozenset({"and", ",", ", and", "and the", "and of", "and from"})

Weighed = tuple[Event, Corroboration]


@dataclass(frozen=True, slots=True)
class Derived:
    """``identities``: an article's entity id → its key across articles."""

    identities: Mapping[str, str]
    judgements: tuple[Judgement, ...]
    events: tuple[Weighed, ...]


def derive(
    readings: Callable[[], Iterable[Reading]], *, weights: LinkingWeights, titles: EventTitles, judgements: Sequence[Judgement] = ()
) -> Derived:
    """Link and weigh everything that ``readings`` yields, in memory; called twice, so that no reading is kept.

    ``judgements`` are those that hold; people's outrank what is found here.
    """
    found = link_entities((named for reading in readings() for named in named_entities(reading)), rulings(judgements, "entity"))
    identities = {entity: identity.key for entity, identity in found.items()}
    views = {view.id: view for reading in readings() for view in claim_views(reading, identities)}
    linked = link_claims(views.values(), weights, rulings(judgements, "event"))
    events = (weigh([views[claim] for node in nodes for claim in node.claims], titles) for nodes in linked.events)
    return Derived(identities, linked.judgements, tuple(events))


def weigh(claims: Iterable[ClaimView], titles: EventTitles) -> Weighed:
    """The event of ``claims`` with what stands behind it; their order does not matter."""
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.start, claim.id))
    return as_event(ordered, titles), corroborate(ordered)


def named_entities(reading: Reading) -> Iterator[NamedEntity]:
    """The article's entities as the linker sees them; whom the article protects has no name beyond it."""
    protected = {entity for protection in reading.protections for entity in protection.entities}
    for entity in reading.entities:
        named = entity.id not in protected and any(mention.form is MentionForm.NAME for mention in entity.mentions)
        yield NamedEntity(entity.id, entity.kind.broad, entity.name, named, entity.reference, entity.state)


def claim_views(reading: Reading, identities: Mapping[str, str]) -> Iterator[ClaimView]:
    """The article's claims, reduced to what sameness and independence depend on."""
    entities = {entity.id: entity for entity in reading.entities}
    answers = _answers(reading, entities, identities)
    for claim in reading.claims:
        yield _view(claim, reading, entities, identities, tuple(answers[claim.id]))


def _answers(
    reading: Reading, entities: Mapping[str, Entity], identities: Mapping[str, str]
) -> Mapping[str, list[AnswerView]]:
    """Claim → the answers that make it or speak to it, in text order."""
    found: dict[str, list[AnswerView]] = defaultdict(list)
    for answer in reading.answers:
        view = _answer_view(answer, reading, entities, identities)
        for claim in dict.fromkeys((*answer.claims, *answer.answers)):
            found[claim].append(view)
    return found


def _answer_view(
    answer: Answer, reading: Reading, entities: Mapping[str, Entity], identities: Mapping[str, str]
) -> AnswerView:
    return AnswerView(
        id=answer.id,
        kind=answer.kind,
        by=_voice(answer.by, " ".join(cue.of(reading.document.text) for cue in answer.cue), entities, identities),
        limits=tuple((limit.field, limit.span.of(reading.document.text)) for limit in answer.limits),
        claims=answer.claims,
        answers=answer.answers,
    )


def _view(
    claim: Claim, reading: Reading, entities: Mapping[str, Entity], identities: Mapping[str, str],
    answers: tuple[AnswerView, ...],
) -> ClaimView:
    event, text = claim.event, reading.document.text
    return ClaimView(
        id=claim.id,
        document=reading.document.id,
        start=event.trigger.start,
        type=event.type,
        fillers=tuple(filler for argument in event.arguments for filler in _fillers(argument, event, text, entities, identities)),
        intervals=tuple(time.interval for time in event.times if time.kind in ("DATE", "TIME")),
        places=tuple(sorted({place.name for place in event.places})),
        quantities=tuple((quantity.minimum, quantity.maximum, quantity.unit) for quantity in event.quantities),
        stage=event.stage,
        polarity=claim.factuality.polarity,
        modality=claim.factuality.modality,
        chain=tuple(replace(_voice(link.source, link.cue, entities, identities), inherited=link.inherited) for link in claim.chain),
        block=claim.block,
        outlet=reading.document.outlet,
        answers=answers,
        page=_page(event.sentence, reading),
    )


def _page(sentence: Span, reading: Reading) -> Page:
    """The article as lineage sees it from one sentence."""
    document, published = reading.document, reading.document.published
    touching = tuple(passage for passage in reading.passages if passage.span.overlaps(sentence))
    return Page(document.title or document.path, published.earliest, published.latest, reading.derivations, sentence, touching)


def _fillers(
    argument: Argument, event: EventMention, text: str, entities: Mapping[str, Entity], identities: Mapping[str, str]
) -> Iterator[Filler]:
    """Who or what fills a role; a group of several states ("troops from Kestria and Velm") once for each."""
    filler = _filler(argument, event, text, entities, identities)
    states = () if filler.key or filler.kind not in GROUPS else tuple(_states_behind(argument, text, entities))
    yield from (replace(filler, state=state) for state in states) if states else (filler,)


def _states_behind(argument: Argument, text: str, entities: Mapping[str, Entity]) -> Iterator[str]:
    """States that the head word is said to be of or from, one after the other."""
    named = sorted(
        (mention.span, entity.reference) for entity in entities.values() if entity.kind is EntityKind.STATE and entity.reference
        for mention in entity.mentions if mention.span.start >= argument.head.end and argument.span.contains(mention.span)
    )  # fmt: skip
    at, links = argument.head.end, OF
    for span, reference in named:
        if text[at : span.start].strip().casefold() not in links:
            return
        yield reference
        at, links = span.end, AND


def _filler(
    argument: Argument, event: EventMention, text: str, entities: Mapping[str, Entity], identities: Mapping[str, str]
) -> Filler:
    entity = entities.get(argument.entity or "")
    head = _head(argument, event).of(text)
    key = identities.get(entity.id, "") if entity else ""
    words = entity.name if entity and (key or _is_pronoun(argument, entity)) else argument.span.of(text)
    return Filler(
        role=argument.role,
        text=words,
        head=singular(head.casefold()),
        kind=entity.kind.broad if entity else EntityKind.OTHER,
        key=key,
        state=_state(entity),
        plural=not key and singular(head.casefold()) != head.casefold(),
        span=argument.span,
    )


def _head(argument: Argument, event: EventMention) -> Span:
    """The head word; of "thousands of drones" the drones."""
    counted = (each.counted for each in event.quantities if each.counted and each.span.contains(argument.head))
    return next((span for span in counted if argument.span.contains(span)), argument.head)


def _is_pronoun(argument: Argument, entity: Entity) -> bool:
    return any(mention.form is MentionForm.PRONOUN and mention.head == argument.head for mention in entity.mentions)


def _voice(source: Source, cue: str, entities: Mapping[str, Entity], identities: Mapping[str, str]) -> Voice:
    entity = entities.get(source.entity or "")
    is_outlet = entity is not None and entity.kind is EntityKind.OUTLET  # an "Observer" is no observer
    return Voice(
        name=entity.name if is_outlet else source.name,
        kind=source.kind if not is_outlet or source.kind == SourceKind.WIRE else SourceKind.OUTLET,
        cue=cue,
        anonymous=source.anonymous and not is_outlet,
        key=identities.get(entity.id, "") if entity else "",
        state=_state(entity),
        affiliation=entity.affiliation if entity else None,
        span=source.span,
    )


def _state(entity: Entity | None) -> str | None:
    if entity is None:
        return None
    return entity.reference if entity.kind is EntityKind.STATE else entity.state


def singular(word: str) -> str:
    """A common noun without its regular plural ending; enough to compare head words."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def as_event(claims: Sequence[ClaimView], titles: EventTitles) -> Event:
    """The event of ``claims``, with its title."""
    ids = tuple(sorted(claim.id for claim in claims))
    return Event(event_id(claims[0].type, ids), claims[0].type, title_of(claims, titles), ids)
