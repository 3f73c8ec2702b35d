"""Lines that tell what they are by their own words, wherever on the page they stand."""

import re

from twosource.model.text import BlockKind
from twosource.read.datelines import is_dateline
from twosource.read.imprint import read_imprint
from twosource.read.lines import Line
from twosource.vocabulary.page import PageLexicon, fold

URL_LINE = re.compile(r"https?://\S+")
FORM_FIELD = re.compile(r"\w[^*]{0,150}\w\s?\*")  # "Email address *"; after a full stop * leads to a footnote
HASHTAGS = re.compile(r"(?:[#@][\w-]+[\s,|]*)+")
LONGEST_NOTE = 30  # words of a line that says where the article stood first
LABELLED = re.compile(r"([^:|–—]{2,30})\s*[:|–—]\s*(\S.*)")


def known_line(line: Line, page: PageLexicon, authors: set[str]) -> tuple[BlockKind, str] | None:
    """Kind and reason of a line that ``page.yaml`` knows, or that is only a file's name, an address, tags or a date."""
    if not any(char.isalpha() for char in line.text) and not page.date_line.fullmatch(line.text):
        return BlockKind.FURNITURE, "no word in it"
    if page.image_file.fullmatch(line.text):
        return BlockKind.FURNITURE, "file name of a picture"
    if URL_LINE.fullmatch(line.text):
        return BlockKind.FURNITURE, "address"
    if HASHTAGS.fullmatch(line.text):
        return BlockKind.FURNITURE, "tags"
    if reason := page.furniture.match(line.folded):
        return BlockKind.FURNITURE, reason
    if page.comment_forms.match(line.folded):
        return BlockKind.FURNITURE, "comment form"
    if FORM_FIELD.fullmatch(line.text):
        return BlockKind.FURNITURE, "field of a form"
    return _byline(line, page, authors)


def _byline(line: Line, page: PageLexicon, authors: set[str]) -> tuple[BlockKind, str] | None:
    if reason := page.bylines.match(line.folded):
        return BlockKind.BYLINE, reason
    if line.words <= LONGEST_NOTE and page.taken.fullmatch(line.folded):
        return BlockKind.BYLINE, "where it stood first"
    if page.date_line.fullmatch(line.text):
        return BlockKind.BYLINE, "date"
    if _is_labelled(line, page):
        return BlockKind.BYLINE, "labelled line"
    if line.folded in authors or (page.byline.fullmatch(line.text) and not line.closed):
        return BlockKind.BYLINE, "who wrote it" if read_imprint(line.text, page) is None else "imprint"
    if is_dateline(line.text):
        return BlockKind.BYLINE, "dateline"
    return None


def _is_labelled(line: Line, page: PageLexicon) -> bool:
    """Names the outlet or the source or, before an address, the article's place on the web."""
    label, value = label_of(line.text) or ("", "")
    if page.address_labels.match(label):
        return bool(URL_LINE.fullmatch(value))
    return bool(page.outlet_labels.match(label) or page.source_labels.match(label)) and line.words <= 12


def label_of(text: str) -> tuple[str, str] | None:
    """Label, folded, and value of a line such as "Outlet: Daily Meridian"; ``None`` of any other."""
    match = LABELLED.fullmatch(text)
    return (fold(match[1]), match[2]) if match else None
