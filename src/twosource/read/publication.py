"""When and where a document appeared: what the user, its metadata, its text and its address say, in that order.

Numeric dates such as 03/04/2021 are left alone: they mean different days to different readers.
"""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from twosource.model.text import Block, BlockKind, Publication, Span
from twosource.read.imprint import Imprint, read_imprint
from twosource.read.metadata import Metadata
from twosource.read.phrases import label_of
from twosource.vocabulary.page import PageLexicon

ISO_DAY = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
ISO_MONTH = re.compile(r"((?:19|20)\d\d)-(\d\d)")
URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(\d\d)\2(\d\d)(?!\d)")
URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/)")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d[\s,–-]*){1,3}(?:by\s+)?(?P<owner>[A-Z][^.|,]{2,60})",
    re.IGNORECASE,
)


def find_publication(
    text: str,
    blocks: Sequence[Block],
    *,
    metadata: Metadata,
    url: str | None,
    dateline: Span | None,
    page: PageLexicon,
    override: str | None = None,
) -> Publication:
    """The day of publication with its basis; a month alone gives bounds. ``unknown`` where nothing tells."""
    return (
        from_iso(override, "override")
        or from_iso(metadata.published, "metadata")
        or _from_lines(text, blocks, page)
        or _from_dateline(text, dateline, page)
        or _from_url(url)
        or Publication()
    )


def find_outlet(
    text: str,
    blocks: Sequence[Block],
    *,
    metadata: Metadata,
    url: str | None,
    page: PageLexicon,
    override: str | None = None,
) -> tuple[str | None, str]:
    """Outlet and basis: override, metadata, domain, text (a labelled line), copyright, url or unknown.

    A host that the outlets' gazetteer knows stands for the outlet's name. "told the Daily Meridian" is no proof: another outlet may have copied the sentence.
    """
    if override:
        return override, "override"
    if known := _outlet_at(metadata.outlet, page):
        return known, "domain"
    if metadata.outlet:
        return metadata.outlet, "metadata"
    if labelled := _labelled(text, blocks, page, "outlet"):
        return labelled, "text"
    if printed := _printed(text, blocks, page):
        return printed, "text"
    host = host_of(url)
    if known := _outlet_at(host, page):
        return known, "domain"
    if owner := _copyright_owner(text, blocks):
        return owner, "copyright"
    return (host, "url") if host else (None, "unknown")


def _printed(text: str, blocks: Sequence[Block], page: PageLexicon) -> str | None:
    """The outlet that the line above the text names, or that stands on a line of its own beside the date."""
    imprints = (imprint for block in blocks if (imprint := _imprint(block, text, page)))
    alone = (block.span.of(text) for block in blocks if block.reason == "outlet beside the date")
    return next((imprint.outlet for imprint in imprints if imprint.outlet), None) or next(alone, None)


def _outlet_at(host: str | None, page: PageLexicon) -> str | None:
    """The outlet whose domain ``host`` is or lies under ("world.dailymeridian.example")."""
    labels = (host or "").casefold().split(".")
    return next((page.outlets[domain] for i in range(len(labels)) if (domain := ".".join(labels[i:])) in page.outlets), None)


def find_byline(text: str, blocks: Sequence[Block], *, metadata: Metadata, page: PageLexicon) -> str | None:
    """Authors as the metadata or the first line about them gives them, without "By"."""
    if metadata.authors:
        return ", ".join(metadata.authors)
    reasons = ("who wrote it", "name beside the date")
    line = next((block.span.of(text) for block in blocks if block.reason in reasons), None)
    match = page.byline.fullmatch(line) if line else None
    if line is None:
        return next((imprint.byline for block in blocks if (imprint := _imprint(block, text, page))), None)
    return match["names"] if match else line


