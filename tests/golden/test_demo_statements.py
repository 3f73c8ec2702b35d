"""Statements held against the sample dossier: faithful ones are found, distorted ones never confirmed."""

from collections.abc import Sequence

import pytest

from evaluation.statements.__main__ import Asked, run, sample

FOUND = 22  # a little below what was measured when the test was written; it falls only by decision


@pytest.fixture(scope="module")
def asked() -> Sequence[Asked]:
    with sample() as (ledger, config):
        return [*run("sample", ledger, config), *run("sample_twisted", ledger, config)]


def test_no_distorted_statement_is_confirmed(asked: Sequence[Asked]) -> None:
    distorted = [each for each in asked if not each.faithful]
    assert len(distorted) >= 58 + 41
    assert [each.statement for each in distorted if not each.right] == []


def test_faithful_statements_are_found(asked: Sequence[Asked]) -> None:
    assert sum(each.right for each in asked if each.faithful) >= FOUND
