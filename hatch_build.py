"""Bundles the desk's scripts when the package is built or installed from source; without npm it is installed without them."""

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("src") / "twosource" / "web"
STEPS = (
    ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"),
    ("run", "--silent", "build"),
)
PATIENCE = 300  # seconds for each step
WITHOUT = "the desk works without scripts: the map and the network are tables, pages load whole"


class DeskScripts(BuildHookInterface):
    """``npm ci`` and esbuild, for wheels and editable installs; a failure is told in one line and is no error."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        web = Path(self.root) / WEB
        state = _state(web / "assets")
        stamp = web / "static" / "built-from"
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
            return
        reason = _build(web / "assets")
        if reason:
            self.app.display_warning(f"{reason}; {WITHOUT}")
        else:
            stamp.write_text(state, encoding="utf-8")


def _state(assets: Path) -> str:
    """A hash of everything that the scripts are built from."""
    digest = hashlib.sha256()
    for path in sorted([*assets.glob("*.js"), *assets.glob("*.json")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _build(assets: Path) -> str | None:
    """Why the scripts could not be built; ``None`` where they were."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not there"
    for step in STEPS:
        try:
            subprocess.run([npm, *step], cwd=assets, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as error:
            said = (getattr(error, "stderr", None) or b"").decode(errors="replace").strip().splitlines()
            return f"npm {step[0]} failed ({said[0] if said else error})"
    return None
