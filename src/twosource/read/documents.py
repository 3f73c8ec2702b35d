"""Files to documents, one after the other: what cannot be read is told with a reason, and the rest goes on."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from twosource.errors import InputError
from twosource.model.ids import document_id
from twosource.model.text import Block, BlockKind, Document
from twosource.read.blocks import mark_blocks
from twosource.read.datelines import find_dateline, is_dateline
from twosource.read.encoding import check_text, decode, has_mark
from twosource.read.files import Found, Unreadable, find_files
from twosource.read.html import LOOKS_LIKE_HTML, declared_charset, read_html
from twosource.read.json import read_json
from twosource.read.limits import USUAL, Limits
from twosource.read.metadata import Metadata
from twosource.read.publication import find_byline, find_outlet, find_publication, find_url, from_iso
from twosource.read.text import read_text
from twosource.vocabulary.page import PageLexicon

__all__ = ["Found", "Limits", "Overrides", "Raw", "Unreadable", "find_files", "read_again", "read_file", "read_paths"]

JSON_LINES = "application/jsonl"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}
NOT_ARTICLES = frozenset(
    [".atom", ".css", ".csv", ".ini", ".js", ".log", ".py", ".rss", ".sh", ".sql", ".svg", ".toml", ".tsv", ".warc"]
    + [".xml", ".yaml", ".yml"]
)  # text, but never one article


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user says about all documents of a run; ``published`` is an ISO day or month."""

    published: str | None = None
    outlet: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and from_iso(self.published, "override") is None:
            raise InputError(f"not a date: {self.published!r}; write it like 2023-09-20")


AS_GIVEN = Overrides()


@dataclass(frozen=True, slots=True)
class Raw:
    """A document with the bytes it was read from; its id is their hash."""

    document: Document
    content: bytes


def read_paths(
    paths: Sequence[str | Path], *, overrides: Overrides = AS_GIVEN, page: PageLexicon, limits: Limits = USUAL
) -> Iterator[Raw | Unreadable]:
    """All articles behind ``paths``, one at a time; memory holds one file, or one line of JSON Lines."""
    for found in find_files(paths):
        if isinstance(found, Unreadable):
            yield found
        else:
            yield from read_file(found, overrides=overrides, page=page, limits=limits)


def read_file(
    found: Found, *, overrides: Overrides = AS_GIVEN, page: PageLexicon, limits: Limits = USUAL
) -> Iterator[Raw | Unreadable]:
    """The article of a file; of a JSON Lines file one for each line, "name:3" being its third line."""
    try:
        for name, content in _contents(found, limits):
            yield _read_content(content, name, found.path.suffix, overrides, page, limits)
    except OSError as error:
        yield Unreadable(found.name, f"cannot be read ({error.strerror}); check its permissions")


def read_again(
    content: bytes, document: Document, *, overrides: Overrides = AS_GIVEN, page: PageLexicon, limits: Limits = USUAL
) -> Document:
    """``document`` anew from the bytes that it was read from, whatever became of its file.

    :raises InputError: where the bytes cannot be read with these limits.
    """
    return _document(content, document.path, document.media_type, overrides, page, limits)


