"""Claims: each event mention with who says so, how far they mean it, and the words that bear it out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.attribution.pieces import holders, size
from twosource.extract.factuality import judge_factuality
from twosource.extract.first_persons import FirstPersons, tells_of_speaker
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import (
    MAX_STEPS,
    NEGATIONS,
    case_of,
    children,
    first_conjunct,
    is_set_off,
    mark_of,
    relative_clause,
)
from twosource.model.claim import Attribution, Claim, Factuality, Link, Modality, Polarity, Speech, Version
from twosource.model.event import EventMention
from twosource.model.ids import EntityId, content_id
from twosource.model.judgement import Score
from twosource.model.mention import Entity, EntityKind
from twosource.model.source import Source, SourceKind
from twosource.model.text import BlockKind, Document, Span
from twosource.vocabulary.cues import CueLexicon, Does

ASIDE_MARKS = frozenset({"when", "as", "after", "since", "because", "while", "although", "though"})
ACTING_KINDS = frozenset({SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.STATE, SourceKind.ANONYMOUS})
TELLING_HELPERS = frozenset({"have", "has", "had", "'ve", "’ve", "will", "would", "'ll", "’ll", "did", "was", "were"})
QUOTED = frozenset({Speech.DIRECT, Speech.MIXED})
MAX_NESTING = 6  # attributions within attributions that are counted
GIVERS = 50  # credited claims that an own-voice one is compared with; articles have fewer
SENTENCE = 2000  # characters before a pronoun in which its sentence lies
# what each weakness of a reading costs its score
ELIDED, MODAL, INHERITED, UNRESOLVED = 0.03, 0.05, 0.1, 0.1


def extract_claims(
    document: Document,
    annotation: Doc,
    entities: Sequence[Entity],
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
    *,
    cues: CueLexicon,
    made_by: Version,
) -> tuple[Claim, ...]:
    """One claim for each event mention in text order, and one more for each denial that points back at an event.

    The chain runs from the article outward: the outlet it credits first, the origin last; empty where the article
    speaks in its own voice and credits the event nowhere else.
    """
    events = sorted(events, key=lambda event: (event.trigger, event.id))
    tokens = TokenIndex(annotation)
    credited = _Credits(attributions, tokens, events)
    by_id = {entity.id: entity for entity in entities}
    first_persons = FirstPersons(document, entities, tokens, cues)
    claims = []
    for event in events:
        factuality = judge_factuality(event, tokens, cues=cues, today=document.published.latest)
        held = [each for each in credited.around(event, cues) if not _is_contradicted(each, factuality)]
        spoken = first_persons.named(_without_tellers(event, held, document.text), credited.speaker(event))
        claims.append(_claim(document, spoken, held, factuality, by_id, made_by))
    claims += _pointing_denials(document, tokens, events, attributions, by_id, made_by)
    inheritance = _Inheritance(claims, by_id, document.text)
    return tuple(sorted(map(inheritance.credited, claims), key=lambda claim: (claim.event.trigger, claim.id)))


class _Credits:
    """Attributions of one document, found by what their content holds."""

    def __init__(self, attributions: Sequence[Attribution], tokens: TokenIndex, events: Sequence[EventMention]) -> None:
        self._tokens = tokens
        self._by_id = {attribution.id: attribution for attribution in attributions}
        held = [(piece, attribution) for attribution in attributions for piece in attribution.content]
        held += [(cue, attribution) for attribution in attributions if attribution.denies for cue in attribution.cue]
        around = holders([event.trigger for event in events], held)
        self._around = {event.id: {a.id: a for a in found} for event, found in zip(events, around, strict=True)}

    def around(self, event: EventMention, cues: CueLexicon) -> list[Attribution]:
        """Attributions that the event rests on, outermost first. A denial that itself is the trigger is one."""
        held = [attribution for attribution in self._around[event.id].values() if self._credits(attribution, event, cues)]
        return sorted(held, key=lambda attribution: (self._depth(attribution), -size(attribution.content), attribution.id))

    def speaker(self, event: EventMention) -> EntityId | None:
        """Who speaks the words that tell of the event, credited with it or not."""
        spoken = [each for each in self._around[event.id].values() if each.speech in QUOTED and each.sources]
        innermost = max(spoken, key=lambda each: (self._depth(each), -size(each.content), each.id), default=None)
        return innermost.sources[-1].entity if innermost is not None else None

    def _depth(self, attribution: Attribution) -> int:
        """How many attributions this one is nested in."""
        depth, parent = 0, attribution.parent
        while parent is not None and depth < MAX_NESTING:
            depth, parent = depth + 1, self._by_id[parent].parent
        return depth

    def _credits(self, attribution: Attribution, event: EventMention, cues: CueLexicon) -> bool:
        """Whether the source stands for this event: it reports it, and not in an aside of the article's own."""
        if not attribution.sources or not (attribution.credits or self._is_verdict(attribution, event)):
            return False
        if self._acts_itself(attribution, event, cues):
            return False
        if attribution.does == Does.REJECT and event.type in cues.declinable:
            return False
        if attribution.speech is Speech.DIRECT:
            return True
        return not self._is_aside(self._tokens.head_of(event.trigger), attribution)

    def _acts_itself(self, attribution: Attribution, event: EventMention, cues: CueLexicon) -> bool:
        """Whether the speaker does the act by these very words: "We warn them," he said. "It is an insult."

        Nor does a denied accusation report one.
        """
        role = cues.speech_acts.get(event.type)
        head = self._tokens.head_of(event.trigger)
        if role is None or _is_told_of(head, attribution):
            return False
        subjects = children(head, "nsubj")
        first_person = any(child.lower_ in ("i", "we") for child in subjects)
        actors = {argument.entity for argument in event.filling(role) if argument.entity is not None}
        spoken = attribution.speech in QUOTED and not actors
        return first_person or spoken or attribution.denies or attribution.sources[-1].entity in actors

    def _is_verdict(self, attribution: Attribution, event: EventMention) -> bool:
        """Whether the event is what the source calls something: "condemned the launch as *a breach of the accord*"."""
        named = first_conjunct(self._tokens.head_of(event.trigger))
        verb = named.head
        is_name = named.pos_ == "NOUN" and (named.dep_ == "xcomp" or (named.dep_ == "obl" and case_of(named) == "as"))
        if attribution.does != Does.ACT or not is_name or any(child.lower_ in NEGATIONS for child in children(verb, "advmod")):
            return False
        return any(piece.start <= verb.idx < piece.end for piece in attribution.cue)

    def _is_aside(self, head: Token, attribution: Attribution) -> bool:
        """Whether an unquoted event stands in a relative clause set off by a comma, or in a time clause of "reportedly"."""
        word = head
        for _ in range(MAX_STEPS):
            if word.head.i == word.i or not _inside(word.head, attribution):
                return False
            if word.dep_ == "acl:relcl" and is_set_off(word) and not _leads_to_cue(word, attribution, self._tokens.text):
                return True
            if word.dep_ == "advcl" and not attribution.source and _time_clause(word):
                return True
            word = word.head
        return False


