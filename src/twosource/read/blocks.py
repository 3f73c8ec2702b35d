"""The parts of a page, told apart by shape, position, repetition and the words of ``page.yaml``.

One pass a kind, in the order of :func:`mark_blocks`; a line that one pass has marked is left alone by the later ones.
Nothing is deleted: every non-empty line becomes one block, with the rule that gave it its kind.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from twosource.model.text import Block, BlockKind, Span
from twosource.read.imprint import publishes, read_imprint
from twosource.read.lines import Line, split_lines
from twosource.read.metadata import NOTHING, Metadata
from twosource.read.phrases import known_line, label_of
from twosource.vocabulary.page import PageLexicon, fold

BRACKETS_AT_END = re.compile(r"[\[(](?P<brackets>[^\[\]()]+)[\])]\W*$")
NAMES = re.compile(r"(?:[A-Z][\w.'’-]*(?:\s+|$)){1,4}")
QUOTED_TITLE = re.compile(r".{8,}[,.][”\"’']\s+(?:by\s+)?[A-Z][^.]{2,80}")
MIN_REPEATED = 12  # folded characters; shorter lines repeat by chance
LAST_PARAGRAPHS = 4  # among which a note on the author may stand
TITLE_ZONE = 15  # lines in which a headline is looked for
FORMS_AFTER = 0.5  # share of the text that must stand before a comment form for the rest to be forms


@dataclass(slots=True)
class _Page:
    """The lines with the marks given so far, while the passes run."""

    lines: list[Line]
    page: PageLexicon
    title: str | None
    metadata: Metadata
    marks: list[Block | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = [None] * len(self.lines)

    def mark(self, index: int, kind: BlockKind, reason: str, credit: Span | None = None) -> None:
        self.marks[index] = Block(self.lines[index].span, kind, reason, credit)

    def open(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Line]]:
        """Lines that have no mark yet, in text order."""
        stop = len(self.lines) if end is None else min(end, len(self.lines))
        return ((index, self.lines[index]) for index in range(start, stop) if self.marks[index] is None)

    def prose(self) -> list[int]:
        """Unmarked lines of running text."""
        return [index for index, line in self.open() if line.prose]


def mark_blocks(
    text: str, *, page: PageLexicon, title: str | None = None, metadata: Metadata = NOTHING
) -> tuple[Block, ...]:
    """One block for each non-empty line of ``text``, in text order; ``title`` is the headline where it is known."""
    draft = _Page(split_lines(text), page, title, metadata)
    for step in PASSES:
        step(draft)
    return tuple(mark for mark in draft.marks if mark is not None)


def _mark_given_title(draft: _Page) -> None:
    """The line that is the title the metadata gives, with or without the outlet's name behind it."""
    wanted = fold(draft.title or "")
    if len(wanted) < MIN_REPEATED:
        return
    for index, line in draft.open(end=TITLE_ZONE):
        if line.short and (line.folded == wanted or (line.words >= 4 and wanted.startswith(line.folded))):
            return draft.mark(index, BlockKind.HEADLINE, "the document's title")


def _mark_phrases(draft: _Page) -> None:
    """Lines that ``page.yaml`` knows, and those that are nothing but a name of a file, an address or a date."""
    authors = {fold(author) for author in draft.metadata.authors}
    for index, line in draft.open():
        if line.short and (found := known_line(line, draft.page, authors)):
            draft.mark(index, *found)


def _mark_imprint(draft: _Page) -> None:
    """The line above the text that says who wrote it, for whom and when."""
    prose = draft.prose()[1:2]  # the first may be a title that asks
    for index, line in draft.open(end=min([TITLE_ZONE, *prose])):
        if line.short and read_imprint(line.text, draft.page) is not None:
            return draft.mark(index, BlockKind.BYLINE, "imprint")


def _mark_repeats(draft: _Page) -> None:
    """Each further copy of a line, marked or not; the first one keeps its kind."""
    seen: set[str] = set()
    for index, line in enumerate(draft.lines):
        if len(line.folded) >= MIN_REPEATED and line.folded in seen:
            draft.mark(index, BlockKind.FURNITURE, "repeated line")
        seen.add(line.folded)


def _mark_captions(draft: _Page) -> None:
    """Captions that the page's markup shows, or that end in a credit."""
    for index, line in draft.open():
        if not line.short:
            continue
        known = " ".join(line.text.split()) in draft.metadata.captions
        match = draft.page.credit.search(line.text) or (BRACKETS_AT_END.search(line.text) if known else None)
        if match or known:
            draft.mark(index, BlockKind.CAPTION, "caption with credit" if match else "caption", _credit(line, match))


