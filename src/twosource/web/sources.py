"""Every source with what it asserts, denies, plans and hedges, quoted; and sides that contradict themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

from twosource.web import words

Record = Mapping[str, Any]
QUOTE_MARKS = "\"“”„"  # at the edges: the page sets its own
QUOTE_ROOM = 420  # characters of a quotation; the whole sentence stands in the article


@dataclass(frozen=True, slots=True)
class PositionView:
    """One stance in one sentence. ``href`` leads to the claim's row, or to the article where the answer makes no claim.

    ``events``: title and address of what it is about; ``is_party``: whoever takes it has a part in that.
    """

    stance: str
    scope: str
    quote: str
    href: str
    article: str
    day: str
    remarks: tuple[str, ...] = ()
    name: str = ""  # of whoever takes it, where several do
    events: tuple[tuple[str, str], ...] = ()
    is_party: bool = False


@dataclass(frozen=True, slots=True)
class ContradictionView:
    label: str
    parties: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    name: str
    contradictions: tuple[ContradictionView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source; ``positions`` by stance in words, in the order in which a reader wants them."""

    name: str
    kind: str
    speaks_for: str
    interests: tuple[str, ...]  # what ties it to the matter, in the articles' words
    articles: int
    tally: tuple[tuple[str, int], ...]
    positions: tuple[tuple[str, tuple[PositionView, ...]], ...]
    contradictions: tuple[ContradictionView, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """How positions lead on: ``where`` each can be read, what its ``article`` is called, and the address of an ``event`` by its id;
    none where the page does not lead there."""

    where: Callable[[Record], str]
    article: Callable[[Record], str]
    event: Callable[[str], str] | None = None

    def view(self, position: Record) -> PositionView:
        return PositionView(
            stance=words.POSITIONS[position["stance"]].lower() + " in full" * (position["stance"] == "denies" and position["scope"] == "full"),
            scope=_scope(position["scope"]),
            quote=shorten(words.tidy(position["quote"]).strip(QUOTE_MARKS), QUOTE_ROOM, placeholder=" …"),
            href=self.where(position),
            article=self.article(position),
            day=words.day_in_words(day) if (day := words.as_date(position["published"])) else "",
            remarks=tuple(words.tidy(earlier["why"]) for earlier in position.get("earlier", ()) if earlier["relation"] != "consistent"),
            name=words.tidy(position.get("name", "")),
            events=tuple(self._events(position)),
            is_party=position.get("party", False),
        )

    def _events(self, position: Record) -> Iterator[tuple[str, str]]:
        for event in position.get("events", ()) if self.event else ():
            if event["title"]:
                yield words.tidy(event["title"]), self.event(event["id"])


def view_sources(sources: Iterable[Record], positions: Positions) -> list[SourceView]:
    """Sources that say anything, the most heard first; ``sources`` as they are exported."""
    return [view_source(source, positions) for source in sources if source["positions"]]


def view_sides(sides: Iterable[Record], positions: Positions) -> list[SideView]:
    """States whose speakers say what cannot all be true."""
    return [
        SideView(words.tidy(side["name"]), _contradictions(side["inconsistencies"], positions))
        for side in sides
        if side["inconsistencies"]
    ]


def view_source(source: Record, positions: Positions) -> SourceView:
    groups: dict[str, dict[tuple, PositionView]] = defaultdict(dict)
    for position in source["positions"]:
        same = (position["scope"], position["document"], position["start"])
        view = positions.view(position)
        groups[position["stance"]][same] = _together(groups[position["stance"]].get(same, view), view)
    stances = [stance for stance in words.POSITIONS if stance in groups]
    name = words.tidy(source["name"])
    side = words.tidy(source["side"]["name"]) if source["side"] else ""
    return SourceView(
        name=name,
        kind=words.SOURCES.get(source["kind"], source["kind"]),
        speaks_for=side if side != name else "",
        interests=tuple(words.tidy(interest["text"]) for interest in source["interests"]),
        articles=len(source["documents"]),
        tally=tuple((words.POSITIONS[stance], len(groups[stance])) for stance in stances),
        positions=tuple((words.POSITIONS[stance], tuple(groups[stance].values())) for stance in stances),
        contradictions=_contradictions(source["inconsistencies"], positions),
    )


def _together(first: PositionView, other: PositionView) -> PositionView:
    """One sentence that says it of several events."""
    return replace(first, events=tuple(dict.fromkeys((*first.events, *other.events))), is_party=first.is_party or other.is_party)


def _scope(scope: str) -> str:
    """How far a denial or admission goes, where it does not go all the way."""
    return words.tidy(scope.removeprefix("partial: ")) if scope not in ("", "full") else ""


def _contradictions(relations: Iterable[Record], positions: Positions) -> tuple[ContradictionView, ...]:
    return tuple(ContradictionView(words.RELATIONS[relation["kind"]], tuple(map(positions.view, relation["sides"]))) for relation in relations)
