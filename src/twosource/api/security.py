"""What a request passes before anything is done for it: the desk's own name, no other site behind it, a password where one
is asked for; and for whatever changes something, the token of the session."""

import hmac
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData
from starlette.types import ASGIApp, Receive, Scope, Send

from twosource.api.desk import desk_of, is_public
from twosource.api.errors import Problem, answer, wants_data
from twosource.api.rendering import address_of, editor_of

READS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/login", "/static/", "/favicon.ico")  # beginnings of addresses that need no password
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
AGAIN = '<!DOCTYPE html><title>Twosource</title><meta http-equiv="refresh" content="0">'
MOST_TEXT = 4_000_000  # bytes of one field that is no file: pasted text


class Guard:
    """Middleware: refuses what should not reach the desk at all."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = await self._refusal(Request(scope)) if scope["type"] == "http" else None
        await (refused or self._app)(scope, receive, send)

    async def _refusal(self, request: Request) -> Response | None:
        try:
            _check_host(request)
            _check_origin(request)
            request.state.has_token = await _shows_password(request)
        except Problem as problem:
            return answer(request, problem)
        if _comes_by_link(request):
            return HTMLResponse(AGAIN)
        if request.state.has_token or _may_enter(request):
            return None
        if wants_data(request):
            hint = "send it as: Authorization: Bearer PASSWORD"
            return answer(request, Problem(401, "not-signed-in", "a password is needed", hint, {"WWW-Authenticate": "Bearer"}))
        return RedirectResponse(f"/login?next={quote(address_of(request), safe='')}", 303)


def _check_host(request: Request) -> None:
    """:raises Problem: where the browser thinks to speak to somebody else, as after DNS rebinding."""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if not desk_of(request).serving.answers_to(host):
        hint = f"if {host or 'this name'} is right, start with: twosource serve --name {host or 'NAME'}"
        raise Problem(421, "wrong-host", f"this desk does not go by the name {host!r}", hint)


def _check_origin(request: Request) -> None:
    """:raises Problem: where another site has its visitor's browser change something here."""
    if request.method in READS:
        return
    origin = request.headers.get("origin")
    strange = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if strange or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "other-site", "the request comes from another site", "open the desk itself and try there")


def _comes_by_link(request: Request) -> bool:
    """Whether somebody followed a link on another site: the browser keeps the strict cookie back, so what looks like a new
    visitor may be a known one. Asked once more, from a page of the desk, it sends the cookie."""
    fetch = [request.headers.get(f"sec-fetch-{name}") for name in ("site", "mode", "dest")]
    return request.method == "GET" and fetch == ["cross-site", "navigate", "document"] and not request.session


async def _shows_password(request: Request) -> bool:
    """Whether a program sends the password along.

    :raises Problem: where it sends another one.
    """
    kind, _, password = request.headers.get("authorization", "").partition(" ")
    desk = desk_of(request)
    if desk.gate.is_open or kind.casefold() != "bearer":
        return False
    await admit(request, password)
    return True


async def admit(request: Request, password: str) -> None:
    """:raises Problem: where ``password`` is wrong, or too many wrong ones were tried."""
    desk = desk_of(request)
    _check_wait(request, "sign-in")
    if not await run_in_threadpool(desk.gate.admits, password):
        desk.rates.count("sign-in", client_of(request))
        raise Problem(401, "wrong-password", "the password is wrong")


def _may_enter(request: Request) -> bool:
    return desk_of(request).gate.is_open or request.url.path.startswith(OPEN) or bool(request.session.get("signed_in"))


def client_of(request: Request) -> str:
    return request.client.host if request.client else ""


def _check_wait(request: Request, what: str) -> None:
    """:raises Problem: where this client asked too often; after ``Retry-After`` seconds it may again."""
    if wait := desk_of(request).rates.wait(what, client_of(request)):
        raise Problem(429, "too-many-requests", f"too many requests to {what.replace('-', ' ')}", f"wait {wait} seconds", {"Retry-After": str(wait)})


def limited(what: str) -> Callable[[Request], None]:
    """A dependency: the client may do ``what`` as often as the settings say."""

    def check(request: Request) -> None:
        _check_wait(request, what)
        desk_of(request).rates.count(what, client_of(request))

    return check


async def from_this_desk(request: Request) -> None:
    """Every request that changes something shows the token of its session, in the header X-CSRF-Token or the field csrf;
    programs that sent the password along need none.

    :raises Problem: where it does not.
    """
    if request.state.has_token:
        return
    given = request.headers.get("x-csrf-token", "")
    if not given and request.headers.get("content-type", "").startswith(FORMS):
        given = str((await form_of(request)).get("csrf", ""))
    if not hmac.compare_digest(given.encode(), request.session.get("csrf", "\0").encode()):
        hint = "load the page again and repeat; programs find the token at /api/v1/session and send it as X-CSRF-Token"
        raise Problem(403, "wrong-token", "the request does not carry the token of its session", hint)


async def form_of(request: Request) -> FormData:
    """The fields of a form, with its files on disk where they are large."""
    return await request.form(max_files=desk_of(request).serving.config.serve["files"], max_part_size=MOST_TEXT)


def private(request: Request) -> None:
    """:raises Problem: in public mode, in which nothing is changed: what is decided on must be seen as it is."""
    if is_public(request):
        raise Problem(403, "public-mode", "nothing can be changed in public mode", "switch public mode off, if this desk lets you")


def named_editor(request: Request) -> str:
    """Who signs.

    :raises Problem: where the visitor has not said.
    """
    editor = editor_of(request)
    if not editor:
        raise Problem(403, "no-editor", "decisions are signed: say who you are first", "give your name once, at /session")
    return editor


Editor = Annotated[str, Depends(named_editor)]
