"""Attributions: who says what, by which words, each with its source, cue and content in the text.

Constructions come from the tree (find.py), quotations from the characters (quotes.py), and who a source is from
names and descriptions (sources.py). Here they are put together: pieces fitted to quotation marks, and sources read.
Speakers of words that stand alone: alone.py, headlines.py; each attribution's place among the others: reading.py.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from twosource.extract.attribution.alone import loose_quotations, statements
from twosource.extract.attribution.channels import channels
from twosource.extract.attribution.contents import CITING
from twosource.extract.attribution.credit import Credit
from twosource.extract.attribution.find import find_credits
from twosource.extract.attribution.headlines import headline_credits
from twosource.extract.attribution.pieces import QuotationIndex, phrase, without_time
from twosource.extract.attribution.quotes import find_quotations
from twosource.extract.attribution.reading import Reading, placed
from twosource.extract.attribution.sources import SourceReader, is_speaker
from twosource.extract.attribution.transcripts import transcript
from twosource.extract.tree import (
    children,
    evaded_by,
    first_conjunct,
    has_child,
    has_tree,
    lemma_of,
    mark_of,
    token_span,
)
from twosource.model.claim import Attribution, Speech
from twosource.model.mention import Entity
from twosource.model.source import Source, SourceKind
from twosource.model.text import Document, Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.cues import CueLexicon, Does
from twosource.vocabulary.gazetteer import Gazetteer

SOURCED = frozenset({Does.SHOW, Does.WANT, Does.ACT})  # what only somebody can do
SOURCED_FORMS = frozenset({"object", "infinitive", "participle"})


def extract_attributions(
    document: Document,
    annotation: Doc,
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    *,
    cues: CueLexicon,
    gazetteer: Gazetteer,
) -> tuple[Attribution, ...]:
    """All attributions of a document in text order. Pieces lie in ``document.text`` and cross no quotation mark."""
    quotations = QuotationIndex(document.text, find_quotations(document.text))
    reader = SourceReader(annotation, entities, cues=cues, wires=gazetteer.wires)
    readings = _Cued(document, annotation, quotations, reader, times, cues).readings()
    credited = [reading.anchor for reading in readings if reading.credits]
    readings += [found for found in headline_credits(document, reader, quotations, cues, gazetteer.nouns) if not _holds(found, credited)]
    readings += transcript(document, reader)
    readings += loose_quotations(document, annotation, quotations, reader, readings, cues)
    if has_tree(annotation):
        readings += list(statements(document, annotation, reader, readings))
    return placed(document, sorted(readings, key=lambda reading: (reading.anchor, reading.key)))


def _holds(headline: Reading, anchors: Sequence[int]) -> bool:
    """Whether a headline has a cue of its own besides its punctuation."""
    return any(piece.start <= anchor < piece.end for anchor in anchors for piece in (*headline.content, *headline.phrase, *headline.cue))


class _Cued:
    """The attributions of one document that have a cue; lives for one call."""

    def __init__(
        self, document: Document, annotation: Doc, quotations: QuotationIndex, reader: SourceReader,
        times: Sequence[TimeExpression], cues: CueLexicon,
    ) -> None:  # fmt: skip
        self.document = document
        self.annotation = annotation
        self.quotations = quotations
        self.reader = reader
        self.times = {time.span.end: time.span for time in times}
        self.cues = cues

    def readings(self) -> list[Reading]:
        """In order of their cues, which is the order in which sources are read."""
        found = _best([credit for credit in self._constructions() if self._counts(credit)])
        hosts = self._own_outlets(found)
        readings = (self._read(credit, hosts) for credit in found)
        return [reading for reading in readings if reading is not None]

    def _constructions(self) -> Iterator[Credit]:
        """What the tree shows; nothing where there is none, so that quotations are still read."""
        if has_tree(self.annotation):
            yield from find_credits(self.annotation, self.quotations, cues=self.cues, is_source=self.reader.is_source_like)

    def _counts(self, credit: Credit) -> bool:
        """Whether a construction credits anybody: some verbs do so only with somebody as their subject."""
        block = self.document.block_at(credit.anchor.idx)
        if block is not None and not block.kind.carries_claims:
            return False
        if credit.source is not None and is_speaker(credit.source) and self.quotations.around(credit.anchor.idx) is None:
            return False  # the author's own wishes and thanks, not a report of somebody's
        if lemma_of(credit.anchor) in self.cues.hearing:
            return self._hearer(credit) is not None
        if credit.anchor.pos_ == "NOUN":
            return True
        if credit.form == "object" and _is_purpose(credit.anchor, self.cues):
            return False
        if credit.source is None and is_unvoiced(credit):
            return True
        if credit.does in SOURCED or credit.form in SOURCED_FORMS:
            return credit.source is not None and self.reader.is_source_like(credit.source)
        return True

    def _own_outlets(self, credits: Sequence[Credit]) -> frozenset[str]:
        """Outlets that several people are said to have told something: they are the article's own."""
        told = Counter(entity for credit in credits if (entity := self._outlet_told(credit)) is not None)
        return frozenset(entity for entity, times in told.items() if times > 1)

    def _outlet_told(self, credit: Credit) -> str | None:
        outlet = self.reader.outlet(credit.addressee) if credit.addressee is not None else None
        return outlet.entity if outlet is not None else None

    def _read(self, credit: Credit, own_outlets: frozenset[str]) -> Reading | None:
        content = self._whole_quotations(self.quotations.fit(credit.content, credit.cue[0]))
        span = self._phrase(credit, content)
        content = _without(_without(content, span), *credit.cue)
        if not content:
            return None
        span = self._source_phrase(credit, span, content)
        sources = self._sources(credit, span, content, own_outlets)
        content = tuple(_behind_addressee(piece, sources) for piece in content)
        return Reading(
            anchor=credit.anchor.idx,
            key=credit.anchor.i,
            sources=sources,
            phrase=(span,) if span is not None else (),
            cue=credit.cue,
            content=content,
            speech=self._speech(credit, content, sources),
            does=credit.does,
            credits=_credits(credit, sources),
            within=credit.within,
        )

    def _phrase(self, credit: Credit, content: tuple[Span, ...]) -> Span | None:
        """All of who says it, without the day or quotation that the parser hung on it ("the ministry *on Tuesday* denied")."""
        if credit.source is None:
            return None
        cut = _clause_cut(credit) + ((credit.medium.i,) if credit.medium is not None else ())
        told = children(credit.source, "acl", "acl:relcl")  # what is told, where the parser hung it on who tells it
        cut += tuple(clause.i for clause in told if any(piece.start <= clause.idx < piece.end for piece in content))
        span = without_time(phrase(credit.source, cut=cut), credit.source, self.times)
        behind = min((piece.start for piece in content if piece.start > credit.source.idx and self._is_quotation(piece)), default=span.end)
        return Span(span.start, span.start + len(self.document.text[span.start : min(span.end, behind)].rstrip(" \n,;:")))

    def _whole_quotations(self, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """``content`` without stray pieces beside complete quotations: "In a statement: “We sold boats.”"."""
        if not any(map(self._is_complete_quotation, content)):
            return content
        return tuple(piece for piece in content if self._is_quotation(piece))

    def _is_quotation(self, piece: Span) -> bool:
        quotation = self.quotations.around(piece.start)
        return quotation is not None and quotation.span == piece

    def _is_complete_quotation(self, piece: Span) -> bool:
        return self._is_quotation(piece) and self.document.text[piece.end - 2 : piece.end - 1] in (",", ".", "!", "?")

    def _source_phrase(self, credit: Credit, span: Span | None, content: tuple[Span, ...]) -> Span | None:
        """The phrase of who says it, within the same quotation as the cue and outside the content."""
        if span is None or any(span.overlaps(piece) for piece in (*content, *credit.cue)):
            return None
        home = self.quotations.around(credit.cue[0].start)
        if home is not None and not home.inner.contains(span):
            return None
        return span

    def _sources(
        self, credit: Credit, span: Span | None, content: tuple[Span, ...], own_outlets: frozenset[str]
    ) -> tuple[Source, ...]:
        if credit.form == "adverb":
            cue = credit.cue[0]
            return (Source(cue, cue.of(self.document.text), SourceKind.ANONYMOUS, anonymous=True),)
        if span is None or credit.source is None:
            return self._unowned(credit)
        quoted = [quotation.span for piece in content for quotation in self.quotations.touching(piece)] + [piece for piece in content if piece.end <= span.start]
        sources = self.reader.read(credit.source, span, quoted)
        outer = self._outer(credit, own_outlets)
        return outer + tuple(source for source in sources if source.span not in {given.span for given in outer})

    def _unowned(self, credit: Credit) -> tuple[Source, ...]:
        """Where nobody is named: "multiple reports of …" and passives ("was reported to have …") are all the source."""
        if credit.source is not None:
            return ()
        if credit.anchor.pos_ == "NOUN" and (credit.form == "object" or _is_hearsay(credit, self.cues)):
            after = tuple(child.i for child in credit.anchor.children if child.i > credit.anchor.i)
            span = phrase(credit.anchor, cut=after)
        elif is_unvoiced(credit):
            span = token_span(credit.anchor)
        else:
            return ()
        return (Source(span, span.of(self.document.text), SourceKind.ANONYMOUS, anonymous=True),)

    def _hearer(self, credit: Credit) -> Source | None:
        """The outlet that has heard it; any body that puts "…, X has learned" behind it is one."""
        hearer = credit.addressee or credit.source
        if lemma_of(credit.anchor) not in self.cues.hearing or hearer is None:
            return None
        return self.reader.outlet(hearer) or (self.reader.body(hearer, SourceKind.OUTLET) if credit.content[0].start < credit.cue[0].start else None)

    def _outer(self, credit: Credit, own_outlets: frozenset[str]) -> tuple[Source, ...]:
        """The outlet that was told, or that has seen the papers: it stands between the article and the source."""
        named = (self._hearer(credit) if credit.addressee is not None else None, *(self.reader.outlet(token) for token in channels(credit, self.cues)))
        outlet = next((found for found in named if found is not None and found.entity not in own_outlets), None)
        return () if outlet is None or _is_own(outlet.name, self.document) else (outlet,)

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


def _is_purpose(verb: Token, cues: CueLexicon) -> bool:
    """Whether nobody says a thing yet: "met *to discuss* the deal", but "refused to confirm the deal"."""
    goes_on = verb.dep_ == "xcomp" and lemma_of(verb.head) in cues.implicative  # "*continue* to deny the attack"
    return mark_of(first_conjunct(verb)) == "to" and not goes_on and evaded_by(verb, cues.evasive) is None


def is_unvoiced(credit: Credit) -> bool:
    """Whether a passive says something without saying who does: "was reported to have …", "a man suspected of selling …"."""
    verb, says = credit.anchor, credit.does in (Does.REPORT, Does.THINK) and credit.form in ("clause", "participle")
    return says and (has_child(verb, "aux:pass") or (verb.tag_ == "VBN" and (verb.dep_ == "acl" or lemma_of(verb.head) == "stand")))


def _is_hearsay(credit: Credit, cues: CueLexicon) -> bool:
    """Whether a noun without an owner says something itself: "shocked by *reports that* …", but "denied reports that …"."""
    governors = cues.verbs.get(lemma_of(credit.anchor.head), ())
    contradicted = any(entry.does in (Does.DENY, Does.REJECT) for entry in governors)
    return credit.form == "clause" and lemma_of(credit.anchor) in cues.of_nouns and not contradicted


def _best(credits: Sequence[Credit]) -> list[Credit]:
    """``credits`` without verbs that only voice a noun or stand beside a quotation which another verb introduces."""
    voiced = {credit.anchor.head.i for credit in credits if credit.anchor.dep_ == "obj" and credit.cue[0].start == credit.anchor.head.idx}
    credits = [credit for credit in credits if credit.anchor.i not in voiced or credit.form != "object"]
    claimed = {credit.content for credit in credits if credit.form == "clause"}
    aside = {credit.anchor.i for credit in credits if credit.anchor.dep_ in ("advcl", "acl")}
    claimed |= {credit.content for credit in credits if credit.form == "quote" and credit.anchor.i not in aside}
    second = {credit.anchor.i for credit in credits if credit.form == "quote" and credit.anchor.i in aside}
    return [credit for credit in credits if credit.anchor.i not in second or credit.content not in claimed]


def _clause_cut(credit: Credit) -> tuple[int, ...]:
    """The branch of the source's subtree that holds the cue itself: "officials who said …"."""
    if credit.source is None:
        return ()
    citing = tuple(child.i for child in credit.source.children if child.dep_ in ("acl", "acl:relcl") and child.lemma_ in CITING)
    if credit.phrase_cut < 0 or citing:
        return citing
    word: Token = credit.anchor
    while word.head.i != word.i and word.head.i != credit.source.i:
        word = word.head
    return (word.i,) if word.head.i == credit.source.i and word.i != credit.source.i else ()


def _credits(credit: Credit, sources: Sequence[Source]) -> bool:
    """Whether events in the content rest on the source: "images show an attack", where somebody who shows a tank tells of none."""
    if credit.negated or credit.credits == "never":
        return False
    if credit.credits == "always" or (credit.does is Does.SHOW and sources and sources[-1].kind is SourceKind.DOCUMENT):
        return True
    return credit.form in ("clause", "anaphor", "quote", "predicate")


def _is_own(name: str, document: Document) -> bool:
    """Whether an outlet is the one that prints the article."""
    own = (document.outlet or "").casefold()
    return bool(own) and (name.casefold() in own or own in name.casefold())


def _without(content: tuple[Span, ...], *others: Span | None) -> tuple[Span, ...]:
    """``content`` without a source or cue that the parser put at one of its edges."""
    for other in others:
        if other is not None:
            content = tuple(piece for piece in (_cut_edge(piece, other) for piece in content) if piece.end > piece.start)
    return content


def _behind_addressee(piece: Span, sources: Sequence[Source]) -> Span:
    """``piece`` without the outlet that was told it, where the parser put it at its head: "told *the Meridian* boats had come"."""
    told = next((source.span for source in sources if piece.start <= source.span.start <= piece.start + len("the ") and source.span.end < piece.end), None)
    return piece if told is None else Span(told.end + 1, piece.end)


def _cut_edge(piece: Span, other: Span) -> Span:
    if other.contains(piece):
        return Span(piece.start, piece.start)
    if other.start <= piece.start < other.end:
        return Span(other.end + 1, piece.end)
    return Span(piece.start, other.start - 1) if other.start < piece.end <= other.end else piece
