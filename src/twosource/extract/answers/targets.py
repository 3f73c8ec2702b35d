"""Which claims an answer makes itself, and which it speaks to."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import lemma_of
from twosource.model.claim import Claim, Polarity
from twosource.model.mention import Entity
from twosource.model.source import Source, side_of
from twosource.model.text import Span

REACH = 3  # sentences with claims, back from the answer, in which what it answers is looked for


@dataclass(frozen=True, slots=True)
class Matter:
    """What an answer is about, where it makes no claim of its own.

    ``words``: lemmas of the nouns that name it; ``types``: event types that they name ("the deliveries"); ``points_back``:
    whether it leads back to what was said before ("it", "the report", or nothing at all); ``of_others``: whether what is
    answered is a statement, which the answerer did not make.
    """

    words: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    points_back: bool = True
    of_others: bool = True


class Targets:
    """A document's claims by where they stand."""

    def __init__(self, claims: Sequence[Claim], entities: Mapping[str, Entity], tokens: TokenIndex) -> None:
        self._tokens = tokens
        self._claims = sorted(claims, key=lambda claim: (claim.event.trigger, claim.id))
        self._starts = [claim.event.trigger.start for claim in self._claims]
        self._entities = entities

    def within(self, pieces: Sequence[Span]) -> list[Claim]:
        """Claims whose trigger lies in one of ``pieces``."""
        return [claim for piece in pieces for claim in self._between(piece.start, piece.end) if piece.contains(claim.event.trigger)]

    def at(self, cue: Sequence[Span]) -> list[Claim]:
        """Claims that the words of an answer were taken for."""
        return [claim for piece in cue for claim in self._between(piece.start, piece.end) if piece.overlaps(claim.event.trigger)]

    def made_by(self, source: Source, pieces: Sequence[Span], polarity: Polarity) -> tuple[Claim, ...]:
        """Claims in ``pieces`` that rest on ``source`` and are of ``polarity``."""
        held = self.within(pieces)
        return tuple(claim for claim in held if claim.factuality.polarity is polarity and _rests_on(claim, source))

    def before(self, offset: int, *, by: Source, matter: Matter) -> tuple[Claim, ...]:
        """The claims nearest before ``offset`` that an answer by ``by`` can speak to: those of one sentence.

        Sentences that share a word with what is answered come first; then, where a statement of others is answered, those
        that credit somebody; then the nearest, the answer's own only where it tells of the answerer's side ("days after the
        talks ended, Kestria denied it" denies no talks).
        """
        if not matter.types and not matter.points_back:
            return ()
        near = [claim for claim in self._claims[: bisect_left(self._starts, offset)] if self._fits(claim, by, matter)]
        sentences = list(dict.fromkeys(claim.event.sentence for claim in reversed(near)))[:REACH]
        told = {sentence: [claim for claim in near if claim.event.sentence == sentence] for sentence in sentences}
        chosen = min(sentences, key=lambda sentence: self._distance(told[sentence], matter, offset, by), default=None)
        return self._concerning(by, matter, told[chosen]) if chosen is not None else ()

    def _distance(self, claims: Sequence[Claim], matter: Matter, offset: int, by: Source) -> tuple[bool, bool, bool, int]:
        shares = any(self._words(claim) & matter.words for claim in claims)
        credited = any(not link.inherited for claim in claims for link in claim.chain)
        side = side_of(by, self._entities, self._tokens.text)
        alone = matter.of_others and not credited  # "closed the border and denied the report"
        beside = offset < claims[0].event.sentence.end and (alone or not any(side in self.sides(claim) for claim in claims))
        return not shares, matter.of_others and not credited, beside, -claims[0].event.trigger.start

    def _between(self, start: int, end: int) -> list[Claim]:
        return self._claims[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def _fits(self, claim: Claim, by: Source, matter: Matter) -> bool:
        if matter.types and claim.event.type not in matter.types:
            return False
        if claim.factuality.polarity is not Polarity.POSITIVE:
            return False
        return not (matter.of_others and _rests_on(claim, by))

    def _concerning(self, by: Source, matter: Matter, claims: list[Claim]) -> tuple[Claim, ...]:
        """Of ``claims`` those that share a word with what is answered, else those in which the answerer's side takes part."""
        side = side_of(by, self._entities, self._tokens.text)
        sharing = [claim for claim in claims if self._words(claim) & matter.words]
        own = [claim for claim in claims if side is not None and side in self.sides(claim)]
        return tuple(sharing or own or claims)

    def _words(self, claim: Claim) -> set[str]:
        """Lemmas of the claim's arguments' head words, and of its trigger."""
        spans = (claim.event.trigger, *(argument.head for argument in claim.event.arguments))
        return {lemma_of(self._tokens.head_of(span)) for span in spans}

    def sides(self, claim: Claim, role: str | None = None) -> set[str]:
        """States that take part in the event, in ``role`` where one is given."""
        filling = (argument for argument in claim.event.arguments if role in (None, argument.role))
        found = (self._entities.get(argument.entity or "") for argument in filling)
        return {entity.side for entity in found if entity is not None and entity.side}


def _rests_on(claim: Claim, source: Source) -> bool:
    last = claim.chain[-1].source if claim.chain else None
    return last is not None and ((last.entity or last.span) == (source.entity or source.span) or last.name == source.name)


