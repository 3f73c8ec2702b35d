"""Whatever the OpenAPI description allows to be asked, the desk answers as it says, and never with a fault of its own."""

from collections.abc import Iterator

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.end_to_end.articles import write_articles
from tests.end_to_end.conftest import Command
from twosource.api.app import ROUTERS, create_app
from twosource.api.rates import Rates
from twosource.api.serving import Serving
from twosource.config import load_config
from twosource.model.decision import FIELDS

HERE = "http://127.0.0.1:8020"
UPLOAD = "POST /api/v1/read"  # a form with files, which the generated cases spell as another client would: tested below
NAMES = ("words", "edtf", "earliest", "latest", "name", "geonames", "min", "max", "unit", "kind", "cue", "supplier", "recipient")
SOME = settings(derandomize=True, deadline=None, database=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def served(twosource: Command, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("openapi")
    twosource("read", write_articles(folder / "articles", 6), "--ledger", folder / "ledger.db")
    app = create_app(Serving(folder / "ledger.db", load_config(), editor="M. Orlan"))
    app.state.desk.rates = Rates(dict.fromkeys(load_config().serve["rates"], 1_000_000))
    with TestClient(app, base_url=HERE) as client:
        yield client


@pytest.fixture
def desk(served: TestClient) -> TestClient:
    """The desk for a visitor of whom nothing is known yet: an earlier one may have left, or asked for the public side."""
    served.cookies.clear()
    served.headers["X-CSRF-Token"] = served.get("/api/v1/session").json()["csrf"]
    return served


def operations() -> list[str]:
    """Each thing that can be asked, as "GET /api/v1/events"."""
    return sorted(f"{method} {route.path}" for router in ROUTERS for route in router.routes if route.include_in_schema for method in route.methods)


@pytest.mark.parametrize("name", [name for name in operations() if name != UPLOAD])
def test_desk_answers_as_described(name: str, desk: TestClient) -> None:
    method, path = name.split()
    schema = schemathesis.openapi.from_dict(desk.get("/openapi.json").json())

    @settings(SOME, max_examples=10)
    @given(case=schema[path][method].as_strategy())
    def ask(case: Case) -> None:
        asked = {key: value for key, value in case.as_transport_kwargs(base_url=HERE).items() if key != "cookies"}
        case.validate_response(desk.request(**asked), checks=CHECKS)

    ask()


@settings(SOME, max_examples=10)
@given(files=st.lists(st.tuples(st.text(max_size=12), st.binary(max_size=40)), max_size=3), text=st.text(max_size=40), published=st.text(max_size=10))
def test_no_upload_is_a_fault(files: list[tuple[str, bytes]], text: str, published: str, desk: TestClient) -> None:
    fields = {"text": text, "published": published}
    answer = desk.post(UPLOAD.split()[1], data=fields, files=[("files", file) for file in files])
    assert answer.status_code in (201, 422)


def test_everything_that_can_be_asked_is_described(desk: TestClient) -> None:
    paths = desk.get("/openapi.json").json()["paths"]
    assert sorted(f"{method.upper()} {path}" for path, methods in paths.items() for method in methods) == operations()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
    | st.sampled_from(("2031-05", "Kestria", "9999-99-99", "evt_0", "\x00")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=4), inner, max_size=3), max_leaves=6,
)  # fmt: skip


@pytest.mark.parametrize("kind", [*FIELDS, "merge", "split", "leave", "date", "outlet", "note"])
def test_no_value_of_a_decision_is_a_fault(kind: str, desk: TestClient) -> None:
    article = desk.get("/api/v1/articles").json()["items"][0]["id"]
    claim = desk.get(f"/api/v1/articles/{article}").json()["claims"][0]
    subjects = {"merge": ("event", claim["event"]["id"]), "date": ("document", article), "outlet": ("document", article)}
    subject_kind, subject = subjects.get(kind, ("claim", claim["id"]))
    field = kind if kind in FIELDS else ""

    @settings(SOME, max_examples=25)
    @given(value=VALUES)
    def propose(value: object) -> None:
        proposed = {"kind": "correct" if field else kind, "field": field, "subject_kind": subject_kind, "subject": subject, "value": value}
        assert desk.post("/api/v1/decisions/preview", json=proposed).status_code in (200, 422)

    propose()
