"""Texts read for real, with the sample dossier's names."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.config import DATA, load_config
from twosource.model.reading import Reading
from twosource.pipeline.build import build
from twosource.read.documents import Overrides, Raw, read_file
from twosource.read.files import Found

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a text as an article; ``published`` is its day, ISO."""
    machine, folder = build(replace(load_config(), vocabulary=(DATA / "demo" / "vocabulary",))), tmp_path_factory.mktemp("texts")

    def run(text: str, *, published: str | None = None) -> Reading:
        path = folder / "article.txt"
        path.write_text(text, encoding="utf-8")
        overrides = Overrides(published=published)
        (raw,) = read_file(Found(path, path.name), overrides=overrides, page=machine.page, limits=machine.limits)
        assert isinstance(raw, Raw)
        return machine.pipeline(raw.document)

    return run
