"""A record as a page. The record holds all that the page shows; nothing is looked up here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from twosource.web.desk import links, overview, plain
from twosource.web.desk.assets import assets
from twosource.web.desk.context import Context
from twosource.web.environment import environment

Record = Mapping[str, Any]

NAVIGATION = (  # what it is for, and its pages: address and label
    ("Look", (("/", "Overview"), ("/timeline", "Timeline"), ("/map", "Map"), ("/network", "Network"))),
    ("Follow", (("/events", "Events"), ("/articles", "Articles"), ("/sources", "Sources"), ("/entities", "Names"))),
    ("Doubt", (("/conflicts", "Conflicts"), ("/plans", "Plans"), ("/weigh", "Weigh"), ("/failures", "Not read"))),
    ("Work", (("/read", "Read articles"), ("/decisions", "Decisions"))),
)


@dataclass(frozen=True, slots=True)
class Page:
    """``view`` turns a record into what the template is filled from, at least its ``title``."""

    view: Callable[[Any, Context], dict[str, Any]]
    template: str
    has_twin: bool = True  # whether the same is to be had as data
    scripts: tuple[str, ...] = ()


PAGES = {
    "overview": Page(overview.view, "overview"),
}


def render(name: str, record: Record, context: Context) -> str:
    """The page ``name`` as HTML. Names are those of the record functions, and login, error, reading, decisions, weigh."""
    page = PAGES.get(name) or Page(plain.view_as(name), "plain")
    template = environment().get_template(f"desk/{page.template}.html.jinja")
    return template.render(
        page.view(record, context),
        context=context,
        links=links,
        navigation=NAVIGATION,
        assets=assets(),
        scripts=("desk.js", *page.scripts),
        has_twin=page.has_twin,
    )
