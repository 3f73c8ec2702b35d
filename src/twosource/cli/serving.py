"""The desk in the browser."""

import os
import sys
import webbrowser
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import LedgerFile, ledger_path
from twosource.cli.render import remark
from twosource.config import load_config
from twosource.errors import InputError
from twosource.store.ledger import Ledger

if TYPE_CHECKING:
    from twosource.api.serving import Serving

PASSWORD = "TWOSOURCE_PASSWORD"  # environment variable
PATIENCE = 3  # seconds that open connections have to end when the desk is closed

Host = Annotated[str | None, typer.Option(help="Address to listen on; any but this machine's own needs a password.", show_default="serve.host")]
Port = Annotated[int | None, typer.Option(min=1, max=65535, show_default="serve.port")]
Public = Annotated[bool, typer.Option("--public", help="Show only what strangers may see, and change nothing (docs/protection.md).")]
Editor = Annotated[str | None, typer.Option(help="Who signs decisions, until a visitor gives another name.", show_default="serve.editor")]
PasswordFile = Annotated[Path | None, typer.Option("--password-file", help="File that holds the password.", show_default=False)]
Names = Annotated[list[str] | None, typer.Option("--name", help="A further host name under which the desk is asked for.", show_default=False)]
Open = Annotated[bool, typer.Option("--open/--no-open", help="Open the desk in the browser.")]


def serve(
    ledger: LedgerFile = None, host: Host = None, port: Port = None, public: Public = False, editor: Editor = None,
    password_file: PasswordFile = None, name: Names = None, open: Open = False,
) -> None:
    """The ledger in the browser: look, search, read, correct. Only this machine can reach it unless --host says otherwise."""
    import uvicorn

    from twosource.api.app import create_app
    from twosource.api.serving import Serving, hashed, is_loopback

    config, path = load_config(), ledger_path(ledger)
    asked = {"host": host, "port": port, "editor": editor}
    told = {key: config.serve[key] if value is None else value for key, value in asked.items()}
    password = _password(password_file, ask=not is_loopback(told["host"]))
    serving = Serving(path, config, public=public, password=hashed(password) if password is not None else None, names=tuple(name or ()), **told)
    _bring_up_to_date(path)
    app = create_app(serving)
    remark(_welcome(serving))
    if open:
        Timer(1, webbrowser.open, [address(serving)]).start()
    uvicorn.run(app, host=serving.host, port=serving.port, log_level="warning", server_header=False, proxy_headers=False,
                timeout_graceful_shutdown=PATIENCE)  # fmt: skip


def _bring_up_to_date(path: Path) -> None:
    """Events that a reading cut off, or an older version, left as they were: nobody shall look at them for today's."""
    from twosource.pipeline.refresh import refresh, rules_version

    with Ledger.open(path, create=True) as ledger:
        if ledger.counts()["documents"] and not ledger.is_derived(rules_version()):
            remark("bringing events up to date …")
            refresh(ledger)


def _password(file: Path | None, *, ask: bool) -> str | None:
    """The password from the environment, from ``file``, or from whoever sits at the terminal; never from the command line,
    which every user of the machine can read.

    :raises InputError: where ``file`` cannot be read.
    """
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise InputError(f"cannot read {file}: {error}") from error
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if ask and sys.stdin.isatty():
        return typer.prompt("Password for the desk", hide_input=True, confirmation_prompt=True)
    return None


def address(serving: "Serving") -> str:
    host = serving.host if ":" not in serving.host else f"[{serving.host}]"
    return f"http://{host}:{serving.port}/"


def _welcome(serving: "Serving") -> str:
    from twosource.api.serving import is_loopback

    lines = [f"the desk of {serving.ledger} is at {address(serving)}; end it with Ctrl-C"]
    if serving.password:
        lines.append("whoever comes must give the password")
    if not is_loopback(serving.host):
        lines.append("other machines can reach it, and what passes between is not encrypted: put a proxy with TLS in front")
    if serving.public:
        lines.append("public mode: what could lead to protected people is left out, and nothing can be changed")
    return "\n".join(lines)
