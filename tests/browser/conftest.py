"""The desk of the sample dossier in Debian's Chromium. Whatever a page logs as an error, or asks of another machine, fails the test."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from twosource.api.app import create_app
from twosource.api.desk import Desk
from twosource.api.serving import Serving
from twosource.cli.reading import read_into
from twosource.config import DATA, Config, load_config
from twosource.pipeline.build import Machine, build
from twosource.store.ledger import Ledger
from twosource.web.desk.assets import assets

DEMO = DATA / "demo"
CHROMIUM = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"
PATIENCE = 15_000  # milliseconds for whatever a page is waited for
BOOT = 20.0  # seconds for a desk to answer


def unavailable(reason: str) -> None:
    """Nothing to test with: a reason to skip at home, a fault where everything must be tested."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        unavailable("no chromium here; Debian has it: apt-get install chromium")
    if "desk.js" not in assets():
        unavailable("the desk's scripts were not built: install npm, then install the package again")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=CHROMIUM.split())
        yield started
        started.close()


@cache
def settings() -> Config:
    """The vocabulary of the sample dossier."""
    return replace(load_config(), vocabulary=(DEMO / "vocabulary",))


@pytest.fixture(scope="session")
def machine() -> Machine:
    return build(settings())


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dossier, read."""
    path = tmp_path_factory.mktemp("dossier") / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        read_into(ledger, [DEMO / "articles"], settings())
    return path


@contextmanager
def served(path: Path, **more: object) -> Iterator[str]:
    """The desk of a ledger, as an address of this machine."""
    app = create_app(Serving(path, settings(), editor="M. Orlan", **more))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + BOOT
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    (port,) = (socket.getsockname()[1] for each in server.servers for socket in each.sockets)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(BOOT)


@pytest.fixture(scope="session")
def shared_desk(dossier: Path) -> Iterator[str]:
    """A desk that tests only look at."""
    with served(dossier) as address:
        yield address


@pytest.fixture
def own_desk(dossier: Path, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A desk of a copy, in which a test may decide and read."""
    monkeypatch.setattr(Desk, "_build", lambda _: machine)
    with Ledger.open(dossier) as ledger:
        ledger.copy(tmp_path / "ledger.db").close()
    with served(tmp_path / "ledger.db") as address:
        yield address


@pytest.fixture
def empty_desk(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A desk that holds nothing yet."""
    monkeypatch.setattr(Desk, "_build", lambda _: machine)
    with served(tmp_path / "ledger.db") as address:
        yield address


Visitor = Callable[..., Page]


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """A new person at the desk ``at`` an address. At the end nothing may have gone wrong in anybody's browser."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def arrive(at: str, *, refused: bool = False, **more: object) -> Page:
        """``refused``: that the desk says no to something is what is tested."""

        def report(text: str) -> None:
            if not (refused and text.startswith("Failed to load resource: the server responded with a status of 4")):
                wrong.append(f"{page.url}: {text}")

        context = browser.new_context(base_url=at, viewport={"width": 1400, "height": 900}, accept_downloads=True, **{"locale": "en-GB"} | more)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: report(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("request", lambda request: None if is_here(request.url) else wrong.append(f"{page.url} asked {request.url}"))
        return page

    yield arrive
    for context in contexts:
        context.close()
    assert not wrong


def is_here(address: str) -> bool:
    return urlsplit(address).hostname == "127.0.0.1" or address.startswith(("data:", "blob:"))
