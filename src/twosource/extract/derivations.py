"""What a page says of where the whole article was taken from."""

import re
from collections.abc import Collection, Iterator, Sequence

from twosource.model.lineage import Derivation
from twosource.model.mention import EntityKind
from twosource.model.text import Block, BlockKind, Document, Span
from twosource.vocabulary.gazetteer import Gazetteer
from twosource.vocabulary.lineage import LineageLexicon
from twosource.vocabulary.page import PageLexicon, fold

STOOD_FIRST, WHOLE_ELSEWHERE, LABELLED = "where it stood first", "link to the whole article", "labelled line"
OWNED, LABEL, HEADING = "cookie or legal line", "label below the article", "section heading"
AGENCY = re.compile(r"\((?P<agency>[^()]+)\)|/(?P<slashed>[^/]+)/")
OPENING = re.compile(r"(?P<agency>[A-Z][\w .'’-]{1,30}?)(?:,\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})\.(?=\s+[A-Z])|\s*(?:[–—]|--?)(?=\s))")
BEHIND = re.compile(r"\s*(?:[–—]|--?)\s+")  # between a place and what may be an agency: "HALM – HPA – "
ZONES = frozenset({"UTC", "GMT", "CET", "EET", "MSK", "EST", "EDT", "CST", "PST", "BST", "IST"})  # in brackets, no agencies
OWNER = re.compile(r"^\W*(?:copyright|\(c\)|©|\d{4}|\s)+", re.IGNORECASE)  # before who owns a text
ACRONYM = re.compile(r"[A-Z]{3,6}|[A-Z][a-z]{1,3}[A-Z]{1,3}")  # "HPA", "HalPA"
AGENCIES = frozenset({"press agency", "news agency", "telegraph agency", "wire", "newswire"})  # how their names end
SHORT_LABEL = 4  # words of a line that is an agency's name alone, beside a day
SIGNED = 8  # words of a line that says who wrote it for whom
EDGES = "()[]–—- .,|"


def extract_derivations(
    document: Document, *, page: PageLexicon, gazetteer: Gazetteer, lineage: LineageLexicon
) -> tuple[Derivation, ...]:
    """Lines about another publication, the agency of the dateline or of a line alone, and a byline that names an outlet; in text order."""
    found = [
        *_lines(document, page, gazetteer, lineage), *_agency(document, gazetteer, lineage),
        *_byline(document, gazetteer, lineage), *_wires(document, page, gazetteer, lineage),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda derivation: derivation.span))


def _lines(document: Document, page: PageLexicon, gazetteer: Gazetteer, lineage: LineageLexicon) -> Iterator[Derivation]:
    for block in document.blocks:
        line = block.span.of(document.text)
        if block.reason == STOOD_FIRST or (block.reason == WHOLE_ELSEWHERE and lineage.elsewhere.search(line)):
            named = lineage.outlet.match(line)
            yield Derivation(block.span, _outlet(line, gazetteer) or (named["outlet"] if named else None))
        elif block.reason == LABELLED and (taken := _taken_from(line, page)):
            yield Derivation(block.span, _outlet(taken, gazetteer) or taken)


def _taken_from(line: str, page: PageLexicon) -> str:
    """What "Source: " is the label of; nothing where the line has another label."""
    label, _, value = line.partition(":")
    return value.strip() if page.source_labels.match(fold(label)) else ""


def _agency(document: Document, gazetteer: Gazetteer, lineage: LineageLexicon) -> Iterator[Derivation]:
    """ "KESTRA CITY, March 3 (HPA) – ", "HALM, March 3. /HPA/.", "HALM, HPA – " in another paper than the agency's own; without a place "HPA – ", "HPA, March 3."."""
    dateline = document.dateline or ""
    start = document.text.find(dateline) if dateline else -1
    match = AGENCY.search(dateline)
    if match and start >= 0:
        group = match.lastgroup or "agency"
        if name := _outlet(match[group], gazetteer) or _unlisted(match[group].strip(), gazetteer):
            yield Derivation(Span(start + match.start(group), start + match.end(group)), name)
        return
    for part in re.finditer(r"[^,]+", dateline):
        if start >= 0 and (name := _wire(part[0].strip(), gazetteer, lineage)):
            yield Derivation(Span(start + part.end() - len(part[0].lstrip()), start + part.end()), name)
            return
    first = next((block for block in document.blocks if block.kind in (BlockKind.LEAD, BlockKind.BODY)), None)
    behind = BEHIND.match(document.text, start + len(dateline)) if start >= 0 else None
    opens = behind.end() if behind is not None else first.span.start if first is not None else 0
    opening = OPENING.match(document.text, opens, first.span.end) if first is not None else None
    if opening and (name := _wire(opening["agency"], gazetteer, lineage)):
        yield Derivation(Span(*opening.span("agency")), name)


