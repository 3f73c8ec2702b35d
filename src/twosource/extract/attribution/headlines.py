"""Credits that a headline gives by its punctuation: "…: reports", "Poll: …"."""

import re
from collections.abc import Iterator

from twosource.extract.attribution.pieces import QuotationIndex
from twosource.extract.attribution.reading import Reading
from twosource.extract.attribution.sources import KINDS, SourceReader
from twosource.model.claim import Speech
from twosource.model.mention import EntityKind
from twosource.model.source import Source, SourceKind
from twosource.model.text import BlockKind, Document, Span
from twosource.vocabulary.cues import CueLexicon
from twosource.vocabulary.nouns import Nouns

CREDIT = re.compile(r"^(?P<content>[^\n]{12,200})(?P<mark>:| [-–—]) ?(?P<source>[\w'’. ]{3,40})$", re.MULTILINE)
SAYS = "says?|claims?|reports?"
SAID = re.compile(rf"^(?P<content>[^\n]{{12,200}}), (?P<mark>{SAYS}) (?P<source>[\w'’. ]{{3,40}})$", re.MULTILINE)
SAYING = re.compile(rf"^(?P<content>[^\n]{{12,200}}), (?P<source>[\w'’. ]{{3,40}}) (?P<mark>{SAYS})$", re.MULTILINE)
PREFIX = re.compile(r"^(?P<source>[A-Z][\w'’. -]{2,30})(?P<mark>:) (?P<content>[^\n]{12,200})$", re.MULTILINE)
LINE = re.compile(r"\S[^\n]*")
MAX_NAME = 3  # words of a name that stands for a source


def headline_credits(
    document: Document, reader: SourceReader, quotations: QuotationIndex, cues: CueLexicon, nouns: Nouns
) -> Iterator[Reading]:
    """Attributions of the headlines, in the order of the patterns."""
    text = document.text
    for pattern in (CREDIT, SAID, SAYING, PREFIX):
        for match in pattern.finditer(text, *_headline(document)):
            content, source = Span(*match.span("content")), Span(*match.span("source"))
            mark = Span(match.end("mark") - len(match["mark"].strip()), match.end("mark"))
            kind = _kind(source.of(text), source, reader, cues, nouns, behind=pattern is not PREFIX)
            if kind is not None:
                yield Reading(mark.start, -1, (_source(source, kind, reader, text),), (source,), (mark,), quotations.fit((content,), mark)[:1], Speech.INDIRECT)


def _source(span: Span, kind: SourceKind, reader: SourceReader, text: str) -> Source:
    named = reader.named(span) if kind in KINDS.values() else None
    entity = named[1].id if named is not None else None
    return Source(span, named[1].name if named is not None else span.of(text), kind, anonymous=kind is SourceKind.ANONYMOUS, entity=entity)


def _headline(document: Document) -> tuple[int, int]:
    """Where headlines stand: from the start to the end of the last headline block, or the first line."""
    ends = [block.span.end for block in document.blocks if block.kind is BlockKind.HEADLINE]
    if ends:
        return 0, max(ends)
    first = LINE.search(document.text)
    return (0, first.end()) if first else (0, 0)


def _kind(words: str, span: Span, reader: SourceReader, cues: CueLexicon, nouns: Nouns, *, behind: bool) -> SourceKind | None:
    """What kind of source a headline's credit is, ``None`` where it is none at all; a state is one ``behind`` what it says only."""
    *_, written = parts = words.lower().split()
    if not behind and words.lower() in cues.headings:
        return None
    last = written.removesuffix("s")
    if last in cues.source_nouns["people"] or last in cues.source_nouns["carrier"] and written != last:
        return SourceKind.ANONYMOUS
    if last in cues.source_nouns["document"] or last in cues.source_nouns["carrier"]:
        return SourceKind.DOCUMENT
    if "person" in (nouns.kind(last), nouns.kind(written)):
        return SourceKind.PERSON
    named = reader.named(span)
    if behind and named is not None and named[1].kind is EntityKind.STATE and named[0].span == span:
        return SourceKind.STATE
    kind = KINDS.get(named[1].kind.broad) if named is not None and len(parts) <= MAX_NAME else None
    return kind if kind is not SourceKind.STATE else None
