"""The network's runtime keeps to itself."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_runtime_reports_to_nobody(tmp_path: Path) -> None:
    """Where it does, it leaves the machine's number and a queue of reports in the user's folders."""
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    for name in [name for name in environment if name in ("CI", "GITHUB_ACTIONS")]:
        del environment[name]  # there it would keep silent anyway
    subprocess.run([sys.executable, "-c", "import twosource.annotate.model"], env=environment, check=True)
    assert not [path for path in tmp_path.rglob("*") if "onnxruntime" in path.name]
