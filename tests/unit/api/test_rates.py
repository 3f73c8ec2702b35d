"""How often is too often."""

from twosource.api.rates import Rate, Rates


def test_who_asks_too_often_waits() -> None:
    now = [0.0]
    rates = Rates({"weigh": Rate(2, 10), "read": Rate(1, 10)}, clock=lambda: now[0])
    for _ in range(2):
        assert rates.wait("weigh", "a") == 0
        rates.count("weigh", "a")
        now[0] += 1
    assert rates.wait("weigh", "a") == 8
    assert rates.wait("weigh", "b") == rates.wait("read", "a") == 0
    now[0] += 8
    assert rates.wait("weigh", "a") == 0
