"""Words that stand without a cue of their own: whose they are is told by a signature, by a name and a colon, or
by whoever spoke just before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from twosource.extract.attribution.neighbours import SPEAKING, Neighbours
from twosource.extract.attribution.pieces import QuotationIndex, holders, phrase
from twosource.extract.attribution.quotes import Quotation, is_speech
from twosource.extract.attribution.reading import Reading
from twosource.extract.attribution.sources import SourceReader
from twosource.extract.attribution.speakers import source_of
from twosource.extract.attribution.transcripts import answers
from twosource.extract.tree import has_child, has_tree, token_span
from twosource.model.claim import Speech
from twosource.model.source import Source, SourceKind
from twosource.model.text import BlockKind, Document, Span
from twosource.vocabulary.cues import CueLexicon

SIGNATURE = re.compile(r"[ \t]*\n?[ \t]*(?:—|–|--|-)[ \t]*(?=[A-Z])([^\n]{3,120})")
PARAGRAPH = re.compile(r"\S[^\n]*")  # from its first word: what blank space costs stays linear
STATEMENT_PARAGRAPHS = 12  # at most so many paragraphs belong to "the minister said:" before them
MINIMAL_STATEMENT = 40  # characters; shorter paragraphs after a colon are headings
NEAR = 160  # characters between two quotations of one speaker


def loose_quotations(
    document: Document, annotation: Doc, quotations: QuotationIndex, reader: SourceReader, readings: Sequence[Reading], cues: CueLexicon
) -> list[Reading]:
    """Quotations that no cue has claimed, given to whoever their surroundings name."""
    return _Loose(document, annotation, quotations, reader, readings, cues).run()


class _Loose:
    """The quotations of one document that no cue has claimed; lives for one call."""

    def __init__(
        self, document: Document, annotation: Doc, quotations: QuotationIndex, reader: SourceReader, readings: Sequence[Reading], cues: CueLexicon
    ) -> None:
        self.document, self.quotations, self.reader, self.cues = document, quotations, reader, cues
        self.beside = Neighbours(annotation, reader, cues) if has_tree(annotation) else None
        self.owners: dict[Span, Reading] = {}  # of quotations that a cue has claimed
        for reading in readings:
            if not _is_quoted(reading, quotations):
                self.owners |= {quotation.span: reading for piece in reading.content for quotation in quotations.touching(piece)}
        inner = holders([reading.cue[0] for reading in readings if reading.cue], [(piece, 1) for reading in readings for piece in reading.content])
        outermost = [reading for reading, around in zip((each for each in readings if each.cue), inner, strict=True) if not around]
        self.spoken = sorted((reading for reading in readings if reading.is_spoken), key=lambda reading: reading.end)
        self.answers = answers(document, quotations, reader)
        self.told = sorted((reading for reading in outermost if _tells(reading)), key=lambda reading: reading.end)

    def run(self) -> list[Reading]:
        found: list[Reading] = []
        last: Reading | None = None
        for number, quotation in enumerate(self.quotations.all):
            if quotation.span not in self.owners and _is_loose(self.document, quotation):
                last = self._read(number, quotation, last)
                found += [last] if last is not None else []
        return found

    def _read(self, number: int, quotation: Quotation, last: Reading | None) -> Reading | None:
        speaker = max(_before(self.spoken, quotation), last, key=lambda reading: -1 if reading is None else reading.end)
        return (
            _signed(self.document, quotation, self.reader, self.cues)
            or self.answers.get(quotation.span)
            or (self.beside.behind(quotation) or self.beside.announced(quotation) if self.beside else None)
            or _by(self._told_later(number), quotation)
            or _continued(self.document.text, quotation, speaker)
            or (self.beside.before(quotation) if self.beside else None)
            or (_continued(self.document.text, quotation, _before(self.told, quotation)) if self._is_paragraph(quotation) else None)
        )

    def _told_later(self, number: int) -> Reading | None:
        """Who has spoken a quotation that goes on in the next paragraph, where only that one has a cue."""
        while not self.quotations.all[number].closed and number + 1 < len(self.quotations.all):
            number += 1
            owner = self.owners.get(self.quotations.all[number].span)
            if owner is not None:
                return owner
        return None

    def _is_paragraph(self, quotation: Quotation) -> bool:
        """Whether a quotation is a paragraph of its own, as newspapers set it behind one that names the speaker."""
        text = self.document.text
        return not text[text.rfind("\n", 0, quotation.span.start) + 1 : quotation.span.start].strip() and text[quotation.span.end : quotation.span.end + 1] in ("", "\n")


def _before(readings: Sequence[Reading], quotation: Quotation) -> Reading | None:
    """The last of ``readings``, which are in order of their ends, that ends before a quotation."""
    place = bisect_right(readings, quotation.span.start, key=lambda reading: reading.end)
    return readings[place - 1] if place else None


def _tells(reading: Reading) -> bool:
    """Whether somebody, rather than a paper or a body, says what is reported."""
    return reading.credits and bool(reading.sources) and reading.sources[-1].kind in SPEAKING and reading.speech is not Speech.ATTITUDE


def _is_quoted(reading: Reading, quotations: QuotationIndex) -> bool:
    """Whether an attribution stands within a quotation, whose own speaker it does not tell."""
    return bool(reading.cue) and quotations.around(reading.cue[0].start) is not None


def _is_loose(document: Document, quotation: Quotation) -> bool:
    block = document.block_at(quotation.span.start)
    return is_speech(document.text, quotation) and (block is None or block.kind.carries_claims)


def _signed(document: Document, quotation: Quotation, reader: SourceReader, cues: CueLexicon) -> Reading | None:
    """ "…" — Name, Office."""
    match = SIGNATURE.match(document.text, quotation.span.end)
    if match is None:
        return None
    span = Span(match.start(1), match.start(1) + len(match[1].rstrip(" .")))
    named = reader.named(span)
    name = named[1].name if named is not None else span.of(document.text).split(",")[0]
    words = {word.lower() for word in re.findall(r"\w+", span.of(document.text))}
    kind = SourceKind.EXPERT if words & cues.source_nouns["expert"] else SourceKind.PERSON
    source = Source(named[0].span if named else span, name, kind, entity=named[1].id if named else None)
    return Reading(quotation.span.start, -1, (source,), (span,), (), (quotation.span,), Speech.DIRECT)


def _continued(text: str, quotation: Quotation, last: Reading | None) -> Reading | None:
    """A quotation without a cue goes on with the speaker of the one before, if only a paragraph's end lies between."""
    return _by(last, quotation) if last is not None and _is_near(text, last, quotation) else None


