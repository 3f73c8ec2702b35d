"""HTML pages: the article's text and metadata, extracted by trafilatura within fixed bounds."""

import re

import trafilatura
from lxml import etree, html

from twosource.errors import InputError
from twosource.read.limits import Limits
from twosource.read.metadata import Metadata
from twosource.read.publication import host_of

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
ENTITY = re.compile(r"<!ENTITY\s", re.IGNORECASE)
SAVE_THE_PAGE = "save the article's text as plain text"


def declared_charset(content: bytes) -> str | None:
    """The encoding that the page's head names."""
    match = CHARSET.search(content, 0, 4096)
    return match[1].decode("ascii") if match else None


def read_html(content: str, *, limits: Limits) -> tuple[str, Metadata]:
    """Text (the title first, captions among the paragraphs) and metadata.

    Raises InputError for a page that is nested or sized like an attack, or has no article in it.
    """
    if ENTITY.search(content, 0, 10_000):
        raise InputError(f"HTML that declares entities of its own, as attacks do; {SAVE_THE_PAGE}")
    tree = _parse(content, limits)
    captions = _keep_captions(tree)
    try:
        article = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError) as error:
        raise InputError(f"HTML that cannot be taken apart; {SAVE_THE_PAGE}") from error
    if article is None or not (article.text or "").strip():
        raise InputError(f"HTML without an article's text; {SAVE_THE_PAGE}")
    return _with_title(article.text, article.title), _metadata(article, captions)


def _parse(content: str, limits: Limits) -> html.HtmlElement:
    parser = html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"not a page that can be parsed; {SAVE_THE_PAGE}") from error
    _check_size(tree, limits)
    return tree


def _check_size(tree: html.HtmlElement, limits: Limits) -> None:
    """Stops at the bound: a page of a million elements costs no more than one at the limit."""
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > limits.depth:
            raise InputError(f"HTML nested more than {limits.depth} deep; {SAVE_THE_PAGE}")
        if elements > limits.elements:
            raise InputError(f"HTML of more than {limits.elements} elements; {SAVE_THE_PAGE}")


def _keep_captions(tree: html.HtmlElement) -> frozenset[str]:
    """Turns captions into paragraphs, which extraction keeps, and returns their texts."""
    captions = set()
    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), None)
        text = " ".join(caption.text_content().split())
        if figure is None or not text or figure.getparent() is None:
            continue
        paragraph = html.Element("p")
        paragraph.text = text
        figure.addnext(paragraph)
        paragraph.tail, figure.tail = figure.tail, None
        captions.add(text)
    return frozenset(captions)


def _with_title(text: str, title: str | None) -> str:
    """The headline belongs to the article's text; extraction often leaves it out."""
    title = " ".join((title or "").split())
    return text if not title or title in text[: 3 * len(title) + 200] else f"{title}\n\n{text}"


def _metadata(article: trafilatura.settings.Document, captions: frozenset[str]) -> Metadata:
    authors = [author.strip() for author in (article.author or "").split(";")]
    return Metadata(
        title=" ".join((article.title or "").split()) or None,
        authors=tuple(author for author in authors if author),
        outlet=article.sitename or article.hostname or host_of(article.url),
        published=article.date or None,
        url=article.url or None,
        captions=captions,
    )
