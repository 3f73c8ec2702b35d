"""The desk called in this process, as a browser and as a program would call it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from twosource.api.app import create_app
from twosource.api.serving import Serving
from twosource.config import load_config

HERE = "http://127.0.0.1:8020"
Desk = Callable[..., TestClient]


@pytest.fixture
def desk(ledger_file: Path) -> Iterator[Desk]:
    """A desk of the small ledger, served as the given settings say."""
    with ExitStack() as stack:

        def serve(**settings: object) -> TestClient:
            app = create_app(Serving(ledger_file, load_config(), **settings))
            return stack.enter_context(TestClient(app, base_url=HERE, follow_redirects=False))

        yield serve


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """A visitor of a desk that only this machine can reach."""
    return desk()


def token(client: TestClient) -> str:
    """What goes with whatever the visitor changes."""
    return client.get("/api/v1/session").json()["csrf"]
