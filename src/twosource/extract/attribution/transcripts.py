"""Interviews and transcripts: paragraphs that begin with the speaker's name and a colon, and answers in quotation marks behind bare questions."""

from collections import Counter
from collections.abc import Iterable, Iterator

from twosource.extract.attribution.pieces import QuotationIndex
from twosource.extract.attribution.reading import Reading
from twosource.extract.attribution.sources import SourceReader
from twosource.model.claim import Speech
from twosource.model.mention import EntityKind, MentionForm
from twosource.model.source import Source, SourceKind
from twosource.model.text import Document, Span
from twosource.model.turn import Turn, paragraphs, turn

LEAST_TURNS = 2  # one such line alone may be a heading, one question the article's own
MOSTLY = 0.5  # share of paragraphs with a speaker of their own from which on those without go on with the last one


def transcript(document: Document, reader: SourceReader) -> Iterator[Reading]:
    """The turns whose speakers are names in capitals, people that the article names, or the one of whom an interview's introduction tells."""
    lines = list(paragraphs(document))
    shaped = {line: each for line in lines if (each := turn(line, document.text)) is not None}
    speakers = _speakers(shaped.values(), reader)
    turns = {line: each for line, each in shaped.items() if each.asks or each.answers or each.label in speakers}
    if len(turns) < LEAST_TURNS:
        return
    first, last = next(iter(turns)), next(reversed(turns))
    interviewed = _interviewed(reader, document, before=first.start)
    between = lines[lines.index(first) : lines.index(last) + 1]
    goes_on = len(turns) >= MOSTLY * len(between)
    speaker: Source | None = None
    for line in between:
        if line in turns:
            spoken = turns[line]
            speaker = interviewed if spoken.answers else speakers.get(spoken.label)
            if speaker is not None:
                yield _reading(spoken, speaker)
        elif goes_on and speaker is not None and line not in shaped and not line.of(document.text).endswith("?"):
            yield Reading(line.start, -1, (speaker,), (), (), (line,), Speech.DIRECT)


def _reading(spoken: Turn, speaker: Source) -> Reading:
    cue = (spoken.mark,) if spoken.mark is not None else ()
    return Reading(spoken.speaker.start, -1, (speaker,), (spoken.speaker,), cue, (spoken.said,), Speech.DIRECT)


def _speakers(turns: Iterable[Turn], reader: SourceReader) -> dict[str, Source]:
    """Label → whom it names, known from any of its turns."""
    found: dict[str, Source] = {}
    for each in turns:
        named = reader.named(each.speaker)
        if named is not None and named[1].kind is EntityKind.PERSON:
            found[each.label] = Source(each.speaker, named[1].name, SourceKind.PERSON, entity=named[1].id)
        elif each.label.isupper() and len(each.label) > 2 and not (each.asks or each.answers):
            found.setdefault(each.label, Source(each.speaker, each.label.title(), SourceKind.PERSON))
    return found


def answers(document: Document, quotations: QuotationIndex, reader: SourceReader) -> dict[Span, Reading]:
    """Quotation → the reading that gives it to its speaker, of those that answer questions printed before them without quotation marks or names."""
    found: list[list[Span]] = []  # of each question the quotations behind it
    asked = False
    for paragraph in paragraphs(document):
        quoted = [quotation.span for quotation in quotations.touching(paragraph)]
        if quoted and quoted[0].start == paragraph.start:
            if asked:
                found[-1] += quoted
        else:
            asked = paragraph.of(document.text).endswith("?")
            found += [[]] if asked else []
    answered = [spans for spans in found if spans]
    speaker = _interviewed(reader, document, before=answered[0][0].start) if len(answered) >= LEAST_TURNS else None
    if speaker is None:
        return {}
    return {span: Reading(span.start, -1, (speaker,), (), (), (span,), Speech.DIRECT) for spans in answered for span in spans}


def _interviewed(reader: SourceReader, document: Document, *, before: int) -> Source | None:
    """Whom the words before the first question name, or name most often."""
    blocks = [block.span for block in document.blocks if block.kind.carries_claims and block.span.start < before] or [Span(0, before)]
    named = [pair for span in blocks for pair in reader.people(Span(span.start, min(span.end, before)))]
    ranked = Counter(entity.id for _, entity in named).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    mentions = [(mention, entity) for mention, entity in named if entity.id == ranked[0][0]]
    mention, entity = min(mentions, key=lambda pair: (pair[0].form is not MentionForm.NAME, pair[0].span))
    return Source(mention.span, entity.name, SourceKind.PERSON, entity=entity.id)
