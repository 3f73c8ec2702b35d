"""Interviews and transcripts: paragraphs that begin with the speaker's name and a colon."""

import re
from collections.abc import Iterator

from twosource.extract.attribution.reading import Reading
from twosource.extract.attribution.sources import SourceReader
from twosource.model.claim import Speech
from twosource.model.mention import EntityKind
from twosource.model.source import Source, SourceKind
from twosource.model.text import Document, Span

TURN = re.compile(r"^(?P<speaker>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?P<mark>:) +(?P<said>[^\n]{8,})$", re.MULTILINE)
TURNS = frozenset({"QUESTION", "ANSWER"})  # whose turn it is they do not tell
LEAST_TURNS = 2  # one such line alone may be a heading


def transcript(document: Document, reader: SourceReader) -> Iterator[Reading]:
    """The turns of a transcript whose speakers are names in capitals or people that the article names."""
    turns = [(match, _speaker(match, reader)) for match in TURN.finditer(document.text)]
    found = [(match, speaker) for match, speaker in turns if speaker is not None]
    if len(found) + sum(match["speaker"] in TURNS for match, _ in turns) < LEAST_TURNS:
        return
    for match, speaker in found:
        said = Span(match.start("said"), match.start("said") + len(match["said"].rstrip()))
        block = document.block_at(said.start)
        if block is None or block.kind.carries_claims:
            span, mark = Span(*match.span("speaker")), Span(*match.span("mark"))
            yield Reading(mark.start, -1, (speaker,), (span,), (mark,), (said,), Speech.DIRECT)


def _speaker(match: re.Match[str], reader: SourceReader) -> Source | None:
    span = Span(*match.span("speaker"))
    named = reader.named(span)
    if named is not None and named[1].kind is EntityKind.PERSON:
        return Source(span, named[1].name, SourceKind.PERSON, entity=named[1].id)
    speaker = match["speaker"]
    names = speaker.isupper() and len(speaker) > 2 and speaker not in TURNS
    return Source(span, speaker.title(), SourceKind.PERSON) if names else None
