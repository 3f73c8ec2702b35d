"""A record as a page. The record holds all that the page shows; nothing is looked up here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from twosource.web.customs import told_by
from twosource.web.desk import (
    article,
    deciding,
    event,
    links,
    lists,
    looking,
    network,
    overview,
    places,
    source,
    timeline,
)
from twosource.web.desk.assets import assets
from twosource.web.desk.context import Context
from twosource.web.desk.filters import CHOICES
from twosource.web.environment import environment

Record = Mapping[str, Any]

NAVIGATION = (  # what it is for, and its pages: address and label
    ("Look", (("/", "Overview"), ("/timeline", "Timeline"), ("/map", "Map"), ("/network", "Network"))),
    ("Follow", (("/events", "Events"), ("/articles", "Articles"), ("/sources", "Sources"), ("/entities", "Names"))),
    ("Doubt", (("/conflicts", "Conflicts"), ("/plans", "Plans"), ("/weigh", "Weigh"), ("/failures", "Not read"))),
    ("Work", (("/read", "Read articles"), ("/decisions", "Decisions"), ("/exports", "Exports"))),
)


@dataclass(frozen=True, slots=True)
class Page:
    """``view`` turns a record into what the template of the page's name is filled from, at least its ``title``."""

    view: Callable[[Any, Context], dict[str, Any]]
    twins: tuple[str, ...] = ("json", "csv")  # as which data the same is to be had
    scripts: tuple[str, ...] = ()
    is_cited: bool = False  # as BibTeX and CSL-JSON


PAGES = {
    "overview": Page(overview.view, twins=("json",)),
    "timeline": Page(timeline.view),
    "events": Page(lists.events),
    "event": Page(event.view, is_cited=True),
    "articles": Page(lists.articles),
    "article": Page(article.view, is_cited=True),
    "sources": Page(lists.sources),
    "source": Page(source.view),
    "entities": Page(lists.entities),
    "entity": Page(looking.entity),
    "map": Page(places.view, scripts=("map.js",)),
    "network": Page(network.view, scripts=("network.js",)),
    "conflicts": Page(looking.conflicts),
    "plans": Page(lists.plans),
    "search": Page(looking.search),
    "weigh": Page(looking.weigh, twins=("json",)),
    "failures": Page(lists.failures),
    "reading": Page(deciding.reading, twins=("json",)),
    "decisions": Page(deciding.decisions),
    "exports": Page(lists.exports, twins=()),
    "preview": Page(deciding.preview, twins=()),
    "login": Page(deciding.login, twins=()),
    "error": Page(deciding.error, twins=()),
}


def render(name: str, record: Record, context: Context) -> str:
    """The page ``name`` of PAGES as HTML."""
    page = PAGES[name]
    template = environment().get_template(f"desk/{name}.html.jinja")
    with told_by(context.customs):
        return template.render(
            page.view(record, context),
            context=context,
            links=links,
            navigation=NAVIGATION,
            assets=assets(),
            scripts=("desk.js", *page.scripts),
            twins=page.twins,
            is_cited=page.is_cited,
            can_decide=bool(context.editor) and not context.public,
            filter_choices=CHOICES,
        )
