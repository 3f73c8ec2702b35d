"""Attributions: who says what, by which words, each with its source, cue and content in the text.

Constructions come from the tree (credits.py), quotations from the characters (quotes.py), and who a source is from
names and descriptions (sources.py). Here they are put together: pieces fitted to quotation marks, speakers given to
quotations that stand alone, and each attribution hung into the one that reports it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.extract.attribution.credits import CITING, Credit, find_credits
from twosource.extract.attribution.pieces import QuotationIndex, holders, merge, phrase, size
from twosource.extract.attribution.quotes import Quotation, find_quotations, is_speech
from twosource.extract.attribution.sources import SPEAKERS, SourceReader
from twosource.extract.tree import has_child, has_tree, lemma_of, token_span
from twosource.model.claim import Attribution, Speech
from twosource.model.ids import content_id
from twosource.model.mention import Entity, EntityKind
from twosource.model.source import Source, SourceKind
from twosource.model.text import BlockKind, Document, Span
from twosource.vocabulary.cues import CueLexicon, Does

SIGNATURE = re.compile(r"[ \t]*\n?[ \t]*(?:—|–|--|-)[ \t]*(?=[A-Z])([^\n]{3,120})")
HEADLINE_CREDIT = re.compile(r"^(?P<content>[^\n]{12,200})(?P<mark>:| [-–—]) (?P<source>[\w'’. ]{3,40})$", re.MULTILINE)
HEADLINE_PREFIX = re.compile(r"^(?P<source>[A-Z][\w'’. -]{2,30})(?P<mark>:) (?P<content>[^\n]{12,200})$", re.MULTILINE)
PARAGRAPH = re.compile(r"\S[^\n]*")  # from its first word: what blank space costs stays linear
STATEMENT_PARAGRAPHS = 12  # at most so many paragraphs belong to "the minister said:" before them
MINIMAL_STATEMENT = 40  # characters; shorter paragraphs after a colon are headings
SOURCED_FORMS = frozenset({"object", "infinitive", "participle"})
ENTITY_SOURCES = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.OUTLET})


@dataclass(frozen=True, slots=True)
class _Reading:
    """An attribution before its place among the others is known."""

    anchor: int  # offset of the cue, or of the content where there is no cue
    key: int  # index of the anchor word, -1 without one
    sources: tuple[Source, ...]
    phrase: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: Speech
    does: Does
    credits: bool
    within: int | None = None


def extract_attributions(
    document: Document, annotation: Doc, entities: Sequence[Entity], *, cues: CueLexicon
) -> tuple[Attribution, ...]:
    """All attributions of a document in text order. Pieces lie in ``document.text`` and cross no quotation mark."""
    quotations = QuotationIndex(document.text, find_quotations(document.text))
    return _Extraction(document, annotation, entities, quotations, cues).run()


class _Extraction:
    """One document's attributions in the making; lives for one call."""

    def __init__(
        self, document: Document, annotation: Doc, entities: Sequence[Entity], quotations: QuotationIndex, cues: CueLexicon
    ) -> None:
        self.document = document
        self.annotation = annotation
        self.quotations = quotations
        self.cues = cues
        self.reader = SourceReader(annotation, entities, cues=cues)
        self.readings: list[_Reading] = []

    def run(self) -> tuple[Attribution, ...]:
        found = _best([credit for credit in self._constructions() if self._counts(credit)])
        hosts = self._own_outlets(found)
        for credit in found:
            reading = self._read(credit, hosts)
            if reading is not None:
                self.readings.append(reading)
        self.readings += list(self._headline_credits())
        self._loose_quotations()
        if has_tree(self.annotation):
            self.readings += list(self._statements())
        return _placed(self.document, sorted(self.readings, key=lambda reading: (reading.anchor, reading.key)))

    def _constructions(self) -> Iterator[Credit]:
        """What the tree shows; nothing where there is none, so that quotations are still read."""
        if has_tree(self.annotation):
            yield from find_credits(
                self.annotation, self.quotations, cues=self.cues, is_source=self.reader.is_source_like
            )

    def _counts(self, credit: Credit) -> bool:
        """Whether a construction credits anybody: some verbs do so only with somebody as their subject."""
        block = self.document.block_at(credit.anchor.idx)
        if block is not None and not block.kind.carries_claims:
            return False
        if credit.source is not None and credit.source.lower_ in SPEAKERS and self.quotations.around(credit.anchor.idx) is None:
            return False  # the author's own wishes and thanks, not a report of somebody's
        if credit.anchor.pos_ == "NOUN":
            return True
        if credit.does is Does.SHOW or credit.form in SOURCED_FORMS or credit.does is Does.WANT:
            return credit.source is not None and self.reader.is_source_like(credit.source)
        return True

    def _own_outlets(self, credits: Sequence[Credit]) -> frozenset[str]:
        """Outlets that several people are said to have told something: they are the article's own."""
        told = Counter(entity for credit in credits if (entity := self._outlet_told(credit)) is not None)
        return frozenset(entity for entity, times in told.items() if times > 1)

    def _outlet_told(self, credit: Credit) -> str | None:
        if credit.addressee is None:
            return None
        named = self.reader.named(phrase(credit.addressee), kind=EntityKind.OUTLET)
        return named[1].id if named is not None else None

    def _read(self, credit: Credit, own_outlets: frozenset[str]) -> _Reading | None:
        content = self._whole_quotations(self.quotations.fit(credit.content, credit.cue[0]))
        span = phrase(credit.source, cut=_clause_cut(credit)) if credit.source is not None else None
        content = _without(content, span)
        if not content:
            return None
        span = self._source_phrase(credit, span, content)
        sources = self._sources(credit, span, own_outlets)
        return _Reading(
            anchor=credit.anchor.idx,
            key=credit.anchor.i,
            sources=sources,
            phrase=(span,) if span is not None else (),
            cue=credit.cue,
            content=content,
            speech=self._speech(credit, content, sources),
            does=credit.does,
            credits=_credits(credit),
            within=credit.within,
        )

    def _whole_quotations(self, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """``content`` without stray pieces beside complete quotations: "In a statement: “We sold boats.”"."""
        quoted = [piece for piece in content if self._is_complete_quotation(piece)]
        return tuple(quoted) if quoted else content

    def _is_complete_quotation(self, piece: Span) -> bool:
        quotation = self.quotations.around(piece.start)
        ends = quotation is not None and self.document.text[quotation.inner.end - 1 : quotation.inner.end] in tuple(",.!?")
        return quotation is not None and ends and quotation.span == piece

    def _source_phrase(self, credit: Credit, span: Span | None, content: tuple[Span, ...]) -> Span | None:
        """The phrase of who says it, within the same quotation as the cue and outside the content."""
        if span is None or any(span.overlaps(piece) for piece in (*content, *credit.cue)):
            return None
        home = self.quotations.around(credit.cue[0].start)
        if home is not None and not home.inner.contains(span):
            return None
        return span

    def _sources(self, credit: Credit, span: Span | None, own_outlets: frozenset[str]) -> tuple[Source, ...]:
        if credit.form == "adverb":
            cue = credit.cue[0]
            return (Source(cue, cue.of(self.document.text), SourceKind.ANONYMOUS, anonymous=True),)
        if span is None or credit.source is None:
            return self._unowned(credit)
        sources = self.reader.read(credit.source, span)
        outer = self._outer(credit, own_outlets)
        return outer + tuple(source for source in sources if source.span not in {given.span for given in outer})

    def _unowned(self, credit: Credit) -> tuple[Source, ...]:
        """Where nobody is named: "multiple reports of …" and passives ("was reported to have …") are all the source."""
        if credit.source is not None:
            return ()
        if credit.form == "object" and credit.anchor.pos_ == "NOUN":
            after = tuple(child.i for child in credit.anchor.children if child.i > credit.anchor.i)
            span = phrase(credit.anchor, cut=after)
        elif credit.form == "clause" and credit.does is Does.REPORT and has_child(credit.anchor, "aux:pass"):
            span = token_span(credit.anchor)
        else:
            return ()
        return (Source(span, span.of(self.document.text), SourceKind.ANONYMOUS, anonymous=True),)

    def _outer(self, credit: Credit, own_outlets: frozenset[str]) -> tuple[Source, ...]:
        """The outlet that was told, or that has seen the papers: it stands between the article and the source."""
        outlet = self._outlet_told(credit)
        token = credit.addressee
        if outlet is None or outlet in own_outlets:
            token = next(self._examiners(credit.source), None) if credit.source is not None else None
        if token is None:
            return ()
        named = self.reader.named(phrase(token), kind=EntityKind.OUTLET)
        if named is None or _is_own(named[1].name, self.document):
            return ()
        return (Source(named[0].span, named[1].name, SourceKind.OUTLET, entity=named[1].id),)

    def _examiners(self, source: Token) -> Iterator[Token]:
        """Z in "documents reviewed by Z" and "documents that Z has seen"."""
        nouns = [source, *(child for child in source.children if child.dep_ == "conj")]
        for noun in nouns:
            for clause in noun.children:
                if clause.dep_ in ("acl", "acl:relcl") and lemma_of(clause) in self.cues.examined_by:
                    yield from (child for child in clause.children if child.dep_ in ("obl:agent", "obl", "nsubj") and child.pos_ != "PRON")

    def _speech(self, credit: Credit, content: tuple[Span, ...], sources: tuple[Source, ...]) -> Speech:
        if credit.does in (Does.THINK, Does.WANT):
            return Speech.ATTITUDE
        home = self.quotations.around(credit.cue[0].start)
        if home is None:
            inside = [any(quotation.span.contains(piece) for quotation in self.quotations.touching(piece)) for piece in content]
            if all(inside):
                return Speech.DIRECT
            if any(self.quotations.touching(piece) for piece in content):
                return Speech.MIXED
        if sources and sources[-1].kind is SourceKind.DOCUMENT:
            return Speech.DOCUMENT
        return Speech.INDIRECT

    def _headline_credits(self) -> Iterator[_Reading]:
        """ "…: reports" and "Poll: …" in a headline."""
        text = self.document.text
        for pattern in (HEADLINE_CREDIT, HEADLINE_PREFIX):
            for match in pattern.finditer(text, *self._headline()):
                content, source = Span(*match.span("content")), Span(*match.span("source"))
                mark = Span(match.end("mark") - 1, match.end("mark"))
                kind = self._headline_kind(source)
                if kind is not None and not any(reading.anchor in range(*match.span()) for reading in self.readings):
                    anonymous = kind is SourceKind.ANONYMOUS
                    named = Source(source, source.of(text), kind, anonymous=anonymous)
                    content = self.quotations.fit((content,), mark)[0]
                    yield _Reading(mark.start, -1, (named,), (source,), (mark,), (content,), Speech.INDIRECT, Does.REPORT, True)

    def _headline(self) -> tuple[int, int]:
        """Where headlines stand: from the start to the end of the last headline block, or the first line."""
        ends = [block.span.end for block in self.document.blocks if block.kind is BlockKind.HEADLINE]
        if ends:
            return 0, max(ends)
        first = PARAGRAPH.search(self.document.text)
        return (0, first.end()) if first else (0, 0)

    def _headline_kind(self, source: Span) -> SourceKind | None:
        """What kind of source a headline's credit is, ``None`` where it is none at all."""
        words = source.of(self.document.text).lower().split()
        last = words[-1].removesuffix("s")
        if last in self.cues.source_nouns["people"] or last in self.cues.source_nouns["carrier"] and words[-1] != last:
            return SourceKind.ANONYMOUS
        if last in self.cues.source_nouns["document"] or last in self.cues.source_nouns["carrier"]:
            return SourceKind.DOCUMENT
        named = self.reader.named(source)
        return SourceKind.ORGANIZATION if named is not None and len(words) <= 3 and named[1].kind in ENTITY_SOURCES else None

    def _loose_quotations(self) -> None:
        """Give quotations that no cue has claimed to their signature, or to whoever spoke just before."""
        covered = merge(piece for reading in self.readings for piece in reading.content)
        starts = [piece.start for piece in covered]
        spoken = sorted((_end(reading), number) for number, reading in enumerate(self.readings) if _is_spoken(reading))
        ends = [end for end, _ in spoken]
        last: _Reading | None = None
        for quotation in self.quotations.all:
            place = bisect_left(starts, quotation.span.end) - 1
            if (place >= 0 and covered[place].overlaps(quotation.span)) or not self._is_loose(quotation):
                continue
            before = bisect_right(ends, quotation.span.start) - 1
            cued = self.readings[spoken[before][1]] if before >= 0 else None
            last = self._signed(quotation) or self._continued(quotation, max(cued, last, key=_end_if_any))
            if last is not None:
                self.readings.append(last)

    def _is_loose(self, quotation: Quotation) -> bool:
        block = self.document.block_at(quotation.span.start)
        return is_speech(self.document.text, quotation) and (block is None or block.kind.carries_claims)

    def _signed(self, quotation: Quotation) -> _Reading | None:
        """ "…" — Name, Office."""
        match = SIGNATURE.match(self.document.text, quotation.span.end)
        if match is None:
            return None
        span = Span(match.start(1), match.start(1) + len(match[1].rstrip(" .")))
        named = self.reader.named(span)
        name = named[1].name if named is not None else span.of(self.document.text).split(",")[0]
        kind = SourceKind.EXPERT if self._mentions_expert(span) else SourceKind.PERSON
        source = Source(named[0].span if named else span, name, kind, entity=named[1].id if named else None)
        return _Reading(quotation.span.start, -1, (source,), (span,), (), (quotation.span,), Speech.DIRECT, Does.REPORT, True)

    def _mentions_expert(self, span: Span) -> bool:
        words = {word.lower() for word in re.findall(r"\w+", span.of(self.document.text))}
        return bool(words & self.cues.source_nouns["expert"])

    def _continued(self, quotation: Quotation, last: _Reading | None) -> _Reading | None:
        """A quotation without a cue goes on with the speaker of the one before, if only a paragraph's end lies between."""
        if last is None or not last.sources or not self._is_near(last, quotation):
            return None
        return _Reading(quotation.span.start, -1, last.sources, (), (), (quotation.span,), Speech.DIRECT, Does.REPORT, True)

    def _is_near(self, last: _Reading, quotation: Quotation) -> bool:
        """Whether nothing but the last speaker's own sentence lies between two quotations."""
        if quotation.continues:
            return True
        end = _end(last)
        between = self.document.text[end : min(quotation.span.start, end + 200)]
        return len(between) < 160 and between.count("\n\n") <= 1 and len(re.findall(r"[.!?]\s", between)) <= 1

    def _statements(self) -> Iterator[_Reading]:
        """Paragraphs without quotation marks after "the minister said:" at a paragraph's end."""
        text = self.document.text
        for verb in self.annotation:
            if verb.pos_ == "VERB" and verb.lemma_ in ("say", "write") and _ends_with_colon(verb):
                pieces = list(_statement_paragraphs(text, verb.sent.end_char))
                source = next((child for child in verb.children if child.dep_ == "nsubj"), None)
                if not pieces or source is None or any(reading.key == verb.i for reading in self.readings):
                    continue
                span = phrase(source)
                sources = self.reader.read(source, span)
                cue = (token_span(verb),)
                for number, piece in enumerate(pieces):
                    yield _Reading(
                        verb.idx if number == 0 else piece.start, verb.i if number == 0 else -1, sources,
                        (span,) if number == 0 else (), cue if number == 0 else (), (piece,), Speech.DIRECT, Does.REPORT, True,
                    )  # fmt: skip


def _best(credits: Sequence[Credit]) -> list[Credit]:
    """``credits`` without verbs that only stand beside a quotation which another verb introduces."""
    claimed = {credit.content for credit in credits if credit.form == "clause"}
    aside = {credit.anchor.i for credit in credits if credit.anchor.dep_ in ("advcl", "acl")}
    claimed |= {credit.content for credit in credits if credit.form == "quote" and credit.anchor.i not in aside}
    second = {credit.anchor.i for credit in credits if credit.form == "quote" and credit.anchor.i in aside}
    return [credit for credit in credits if credit.anchor.i not in second or credit.content not in claimed]


def _clause_cut(credit: Credit) -> tuple[int, ...]:
    """The branch of the source's subtree that holds the cue itself: "officials who said …"."""
    if credit.source is None:
        return ()
    citing = tuple(child.i for child in credit.source.children if child.dep_ == "acl" and child.lemma_ in CITING)
    if credit.phrase_cut < 0 or citing:
        return citing
    word = credit.anchor
    while word.head.i != word.i and word.head.i != credit.source.i:
        word = word.head
    return (word.i,) if word.head.i == credit.source.i and word.i != credit.source.i else ()


def _credits(credit: Credit) -> bool:
    """Whether events in the content rest on the source."""
    if credit.negated or credit.credits == "never":
        return False
    if credit.credits == "always":
        return True
    return credit.form in ("clause", "anaphor", "quote")


def _is_own(name: str, document: Document) -> bool:
    """Whether an outlet is the one that prints the article."""
    own = (document.outlet or "").casefold()
    return bool(own) and (name.casefold() in own or own in name.casefold())


def _without(content: tuple[Span, ...], source: Span | None) -> tuple[Span, ...]:
    """``content`` without a source that the parser put at one of its edges."""
    if source is None:
        return content
    cut = [_cut_edge(piece, source) for piece in content]
    return tuple(piece for piece in cut if piece.end > piece.start)


def _cut_edge(piece: Span, source: Span) -> Span:
    if source.contains(piece):
        return Span(piece.start, piece.start)
    if source.start <= piece.start < source.end:
        return Span(source.end + 1, piece.end)
    return Span(piece.start, source.start - 1) if source.start < piece.end <= source.end else piece


def _is_spoken(reading: _Reading) -> bool:
    return reading.speech in (Speech.DIRECT, Speech.MIXED)


def _end(reading: _Reading) -> int:
    """Where the last of an attribution's pieces ends."""
    return max(piece.end for piece in (*reading.content, *reading.cue, *reading.phrase))


def _end_if_any(reading: _Reading | None) -> int:
    return -1 if reading is None else _end(reading)


def _ends_with_colon(verb: Token) -> bool:
    if verb.dep_ not in ("root", "ROOT"):
        return False
    return next((word.text for word in reversed(verb.sent) if not word.is_space), "") == ":"


def _statement_paragraphs(text: str, offset: int) -> Iterator[Span]:
    """Paragraphs after ``offset`` that read as running text; a heading or a quotation mark ends them."""
    if text[offset : offset + 1] not in ("\n", "") and "\n" not in text[max(offset - 2, 0) : offset + 1]:
        return
    for number, match in enumerate(PARAGRAPH.finditer(text, offset)):
        paragraph = match[0].rstrip()
        if number >= STATEMENT_PARAGRAPHS or len(paragraph) < MINIMAL_STATEMENT or paragraph[-1] not in ".!?" or paragraph[0] in "\"“":
            return
        yield Span(match.start(), match.start() + len(paragraph))


def _placed(document: Document, readings: list[_Reading]) -> tuple[Attribution, ...]:
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


def _attribution(reading: _Reading, own_id: str, parent: str | None) -> Attribution:
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
