"""The page's words, loaded once, and short ways to read what a test has written."""

from collections.abc import Callable
from pathlib import Path

import pytest

import twosource
from twosource.read.documents import AS_GIVEN, Limits, Overrides, Raw, Unreadable, read_paths
from twosource.read.limits import USUAL
from twosource.vocabulary.page import PageLexicon, load_page

LANGUAGE = Path(twosource.__file__).parent / "data" / "languages" / "en"
Read = Callable[..., Raw | Unreadable]


@pytest.fixture(scope="session")
def page() -> PageLexicon:
    return load_page(LANGUAGE)


@pytest.fixture
def read(page: PageLexicon, tmp_path: Path) -> Read:
    """``read("brief.txt", content)``: the one document, or the refusal, of a file with that content."""

    def read_one(name: str, content: str | bytes, *, overrides: Overrides = AS_GIVEN, limits: Limits = USUAL):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        (result,) = read_paths([path], overrides=overrides, page=page, limits=limits)
        return result

    return read_one