def _leads_to_cue(clause: Token, attribution: Attribution, text: str) -> bool:
    """Whether a clause is the last before a cue that covers the sentence: "…, where they discussed arms, the release said"."""
    begins = min((piece.start for piece in (*attribution.cue, *attribution.source)), default=0)
    between = text[clause.right_edge.idx + len(clause.right_edge) : begins]
    return begins > clause.idx and not any(sign.isalnum() for sign in between)


def _is_told_of(head: Token, attribution: Attribution) -> bool:
    """Whether a speaker tells of an act of speaking rather than does it: "We have asked them," he said. "I never threaten."

    In indirect speech a simple past may be the present of what was said ("she said she *condemned* it").
    """
    verb = head.head if head.dep_ in ("obj", "nsubj:pass") and head.pos_ == "NOUN" else head
    if verb.pos_ != "VERB" or not _inside(verb, attribution):
        return False
    if attribution.denies and verb.tag_ == "VBG" and head.i != verb.i:  # "denied *making* any such request"
        return True
    helped = any(child.lower_ in TELLING_HELPERS for child in children(verb, "aux", "aux:pass"))
    negated = any(child.lower_ in NEGATIONS for child in children(verb, "advmod"))
    return helped or negated or (verb.tag_ == "VBD" and attribution.speech in QUOTED)


def _without_tellers(event: EventMention, held: Sequence[Attribution], text: str) -> EventMention:
    """``event`` without whom a headline's punctuation names as its source, whatever the parser made of it: "…: officials"."""
    marked = [each for each in held if each.cue and not any(sign.isalnum() for sign in each.cue[0].of(text))]
    tellers = [span for each in marked for span in each.source]
    return replace(event, arguments=tuple(argument for argument in event.arguments if not any(span.contains(argument.span) for span in tellers)))


