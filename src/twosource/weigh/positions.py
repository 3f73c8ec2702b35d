"""What each source asserts, denies, plans and hedges, and where it, or its side, contradicts itself.

A claim is the position of the innermost voice of its chain; a refusal or an evasion is one without a claim. Positions on one
matter are compared: a full denial beside an assertion or admission contradicts it; a denial that is bounded to a time or an
amount does not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from twosource.link.entities import normal
from twosource.link.view import AnswerView, ClaimView, Voice
from twosource.model.answer import Answer, AnswerKind
from twosource.model.claim import Claim, Polarity, Speech
from twosource.model.position import Filling, Position, Relation, Stance
from twosource.model.reading import Reading
from twosource.model.source import side_of
from twosource.weigh.denials import FULL, ONLY_PART, scope_of
from twosource.weigh.independence import POINTERS

ANSWERING = {
    AnswerKind.DENIAL: Stance.DENIES, AnswerKind.ADMISSION: Stance.ADMITS, AnswerKind.NON_DENIAL: Stance.EVADES,
    AnswerKind.REFUSAL: Stance.WITHHOLDS, AnswerKind.CONDEMNATION: Stance.BLAMES,
}  # fmt: skip
BY_MODALITY = {
    "actual": Stance.ASSERTS, "planned": Stance.PLANS, "possible": Stance.HEDGES, "conditional": Stance.HEDGES,
    "requested": Stance.REQUESTS,
}  # fmt: skip
AFFIRMING = (Stance.ASSERTS, Stance.ADMITS)
CONSISTENT, SHIFTED, INCONSISTENT = "consistent", "shifted", "inconsistent"
NOUNS = {Stance.DENIES: "denial", Stance.ADMITS: "admission", Stance.ASSERTS: "assertion"}


def positions_of(
    reading: Reading, claims: Iterable[ClaimView], identities: Mapping[str, str], members: Mapping[str, str]
) -> Iterator[Position]:
    """The positions that one article reports, in text order. ``claims``: its claim views; ``members``: claim → event.

    A credit taken over from elsewhere in the article, and the title of another article, is nobody's position.
    """
    views = {view.id: view for view in claims}
    found = [_of_claim(claim, views, reading, members) for claim in reading.claims if _is_said(claim, reading.answers)]
    found += _of_answers(reading, views, identities, members)
    yield from sorted(found, key=lambda position: (position.sentence, position.id))


def _is_said(claim: Claim, answers: Iterable[Answer]) -> bool:
    """Whether a claim is the position of its last voice: not what somebody else says that it thinks ("the army knows that
    …", he said), nor what stands within its own denial without being denied itself."""
    if not claim.chain or claim.chain[-1].inherited or claim.block in POINTERS:
        return False
    if claim.speech is Speech.ATTITUDE and len(claim.chain) > 1:
        return False
    denied = (answer for answer in answers if answer.kind is AnswerKind.DENIAL and claim.id not in answer.claims)
    positive = claim.factuality.polarity is Polarity.POSITIVE
    return not any(positive and about.contains(claim.event.trigger) for answer in denied for about in answer.about)


def _of_claim(claim: Claim, views: Mapping[str, ClaimView], reading: Reading, members: Mapping[str, str]) -> Position:
    view = views[claim.id]
    source, voice = claim.chain[-1].source, view.chain[-1]
    answer = next((answer for answer in view.answers if claim.id in answer.claims), None)
    side = side_of(source, {entity.id: entity for entity in reading.entities}, reading.document.text)
    spoken_to = [members[other] for other in (answer.answers if answer else ()) if other in members]
    stance = ANSWERING[AnswerKind(answer.kind)] if answer else stance_of(view.polarity, view.modality)
    return Position(
        id=claim.id, voice=voice_key(voice, side, view.document), name=voice.name, kind=voice.kind, side=side,
        stance=stance, scope=scope_of(answer) if answer else FULL * (stance is Stance.DENIES), type=view.type,
        fillers=_fillers(view) or _fillers_of(answer, views), events=tuple(dict.fromkeys((members.get(claim.id, claim.event.id), *spoken_to))),
        document=view.document, published=reading.document.published.value, sentence=claim.event.sentence,
        claim=claim.id, answer=answer.id if answer else None,
    )  # fmt: skip


def stance_of(polarity: str, modality: str) -> Stance:
    """How a claim stands to its event, where no answer makes it."""
    return Stance.DENIES if polarity == "negative" else BY_MODALITY[modality]


def _of_answers(
    reading: Reading, views: Mapping[str, ClaimView], identities: Mapping[str, str], members: Mapping[str, str]
) -> Iterator[Position]:
    """Answers that make no claim of their own; they are about what they speak to."""
    entities = {entity.id: entity for entity in reading.entities}
    known = {answer.id: answer for view in views.values() for answer in view.answers}
    for answer in reading.answers:
        if answer.claims:
            continue
        spoken_to = [views[claim] for claim in answer.answers]
        side = side_of(answer.by, entities, reading.document.text)
        view = known.get(answer.id)
        key = identities.get(answer.by.entity or "", "")
        voice = Voice(answer.by.name, answer.by.kind, anonymous=answer.by.anonymous, key=key)
        yield Position(
            id=answer.id, voice=voice_key(voice, side, reading.document.id), name=answer.by.name, kind=answer.by.kind, side=side,
            stance=ANSWERING[answer.kind], scope=scope_of(view) if view else "", type=spoken_to[0].type if spoken_to else "",
            fillers=_fillers(spoken_to[0]) if spoken_to else (),
            events=tuple(dict.fromkeys(members[claim.id] for claim in spoken_to if claim.id in members)),
            document=reading.document.id, published=reading.document.published.value, sentence=answer.sentence, answer=answer.id,
        )  # fmt: skip


def voice_key(voice: Voice, side: str | None, document: str) -> str:
    """What makes two credits one voice: the entity; an office of a state. Unnamed people, and whoever is only described, are
    kept to their article."""
    if voice.key and not voice.anonymous:
        return voice.key
    scope = side if side and not voice.anonymous and voice.kind != "anonymous" else document
    return f"{scope}/{normal(voice.name)}"


def _fillers(view: ClaimView) -> tuple[Filling, ...]:
    filled: dict[str, set[str]] = defaultdict(set)
    for filler in view.fillers:
        filled[filler.role] |= {filler.key, filler.head} - {""}
    return tuple(Filling(role, tuple(sorted(names))) for role, names in sorted(filled.items()))


def _fillers_of(answer: AnswerView | None, views: Mapping[str, ClaimView]) -> tuple[Filling, ...]:
    """Of what an answer speaks to: "rejected the deliveries" names nobody itself."""
    return next((_fillers(views[claim]) for claim in (answer.answers if answer else ())), ())


def same_matter(left: Position, right: Position) -> bool:
    """Whether two positions are about one thing: one event, or events of one type that share what fills every common role."""
    if set(left.events) & set(right.events):
        return True
    if left.type != right.type or not left.type:
        return False
    ours, theirs = ({filling.role: filling.names for filling in each.fillers} for each in (left, right))
    common = ours.keys() & theirs.keys()
    return len(common) >= 2 and all(not set(ours[role]).isdisjoint(theirs[role]) for role in common)


def relate(earlier: Position, later: Position) -> Relation:
    """How two positions on one matter go together; the same voice may change its mind from one day to another."""
    kind, moved = CONSISTENT, earlier.voice == later.voice and _on_another_day(earlier, later)
    denials = [position for position in (earlier, later) if position.stance is Stance.DENIES]
    if len(denials) == 1 and denials[0].scope == FULL and (earlier.stance in AFFIRMING or later.stance in AFFIRMING):
        kind = INCONSISTENT
    elif len(denials) == 2 and moved and earlier.scope != later.scope:
        kind = SHIFTED
    if kind is INCONSISTENT and moved:
        kind = SHIFTED
    return Relation(kind, earlier, later, f"{described(earlier)}; {described(later)}")


def _on_another_day(earlier: Position, later: Position) -> bool:
    return None not in (earlier.published, later.published) and earlier.published != later.published


def described(position: Position) -> str:
    """One position in a line: "Ilse Varga: partial admission (in amount: a few drones)"."""
    noun = NOUNS.get(position.stance)
    if noun is None:
        return f"{position.name} {position.stance}"
    if position.scope in ("", FULL):
        return f"{position.name}: {'full ' * (position.stance is Stance.DENIES)}{noun}"
    return f"{position.name}: partial {noun}, {position.scope.removeprefix('partial: ')}"


def contradictions(positions: Sequence[Position], *, within: Callable[[Position], str | None]) -> Iterator[Relation]:
    """Positions of one group (``within``: voice or side) that do not go together; two voices on one matter once."""
    groups: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        if (group := within(position)) is not None and position.stance in NOUNS and ONLY_PART not in position.scope:
            groups[group].append(position)
    for group in sorted(groups):
        yield from _contradictions(groups[group])


def _contradictions(positions: Sequence[Position]) -> Iterator[Relation]:
    """Each denial held against all that may be on its matter: what is of its type or of one of its events."""
    ordered = in_order(positions)
    index: dict[str, list[int]] = defaultdict(list)
    for number, position in enumerate(ordered):
        for key in {position.type, *position.events}:
            index[key].append(number)
    seen: set[tuple[str, ...]] = set()
    for number, denial in enumerate(ordered):
        if denial.stance is not Stance.DENIES:
            continue
        for other in sorted({near for key in {denial.type, *denial.events} for near in index[key]} - {number}):
            earlier, later = ordered[min(number, other)], ordered[max(number, other)]
            pair = (earlier.voice, later.voice, earlier.stance, later.stance, denial.type)
            if pair in seen or not same_matter(earlier, later):
                continue
            relation = relate(earlier, later)
            if relation.kind != CONSISTENT:
                seen.add(pair)
                yield relation


def history(position: Position, before: Iterable[Position]) -> list[Relation]:
    """How ``position`` goes with what the same voice said of the matter earlier (``before``, in order)."""
    return [relate(other, position) for other in before if other.voice == position.voice and same_matter(other, position)]


def in_order(positions: Iterable[Position]) -> list[Position]:
    """By the day on which the article may first have appeared, undated ones last; then by article and place."""
    return sorted(positions, key=in_time)


def in_time(position: Position) -> tuple[bool, str, str, int, int, str]:
    """Sort key of a position."""
    sentence = position.sentence
    return position.published is None, position.published or "", position.document, sentence.start, sentence.end, position.id
