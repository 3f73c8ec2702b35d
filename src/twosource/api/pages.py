"""The record of each page as HTML."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from twosource.api.errors import Problem
from twosource.api.fresh import Tag
from twosource.api.rendering import page_of
from twosource.api.views import VIEWS, View
from twosource.export.records import Record
from twosource.web.desk.assets import icon, served

FOR_A_DAY = "public, max-age=86400"
FOR_GOOD = "public, max-age=31536000, immutable"  # an asset's name changes with its content

router = APIRouter(include_in_schema=False)


def _as_page(view: View) -> Callable[..., Response]:
    def serve(request: Request, tag: Tag, record: Annotated[Record, Depends(view.record)]) -> Response:
        return HTMLResponse(page_of(request, view.name, record), headers={"ETag": tag})

    return serve


for _view in VIEWS:
    router.get(_view.path, name=f"{_view.name} page", response_class=HTMLResponse)(_as_page(_view))


@router.get("/static/{name}")
def static(name: str) -> Response:
    """A style sheet or script by its exact name; no name leads to a file."""
    asset = served().get(name)
    if asset is None:
        raise Problem(404, "not-found", "no such style sheet or script")
    return Response(asset.content, media_type=asset.media_type, headers={"Cache-Control": FOR_GOOD})


@router.get("/favicon.ico")
def favicon() -> Response:
    return Response(icon(), media_type="image/svg+xml", headers={"Cache-Control": FOR_A_DAY})
