"""Articles handed over at the desk: files or pasted text, read in the background, with progress."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.datastructures import FormData, UploadFile

from twosource.api.data import REFUSALS
from twosource.api.desk import Desk, TheDesk
from twosource.api.rendering import page_of
from twosource.api.security import form_of, from_this_desk, limited, private
from twosource.errors import InputError
from twosource.export.records import Record
from twosource.model.ids import document_id
from twosource.store.rows import plain

PAUSE = 0.3  # seconds between two looks at a reading's progress
GOING_ON = ("waiting", "running")
NAME_ROOM = 12  # signs of its hash that name a pasted text

Form = Annotated[FormData, Depends(form_of)]
Id = Annotated[str, Path(min_length=1, max_length=64)]
GUARDED = [Depends(from_this_desk), Depends(limited("read"))]
TEXTS = {name: {"type": "string"} for name in ("text", "outlet", "published")}
FIELDS = {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}} | TEXTS
UPLOAD = {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": {"type": "object", "properties": FIELDS}}}}}
STREAM = {200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "One event for each change, until the reading ends."}}

pages = APIRouter(prefix="/read", include_in_schema=False, dependencies=[Depends(private)])
data = APIRouter(prefix="/api/v1/read", tags=["read"], responses=REFUSALS, dependencies=[Depends(private)])


@data.get("", operation_id="readings", response_model=dict[str, Any])
def readings(desk: TheDesk) -> Response:
    """All readings of this desk, the latest first."""
    return JSONResponse(_listed(desk))


@data.post("", status_code=201, operation_id="read", response_model=dict[str, Any], openapi_extra=UPLOAD, dependencies=GUARDED)
def read(desk: TheDesk, form: Form) -> Response:
    """Read files, or one pasted text. ``outlet`` and ``published`` say it better than the articles do."""
    return JSONResponse(reading_record(desk, _take(desk, form)), 201)


@data.get("/{id}", operation_id="reading", response_model=dict[str, Any])
def reading(desk: TheDesk, id: Id) -> Response:
    """One reading: ``state`` (waiting, running, done, cancelled, interrupted, failed), how far it is, and what became of each document."""
    return JSONResponse(reading_record(desk, id))


@data.get("/{id}/progress", operation_id="progress", response_class=StreamingResponse, responses=STREAM)
def progress(desk: TheDesk, id: Id) -> Response:
    """The same whenever it changes, as server-sent events."""
    desk.readings().progress(id)  # that it is there is known before the stream begins
    return StreamingResponse(_changes(desk, id), media_type="text/event-stream")


@data.post("/{id}/cancel", operation_id="cancel_reading", response_model=dict[str, Any], dependencies=GUARDED)
def cancel(desk: TheDesk, id: Id) -> Response:
    """Stop after the document that is being read; what is read stays."""
    desk.readings().cancel(id)
    return JSONResponse(reading_record(desk, id))


@data.post("/{id}/resume", operation_id="resume_reading", response_model=dict[str, Any], dependencies=GUARDED)
def resume(desk: TheDesk, id: Id) -> Response:
    """Go on with a reading that was cancelled, or cut off with the server."""
    desk.readings().resume(id)
    return JSONResponse(reading_record(desk, id))


@pages.get("")
def page(request: Request, desk: TheDesk) -> Response:
    return HTMLResponse(page_of(request, "reading", _listed(desk)))


@pages.post("", dependencies=GUARDED)
def read_by_form(desk: TheDesk, form: Form) -> Response:
    _take(desk, form)
    return _back()


@pages.get("/{id}/progress")
def progress_for_page(desk: TheDesk, id: Id) -> Response:
    return progress(desk, id)


@pages.post("/{id}/cancel", dependencies=GUARDED)
def cancel_by_form(desk: TheDesk, id: Id) -> Response:
    desk.readings().cancel(id)
    return _back()


@pages.post("/{id}/resume", dependencies=GUARDED)
def resume_by_form(desk: TheDesk, id: Id) -> Response:
    desk.readings().resume(id)
    return _back()


def _back() -> Response:
    return RedirectResponse("/read", 303)


def _listed(desk: Desk) -> Record:
    return {"jobs": [_record(progress) for progress in desk.readings().all()]}


def reading_record(desk: Desk, id: str) -> Record:
    """:raises MissingError: where there is no such reading."""
    return _record(desk.readings().progress(id))


def _record(progress: Any) -> Record:
    told = [plain(each.outcome) | {"twins": [dict(zip(("path", "relation", "share"), twin, strict=True)) for twin in each.twins]} for each in progress.told]
    return {key: value for key, value in plain(progress).items() if key != "count"} | {"told": told}


def _take(desk: Desk, form: FormData) -> str:
    """The id of the reading of what ``form`` brings.

    :raises InputError: where it brings nothing, or a date that is none.
    """
    from twosource.read.documents import Overrides

    said = {name: str(form.get(name, "")).strip() or None for name in ("published", "outlet")}
    files = list(_files(form))
    if not files:
        raise InputError("choose some files, or paste the text of an article")
    return desk.readings().take(((name, content()) for name, content in files), Overrides(**said))


def _files(form: FormData) -> Iterator[tuple[str, Any]]:
    """Name of each file, and a function that gives its bytes: one of them is held at a time."""
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            yield file.filename, file.file.read
    if text := str(form.get("text", "")).strip():
        content = text.encode()
        yield f"pasted {document_id(content).removeprefix('sha256:')[:NAME_ROOM]}.txt", lambda: content


async def _changes(desk: Desk, id: str) -> AsyncIterator[str]:
    known = -1
    while True:
        progress = desk.readings().progress(id)
        if progress.count != known:
            known = progress.count
            yield f"data: {json.dumps(_record(progress), ensure_ascii=False)}\n\n"
        if progress.state not in GOING_ON:
            return
        await anyio.sleep(PAUSE)
