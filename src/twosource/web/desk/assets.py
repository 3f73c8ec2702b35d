"""What pages load beside themselves: one style sheet, and the scripts where they were built."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEB = Path(__file__).parents[1]
STYLES = ("paper.css", "desk.css")
SCRIPTS = ("desk.js", "map.js", "network.js")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file to serve as ``/static/NAME``; the name holds a hash of the content, so it may be kept for good."""

    name: str
    media_type: str
    content: bytes

    @property
    def address(self) -> str:
        return f"/static/{self.name}"


@cache
def assets() -> Mapping[str, Asset]:
    """All files by the name that a page knows them by; scripts only where they were built."""
    return {"desk.css": _style()} | dict(_scripts(WEB / "static"))


@cache
def served() -> Mapping[str, Asset]:
    """All files by the name under which they are served: nothing else may be."""
    return {asset.name: asset for asset in assets().values()}


@cache
def icon() -> bytes:
    """What a browser shows beside the name of a page, also of one that is JSON: an SVG."""
    return (WEB / "styles" / "icon.svg").read_bytes()


def _style() -> Asset:
    content = b"".join((WEB / "styles" / name).read_bytes() for name in STYLES)
    return Asset(f"desk-{hashlib.sha256(content).hexdigest()[:8]}.css", "text/css; charset=utf-8", content)


def _scripts(folder: Path) -> Iterator[tuple[str, Asset]]:
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return
    names = json.loads(manifest.read_text(encoding="utf-8"))
    for known in SCRIPTS:
        if (path := folder / names.get(known, "")).is_file():
            yield known, Asset(path.name, "text/javascript; charset=utf-8", path.read_bytes())
