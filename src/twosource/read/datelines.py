"""Datelines: where, when and by which agency a report was filed, at the head of its first paragraph."""

import re
from collections.abc import Iterable

from twosource.model.text import Block, BlockKind, Span

BRACKETED = r"\([A-Z][\w ,.'’/&-]{1,80}\)"  # "(HPA)", "(Press Service, Ministry of Trade of Velm)"
SLASHED = r"/[A-Z][\w .’'-]{1,30}/(?=\.)"  # "/HPA/."
AGENCY = rf"(?:{BRACKETED}|{SLASHED})"
PLACE = r"[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}"
DAY = r"(?:[,.]\s*(?:\w+,?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?)?"
DATELINE = re.compile(
    rf"(?P<dateline>(?:{PLACE}(?:,\s*[A-Z][\w.'’ -]{{1,30}})?{DAY}(?:[,.]?\s*{AGENCY}{DAY})?|(?:[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}\s+)?{AGENCY}))"
    r"\s*(?:[–—]|--?(?=\s|$)|:(?=\s+[A-Z])|(?<=[/)])\.(?=\s))"
)
OPENING = re.compile(r"(?P<dateline>\([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}\))(?=\s+[A-Z])")  # "(HPA) The ministry …"
ALONE = re.compile(rf"(?P<dateline>{PLACE}(?:,\s*[A-Z][\w.'’ -]{{1,30}})?{DAY}\s*{AGENCY})")


def find_dateline(text: str, blocks: Iterable[Block]) -> Span | None:
    """Place, date and agency that lead the first paragraphs: "KESTRA CITY, March 3 (HPA) – ".

    A place in ordinary letters counts only with an agency behind it ("Vell, HPA – "): "Kestria – once a kingdom – ..." is a sentence.
    """
    running = [block for block in blocks if block.kind in (BlockKind.LEAD, BlockKind.BODY) or block.reason in ("imprint", "dateline")]
    for block in running[:3]:
        end = min(block.span.end, block.span.start + 200)
        match = DATELINE.match(text, block.span.start, end) or ALONE.fullmatch(text, block.span.start, end) or OPENING.match(text, block.span.start, end)
        if match and _is_filed(match["dateline"]):
            return Span(match.start("dateline"), match.start("dateline") + len(match["dateline"].rstrip()))
    return None


def _is_filed(dateline: str) -> bool:
    """A part in capitals, or an agency in brackets."""
    return "(" in dateline or dateline.endswith("/") or any(part.strip().isupper() for part in dateline.split(","))


def is_dateline(text: str) -> bool:
    """Nothing but a place, a date or an agency: "KESTRA CITY —", which some archives give as a title."""
    return bool(DATELINE.fullmatch(text.strip()) or ALONE.fullmatch(text.strip()))
