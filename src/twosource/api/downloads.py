"""The ledger to take away: every export format, the report, and citations."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from twosource.api.data import REFUSALS
from twosource.api.desk import TheLedger
from twosource.api.fresh import Tag
from twosource.api.rendering import page_of
from twosource.api.security import limited
from twosource.errors import MissingError
from twosource.export.citations import bibtex, citation_key, csl
from twosource.export.desk import article
from twosource.export.desk.events import articles_of
from twosource.export.formats import FORMATS
from twosource.export.links import permalink
from twosource.export.records import Record
from twosource.store.ledger import Ledger
from twosource.web.report import report_of

Format = Literal[*FORMATS]
Style = Annotated[Literal["bibtex", "csl"], Query(description="BibTeX, or CSL-JSON.")]
Id = Annotated[str, Path(min_length=1, max_length=200)]

OWN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
AS_TEXT = {200: {"content": {"application/x-ndjson": {}, "text/csv": {}}, "description": "One record a line, or a table."}}
CITED = {200: {"content": {"application/x-bibtex": {}, "application/vnd.citationstyles.csl+json": {}}, "description": "One entry for each article."}}
DEAR = [Depends(limited("export"))]

pages = APIRouter(include_in_schema=False)
data = APIRouter(prefix="/api/v1", tags=["take away"], responses=REFUSALS)


@data.get("/exports/{format}", operation_id="export", response_class=StreamingResponse, responses=AS_TEXT, dependencies=DEAR)
def export(format: Format, ledger: TheLedger) -> Response:
    """The whole ledger in one of the formats of ``twosource export``."""
    suffix, media_type = ("csv", "text/csv") if format == "csv" else ("jsonl", "application/x-ndjson")
    named = {"Content-Disposition": f'attachment; filename="twosource-{format}.{suffix}"'}
    return StreamingResponse(FORMATS[format](ledger), media_type=media_type, headers=named)


@data.get("/articles/{id}/citation", operation_id="cite_article", response_class=Response, responses=CITED)
def cite_article(ledger: TheLedger, id: Id, style: Style = "bibtex") -> Response:
    """An article as others cite it."""
    document = article(ledger, id)["document"]
    return _cited([(document, None)], style, citation_key(document))


@data.get("/events/{id}/citation", operation_id="cite_event", response_class=Response, responses=CITED, dependencies=DEAR)
def cite_event(ledger: TheLedger, id: Id, style: Style = "bibtex") -> Response:
    """All articles that tell of an event as others cite them."""
    return _cited([(document, None) for document in articles_of(ledger, id)], style, id)


@data.get("/claims/{id}", operation_id="claim")
def claim(tag: Tag, ledger: TheLedger, id: Id) -> Response:
    """One claim, as its event lists it."""
    return JSONResponse(_claim(ledger, id)[1], headers={"ETag": tag})


@data.get("/claims/{id}/citation", operation_id="cite_claim", response_class=Response, responses=CITED)
def cite_claim(ledger: TheLedger, id: Id, style: Style = "bibtex") -> Response:
    """The article that makes a claim, with the sentence, as others cite it."""
    document, found = _claim(ledger, id)
    return _cited([(document, found["quote"])], style, citation_key(document))


@pages.get("/exports")
def exports(request: Request) -> Response:
    """What can be taken away."""
    listed = [{"name": name, "address": f"/api/v1/exports/{name}"} for name in FORMATS]
    return HTMLResponse(page_of(request, "exports", {"formats": listed, "report": "/report"}))


@pages.get("/claims/{id}")
def words_of_claim(ledger: TheLedger, id: Id) -> Response:
    """To the words of a claim in its article."""
    document, found = _claim(ledger, id)
    return RedirectResponse(permalink(document["id"], found["quote"]), 303)


@pages.get("/report", dependencies=DEAR)
def report(ledger: TheLedger) -> Response:
    """The self-contained page, which brings its own style and may do nothing else."""
    return HTMLResponse(report_of(ledger, generated=date.today().isoformat()), headers={"Content-Security-Policy": OWN_POLICY})


def _claim(ledger: Ledger, id: str) -> tuple[Record, Record]:
    """The article of a claim, and the claim.

    :raises MissingError: where the ledger has no such claim.
    """
    document = ledger.document_of_claim(id)
    if document is None:
        raise MissingError(f"no claim {id} in this ledger")
    found = article(ledger, document)
    return found["document"], next(claim for claim in [*found["claims"], *found["rejected"]] if claim["id"] == id)


def _cited(cited: Iterable[tuple[Record, str | None]], style: str, name: str) -> Response:
    """Articles, each with the words that are cited, as a file called ``name``."""
    suffix = "bib" if style == "bibtex" else "json"
    named = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"'}
    if style == "bibtex":
        entries = "\n".join(bibtex(document, quote) for document, quote in cited)
        return PlainTextResponse(entries, media_type="application/x-bibtex; charset=utf-8", headers=named)
    return JSONResponse([csl(document, quote) for document, quote in cited], media_type="application/vnd.citationstyles.csl+json", headers=named)
