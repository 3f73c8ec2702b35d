"""Ledgers of invented articles, linked and weighed: one article alone, and forty that tell of the same events."""

from collections.abc import Iterator

import pytest

from tests.conftest import make_reading
from tests.worlds import fill, make_readings
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger


@pytest.fixture
def alone(filled: Ledger) -> Ledger:
    """One article with one claim, denied by the Daily Meridian."""
    refresh(filled)
    return filled


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("world") / "ledger.db", create=True) as ledger:
        fill(ledger, [*make_readings(40), make_reading()])
        yield ledger
