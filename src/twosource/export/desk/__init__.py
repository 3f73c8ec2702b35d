"""The record of each page of the desk: what the page shows, and what its JSON says.

Every function takes an open ledger and plain values; a list is ``{"items", "total", "next"}``, where ``next`` is the cursor
of the following page and ``None`` on the last one. An id that leads nowhere raises :class:`twosource.errors.MissingError`,
a cursor or filter that means nothing :class:`twosource.errors.InputError`.
"""

from twosource.export.desk.articles import article, articles
from twosource.export.desk.conflicts import conflicts
from twosource.export.desk.decisions import decisions
from twosource.export.desk.entities import entities, entity
from twosource.export.desk.events import event, events
from twosource.export.desk.failures import failures
from twosource.export.desk.map import places
from twosource.export.desk.network import network
from twosource.export.desk.overview import overview
from twosource.export.desk.page import Page
from twosource.export.desk.plans import plans
from twosource.export.desk.search import search
from twosource.export.desk.sources import source, sources
from twosource.export.desk.timeline import timeline
from twosource.store.browse import EventFilter

__all__ = [
    "EventFilter", "Page", "article", "articles", "conflicts", "decisions", "entities", "entity", "event", "events", "failures", "network",
    "overview", "places", "plans", "search", "source", "sources", "timeline",
]  # fmt: skip
