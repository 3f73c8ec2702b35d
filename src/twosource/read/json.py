"""Articles as JSON in the fields of news-please: the text is ``maintext``, character for character."""

import json
from collections.abc import Mapping

from twosource.errors import InputError
from twosource.read.metadata import Metadata
from twosource.read.publication import host_of

HELP = 'an article is an object with its text in "maintext"'


def read_json(content: str) -> tuple[str, Metadata]:
    """Text and metadata of one article. Raises InputError for what is not JSON, or not an article."""
    article = _parse(content)
    if isinstance(article, list):
        raise InputError("a JSON array; write one article a line and name the file .jsonl")
    if not isinstance(article, dict):
        raise InputError(f"JSON, but not an article; {HELP}")
    text = article.get("maintext")
    if not isinstance(text, str):
        raise InputError(f"JSON, but not an article; {HELP}")
    return text, _metadata(article)


def _parse(content: str) -> object:
    try:
        return json.loads(content)
    except RecursionError as error:
        raise InputError(f"JSON nested too deeply; {HELP}") from error
    except ValueError as error:  # JSONDecodeError, or a number of more digits than Python takes
        detail = str(error).split(" for integer")[0]
        several = "; one article a line needs the ending .jsonl" if detail.startswith("Extra data") else ""
        raise InputError(f"not valid JSON ({detail}){several}") from error


def _metadata(article: Mapping[str, object]) -> Metadata:
    return Metadata(
        title=_text(article, "title"),
        authors=_authors(article.get("authors")),
        outlet=_text(article, "source_name") or host_of("//" + (_text(article, "source_domain") or "")),
        published=_text(article, "date_publish"),
        url=_text(article, "url"),
    )


def _authors(value: object) -> tuple[str, ...]:
    """Names from a list or one string; what is no text is passed over."""
    names = value if isinstance(value, list) else [value]
    return tuple(_clean(name) for name in names if isinstance(name, str) and name.strip())


def _text(article: Mapping[str, object], field: str) -> str | None:
    """A field as text without halves of characters; ``None`` where it is missing, empty or something else."""
    value = article.get(field)
    return (_clean(value) or None) if isinstance(value, str) else None


def _clean(value: str) -> str:
    """One line that any store can keep."""
    return " ".join(value.replace("\x00", "").encode("utf-8", "replace").decode().split())