def _by(speaker: Reading | None, quotation: Quotation) -> Reading | None:
    """``quotation`` as said by whoever spoke in another."""
    if speaker is None or not speaker.sources:
        return None
    return Reading(quotation.span.start, -1, speaker.sources, (), (), (quotation.span,), Speech.DIRECT)


def _is_near(text: str, last: Reading, quotation: Quotation) -> bool:
    """Whether nothing but the last speaker's own sentence lies between two quotations."""
    if quotation.continues:
        return True
    between = text[last.end : min(quotation.span.start, last.end + NEAR + 40)]
    return len(between) < NEAR and between.count("\n\n") <= 1 and len(re.findall(r"[.!?]\s", between)) <= 1


def statements(document: Document, annotation: Doc, reader: SourceReader, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Paragraphs without quotation marks after "the minister said:", at a paragraph's end or in its first sentence.

    What a headline so announces ("Wives say: let us see them") stands in the headline.
    """
    read = {reading.key for reading in readings}
    for verb in annotation:
        source = source_of(verb) if verb.pos_ == "VERB" and verb.lemma_ in ("say", "write") and has_child(verb, "nsubj") else None
        if source is not None and _in_headline(document, verb):
            continue
        if source is not None and verb.i not in read and _ends_with_colon(verb):
            yield from _statement(verb, source, list(_paragraphs(annotation.text, verb.sent.end_char)), reader)
        elif source is not None and _opens_statement(verb, annotation.text):
            yield from _spoken(list(_rest(annotation.text, verb)), reader.read(source, phrase(source)))


def _in_headline(document: Document, word: Token) -> bool:
    block = document.block_at(word.idx)
    return block is not None and block.kind is BlockKind.HEADLINE


def _opens_statement(verb: Token, text: str) -> bool:
    """Whether a paragraph begins with who says all that follows: "The minister said: We have …"."""
    colon = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    start, after = verb.sent.start_char, text[colon.idx + 1 : colon.idx + 3]
    return colon.text == ":" and text[max(start - 1, 0) : start] in ("", "\n") and after[:1] == " " and after[1:].isupper()


def _rest(text: str, verb: Token) -> Iterator[Span]:
    """What follows the sentence of ``verb`` in its paragraph, and the paragraphs after it."""
    start, end = verb.sent.end_char, text.find("\n", verb.idx)
    end = len(text) if end < 0 else end
    rest = text[start:end]
    if rest.strip():
        yield Span(start + len(rest) - len(rest.lstrip()), start + len(rest.rstrip()))
    yield from _paragraphs(text, end)


def _statement(verb: Token, source: Token, pieces: Sequence[Span], reader: SourceReader) -> Iterator[Reading]:
    """One attribution a paragraph; only the first has the cue."""
    if not pieces:
        return
    span = phrase(source)
    sources = reader.read(source, span)
    first, *others = pieces
    yield Reading(verb.idx, verb.i, sources, (span,), (token_span(verb),), (first,), Speech.DIRECT)
    yield from _spoken(others, sources)


def _spoken(pieces: Sequence[Span], sources: tuple[Source, ...]) -> Iterator[Reading]:
    """Each of ``pieces`` as said by ``sources``, without a cue of its own."""
    yield from (Reading(piece.start, -1, sources, (), (), (piece,), Speech.DIRECT) for piece in pieces)


def _ends_with_colon(verb: Token) -> bool:
    if verb.dep_ not in ("root", "ROOT"):
        return False
    return next((word.text for word in reversed(verb.sent) if not word.is_space), "") == ":"


def _paragraphs(text: str, offset: int) -> Iterator[Span]:
    """Paragraphs after ``offset`` that read as running text; a heading or a quotation mark ends them."""
    if text[offset : offset + 1] not in ("\n", "") and "\n" not in text[max(offset - 2, 0) : offset + 1]:
        return
    for number, match in enumerate(PARAGRAPH.finditer(text, offset)):
        paragraph = match[0].rstrip()
        if number >= STATEMENT_PARAGRAPHS or len(paragraph) < MINIMAL_STATEMENT or paragraph[-1] not in ".!?" or paragraph[0] in "\"“":
            return
        yield Span(match.start(), match.start() + len(paragraph))
