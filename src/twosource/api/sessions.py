"""Who is there: signing in where a password is asked for, the name that signs decisions, public mode."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from twosource.api.data import REFUSALS
from twosource.api.desk import desk_of, is_public
from twosource.api.errors import Problem
from twosource.api.rendering import csrf_of, editor_of, page_of
from twosource.api.security import admit, from_this_desk

LONGEST_NAME = 80  # characters of an editor's name

Next = Annotated[str, Form(max_length=4_000)]
Name = Annotated[str, Form(max_length=LONGEST_NAME)]

pages = APIRouter(include_in_schema=False)
data = APIRouter(prefix="/api/v1", tags=["session"], responses=REFUSALS)
SAFE = [Depends(from_this_desk)]


class Session(BaseModel):
    """What the desk knows of its visitor. ``csrf`` goes with every request that changes something, as X-CSRF-Token."""

    editor: str
    public: bool
    csrf: str


class Change(BaseModel):
    """What is to be different; what is left out stays."""

    editor: str | None = Field(None, max_length=LONGEST_NAME, description="The name that signs decisions.")
    public: bool | None = Field(None, description="Whether only the public side is shown.")


@pages.get("/login")
def login_page(request: Request, next: str = "/") -> Response:
    return HTMLResponse(page_of(request, "login", {"next": here(next), "wrong": ""}))


@pages.post("/login", dependencies=SAFE)
async def login(request: Request, password: Annotated[str, Form(max_length=1_000)], next: Next = "/", editor: Name = "") -> Response:
    """A new session for whoever knows the password; an old one is not taken over."""
    try:
        await admit(request, password)
    except Problem as problem:
        wrong = {"next": here(next), "wrong": f"{problem.message}. {problem.hint}".rstrip()}
        return HTMLResponse(page_of(request, "login", wrong), problem.status, problem.headers)
    request.session.clear()
    request.session["signed_in"] = True
    _name(request, editor)
    return _to(next)


@pages.post("/logout", dependencies=SAFE)
def logout(request: Request) -> Response:
    request.session.clear()
    return RedirectResponse("/login" if not desk_of(request).gate.is_open else "/", 303)


@pages.post("/session", dependencies=SAFE)
def rename(request: Request, editor: Name, next: Next = "/") -> Response:
    """The name that signs this visitor's decisions from now on."""
    _name(request, editor)
    return _to(next)


@pages.post("/public", dependencies=SAFE)
def switch(request: Request, on: Annotated[bool, Form()], next: Next = "/") -> Response:
    """Public mode for this visitor."""
    _show_public(request, on)
    return _to(next)


@data.get("/session", response_model=Session, operation_id="session")
def session(request: Request) -> Response:
    """Who is asking, and the token that goes with what changes something."""
    return JSONResponse({"editor": editor_of(request), "public": is_public(request), "csrf": csrf_of(request)})


@data.post("/session", response_model=Session, dependencies=SAFE, operation_id="change_session")
def change(request: Request, change: Change) -> Response:
    """Another name, or public mode on or off."""
    if change.editor is not None:
        _name(request, change.editor)
    if change.public is not None:
        _show_public(request, change.public)
    return session(request)


def _name(request: Request, editor: str) -> None:
    if name := " ".join("".join(sign if sign.isprintable() else " " for sign in editor).split()):
        request.session["editor"] = name


def _show_public(request: Request, on: bool) -> None:
    """:raises Problem: where the desk as a whole is public."""
    if desk_of(request).serving.public and not on:
        raise Problem(403, "public-mode", "this desk is served in public mode", "only whoever started it can show the rest")
    request.session["public"] = on


def _to(next: str) -> Response:
    return RedirectResponse(here(next), 303)


def here(address: str) -> str:
    """``address`` if it is one of this desk's; another site's leads nowhere."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable() else "/"
