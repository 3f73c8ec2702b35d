"""The record of each page as JSON, or what it lists as a table."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from twosource.api.fresh import Tag
from twosource.api.views import VIEWS, View
from twosource.export.records import Record
from twosource.export.table import table_of


class Fault(BaseModel):
    """Why a request was not answered, for programs and for people; ``hint``: what would help."""

    code: str
    message: str
    hint: str


class Refusal(BaseModel):
    """Every answer that is none."""

    error: Fault


class Listed(BaseModel):
    """One page of a list; ``next`` is the cursor of the following one, null on the last."""

    items: list[dict[str, Any]]
    total: int
    next: str | None


REFUSALS = {
    status: {"model": Refusal, "description": meaning}
    for status, meaning in {
        401: "a password is needed", 403: "not from here, or not in public mode", 404: "the ledger has no such thing",
        421: "not this desk's name", 422: "the request means nothing", 429: "too often", 503: "the ledger cannot be read just now",
    }.items()
}  # fmt: skip
UNCHANGED = {304: {"description": "as the entity tag sent along says, the client has it already"}}

router = APIRouter(prefix="/api/v1", tags=["look"], responses=REFUSALS)


def address_of_data(view: View) -> str:
    return view.path if view.path != "/" else "/overview"


def _as_json(view: View) -> Callable[..., Response]:
    def serve(tag: Tag, record: Annotated[Record, Depends(view.record)]) -> Response:
        return JSONResponse(record, headers={"ETag": tag})

    return serve


def _as_json_or_table(view: View) -> Callable[..., Response]:
    def serve(
        tag: Tag, record: Annotated[Record, Depends(view.record)],
        format: Annotated[Literal["json", "csv"], Query(description="csv: what the record lists, as a table.")] = "json",
    ) -> Response:  # fmt: skip
        if format == "json":
            return JSONResponse(record, headers={"ETag": tag})
        named = {"ETag": tag, "Content-Disposition": f'attachment; filename="{view.name}.csv"'}
        return Response("".join(table_of(view.rows(record))), media_type="text/csv", headers=named)

    return serve


def _described(view: View) -> dict[str, Any]:
    """How the view stands in the OpenAPI description."""
    doc = (view.record.__doc__ or "").strip()
    found: dict[str, Any] = {"model": Listed if view.is_list else dict[str, Any], "description": doc}
    if view.rows:
        found["content"] = {"text/csv": {"schema": {"type": "string"}}}
    return {"name": view.name, "summary": doc.split(".")[0], "description": doc, "operation_id": view.name, "responses": {200: found} | UNCHANGED}


for _view in VIEWS:
    _serve = _as_json_or_table(_view) if _view.rows else _as_json(_view)
    router.get(address_of_data(_view), response_class=JSONResponse, **_described(_view))(_serve)
