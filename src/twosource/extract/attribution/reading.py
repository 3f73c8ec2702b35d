"""An attribution in the making, and how all of one document are hung into one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.attribution.pieces import holders, size
from twosource.model.claim import Attribution, Speech
from twosource.model.ids import content_id
from twosource.model.source import Source
from twosource.model.text import Document, Span
from twosource.vocabulary.cues import Does


@dataclass(frozen=True, slots=True)
class Reading:
    """An attribution before its place among the others is known."""

    anchor: int  # offset of the cue, or of the content where there is no cue
    key: int  # index of the anchor word, -1 without one
    sources: tuple[Source, ...]
    phrase: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: Speech
    does: Does = Does.REPORT
    credits: bool = True
    within: int | None = None

    @property
    def end(self) -> int:
        """Where the last of its pieces ends."""
        return max(piece.end for piece in (*self.content, *self.cue, *self.phrase))

    @property
    def is_spoken(self) -> bool:
        return self.speech in (Speech.DIRECT, Speech.MIXED)


def placed(document: Document, readings: Sequence[Reading]) -> tuple[Attribution, ...]:
    """Attributions with their ids, each hung into the smallest one whose content holds its cue."""
    ids = [content_id("att", document.id, reading.anchor, reading.cue, reading.content) for reading in readings]
    by_key = {reading.key: ids[number] for number, reading in enumerate(readings) if reading.key >= 0}
    marks = [reading.cue[0] if reading.cue else reading.content[0] for reading in readings]
    around = holders(marks, ((piece, number) for number, reading in enumerate(readings) for piece in reading.content))
    found = []
    for number, reading in enumerate(readings):
        explicit = by_key.get(reading.within) if reading.within is not None else None
        outer = [(size(readings[other].content), ids[other]) for other in around[number] if readings[other].anchor != reading.anchor]
        found.append(_attribution(reading, ids[number], explicit or (min(outer)[1] if outer else None)))
    return tuple(found)


def _attribution(reading: Reading, own_id: str, parent: str | None) -> Attribution:
    return Attribution(
        id=own_id,
        sources=reading.sources,
        cue=reading.cue,
        content=reading.content,
        speech=reading.speech,
        denies=reading.does in (Does.DENY, Does.REJECT) and reading.credits,
        parent=parent,
        source=reading.phrase,
        does=reading.does.value,
        credits=reading.credits,
    )
