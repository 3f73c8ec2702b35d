"""How often is too often."""

import pytest

from twosource.api.rates import Rates
from twosource.errors import ConfigError


def test_who_asks_too_often_waits() -> None:
    now = [0.0]
    rates = Rates({"weigh": 2, "read": 1}, clock=lambda: now[0])
    for _ in range(2):
        assert rates.wait("weigh", "a") == 0
        rates.count("weigh", "a")
        now[0] += 1
    assert rates.wait("weigh", "a") == 58
    assert rates.wait("weigh", "b") == rates.wait("read", "a") == 0
    now[0] += 58
    assert rates.wait("weigh", "a") == 0


def test_a_rate_that_allows_nothing_is_told() -> None:
    with pytest.raises(ConfigError, match="serve.rates.weigh is 0"):
        Rates({"weigh": 0, "read": 1})