def find_url(text: str, blocks: Sequence[Block], *, metadata: Metadata, page: PageLexicon) -> str | None:
    """The article's own address: metadata, a labelled line, or an address that is the first line."""
    if metadata.url:
        return metadata.url
    if blocks and blocks[0].reason == "address":
        return blocks[0].span.of(text)
    return _labelled(text, blocks, page, "address")


def from_iso(value: str | None, basis: str) -> Publication | None:
    """A day such as 2021-03-03, with or without a time; a month such as 2021-03 bounds it. ``None`` for all else."""
    if value and (match := ISO_DAY.match(value)):
        return _on_day(match[1], match[2], match[3], basis)
    if value and (match := ISO_MONTH.fullmatch(value)):
        return _in_month(match[1], match[2], basis)
    return None


def host_of(url: str | None) -> str | None:
    """Host of an address without "www."; ``None`` where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _from_lines(text: str, blocks: Sequence[Block], page: PageLexicon) -> Publication | None:
    """The first line that is a date; one that says "updated" only where no other stands."""
    found: list[tuple[bool, Publication]] = []
    for block in blocks:
        if block.reason == "date" and (match := page.date_line.fullmatch(block.span.of(text))):
            start = block.span.start
            if publication := _from_match(match, page, Span(start + match.start("day"), start + match.end("day"))):
                found.append((match["updated"] is not None, publication))
        elif (imprint := _imprint(block, text, page)) and (publication := _from_match(imprint.day, page, imprint.day_span(block.span.start))):
            found.append((imprint.updated, publication))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _imprint(block: Block, text: str, page: PageLexicon) -> Imprint | None:
    return read_imprint(block.span.of(text), page) if block.reason in ("imprint", "date") else None


def _from_dateline(text: str, dateline: Span | None, page: PageLexicon) -> Publication | None:
    if dateline is None:
        return None
    match = page.day.search(text, dateline.start, dateline.end)
    return _from_match(match, page, Span(*match.span())) if match else None


def _from_match(match: re.Match[str], page: PageLexicon, evidence: Span) -> Publication | None:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    else:
        name = match["month_first"] or match["month_second"]
        month = str(page.months[name.casefold().rstrip(".")])
        year, day = match["year_a"] or match["year_b"], match["day_second"] or match["day_first"]
    return _on_day(year, month, day, "dateline", evidence)


def _from_url(url: str | None) -> Publication | None:
    """Dates in addresses: /2021/03/03/, 2021-03-03, 20210303, and /2021/03/ as bounds."""
    path = (url or "")[:2000]
    for match in URL_DAY.finditer(path):
        if publication := _on_day(match[1], match[3], match[4], "url"):
            return publication
    match = URL_MONTH.search(path)
    return _in_month(match[1], match[2], "url") if match else None


def _on_day(year: str, month: str, day: str, basis: str, evidence: Span | None = None) -> Publication | None:
    try:
        value = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    return Publication(value, value, value, basis, evidence)


def _in_month(year: str, month: str, basis: str) -> Publication | None:
    if not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(int(year), int(month))[1]
    return Publication(None, f"{year}-{month}-01", f"{year}-{month}-{last:02}", basis)


def _labelled(text: str, blocks: Sequence[Block], page: PageLexicon, label: str) -> str | None:
    """What stands behind "Outlet:" or "URL:" on a line of its own."""
    known = page.outlet_labels if label == "outlet" else page.address_labels
    labels = (label_of(block.span.of(text)) for block in blocks if block.reason == "labelled line")
    return next((value for name, value in filter(None, labels) if known.match(name)), None)


def _copyright_owner(text: str, blocks: Sequence[Block]) -> str | None:
    lines = (block.span.of(text) for block in blocks if block.kind is BlockKind.FURNITURE)
    matches = (COPYRIGHT.search(line[:300]) for line in lines)
    owner = next((match["owner"] for match in matches if match), None)
    return re.sub(r"\s*all rights reserved.*", "", owner, flags=re.IGNORECASE).strip() or None if owner else None
