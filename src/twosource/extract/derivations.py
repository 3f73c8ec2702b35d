"""What a page says of where the whole article was taken from."""

import re
from collections.abc import Iterator

from twosource.model.lineage import Derivation
from twosource.model.mention import EntityKind
from twosource.model.text import Document, Span
from twosource.vocabulary.gazetteer import Gazetteer
from twosource.vocabulary.lineage import LineageLexicon
from twosource.vocabulary.page import PageLexicon, fold

STOOD_FIRST, WHOLE_ELSEWHERE, LABELLED = "where it stood first", "link to the whole article", "labelled line"
AGENCY = re.compile(r"\((?P<agency>[^()]+)\)")


def extract_derivations(
    document: Document, *, page: PageLexicon, gazetteer: Gazetteer, lineage: LineageLexicon
) -> tuple[Derivation, ...]:
    """Lines about another publication, the agency of the dateline, and a byline that is an outlet's name; in text order."""
    found = [*_lines(document, page, gazetteer, lineage), *_agency(document, gazetteer), *_byline(document, gazetteer)]
    return tuple(sorted(found, key=lambda derivation: derivation.span))


def _lines(document: Document, page: PageLexicon, gazetteer: Gazetteer, lineage: LineageLexicon) -> Iterator[Derivation]:
    for block in document.blocks:
        line = block.span.of(document.text)
        if block.reason == STOOD_FIRST:
            named = lineage.outlet.match(line)
            yield Derivation(block.span, _outlet(line, gazetteer) or (named["outlet"] if named else None))
        elif block.reason == WHOLE_ELSEWHERE and lineage.elsewhere.search(line):
            yield Derivation(block.span, _outlet(line, gazetteer))
        elif block.reason == LABELLED and (taken := _taken_from(line, page)):
            yield Derivation(block.span, _outlet(taken, gazetteer) or taken)


def _taken_from(line: str, page: PageLexicon) -> str:
    """What "Source: " is the label of; nothing where the line has another label."""
    label, _, value = line.partition(":")
    return value.strip() if page.source_labels.match(fold(label)) else ""


def _agency(document: Document, gazetteer: Gazetteer) -> Iterator[Derivation]:
    """ "KESTRA CITY, March 3 (HPA) – " in another paper than the agency's own."""
    match = AGENCY.search(document.dateline or "")
    start = document.text.find(document.dateline) if match and document.dateline else -1
    if match and start >= 0 and (name := _outlet(match["agency"], gazetteer)):
        yield Derivation(Span(start + match.start("agency"), start + match.end("agency")), name)


def _byline(document: Document, gazetteer: Gazetteer) -> Iterator[Derivation]:
    """ "By Halvard Press Agency", where that line stands in the text."""
    byline = document.byline or ""
    start = document.text.find(byline) if byline else -1
    if start >= 0 and (name := _outlet(byline, gazetteer, whole=True)):
        yield Derivation(Span(start, start + len(byline)), name)


def _outlet(words: str, gazetteer: Gazetteer, *, whole: bool = False) -> str | None:
    """The last outlet that ``words`` name; with ``whole`` only where they say nothing else."""
    found = [match for match in gazetteer.find(words) if match.record.kind is EntityKind.OUTLET]
    if not found or whole and found[-1].span != Span(0, len(words)):
        return None
    return found[-1].record.name