def _is_contradicted(attribution: Attribution, factuality: Factuality) -> bool:
    """Whether words outside of what a source says deny it, so that it never said so: "Varnland's claim that … is false"."""
    own = (*attribution.content, *attribution.cue)
    outside = factuality.because and not any(piece.contains(word) for piece in own for word in factuality.because)
    return factuality.polarity is Polarity.NEGATIVE and bool(outside)


def _inside(word: Token, attribution: Attribution) -> bool:
    return any(piece.start <= word.idx < piece.end for piece in attribution.content)


def _time_clause(clause: Token) -> bool:
    return mark_of(clause) in ASIDE_MARKS or any(child.lower_ in ASIDE_MARKS for child in clause.children)


def _claim(
    document: Document,
    event: EventMention,
    held: Sequence[Attribution],
    factuality: Factuality,
    entities: Mapping[str, Entity],
    made_by: Version,
) -> Claim:
    chain = tuple(_links(document, event, held, entities))
    block = document.block_at(event.trigger.start)
    return Claim(
        id=content_id("clm", document.id, event.id),
        event=event,
        chain=chain,
        factuality=factuality,
        speech=held[-1].speech if held else Speech.NONE,
        block=block.kind if block is not None else BlockKind.BODY,
        evidence=_evidence(event, held),
        score=_score(event, chain, factuality),
        made_by=made_by,
    )


def _links(
    document: Document, event: EventMention, held: Sequence[Attribution], entities: Mapping[str, Entity]
) -> Iterator[Link]:
    """The chain outward to the origin; a source that two attributions name stands once."""
    seen: set[object] = set()
    for attribution in held:
        cue = " ".join(piece.of(document.text) for piece in attribution.cue)
        for source in attribution.sources:
            key = source.entity or source.span
            if key not in seen:
                seen.add(key)
                own = attribution.speech in QUOTED and source is attribution.sources[-1] and tells_of_speaker(event, document.text)
                typed = _as_party(source, event, entities, speaks_of_itself=own)
                yield Link(typed, cue, attribution.cue[0] if attribution.cue else None)


def _as_party(source: Source, event: EventMention, entities: Mapping[str, Entity], *, speaks_of_itself: bool) -> Source:
    """The source as a party where it takes part in the event itself ("we sold them") or acts for a state that does."""
    if source.kind not in ACTING_KINDS:
        return source
    involved = {argument.entity for argument in event.arguments if argument.entity is not None}
    states = {entities[key].reference for key in involved if key in entities and entities[key].reference}
    own = entities.get(source.entity) if source.entity is not None else None
    acts_for = own is not None and own.state is not None and own.state in states
    named = any(
        mention.span.start >= source.span.start and mention.span.end <= source.span.end
        for key in involved if key in entities and source.kind is SourceKind.ANONYMOUS
        for mention in entities[key].mentions
    )  # fmt: skip
    takes_part = source.entity in involved or acts_for or named or speaks_of_itself
    return replace(source, kind=SourceKind.PARTY) if takes_part else source


def _evidence(event: EventMention, held: Sequence[Attribution]) -> tuple[Span, ...]:
    """The sentence, and the words of credit that stand outside of it."""
    words = {span for attribution in held for span in (*attribution.cue, *attribution.source)}
    return (event.sentence, *sorted(span for span in words if not event.sentence.contains(span)))


def _score(event: EventMention, chain: Sequence[Link], factuality: Factuality) -> Score:
    """How plainly the text says it: less where roles are taken from elsewhere, or the source has no name to it."""
    elided = [argument.role for argument in event.arguments if argument.elided]
    unresolved = [link for link in chain if link.source.entity is None and not link.source.anonymous]
    value = 0.95 - ELIDED * len(elided) - UNRESOLVED * bool(unresolved) - 0.2 * (not event.arguments)
    value -= MODAL * (factuality.modality is not Modality.ACTUAL)
    reasons = [event.rule or "trigger"]
    reasons += [f"{', '.join(elided)} taken from another clause"] * bool(elided)
    reasons += [f"said by {' < '.join(link.source.name for link in chain)}" if chain else "in the article's own voice"]
    reasons += [f"{factuality.polarity}, {factuality.modality}"] * bool(factuality.because)
    return Score(round(max(value, 0.1), 2), "; ".join(reasons))