def _credit(line: Line, match: re.Match[str] | None) -> Span | None:
    if not match or not match.lastgroup:
        return None
    start, end = match.span(match.lastgroup)
    return Span(line.start + start, line.start + end)


def _mark_headline(draft: _Page) -> None:
    """Without a given title: the first title above the running text; short labels above it are departments."""
    running = (index for index in draft.prose() if not draft.lines[index].titled)  # titles may end in a quotation
    end = min(next(running, len(draft.lines)), TITLE_ZONE)
    titles = [index for index, line in draft.open(end=end) if line.titled or line.text.endswith(("?", "!"))]
    given = [index for index, mark in enumerate(draft.marks[:TITLE_ZONE]) if mark and mark.kind is BlockKind.HEADLINE]
    longer = [index for index in titles if draft.lines[index].words >= 3]
    headline = next(iter(given + longer + titles), None)
    if headline is None:
        return
    if not given:
        draft.mark(headline, BlockKind.HEADLINE, "first title above the text")
    _mark_around_headline(draft, headline, end)


def _mark_around_headline(draft: _Page, headline: int, end: int) -> None:
    """Departments, the title once more with the outlet's name, and names of authors beside a date."""
    title = draft.lines[headline]
    repeated = title.folded if len(title.folded) >= MIN_REPEATED else None
    for index, line in list(draft.open(end=max(end, headline))):
        beside = [mark for mark in draft.marks[max(index - 1, 0) : index + 2] if mark]
        dated = any(mark.kind is BlockKind.BYLINE or mark.reason == "reading time" for mark in beside)
        if draft.page.section_labels.match(line.folded):
            draft.mark(index, BlockKind.FURNITURE, "section label")
        elif repeated and line.words <= title.words + 6 and line.folded.startswith(repeated):
            draft.mark(index, BlockKind.FURNITURE, "repeated title")
        elif dated and NAMES.fullmatch(line.text):
            draft.mark(index, BlockKind.BYLINE, "outlet beside the date" if publishes(line.text, draft.page) else "name beside the date")
        elif index < headline and line.words <= 3:
            draft.mark(index, BlockKind.FURNITURE, "section label")


def _mark_promotions(draft: _Page) -> None:
    """Heads in capitals between paragraphs; where most lines are in capitals, capitals mean nothing."""
    shouted = [index for index, line in draft.open() if line.shouted]
    if 2 * len(shouted) > len(draft.lines):
        return
    for index in shouted:
        draft.mark(index, BlockKind.PROMOTION, "head in capitals")


def _mark_forms(draft: _Page) -> None:
    """Everything below a comment form that stands below the article."""
    lengths = [len(line.text) if mark is None and line.prose else 0 for line, mark in zip(draft.lines, draft.marks)]
    total, above = sum(lengths), 0
    for form, mark in enumerate(draft.marks):
        above += lengths[form]
        if mark and mark.reason == "comment form" and 0 < FORMS_AFTER * total <= above:
            for index, _ in list(draft.open(start=form)):
                draft.mark(index, BlockKind.FURNITURE, "below the comment form")
            return


def _mark_tags(draft: _Page) -> None:
    """A head such as "Issues:" and the words below or behind it."""
    for index, line in list(draft.open()):
        label = label_of(line.text) if line.short else None
        if label and draft.page.tag_headers.match(label[0]) and not line.closed:
            draft.mark(index, BlockKind.FURNITURE, "tags")
        elif line.words <= 8 and draft.page.tag_headers.match(line.folded):
            draft.mark(index, BlockKind.FURNITURE, "head of tags")
            _mark_below(draft, index, BlockKind.FURNITURE, "tags", lambda below: not (below.prose or below.closed))


def _mark_related(draft: _Page) -> None:
    """Lines such as "Read more: ..." and the titles below "Related articles"."""
    for index, line in list(draft.open()):
        label = label_of(line.text) if line.short else None
        if label and draft.page.related_headers.match(label[0]):
            draft.mark(index, BlockKind.RELATED_LINK, "labelled link")
        elif line.words <= 8 and draft.page.related_headers.match(line.folded):
            draft.mark(index, BlockKind.FURNITURE, "head of related links")
            _mark_below(draft, index, BlockKind.RELATED_LINK, "link below its head", _could_be_link)


def _mark_below(draft: _Page, header: int, kind: BlockKind, reason: str, fits: Callable[[Line], bool]) -> None:
    """Unmarked lines right below ``header`` as long as they fit."""
    for index in range(header + 1, len(draft.lines)):
        if draft.marks[index] is not None or not fits(draft.lines[index]):
            return
        draft.mark(index, kind, reason)


def _could_be_link(line: Line) -> bool:
    return line.titled or (line.words <= 22 and line.text.endswith(("?", "!")))


