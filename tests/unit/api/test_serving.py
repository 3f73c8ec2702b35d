"""Where the desk listens, and its password."""

from pathlib import Path

import pytest

from twosource.api.serving import Gate, Serving, hashed, is_loopback
from twosource.config import load_config
from twosource.errors import ConfigError


def serving(**settings: object) -> Serving:
    return Serving(Path("ledger.db"), load_config(), **settings)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "desk.example"])
def test_other_machines_need_a_password(host: str) -> None:
    with pytest.raises(ConfigError, match="TWOSOURCE_PASSWORD"):
        serving(host=host)
    assert serving(host=host, password="$argon2id$…").answers_to(host)


@pytest.mark.parametrize(("host", "expected"), [
    ("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("localhost.evil.example", False), ("", False),
])  # fmt: skip
def test_loopback_is_this_machine(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_a_desk_for_others_answers_to_addresses_but_not_to_any_name() -> None:
    open_to_all = serving(host="0.0.0.0", password="$argon2id$…", names=("desk.example",))
    assert open_to_all.answers_to("10.1.2.3") and open_to_all.answers_to("desk.example")
    assert not open_to_all.answers_to("evil.example")


def test_password_is_kept_as_a_hash() -> None:
    kept = hashed("three herons at dusk")
    assert kept.startswith("$argon2id$") and "herons" not in kept
    gate = Gate(kept)
    assert not gate.admits("two herons at dusk!")
    assert gate.admits("three herons at dusk") and gate.admits("three herons at dusk")
    assert not gate.admits("")


def test_a_short_password_keeps_nobody_out() -> None:
    with pytest.raises(ConfigError, match="12 characters"):
        hashed("heron")
