"""One self-contained page of a ledger: no script, nothing from elsewhere, readable in print and aloud."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from twosource import export
from twosource.store.ledger import Ledger
from twosource.store.rows import plain
from twosource.web import words
from twosource.web.articles import ArticleView, view_articles
from twosource.web.environment import environment
from twosource.web.events import EventView, Surroundings, view_event
from twosource.web.reader import sentence_html
from twosource.web.sources import Positions, view_sides, view_sources
from twosource.web.timeline import Axis, Bar, make_axis

Record = Mapping[str, Any]
HERE = Path(__file__).parent
STATUS_ORDER = tuple(words.STATUS)
OPEN_EVENTS = 40  # with more that several claims tell of, event sections start folded
SHOWN_CLAIMS = 15  # of an event; the others are folded
SHOWN_SOURCES = 60
OPEN_ARTICLES = 12
OPEN_YEARS = 150


def report_of(ledger: Ledger, *, generated: str | None = None) -> str:
    """The page of all that an open ledger holds."""
    return render_report(
        export.documents(ledger), export.claims(ledger), export.events(ledger), map(plain, ledger.failures()),
        sources=export.sources(ledger), sides=export.sides(ledger), generated=generated,
    )  # fmt: skip


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
    listed = {record["id"]: record for record in documents}
    known = {claim["id"]: claim for claim in claims}
    found = sorted(events, key=lambda event: event["id"])
    event_of = {claim: event["id"] for event in found for claim in event["claims"]}
    articles = view_articles(listed.values(), known.values(), event_of)
    views = sorted(_view_events(found, known, listed, articles), key=_weight)
    axis = make_axis(view.time for view in views)
    bars = _bars(views, axis)
    positions = Positions(lambda position: _where(position, event_of, articles), lambda position: articles[position["document"]].name)
    return environment().get_template("report.html.jinja").render(
        title=title,
        generated=words.day_in_words(day) if (day := words.as_date(generated)) else generated,
        style=Markup(_style()),
        figures=_figures(len(listed), len(known), views),
        published=_published(listed.values()),
        groups=_group(views),
        years=_by_year(view for view in views if bars[view.id]),
        axis=axis,
        bars=bars,
        undated=[view for view in views if not bars[view.id]],
        articles=list(articles.values()),
        names=articles,
        sources=view_sources(sources, positions),
        sides=view_sides(sides, positions),
        failures=[_failure(failure) for failure in failures],
        folded={
            "events": sum(view.is_telling for view in views) > OPEN_EVENTS,
            "articles": len(articles) > OPEN_ARTICLES,
            "years": len(views) > OPEN_YEARS,
        },
        shown_claims=SHOWN_CLAIMS,
        shown_sources=SHOWN_SOURCES,
    )


def _view_events(
    events: Iterable[Record], claims: Mapping[str, Record], documents: Mapping[str, Record], articles: Mapping[str, ArticleView]
) -> Iterator[EventView]:
    def quote(claim: Record) -> Markup:
        text = documents[claim["document"]["id"]]["text"]
        return sentence_html(text[claim["sentence"]["start"] : claim["sentence"]["end"]], claim, href=_there(claim))

    around = Surroundings(articles, quote, _there)
    for event in events:
        told = [claims[claim] for claim in event["claims"] if claim in claims]
        yield view_event(event, told, _quoted(event.get("lineage") or (), documents), around)


def _there(claim: Record) -> str:
    return f"#{words.anchor('at', claim['id'])}"


def _quoted(lineage: Iterable[Record], documents: Mapping[str, Record]) -> Iterator[Record]:
    """Edges of the export with the words at their spans."""
    for edge in lineage:
        text = documents[edge["document"]]["text"]
        yield {**edge, "here": [{"text": text[start:end]} for start, end in edge["here"]]}


def _weight(view: EventView) -> tuple[int, int, int, str, str]:
    """The contested first, then those that most articles carry, then by date."""
    order = STATUS_ORDER.index(view.status) if view.status in STATUS_ORDER else len(STATUS_ORDER)
    return order, -len(view.lineage.carriers), -len(view.claims), view.time.get("earliest") or "9999", view.id


def _bars(views: Iterable[EventView], axis: Axis | None) -> dict[str, Bar | None]:
    """Event → its place on the axis; ``None`` for what bears no date."""
    return {view.id: axis.bar(view.time.get("earliest"), view.time.get("latest")) if axis else None for view in views}


def _where(position: Record, event_of: Mapping[str, str], articles: Mapping[str, ArticleView]) -> str:
    """The claim's row, or the article where the answer makes no claim."""
    claim = position["claim"]
    return f"#{words.anchor('claim', claim)}" if claim in event_of else articles[position["document"]].href


@cache
def _style() -> str:
    return "".join((HERE / "styles" / name).read_text(encoding="utf-8") for name in ("paper.css", "report.css"))


def _figures(articles: int, claims: int, views: Sequence[EventView]) -> list[tuple[str, int, str]]:
    """Label, number and css class of each figure in the header."""
    counts = Counter(view.status for view in views)
    whole = [("Articles", articles, ""), ("Claims", claims, ""), ("Events", len(views), "")]
    return whole + [(label, counts[status], status) for status, label in words.STATUS.items() if counts[status]]


def _published(documents: Iterable[Record]) -> str:
    """From when to when the articles are, and how many bear no date."""
    values = [(record.get("published") or {}).get("value") for record in documents]
    days = [day for value in values if (day := words.as_date(value))]
    if not days:
        return ""
    first, last = words.day_in_words(min(days)), words.day_in_words(max(days))
    undated = f"; {words.figure(len(values) - len(days))} without a date" if len(values) > len(days) else ""
    return f"Articles published {first if first == last else f'{first} to {last}'}{undated}."


def _group(views: Sequence[EventView]) -> list[tuple[str, str, list[EventView]]]:
    """Events by status, in the order of the views."""
    groups: dict[str, list[EventView]] = defaultdict(list)
    for view in views:
        groups[view.status].append(view)
    return [(status, words.STATUS.get(status, status), members) for status, members in groups.items()]


def _by_year(dated: Iterable[EventView]) -> list[tuple[str, list[EventView]]]:
    """Dated events by the year in which they can first have happened (else last), in order of time."""
    years: dict[str, list[EventView]] = defaultdict(list)
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
