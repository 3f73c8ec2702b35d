"""Whatever the OpenAPI description allows to be asked, the desk answers as it says, and never with a fault of its own."""

from collections.abc import Iterator

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.end_to_end.articles import write_articles
from tests.end_to_end.conftest import Command
from twosource.api import data, downloads, sessions
from twosource.api.app import create_app
from twosource.api.serving import Serving
from twosource.config import load_config

HERE = "http://127.0.0.1:8020"
ROUTERS = (data.router, downloads.data, sessions.data)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def desk(twosource: Command, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("openapi")
    twosource("read", write_articles(folder / "articles", 6), "--ledger", folder / "ledger.db")
    app = create_app(Serving(folder / "ledger.db", load_config(), editor="M. Orlan"))
    with TestClient(app, base_url=HERE) as client:
        client.headers["X-CSRF-Token"] = client.get("/api/v1/session").json()["csrf"]
        yield client


def operations() -> list[str]:
    """Each thing that can be asked, as "GET /api/v1/events"."""
    return sorted(f"{method} {route.path}" for router in ROUTERS for route in router.routes for method in route.methods)


@pytest.mark.parametrize("name", operations())
def test_desk_answers_as_described(name: str, desk: TestClient) -> None:
    method, path = name.split()
    schema = schemathesis.openapi.from_dict(desk.get("/openapi.json").json())

    @settings(max_examples=10, derandomize=True, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=schema[path][method].as_strategy())
    def ask(case: Case) -> None:
        asked = {key: value for key, value in case.as_transport_kwargs(base_url=HERE).items() if key != "cookies"}
        case.validate_response(desk.request(**asked), checks=CHECKS)

    ask()


def test_everything_that_can_be_asked_is_described(desk: TestClient) -> None:
    paths = desk.get("/openapi.json").json()["paths"]
    assert sorted(f"{method.upper()} {path}" for path, methods in paths.items() for method in methods) == operations()
