"""Speakers of quotations that stand in a sentence of their own: named behind it, before it, or before a colon."""

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from twosource.extract.attribution.pieces import phrase
from twosource.extract.attribution.quotes import Quotation
from twosource.extract.attribution.reading import Reading
from twosource.extract.attribution.sources import SourceReader
from twosource.extract.tree import case_of, children, lemma_of, token_span
from twosource.model.claim import Speech
from twosource.model.source import SourceKind
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, Does

SPEAKING = frozenset({SourceKind.PERSON, SourceKind.EXPERT, SourceKind.ANONYMOUS})
COLON = re.compile(r":\s*$")
ANNOUNCEMENT = 160  # characters in which a sentence that ends with a colon begins
LONGEST = 25  # words of a sentence that only names the speaker


class Neighbours:
    """Sentences beside quotations, read for who speaks."""

    def __init__(self, annotation: Doc, reader: SourceReader, cues: CueLexicon) -> None:
        self._doc, self._text = annotation, annotation.text
        self._reader = reader
        self._cues = cues

    def behind(self, quotation: Quotation) -> Reading | None:
        """ “We sold boats.” Brandt told reporters."""
        sentence = self._sentence(quotation.span.end, quotation.span.end + 3)
        if sentence is None or sentence.start_char < quotation.span.end or not self._same_paragraph(quotation.span.end, sentence.start_char):
            return None
        verb = sentence.root
        speaker = next(children(verb, "nsubj", "nsubj:pass"), None)
        maker = self._maker(verb, speaker) if speaker is not None else None
        if maker is not None:
            return self._reading(quotation, maker, (token_span(verb),))
        silent = not any(child.dep_ in ("ccomp", "xcomp", "parataxis") for child in verb.children)
        if speaker is None or not silent or not self._speaks(verb) or len(sentence) > LONGEST:
            return None
        return self._reading(quotation, speaker, (token_span(verb),))

    def _maker(self, verb: Token, remark: Token) -> Token | None:
        """X in "The remarks came from X", "The words were spoken by X"."""
        if not self._cues.is_source_noun(lemma_of(remark), "remark"):
            return None
        return next((child for child in children(verb, "obl", "obl:agent") if case_of(child) in ("from", "by")), None)

    def announced(self, quotation: Quotation) -> Reading | None:
        """ "The minister put it this way: “…”", "Brandt: “…”"."""
        colon = COLON.search(self._text, max(quotation.span.start - 3, 0), quotation.span.start)
        sentence = self._sentence(quotation.span.start - 3, quotation.span.start) if colon else None
        if colon is None or sentence is None or sentence.start_char < quotation.span.start - ANNOUNCEMENT:
            return None
        words = [word for word in sentence if word.idx < colon.start()]
        nouns = [word for word in words if word.dep_ == "nsubj"] or [word for word in words if word.head.i not in {other.i for other in words}]
        nouns += [word for word in words if word.dep_ in ("root", "ROOT")]
        speaker = next((noun for noun in nouns if noun.pos_ in ("NOUN", "PROPN", "PRON") and self._reader.is_source_like(noun)), None)
        return self._reading(quotation, speaker, (Span(colon.start(), colon.start() + 1),)) if speaker is not None else None

    def before(self, quotation: Quotation) -> Reading | None:
        """ "Brandt was blunt. “We sold no boats.”": the person that the sentence before is about."""
        sentence = self._sentence(quotation.span.start - 3, quotation.span.start)
        if sentence is None or sentence.end_char > quotation.span.start or not self._same_paragraph(sentence.start_char, quotation.span.start):
            return None
        speaker = next(children(sentence.root, "nsubj"), None)
        if speaker is None or not self._reader.is_source_like(speaker):
            return None
        sources = self._reader.read(speaker, phrase(speaker))
        if not sources or sources[-1].kind not in SPEAKING:
            return None
        return Reading(quotation.span.start, -1, sources, (), (), (quotation.span,), Speech.DIRECT)

    def _reading(self, quotation: Quotation, speaker: Token, cue: tuple[Span, ...]) -> Reading | None:
        span = phrase(speaker, cut=tuple(child.i for child in speaker.children if child.right_edge.idx >= quotation.span.start > speaker.idx))
        if span.overlaps(quotation.span) or any(span.overlaps(piece) for piece in cue):
            return None
        sources = self._reader.read(speaker, span)
        return Reading(cue[0].start, -1, sources, (span,), cue, (quotation.span,), Speech.DIRECT) if sources else None

    def _speaks(self, verb: Token) -> bool:
        entries = self._cues.verbs.get(lemma_of(verb), ())
        return any(entry.does is Does.REPORT and "quote" in entry.content for entry in entries)

    def _sentence(self, start: int, end: int) -> DocSpan | None:
        """The sentence of the last word that touches [start, end)."""
        words = self._doc.char_span(max(start, 0), min(end, len(self._text)), alignment_mode="expand")
        word = next((word for word in reversed(words or ()) if not word.is_space and not word.is_quote), None)
        return word.sent if word is not None else None

    def _same_paragraph(self, start: int, end: int) -> bool:
        return "\n" not in self._text[start:end]