def _unlisted(words: str, gazetteer: Gazetteer) -> str | None:
    """An agency of which no list knows, in the brackets of a dateline: letters that stand for its name, or a name that says it is one."""
    calls_itself = words.istitle() and _ends_in(words, gazetteer.nouns.mastheads)
    return words if calls_itself or (ACRONYM.fullmatch(words) and words not in ZONES) else None


def _byline(document: Document, gazetteer: Gazetteer, lineage: LineageLexicon) -> Iterator[Derivation]:
    """ "By Halvard Press Agency", "By Ada Orrel, Halvard Press Agency", where that line stands in the text."""
    byline = document.byline or ""
    start = document.text.find(byline) if byline else -1
    last = lineage.loose.sub("", lineage.parts.split(byline.strip(EDGES))[-1])
    if start >= 0 and (name := _outlet(last, gazetteer, whole=True) or _wire(last, gazetteer, lineage)):
        yield Derivation(Span(start, start + len(byline)), name)


def _wires(document: Document, page: PageLexicon, gazetteer: Gazetteer, lineage: LineageLexicon) -> Iterator[Derivation]:
    """A news agency's name alone on a line, with the day ("HPA | 3 March 2024"), behind its writers, or as the owner of the text: whose report is printed."""
    running = [block.span.start for block in document.blocks if block.kind in (BlockKind.LEAD, BlockKind.BODY)]
    for block in document.blocks:
        line = block.span.of(document.text)
        name = None
        if block.reason == OWNED:
            name = _wire(_outlet(line, gazetteer) or OWNER.sub("", line).split(". ")[0], gazetteer, lineage)
        elif _stands_alone(block, running) and len(bare := page.day.sub("", line).split()) <= SHORT_LABEL:
            name = _wire(" ".join(bare), gazetteer, lineage)
        if name is None and _is_signed(block, running) and len(line.split()) <= SIGNED and not (document.byline and document.byline in line):
            *writers, last = lineage.parts.split(line.strip(EDGES))
            name = _wire(last, gazetteer, lineage) if writers else None
        if name:
            yield Derivation(block.span, name)


def _stands_alone(block: Block, running: Sequence[int]) -> bool:
    """Whether a line is no part of the article: above its first paragraph (they start at ``running``), a label below it, or its last line."""
    if not running or block.reason == LABEL:
        return block.reason == LABEL
    above = block.span.start < running[0] and (block.kind is not BlockKind.HEADLINE or block.reason == HEADING)
    return above or block.span.start == running[-1]


def _is_signed(block: Block, running: Sequence[int]) -> bool:
    """Whether a line may say who wrote the article: a line about the authors, or any above the first paragraph."""
    return block.kind is BlockKind.BYLINE or (bool(running) and block.span.start < running[0] and block.reason == HEADING)


def _wire(words: str, gazetteer: Gazetteer, lineage: LineageLexicon) -> str | None:
    """The news agency that ``words`` name and nothing else: one that is listed, or whose name says that it is one."""
    bare = lineage.loose.sub("", words.strip(EDGES))
    named = [match.record for match in gazetteer.find(bare) if match.span == Span(0, len(bare))]
    listed = next((record.name for record in named if record.subclass == "wire"), None)
    calls_itself = not named and " " in bare and bare.istitle() and bare.replace(" ", "").isalpha() and _ends_in(bare, AGENCIES)
    return listed or (bare if calls_itself else None)


def _ends_in(name: str, endings: Collection[str]) -> bool:
    """Whether the last word of a name, or the last two, are one of ``endings``."""
    words = name.casefold().split()
    return any(" ".join(words[-count:]) in endings for count in (1, 2))


def _outlet(words: str, gazetteer: Gazetteer, *, whole: bool = False) -> str | None:
    """The last outlet that ``words`` name; with ``whole`` only where they say nothing else."""
    found = [match for match in gazetteer.find(words) if match.record.kind is EntityKind.OUTLET]
    if not found or whole and found[-1].span != Span(0, len(words)):
        return None
    return found[-1].record.name
