"""Articles, and single claims in them, as others cite them: BibTeX and CSL-JSON."""

import re
import unicodedata
from collections.abc import Iterator

from twosource.export.records import Record

SPECIAL = {sign: f"\\{sign}" for sign in "{}$&#_%"} | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def bibtex(article: Record, quote: str | None = None) -> str:
    """One entry for ``article`` (a record of ``export --format documents``), with the words that are cited, where they are given."""
    kind = "article" if article["outlet"] else "misc"
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(article, quote))
    return f"@{kind}{{{citation_key(article)},\n{fields}\n}}\n"


def _fields(article: Record, quote: str | None) -> Iterator[tuple[str, str]]:
    told = {"author": article["byline"], "title": article["title"] or article["path"], "journal": article["outlet"]}
    for name, value in told.items():
        if value:
            yield name, f"{{{_escaped(value)}}}"  # braces keep what is no list of names, and its capitals, as they are
    yield from zip(("year", "month", "day"), (str(part) for part in _date(article)), strict=False)
    if article["url"]:
        yield "url", _escaped(article["url"])
    if quote:
        yield "annote", _escaped(f"“{quote}”")


def csl(article: Record, quote: str | None = None) -> Record:
    """One item of CSL-JSON for ``article``; what the article does not tell is left out."""
    told = {
        "id": citation_key(article),
        "type": "article-newspaper",
        "title": _line(article["title"] or article["path"]),
        "container-title": article["outlet"],
        "author": [{"literal": _line(article["byline"])}] if article["byline"] else None,
        "issued": {"date-parts": [_date(article)]} if _date(article) else None,
        "URL": article["url"],
        "note": f"“{_line(quote)}”" if quote else None,
    }
    return {key: value for key, value in told.items() if value}


def citation_key(article: Record) -> str:
    """Outlet or title, year and the beginning of the article's hash, in ASCII: the same wherever it is cited."""
    name = unicodedata.normalize("NFKD", article["outlet"] or article["title"] or article["path"])
    slug = "-".join(re.findall(r"[a-z0-9]+", name.casefold())[:3])
    year = str(_date(article)[0]) if _date(article) else "undated"
    return "-".join(filter(None, (slug, year, article["id"].removeprefix("sha256:")[:8])))


def _date(article: Record) -> list[int]:
    """Year, month and day of publication, as far as it is known."""
    value = article["published"]["value"] or ""
    return [int(part) for part in re.match(r"(\d{4}(?:-\d\d)*)?", value)[0].split("-") if part]


def _escaped(text: str) -> str:
    return "".join(SPECIAL.get(sign, sign) for sign in _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())