def _pointing_denials(
    document: Document,
    tokens: TokenIndex,
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
    entities: Mapping[str, Entity],
    made_by: Version,
) -> Iterator[Claim]:
    """ ", which the president has denied": a claim of its own about the event that "which" stands for."""
    starts = [event.trigger.start for event in events]
    for attribution in attributions:
        if attribution.denies:
            near = events[bisect_left(starts, attribution.content[0].start - SENTENCE) : bisect_right(starts, _last(attribution))]
            denied = _pointed_at(attribution, tokens, near)
            if denied is not None and not any(event.trigger.overlaps(cue) for event in near for cue in attribution.cue):
                yield _denied(document, denied, attribution, entities, made_by)


def _last(attribution: Attribution) -> int:
    return max(span.end for span in (*attribution.content, *attribution.cue))


def _denied(
    document: Document, denied: EventMention, attribution: Attribution, entities: Mapping[str, Entity], made_by: Version
) -> Claim:
    """The denial as a claim: the same event, with the denying verb as its trigger."""
    cue = attribution.cue[-1]
    event = replace(denied, id=content_id("evm", document.id, "denied", denied.id, cue.start), trigger=cue)
    factuality = Factuality(Polarity.NEGATIVE, Modality.ACTUAL, attribution.cue)
    return _claim(document, event, [attribution], factuality, entities, made_by)


def _pointed_at(attribution: Attribution, tokens: TokenIndex, events: Sequence[EventMention]) -> EventMention | None:
    """The event before the pronoun, in its sentence and under what the relative clause hangs on."""
    pronoun = attribution.content[0]
    word = tokens.head_of(pronoun)
    if len(attribution.content) != 1 or pronoun.of(tokens.text).lower() != "which":
        return None
    clause = relative_clause(word)
    host = clause.head if clause is not None else word.sent.root
    bounds = Span(host.left_edge.idx, pronoun.start)
    before = [event for event in events if event.sentence.contains(pronoun) and event.trigger < pronoun]
    return next((event for event in reversed(before) if bounds.overlaps(event.trigger)), before[-1] if before else None)


class _Inheritance:
    """Credits that own-voice claims take over from where the same article credits the same event."""

    def __init__(self, claims: Iterable[Claim], entities: Mapping[str, Entity], text: str) -> None:
        self._entities = entities
        self._text = text
        self._givers: dict[tuple[str, str, str], list[Claim]] = {}  # by event type, role and who fills it
        for claim in claims:
            if claim.chain:
                for key in self._keys(claim.event):
                    self._givers.setdefault(key, []).append(claim)

    def credited(self, claim: Claim) -> Claim:
        """An own-voice claim with the credit that the article gives to the same event elsewhere, where only one is given."""
        if claim.chain:
            return claim
        likely = min(filter(None, (self._givers.get(key) for key in self._keys(claim.event))), key=len, default=[])
        givers = [other for other in likely[:GIVERS] if self._is_same_event(claim, other)]
        chains = {tuple(link.source.entity or link.source.span for link in other.chain) for other in givers}
        if len(chains) != 1:
            return claim
        chain = tuple(replace(link, inherited=True) for link in givers[0].chain)
        score = Score(round(claim.score.value - INHERITED, 2), f"{claim.score.detail}; credit taken over from the same event elsewhere")
        return replace(claim, chain=chain, score=score)

    def _keys(self, event: EventMention) -> Iterator[tuple[str, str, str]]:
        return ((event.type, role, filler) for role, fillers in sorted(self._fillers(event).items()) for filler in sorted(fillers))

    def _is_same_event(self, left: Claim, right: Claim) -> bool:
        """Same polarity and modality, no role filled differently, and two fillers shared (one where there is but one)."""
        if left.factuality.polarity is not right.factuality.polarity or left.factuality.modality is not right.factuality.modality:
            return False
        ours, theirs = self._fillers(left.event), self._fillers(right.event)
        common = ours.keys() & theirs.keys()
        if not common or any(not ours[role] & theirs[role] for role in common):
            return False
        return len(common) >= 2 and len(common) >= min(len(ours), len(theirs))

    def _fillers(self, event: EventMention) -> dict[str, set[str]]:
        """Who fills each role; a thing also by its word, so that "rockets" may be the "twelve rockets"."""
        found: dict[str, set[str]] = {}
        for argument in event.arguments:
            if argument.entity is not None:
                found.setdefault(argument.role, set()).add(argument.entity)
                if self._entities[argument.entity].kind is EntityKind.ITEM:
                    found[argument.role].add(argument.head.of(self._text).casefold())
        return found