def _mark_authors(draft: _Page) -> None:
    """What the last paragraphs say about the author: "Anna Lindholm is a fellow at ..."."""
    bylines = (line.text for line, mark in zip(draft.lines, draft.marks) if mark and mark.kind is BlockKind.BYLINE)
    matches = filter(None, map(draft.page.byline.fullmatch, bylines))
    names = {match["names"] for match in matches} | set(draft.metadata.authors)
    for index in draft.prose()[-LAST_PARAGRAPHS:]:
        if any(re.match(rf"{re.escape(name)}\s+is\s+(?:an?|the)\b", draft.lines[index].text) for name in names):
            draft.mark(index, BlockKind.BYLINE, "about the author")


def _mark_tail(draft: _Page) -> None:
    """Titles and labels below the last paragraph; a list that a colon announces belongs to the paragraph."""
    prose = draft.prose()
    tail = [index for index, line in draft.open(start=prose[-1] + 1) if line.titled] if prose else []
    for index in (index for run in _runs(tail) if not _is_list(draft, run) for index in run):
        line = draft.lines[index]
        quoted = QUOTED_TITLE.fullmatch(line.text)
        if _pictures(line, draft.page) and not quoted:
            draft.mark(index, BlockKind.CAPTION, "names of a picture")
        elif line.words <= 3:
            draft.mark(index, BlockKind.FURNITURE, "label below the article")
        elif len(tail) > 1 or quoted or _title_case(line):
            draft.mark(index, BlockKind.RELATED_LINK, "title below the article")


def _is_list(draft: _Page, run: list[int]) -> bool:
    """Announced by the line above it."""
    return run[0] > 0 and draft.lines[run[0] - 1].text.endswith(":")


def _title_case(line: Line) -> bool:
    long_words = [word for word in line.text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in long_words) >= 0.7 * len(long_words)


def _mark_between(draft: _Page) -> None:
    """Titles between paragraphs: captions without a credit, links where three stand together, else headings.

    Above the first paragraph they are the article's own: its summary.
    """
    last = max((index for index, _ in draft.open()), default=0)
    lead = next(iter(draft.prose()), last)
    titles = [index for index, line in draft.open(end=last) if line.titled and not line.prose and line.words <= 14]
    for run in _runs(titles):
        for index in [] if _is_list(draft, run) else run:
            _mark_single(draft, index, linked=len(run) >= 3 and index > lead)


def _mark_single(draft: _Page, index: int, *, linked: bool) -> None:
    line = draft.lines[index]
    above = draft.marks[index - 1] if index else None
    if _pictures(line, draft.page):
        draft.mark(index, BlockKind.CAPTION, "names of a picture")
    elif above and above.reason == "file name of a picture":
        draft.mark(index, BlockKind.CAPTION, "below a picture")
    elif index + 1 < len(draft.lines) and draft.lines[index + 1].folded == line.folded:
        draft.mark(index, BlockKind.CAPTION, "line that stands twice")
    elif linked and line.words >= 5:
        draft.mark(index, BlockKind.RELATED_LINK, "titles in a row")
    elif not linked:
        draft.mark(index, BlockKind.HEADLINE, "section heading")


def _runs(indices: list[int]) -> Iterator[list[int]]:
    """Neighbouring numbers grouped: 1 2 3 7 8 -> [1 2 3] [7 8]."""
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _pictures(line: Line, page: PageLexicon) -> bool:
    """A name with what the picture shows of it, or nothing but holders of offices."""
    if page.caption.match(line.text):
        return True
    parts = re.split(r",|\band\b|\bwith\b", line.text)
    titled = [bool(page.person_titles.intersection(part.casefold().split())) for part in parts]
    capitals = all(word[0].isupper() or word in ("of", "the") for part in parts for word in part.split())
    longest = 6 if len(parts) > 1 else 4
    return capitals and all(titled) and all(2 <= len(part.split()) <= longest for part in parts)


def _mark_body(draft: _Page) -> None:
    """All that is left: the first paragraph of some length is the lead."""
    rest = list(draft.open())
    lead = next((index for index, line in rest if line.prose), None)
    for index, _ in rest:
        if index == lead:
            draft.mark(index, BlockKind.LEAD, "first paragraph")
        else:
            draft.mark(index, BlockKind.BODY, "paragraph")


PASSES: tuple[Callable[[_Page], None], ...] = (
    _mark_given_title,
    _mark_phrases,
    _mark_imprint,
    _mark_repeats,
    _mark_captions,
    _mark_headline,
    _mark_promotions,
    _mark_forms,
    _mark_tags,
    _mark_related,
    _mark_authors,
    _mark_tail,
    _mark_between,
    _mark_body,
)
