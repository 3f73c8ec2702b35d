"""How the desk is served: where it listens, who may come in, and how often."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from twosource.config import Config
from twosource.errors import ConfigError

SHORTEST_PASSWORD = 12  # characters
HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, and to whom. ``password`` is an argon2 hash; ``names`` are hosts under which the desk may be asked for,
    beside loopback's. ``public``: everybody sees the public side only, and nobody changes anything.

    :raises ConfigError: where others than this machine could reach a desk without a password, or the port is none.
    """

    ledger: Path
    config: Config
    host: str = "127.0.0.1"
    port: int = 8020
    public: bool = False
    editor: str = ""
    password: str | None = None
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.port <= HIGHEST_PORT:
            raise ConfigError(f"{self.port} is no port: 1 to {HIGHEST_PORT}")
        if self.password is None and not is_loopback(self.host):
            raise ConfigError(
                f"{self.host} can be reached from other machines, so a password is needed: set TWOSOURCE_PASSWORD, name a file "
                "that holds it with --password-file, or type it in when asked"
            )

    def answers_to(self, host: str) -> bool:
        """Whether the desk goes by this name: a page of another site that has itself resolved to this machine does not get in."""
        if host in self.names or is_loopback(host):
            return True
        return not is_loopback(self.host) and (host == self.host or _is_address(host))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def hashed(password: str) -> str:
    """``password`` as it is kept in memory.

    :raises ConfigError: where it is too short to keep anybody out.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise ConfigError(f"a password of at least {SHORTEST_PASSWORD} characters is needed")
    return PasswordHasher().hash(password)


class Gate:
    """Knows the right password. What was right once is known again without the hash, which is slow on purpose."""

    def __init__(self, password: str | None) -> None:
        self._hash = password
        self._key = secrets.token_bytes(32)
        self._right = b""
        self._lock = Lock()

    @property
    def is_open(self) -> bool:
        """Whether no password is asked for."""
        return self._hash is None

    def admits(self, password: str) -> bool:
        """Whether ``password`` is the one; one guess is weighed at a time."""
        mark = hmac.digest(self._key, password.encode(), sha256)
        if hmac.compare_digest(mark, self._right):
            return True
        with self._lock:
            try:
                PasswordHasher().verify(self._hash or "", password)
            except VerifyMismatchError:
                return False
            self._right = mark
        return True
