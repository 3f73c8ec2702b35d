"""The desk as an ASGI application."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

from twosource import __version__
from twosource.api import data, deciding, downloads, pages, reading, sessions
from twosource.api.desk import Desk
from twosource.api.errors import add_errors
from twosource.api.headers import Headers
from twosource.api.security import Guard
from twosource.api.serving import Serving

SESSION = 12 * 3600  # seconds that a visitor stays known
MOST_BODY = 4_000_000  # bytes of a request; uploads have their own limit, in the settings
SILENT = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
ABOUT = (
    "The evidence ledger as JSON: one address for each page of the desk, with the same record that the page shows. Lists give "
    "`next`, the `cursor` of the following page. Every answer has an entity tag. What changes something needs the token of a "
    "session (GET /api/v1/session, then the header X-CSRF-Token) or, where the desk has one, the password as a bearer token."
)


ROUTERS = (
    data.router, downloads.data, deciding.data, reading.data, sessions.data,
    pages.router, downloads.pages, deciding.pages, reading.pages, sessions.pages,
)
UPLOADS = (reading.data, reading.pages)


def create_app(serving: Serving) -> FastAPI:
    """The desk of one ledger, which is made where it does not exist.

    :raises StoreError: where the file is no ledger.
    """
    desk = Desk(serving)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Twosource", version=__version__, description=ABOUT, docs_url=None, redoc_url=None, lifespan=lifespan,
        redirect_slashes=False, telemetry=SILENT, max_body_size=MOST_BODY,
        middleware=[Middleware(Headers), Middleware(SessionMiddleware, **_session(serving)), Middleware(Guard)],
    )  # fmt: skip
    app.state.desk = desk
    add_errors(app)
    for router in ROUTERS:
        app.include_router(router, max_body_size=serving.config.serve["bytes"] if router in UPLOADS else None)
    return app


def _session(serving: Serving) -> dict[str, object]:
    """Signed with a key of this run; desks on two ports of a machine do not share their visitors."""
    return {"secret_key": secrets.token_hex(32), "session_cookie": f"twosource-{serving.port}", "max_age": SESSION, "same_site": "strict"}
