"""The desk called in this process, as a browser and as a program would call it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import write_ledger
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


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """A desk that only this machine can reach, for tests that do not change what its ledger holds."""
    made = create_app(Serving(write_ledger(tmp_path_factory.mktemp("desk") / "ledger.db"), load_config()))
    yield made
    made.state.desk.close()


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A new visitor of that desk."""
    return TestClient(app, base_url=HERE, follow_redirects=False)


def token(client: TestClient) -> str:
    """What goes with whatever the visitor changes."""
    return client.get("/api/v1/session").json()["csrf"]
