"""Records as HTML pages, with what each page knows of its visitor."""

import secrets

from fastapi import Request

from twosource import __version__
from twosource.api.desk import desk_of, is_public
from twosource.export.records import Record
from twosource.web.customs import customs_of
from twosource.web.desk.context import Context
from twosource.web.desk.render import render


def page_of(request: Request, name: str, record: Record) -> str:
    """The page ``name``, filled from ``record``, for whoever asks. A notice is told once."""
    return render(name, record, context_of(request))


def context_of(request: Request) -> Context:
    return Context(
        public=is_public(request), is_fixed=desk_of(request).serving.public, editor=editor_of(request), csrf=csrf_of(request),
        version=__version__, address=address_of(request), notice=request.session.pop("notice", None), customs=reader_of(request),
    )  # fmt: skip


def address_of(request: Request) -> str:
    """Path and query of what is asked for."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def reader_of(request: Request) -> str:
    """By which customs days and numbers are told."""
    return customs_of(request.headers.get("accept-language", ""))


def editor_of(request: Request) -> str:
    """Who signs this visitor's decisions; empty where no name was given yet."""
    return request.session.get("editor", desk_of(request).serving.editor)


def csrf_of(request: Request) -> str:
    """The token that goes with every form of this visitor's session, which begins with it."""
    if "csrf" not in request.session:
        request.session["csrf"] = secrets.token_urlsafe(24)
    return request.session["csrf"]
