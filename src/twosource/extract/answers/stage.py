"""Answers: what somebody says to what was said of them, each with the words that make it one.

Denials and admissions are attributions and claims already; here they are bound to what limits them and to what they speak to.
Refusals and evasions assert nothing and are found by words of their own (replies.py).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.answers.asked import bare_answers
from twosource.extract.answers.limits import find_limits
from twosource.extract.answers.replies import Reply, find_replies, is_false, is_true, withheld_by
from twosource.extract.answers.targets import Matter, Targets
from twosource.extract.attribution.pieces import phrase, words_under
from twosource.extract.attribution.sources import SourceReader, is_speaker
from twosource.extract.fillers import subjects
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import children, has_child, has_tree, is_predicate, lemma_of, mark_of, sentence_span
from twosource.model.answer import Answer, AnswerKind, Limit
from twosource.model.claim import Attribution, Claim, Modality, Polarity, Speech
from twosource.model.ids import content_id
from twosource.model.mention import Entity
from twosource.model.source import Source, SourceKind, side_of
from twosource.model.text import Document, Span
from twosource.vocabulary.answers import AnswerLexicon
from twosource.vocabulary.cues import CueLexicon, Does
from twosource.vocabulary.event_types import EventTypes

NEWSROOMS = frozenset({SourceKind.OUTLET, SourceKind.WIRE, SourceKind.DOCUMENT, SourceKind.AUTHOR})
QUOTED = frozenset({Speech.DIRECT, Speech.MIXED})
BOUNDING = ("quantity", "time")


def extract_answers(
    document: Document,
    annotation: Doc,
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    *,
    words: AnswerLexicon,
    cues: CueLexicon,
    event_types: EventTypes,
) -> tuple[Answer, ...]:
    """All answers of a document in text order. Who only reports ("the agency could not verify it") answers nothing, and a
    denial or admission that no claim is about is left out."""
    if not has_tree(annotation):
        return ()
    extraction = _Extraction(document, annotation, entities, attributions, claims, words, cues, event_types)
    found = {answer.id: answer for answer in extraction.run()}
    return tuple(sorted(found.values(), key=lambda answer: (answer.cue, answer.id)))


class _Extraction:
    """One document's answers in the making; lives for one call."""

    def __init__(
        self,
        document: Document,
        annotation: Doc,
        entities: Sequence[Entity],
        attributions: Sequence[Attribution],
        claims: Sequence[Claim],
        words: AnswerLexicon,
        cues: CueLexicon,
        event_types: EventTypes,
    ) -> None:
        self.document, self.annotation, self.attributions, self.claims = document, annotation, attributions, claims
        self.words, self.event_types, self.speech_acts = words, event_types, cues.speech_acts
        self.tokens = TokenIndex(annotation)
        self.entities = {entity.id: entity for entity in entities}
        self.reader = SourceReader(annotation, entities, cues=cues)
        self.targets = Targets(claims, self.entities, self.tokens)

    def run(self) -> Iterator[Answer]:
        denials = [answer for answer in (*self._denials(), *self._verdicts(), *self._bare()) if answer.claims or answer.answers]
        admissions = [answer for answer in self._admissions() if answer.claims or answer.answers]
        yield from (*denials, *admissions, *self._replies(), *self._no_comments())
        yield from self._concessions(denials, {claim for answer in admissions for claim in answer.claims})

    def _denials(self) -> Iterator[Answer]:
        """ "denied that it sold boats", "rejected the accusations", ", which the president has denied"."""
        for attribution in map(self._voiced, self.attributions):
            if not attribution.denies or not attribution.sources or not attribution.cue:
                continue
            if withheld_by(self.tokens.head_of(attribution.cue[-1]), self.words) is not None:
                continue  # "neither confirmed nor denied"
            own = self.targets.made_by(attribution.sources[-1], (*attribution.content, *attribution.cue), Polarity.NEGATIVE)
            if own or attribution.does == Does.DENY or self._is_about_statement(attribution.content) or self._disputes(attribution):
                yield self._asserted(AnswerKind.DENIAL, attribution, own)

    def _voiced(self, attribution: Attribution) -> Attribution:
        """With the speaker for "we": “*We* deny this,” the minister said."""
        if attribution.sources or not attribution.denies or not attribution.cue:
            return attribution
        verb = self.tokens.head_of(attribution.cue[-1])
        speaker = self._quoted_at(verb.idx) if any(is_speaker(filler.token) for filler in subjects(verb)) else None
        return attribution if speaker is None else replace(attribution, sources=(speaker,))

    def _disputes(self, attribution: Attribution) -> bool:
        """ "disputes this", and "rejects this" where that is a deed of the speaker's side: what is rejected so may be an offer, too."""
        verb = self.tokens.head_of(attribution.cue[-1])
        if any(self.tokens.head_of(piece).pos_ != "PRON" for piece in attribution.content):
            return False
        by = attribution.sources[-1]
        told = self._spoken_to(by, attribution.cue[0].start, attribution.content)
        return lemma_of(verb) == "dispute" or (bool(told) and all(self._is_deniable(claim, by) for claim in told))

    def _is_deniable(self, claim: Claim, by: Source) -> bool:
        """Whether "it" can be denied: what others tell, or a deed of the speaker's side; no demand or reproach, and no offer."""
        told, side = any(not link.inherited for link in claim.chain), self._side(by)
        deed = _is_fact(claim) and side is not None and side in self.targets.sides(claim)
        return claim.event.type not in self.speech_acts and (told or deed)

    def _admissions(self) -> Iterator[Answer]:
        for attribution in self.attributions:
            if not attribution.credits or not attribution.sources or not attribution.cue or not self._admits(attribution):
                continue
            own = self.targets.made_by(attribution.sources[-1], attribution.content, Polarity.POSITIVE)
            yield self._asserted(AnswerKind.ADMISSION, attribution, own)
        for attribution in self.attributions:
            if attribution.credits and attribution.sources and attribution.cue and self._affirms(attribution):
                spoken_to = self._spoken_to(attribution.sources[-1], attribution.cue[0].start, attribution.content)
                yield from self._affirmed(attribution, attribution.cue, spoken_to)

    def _affirms(self, attribution: Attribution) -> bool:
        """Whether an attribution says yes to a statement of others: "confirmed the report", "confirmed this"."""
        heads = [self.tokens.head_of(piece) for piece in attribution.content]
        points = self._is_about_statement(attribution.content) or all(head.pos_ == "PRON" for head in heads)
        verb = self.tokens.head_of(attribution.cue[-1])
        return points and lemma_of(verb) in self.words.affirming - self.words.admitting and withheld_by(verb, self.words) is None

    def _affirmed(self, attribution: Attribution, cue: tuple[Span, ...], spoken_to: Sequence[Claim]) -> Iterator[Answer]:
        """The admission of a side of what others say that it did; nothing where somebody else bears them out."""
        by, side = attribution.sources[-1], self._side(attribution.sources[-1])
        answers = [claim for claim in spoken_to if side is not None and side in self.targets.sides(claim)]
        if answers:
            yield self._answer(AnswerKind.ADMISSION, by, cue, attribution.content, (), (), answers)

    def _admits(self, attribution: Attribution) -> bool:
        return lemma_of(self.tokens.head_of(attribution.cue[-1])) in self.words.admitting

    def _asserted(self, kind: AnswerKind, attribution: Attribution, own: Sequence[Claim]) -> Answer:
        """A denial or admission, from the attribution that makes it."""
        content, by = attribution.content, attribution.sources[-1]
        points_back = any(claim.event.trigger in attribution.cue for claim in own)
        limits = () if points_back else find_limits(content, own, self.tokens, words=self.words.limits)
        bare = [claim for claim in own if self._takes_up(claim) or not any(argument.entity for argument in claim.event.arguments)]
        answers = self._spoken_to(by, attribution.cue[0].start, content, own) if points_back or not own or bare else ()
        return self._answer(kind, by, attribution.cue, content, limits, own, answers)

    def _spoken_to(self, by: Source, offset: int, about: Sequence[Span], own: Sequence[Claim] = ()) -> tuple[Claim, ...]:
        """What an answer at ``offset`` speaks to: the claims in its own words, else those before that they lead back to.

        Who denies an accusation does not deny that it was made.
        """
        told = () if own else (claim for claim in self.targets.within(about) if not self._is_about_statement([claim.event.trigger]))
        named = tuple(claim for claim in told if not self._takes_up(claim))
        return named or self.targets.before(offset, by=by, matter=self._matter(about, own))

    def _matter(self, about: Sequence[Span], own: Sequence[Claim]) -> Matter:
        heads = [self.tokens.head_of(piece) for piece in about]
        nouns = {lemma_of(word) for word in self._words(about) if word.pos_ in ("NOUN", "PROPN")} - self.words.statements
        types = {claim.event.type for claim in own} or {kind for noun in nouns for kind in self._types_of(noun)}
        of_others = not about or self._is_about_statement(about)
        points_back = of_others or bool(own) or all(map(self._points_back, heads))
        return Matter(frozenset(nouns), frozenset(types), points_back, of_others)

    def _points_back(self, head: Token) -> bool:
        """Whether what is denied is only to be had from before: "denied *it*", "denied *doing* so", "denied any *involvement*"."""
        bare = lemma_of(head) in self.words.limits.participant and not has_child(head, "nmod", "acl")
        return head.pos_ == "PRON" or lemma_of(head) == "do" or bare

    def _takes_up(self, claim: Claim) -> bool:
        """Whether a claim only stands for one made before: "denied *doing so*"."""
        return self._points_back(self.tokens.head_of(claim.event.trigger))

    def _types_of(self, noun: str) -> set[str]:
        """Event types that a noun alone can name."""
        return {trigger.type for trigger in self.event_types.by_first_word.get(noun, ()) if trigger.words == (noun,)}

    def _is_about_statement(self, content: Iterable[Span]) -> bool:
        """Whether what is denied is a statement of others: "the accusations"."""
        return any(lemma_of(self.tokens.head_of(piece)) in self.words.statements for piece in content)

    def _verdicts(self) -> Iterator[Answer]:
        """ "The accusations are baseless," or "It is true," in somebody's mouth."""
        for attribution in self.attributions:
            if not attribution.credits or not attribution.sources or attribution.denies or attribution.sources[-1].kind in NEWSROOMS:
                continue
            by, content = attribution.sources[-1], attribution.content
            for word in self._words(content):
                span = Span(word.idx, word.idx + len(word))
                if is_false(word, self.words):
                    answers = self.targets.before(content[0].start, by=by, matter=Matter())
                    yield self._answer(AnswerKind.DENIAL, by, (span,), content, (), (), answers)
                elif is_true(word, self.words):
                    yield from self._affirmed(attribution, (span,), self.targets.before(content[0].start, by=by, matter=Matter()))

    def _bare(self) -> Iterator[Answer]:
        """ "No." to a question printed before; "yes" where the speaker's side takes part in what is asked about."""
        for bare in bare_answers(self.attributions, self.claims, self.document.text, self.words):
            if bare.affirms:
                yield from self._affirmed(bare.attribution, (bare.word,), bare.asked)
            else:
                yield self._answer(AnswerKind.DENIAL, bare.attribution.sources[-1], (bare.word,), bare.attribution.content, (), (), bare.asked)

    def _words(self, pieces: Iterable[Span]) -> Iterator[Token]:
        for piece in pieces:
            first, last = self.tokens.range(piece)
            yield from (self.annotation[i] for i in range(first, last + 1))

    def _replies(self) -> Iterator[Answer]:
        for reply in find_replies(self.annotation, lexicon=self.words):
            by = self._speaker(reply)
            papers = reply.speaker is not None and lemma_of(reply.speaker) in self.words.statements
            if by is not None and by.kind not in NEWSROOMS and not papers:
                own = self.targets.at(reply.cue)  # "I do not discuss it" is no talk denied
                answers = self._spoken_to(by, reply.cue[0].start, reply.about)
                if reply.kind is AnswerKind.DENIAL and all(map(self._points_back, map(self.tokens.head_of, reply.about))):
                    answers = tuple(claim for claim in answers if self._is_deniable(claim, by))
                    if not answers:  # "called it absurd", an offer
                        continue
                yield self._answer(reply.kind, by, reply.cue, reply.about, (), own, answers)

    def _speaker(self, reply: Reply) -> Source | None:
        """Who answers: whom an attribution at the verb credits, else the verb's subject; "we" is who speaks."""
        if mark_of(reply.verb) == "without" and (spoken := self._spoken_before(reply.cue[0])) is not None:
            return spoken
        head = reply.speaker
        if head is None or is_speaker(head):
            return self._quoted_at(reply.verb.idx)
        offsets = {reply.verb.idx, reply.governor.idx}
        for attribution in self.attributions:
            if any(cue.start <= offset < cue.end for cue in attribution.cue for offset in offsets) and any(
                piece.start <= head.idx < piece.end for piece in attribution.source
            ):
                return attribution.sources[-1] if attribution.sources else None
        return next(iter(self.reader.read(head, phrase(head))[-1:]), None) if self.reader.is_source_like(head) else None

    def _spoken_before(self, cue: Span) -> Source | None:
        """Who said what "without addressing …" stands behind, in the same sentence."""
        start = sentence_span(self.tokens.head_of(cue)).start
        said = [each for each in self.attributions if each.cue and each.credits and each.sources and start <= each.cue[-1].end <= cue.start]
        return max(said, key=lambda each: each.cue[-1].end).sources[-1] if said else None

    def _quoted_at(self, offset: int) -> Source | None:
        """Whose words stand at ``offset``."""
        held = (each for each in self.attributions if each.speech in QUOTED and each.sources)
        return next((each.sources[-1] for each in held if any(piece.start <= offset < piece.end for piece in each.content)), None)

    def _no_comments(self) -> Iterator[Answer]:
        """ "No comment," the minister said."""
        for attribution in self.attributions:
            spoken = " ".join(piece.of(self.document.text).strip(" \"'“”‘’.,!") for piece in attribution.content).casefold()
            if spoken in self.words.no_comment and attribution.sources:
                by = attribution.sources[-1]
                answers = self.targets.before(attribution.content[0].start, by=by, matter=Matter())
                yield self._answer(AnswerKind.REFUSAL, by, attribution.content, (), (), (), answers)

    def _concessions(self, denials: Sequence[Answer], admitted: Collection[str]) -> Iterator[Answer]:
        """What a side says of itself within bounds, while it denies the rest or others say more: "only a few drones"."""
        types = {claim.id: claim.event.type for claim in self.claims}
        denied = [(answer.by, {types[claim] for claim in (*answer.claims, *answer.answers)}) for answer in denials]
        for claim in self.claims:
            last = claim.chain[-1] if claim.chain else None
            if last is None or last.inherited or claim.id in admitted or not _is_fact(claim) or last.source.kind in NEWSROOMS:
                continue
            limits = self._bounds(claim)
            others = self._others(claim, self._side(last.source)) if limits else ()
            resists = any(claim.event.type in kinds and self._is_same(last.source, by) for by, kinds in denied)
            if limits and (resists or (others and any(limit.field == "quantity" for limit in limits))):
                cue = (last.cue_span or claim.event.trigger,)
                yield self._answer(AnswerKind.ADMISSION, last.source, cue, (claim.event.sentence,), limits, (claim,), others)

    def _is_same(self, source: Source, other: Source) -> bool:
        """Whether two sources are one, or of one side."""
        side = self._side(source)
        return (source.entity is not None and source.entity == other.entity) or (side is not None and side == self._side(other))

    def _bounds(self, claim: Claim) -> tuple[Limit, ...]:
        """What bounds a claim, of the clause around its event alone."""
        head = self.tokens.head_of(claim.event.trigger)
        others = {child.i for child in children(head, "conj", "parataxis", "ccomp") if is_predicate(child)}
        clause = [Span(word.idx, word.idx + len(word)) for word in words_under(head, cut=others)]
        return find_limits(clause, (), self.tokens, words=self.words.limits)

    def _side(self, source: Source) -> str | None:
        return side_of(source, self.entities, self.tokens.text)

    def _others(self, claim: Claim, side: str | None) -> tuple[Claim, ...]:
        """What others say before of events of this type that the speaker's side brings about: who supplies, not who receives."""
        if side is None:
            return ()
        role = next(iter(self.event_types.types[claim.event.type].roles))
        return tuple(
            other for other in self.claims
            if other.event.trigger < claim.event.trigger and other.event.type == claim.event.type
            and other.factuality.polarity is Polarity.POSITIVE and side in self.targets.sides(other, role)
        )[-2:]

    def _answer(
        self,
        kind: AnswerKind,
        by: Source,
        cue: tuple[Span, ...],
        about: Sequence[Span],
        limits: tuple[Limit, ...],
        own: Sequence[Claim],
        answers: Sequence[Claim],
    ) -> Answer:
        return Answer(
            id=content_id("ans", self.document.id, kind, cue[0].start, by.name),
            kind=kind,
            by=by,
            cue=cue,
            sentence=sentence_span(self.tokens.head_of(cue[-1])),
            about=tuple(about),
            limits=limits,
            claims=tuple(claim.id for claim in own),
            answers=tuple(claim.id for claim in answers if claim not in own),
        )


def _is_fact(claim: Claim) -> bool:
    return claim.factuality.polarity is Polarity.POSITIVE and claim.factuality.modality is Modality.ACTUAL
