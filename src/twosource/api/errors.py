"""Every error in one shape: a page for people, ``{"error": {"code", "message", "hint"}}`` for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from twosource.api.headers import HEADERS
from twosource.api.rendering import page_of
from twosource.errors import InputError, MissingError, StageError, StaleError, StoreError, TwosourceError


@dataclass(slots=True)
class Problem(Exception):
    """Why a request is not answered: ``code`` for programs, ``message`` and ``hint`` (what would help) for people."""

    status: int
    code: str
    message: str
    hint: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class NotModified(Exception):
    """The client has it already; ``args[0]`` is its tag."""


CODES = {400: "bad-request", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}
HINTS = {
    404: "the address may be mistyped, or the ledger has changed since it was given",
    405: "/openapi.json lists what can be asked for",
    413: "send less at a time",
}
FAULT = Problem(500, "fault", "something went wrong that should not have", "the server's own output says what")


def problem_of(error: Exception) -> Problem:
    """What ``error`` means to whoever asked."""
    match error:
        case Problem():
            return error
        case RequestValidationError():
            return Problem(422, "wrong-request", "; ".join(map(_fault, error.errors())), "/openapi.json says what is expected")
        case HTTPException():
            status = error.status_code
            return Problem(status, CODES.get(status, "refused"), str(error.detail), HINTS.get(status, ""), error.headers or {})
        case MissingError():
            return Problem(404, CODES[404], str(error), HINTS[404])
        case StaleError():
            return Problem(409, "stale", str(error), "load the page again")
        case InputError():
            return Problem(422, "wrong-request", str(error))
        case StageError():
            return Problem(422, "not-readable", str(error))
        case StoreError():
            return Problem(503, "store", str(error), "try again in a moment")
        case TwosourceError():
            return Problem(500, "settings", str(error))
    return FAULT


def _fault(fault: Mapping) -> str:
    return f"{'.'.join(map(str, fault['loc'][1:])) or fault['loc'][0]}: {fault['msg']}"


def answer(request: Request, error: Exception) -> Response:
    """``error`` as the client of ``request`` wants it."""
    problem = problem_of(error)
    told = {"code": problem.code, "message": problem.message, "hint": problem.hint}
    headers = {**HEADERS, **problem.headers}
    if wants_data(request):
        return JSONResponse({"error": told}, problem.status, headers)
    return HTMLResponse(page_of(request, "error", {"error": told | {"status": problem.status}}), problem.status, headers)


def wants_data(request: Request) -> bool:
    """Whether a program asks, not a person."""
    return request.url.path.startswith("/api/") or request.url.path == "/openapi.json"


def add_errors(app: FastAPI) -> None:
    """Whatever goes wrong in ``app`` is answered in the one shape."""
    for kind in (Problem, RequestValidationError, HTTPException, TwosourceError, Exception):
        app.add_exception_handler(kind, answer)
    app.add_exception_handler(NotModified, _not_modified)


def _not_modified(_: Request, error: Exception) -> Response:
    return Response(status_code=304, headers={"ETag": error.args[0]})