def _contents(found: Found, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each article in a file, never more of them than the limit and one byte."""
    with found.path.open("rb") as file:
        if MEDIA_TYPES.get(found.path.suffix.lower()) != JSON_LINES:
            yield found.name, file.read(limits.bytes + 1)
            return
        number = 0
        for number, line in enumerate(_lines(file, limits), start=1):
            if line.strip():
                yield f"{found.name}:{number}", line.rstrip(b"\r\n")
        if not number:
            yield found.name, b""


def _lines(file: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """Lines of a file; of one that is longer than the limit only its beginning."""
    while line := file.readline(limits.bytes + 1):
        yield line
        while len(line) > limits.bytes and not line.endswith(b"\n"):
            line = file.readline(limits.bytes + 1)


def _read_content(
    content: bytes, name: str, suffix: str, overrides: Overrides, page: PageLexicon, limits: Limits
) -> Raw | Unreadable:
    if len(content) > limits.bytes:
        return Unreadable(name, f"larger than {limits.bytes:,} bytes; split it into articles, or raise the limit")
    try:
        document = _document(content, name, _media_type(content, suffix), overrides, page, limits)
    except InputError as error:
        return Unreadable(name, str(error), document_id(content))
    return Raw(document, content)


def _media_type(content: bytes, suffix: str) -> str:
    """By the file's ending; a page is a page whatever it is called, and JSON needs no ending."""
    if suffix.lower() in NOT_ARTICLES:
        raise InputError(f"a {suffix} file is not read as an article; save articles as .txt, .html, .json or .jsonl")
    known = MEDIA_TYPES.get(suffix.lower())
    if known in (None, "text/plain") and LOOKS_LIKE_HTML.match(content[:4096].removeprefix(BOM_UTF8)):
        return "text/html"
    if known is None and content[:64].lstrip().startswith(b"{"):
        return "application/json"
    return known or "text/plain"


def _document(
    content: bytes, name: str, media_type: str, overrides: Overrides, page: PageLexicon, limits: Limits
) -> Document:
    """Bytes to Document: decode, take the text out, check it, mark its blocks, find out about its publication."""
    declared = declared_charset(content) if media_type == "text/html" else None
    decoded, encoding = decode(content, declared=declared)
    text, metadata = _take_text(decoded, media_type, limits)
    notes = _check(text, limits)
    document = Document(
        id=document_id(content),
        path=name,
        text=text,
        url=metadata.url,
        media_type="application/json" if media_type == JSON_LINES else media_type,
        encoding=encoding,
        notes=(*notes, "byte-order mark: not part of the text") if has_mark(content) else notes,
    )
    return _describe(document, metadata, overrides, page)


def _check(text: str, limits: Limits) -> tuple[str, ...]:
    if len(text) > limits.characters:
        limit = f"text of {len(text):,} characters, the limit is {limits.characters:,}"
        raise InputError(f"{limit}; split it into articles, or raise the limit")
    return check_text(text)


def _describe(document: Document, metadata: Metadata, overrides: Overrides, page: PageLexicon) -> Document:
    """``document`` with its blocks and with what is known about its publication."""
    text = document.text
    title = metadata.title if metadata.title and not is_dateline(metadata.title) else None
    blocks = mark_blocks(text, page=page, title=title, metadata=metadata)
    dateline = find_dateline(text, blocks)
    url = find_url(text, blocks, metadata=metadata, page=page)
    known = {"metadata": metadata, "url": url, "page": page}
    outlet, outlet_basis = find_outlet(text, blocks, **known, override=overrides.outlet)
    return replace(
        document,
        blocks=blocks,
        title=title or _headline(text, blocks),
        byline=find_byline(text, blocks, metadata=metadata, page=page),
        outlet=outlet,
        outlet_basis=outlet_basis,
        published=find_publication(text, blocks, **known, dateline=dateline, override=overrides.published),
        dateline=dateline.of(text) if dateline else None,
        url=url,
        notes=(*document.notes, *_doubled_title(text, blocks)),
    )


def _take_text(decoded: str, media_type: str, limits: Limits) -> tuple[str, Metadata]:
    if media_type == "text/html":
        return read_html(decoded, limits=limits)
    if media_type in ("application/json", JSON_LINES):
        return read_json(decoded)
    return read_text(decoded)


def _headline(text: str, blocks: Sequence[Block]) -> str | None:
    """The first headline, unless it is a heading within the article."""
    first = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return first.span.of(text) if first and first.reason != "section heading" else None


def _doubled_title(text: str, blocks: Sequence[Block]) -> list[str]:
    titles = {block.span.of(text).casefold() for block in blocks if block.kind is BlockKind.HEADLINE}
    copies = (block.span.of(text).casefold() for block in blocks if block.reason == "repeated line")
    return ["title stands twice: the second copy is furniture"] if any(copy in titles for copy in copies) else []
