"""YAML files of ``data/``, parsed by libyaml where PyYAML was built with it: ten times as fast."""

from pathlib import Path
from typing import Any

import yaml

from twosource.errors import VocabularyError

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path, *, loader: Any = Loader) -> Any:
    """What ``path`` holds.

    :raises VocabularyError: naming the file, where it cannot be read or is no YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise VocabularyError([f"{path.name}: {error}"]) from error
