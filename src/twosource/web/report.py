"""One self-contained page of a ledger: no script, nothing from elsewhere, readable in print and aloud."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from markupsafe import Markup

from twosource.web import words
from twosource.web.environment import environment
from twosource.web.sources import view_sides, view_sources
from twosource.web.views import EventView, Ledger, Record, index_ledger, view_articles, view_events

HERE = Path(__file__).parent
OPEN_EVENTS = 40  # with more that several claims tell of, event sections start folded
SHOWN_CLAIMS = 15  # of an event; the others are folded
SHOWN_SOURCES = 60
OPEN_ARTICLES = 12
OPEN_YEARS = 150


def render_report(
    documents: Iterable[Record],
    claims: Iterable[Record],
    events: Iterable[Record],
    failures: Iterable[Record] = (),
    *,
    sources: Iterable[Record] = (),
    sides: Iterable[Record] = (),
    title: str = "What the articles say",
    generated: str | None = None,
) -> str:
    """The page as one HTML string, from records in the export formats.

    ``generated`` says when the page was made, a day as an ISO date; the same records give the same page. Claims of no event
    are shown in their articles only.
    """
    ledger = index_ledger(documents, claims, events)
    articles = view_articles(ledger)
    views, axis = view_events(ledger, articles)
    template = environment().get_template("report.html.jinja")
    return template.render(
        title=title,
        generated=words.day_in_words(day) if (day := words.as_date(generated)) else generated,
        style=Markup(_style()),
        figures=_figures(ledger, views),
        published=_published(ledger),
        groups=_group(views),
        years=_by_year(views),
        axis=axis,
        undated=[view for view in views if view.bar is None],
        articles=list(articles.values()),
        names=articles,
        sources=view_sources(sources, ledger, articles),
        sides=view_sides(sides, ledger, articles),
        failures=[_failure(failure) for failure in failures],
        folded={
            "events": sum(view.is_telling for view in views) > OPEN_EVENTS,
            "articles": len(articles) > OPEN_ARTICLES,
            "years": len(views) > OPEN_YEARS,
        },
        shown_claims=SHOWN_CLAIMS,
        shown_sources=SHOWN_SOURCES,
    )


@cache
def _style() -> str:
    return "".join((HERE / "styles" / name).read_text(encoding="utf-8") for name in ("paper.css", "report.css"))


def _figures(ledger: Ledger, views: Sequence[EventView]) -> list[tuple[str, int, str]]:
    """Label, number and css class of each figure in the header."""
    counts = Counter(view.status for view in views)
    whole = [("Articles", len(ledger.documents), ""), ("Claims", len(ledger.claims), ""), ("Events", len(views), "")]
    return whole + [(label, counts[status], status) for status, label in words.STATUS.items() if counts[status]]


def _published(ledger: Ledger) -> str:
    """From when to when the articles are, and how many bear no date."""
    values = [(record.get("published") or {}).get("value") for record in ledger.documents.values()]
    days = [day for value in values if (day := words.as_date(value))]
    if not days:
        return ""
    first, last = words.day_in_words(min(days)), words.day_in_words(max(days))
    undated = f"; {len(values) - len(days):,} without a date" if len(values) > len(days) else ""
    return f"Articles published {first if first == last else f'{first} to {last}'}{undated}."


def _group(views: Sequence[EventView]) -> list[tuple[str, str, list[EventView]]]:
    """Events by status, in the order of the views."""
    groups: dict[str, list[EventView]] = defaultdict(list)
    for view in views:
        groups[view.status].append(view)
    return [(status, words.STATUS.get(status, status), members) for status, members in groups.items()]


def _by_year(views: Sequence[EventView]) -> list[tuple[str, list[EventView]]]:
    """Dated events by the year in which they can first have happened (else last), in order of time."""
    years: dict[str, list[EventView]] = defaultdict(list)
    dated = [view for view in views if view.bar is not None]
    for view in sorted(dated, key=lambda view: (_first_day(view), view.time.get("latest") or "9999", view.id)):
        years[_first_day(view)[:4]].append(view)
    return list(years.items())


def _first_day(view: EventView) -> str:
    return view.time.get("earliest") or view.time.get("latest") or ""


def _failure(failure: Record) -> tuple[str, str]:
    """What was not read and why, in whichever fields the row has them."""
    return str(failure.get("path") or failure.get("document") or "unknown"), str(
        failure.get("reason") or "no reason was recorded"
    )
