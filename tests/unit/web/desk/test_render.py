from html.parser import HTMLParser
from typing import Any

import pytest

from twosource.web.desk import Context, render
from twosource.web.desk.render import NAVIGATION


class Tags(HTMLParser):
    """All start tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture
def page(overview: dict[str, Any]) -> str:
    return render("overview", overview, Context(csrf="t0ken", address="/", editor="M. Orlan", notice="Undone."))


def test_every_page_leads_to_every_other(page: str) -> None:
    addresses = {link.get("href") for link in Tags(page).of("a")}
    assert {address for _, entries in NAVIGATION for address, _ in entries} <= addresses


def test_frame_names_where_one_is_who_decides_and_what_happened(page: str) -> None:
    assert '<a href="/" aria-current="page">Overview</a>' in page
    assert "<strong>M. Orlan</strong>" in page and "Undone." in page


def test_nothing_in_a_page_needs_more_than_its_own_files(page: str) -> None:
    tags = Tags(page)
    assert not [attributes for _, attributes in tags.found if "style" in attributes or any(name.startswith("on") for name in attributes)]
    assert all((script.get("src") or "").startswith("/static/") for script in tags.of("script"))
    assert not tags.of("style")


def test_every_form_that_changes_something_carries_the_token(page: str) -> None:
    posts = page.split('method="post"')[1:]
    assert posts and all('name="csrf" value="t0ken"' in form.split("</form>")[0] for form in posts)


def test_public_mode_shows_on_the_page(overview: dict[str, Any]) -> None:
    page = render("overview", overview, Context(public=True))
    assert 'aria-checked="true"' in page and "Public mode:" in page
    assert 'aria-checked="false"' in render("overview", overview, Context())


def test_words_of_articles_are_escaped(overview: dict[str, Any]) -> None:
    page = render("overview", overview, Context(address='/?q="><script>'))
    assert "Drones &lt;meridian&gt;" in page and "<script>" not in page.replace("<script src", "")
