"""Addresses of the desk's pages."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from twosource.export.links import text_fragment
from twosource.web.desk.context import with_query
from twosource.web.words import anchor


def event(id: str) -> str:
    return f"/events/{quote(id, safe='')}"


def article(id: str, claim: str | None = None, words: str = "") -> str:
    """An article, opened at ``claim``, or where ``words`` stand; browsers that know text fragments light these up."""
    place = (anchor("at", claim) if claim else "") + (f":~:text={text_fragment(words)}" if words else "")
    return f"/articles/{quote(id, safe=':')}{f'#{place}' if place else ''}"


def source(id: str) -> str:
    return f"/sources/{quote(id, safe='')}"


def entity(id: str) -> str:
    return f"/entities/{quote(id, safe='')}"


def events(**asked: object) -> str:
    return with_query("/events", asked)


def place(record: Mapping[str, Any]) -> str:
    """What a list of events is narrowed by to those of a place."""
    return str(record["geonames"] or record["name"])


def claim(record: Mapping[str, Any]) -> str:
    """The claim's row in its event."""
    return f"{event(record['event']['id'])}#{anchor('claim', record['id'])}"
