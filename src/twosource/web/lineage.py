"""Who has it from whom, as three columns and the lines between them: articles, outlets that they credit, voices.

Solid lines are stated, dashed ones inferred. Articles that have it from the same places are one row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from twosource.web import words

POINTERS = frozenset({"related-link", "promotion"})
OUTLETS = ("outlet", "wire")
NO_SOURCE = "no source named"
ARTICLE, RELAY, VOICE = (6, 36), (42, 64), (70, 100)  # left and right edges of the columns, per cent of the drawing

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """One row of a column. ``stance`` is supports, denies or unknown; ``article`` the first document that it stands for."""

    name: str
    remark: str = ""
    stance: str = "supports"
    article: str = ""
    others: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A curve in a box of 100 by 100; ``css`` is stated, inferred, denies or unknown."""

    path: str
    css: str


@dataclass(frozen=True, slots=True)
class Row:
    """One edge in words, for those who do not see the drawing, with the words that show it."""

    article: str  # document id
    how: str
    source: str
    stated: bool
    quotes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Lineage:
    articles: tuple[Node, ...]
    relays: tuple[Node, ...]
    voices: tuple[Node, ...]
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    carriers: tuple[str, ...]  # document ids


@dataclass(slots=True)
class Web:
    """Threads between documents, credited outlets and voices, by name, each with how it looks."""

    threads: dict[str, dict[tuple[str, str], str]] = field(default_factory=lambda: defaultdict(dict))  # document -> (column, name) -> css
    onward: dict[tuple[str, str], str] = field(default_factory=dict)  # (relay, voice) -> css
    among: dict[tuple[str, str], str] = field(default_factory=dict)  # (document, earlier document) -> css


def draw_lineage(event: Record, claims: Sequence[Record], lineage: Iterable[Record]) -> Lineage:
    """The drawing of ``event``: ``claims`` in the order of their articles, ``lineage`` as edges with the words that show them.

    Articles that name no source hang on "no source named". Titles of other articles carry nothing.
    """
    document_of = {claim["id"]: claim["document"]["id"] for claim in claims if claim.get("block") not in POINTERS}
    carriers = tuple(dict.fromkeys(document_of.values()))
    edges = [edge for edge in lineage if edge["document"] in carriers]
    voices = list(_voices(event))
    web = _weave(event, {claim["id"]: claim for claim in claims if claim["id"] in document_of}, edges)
    if any(name == NO_SOURCE for threads in web.threads.values() for _, name in threads):
        voices.append(Node(NO_SOURCE, "the article’s own voice; may repeat any of the others", "unknown"))
    groups = _groups(carriers, web)
    relays = tuple(dict.fromkeys(name for document in carriers for column, name in web.threads[document] if column == "relay"))
    nodes = tuple(Node("", article=group[0], others=len(group) - 1) for group in groups)
    lines = tuple(_lines(groups, relays, [voice.name for voice in voices], web))
    return Lineage(nodes, tuple(map(Node, relays)), tuple(voices), lines, tuple(_rows(edges)), carriers)


def _voices(event: Record) -> Iterator[Node]:
    for origin in (event.get("origins") or {}).get("list") or ():
        yield Node(_key(origin), _remark(origin), origin.get("stance") or "supports")


def _key(origin: Record) -> str:
    return words.tidy(origin.get("name") or "unnamed")


def _remark(origin: Record) -> str:
    basis = [said for said in origin.get("basis") or () if said != origin.get("name")]
    leans_on = "from " + ", ".join(basis) if basis else ""
    return "; ".join(filter(None, ["party to the event" if origin.get("party") else "", leans_on]))


def _weave(event: Record, claims: Mapping[str, Record], edges: Sequence[Record]) -> Web:
    web, uncredited = Web(), dict(claims)
    documents = {claim["document"]["id"] for claim in claims.values()}
    reposted: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge["kind"] == "repost" and edge["source"] != "elsewhere":
            reposted[edge["document"]].append(words.tidy(edge["name"]))
        elif not edge["stated"] and edge["source"] in documents:
            web.among[edge["document"], edge["source"]] = "inferred"
    for origin in (event.get("origins") or {}).get("list") or ():
        stance = origin.get("stance") or "supports"
        css = "denies" if stance == "denies" else "stated"
        for id in origin.get("claims") or ():
            if claim := uncredited.pop(id, None):
                relays = list(_relays(claim)) or ([] if claim.get("attribution") else reposted[claim["document"]["id"]])
                _thread(web, claim, _key(origin), css, relays)
    voiced = {document for document, threads in web.threads.items() if {"stated", "inferred"} & set(threads.values())}
    for claim in uncredited.values():
        if claim["document"]["id"] not in voiced:
            web.threads[claim["document"]["id"]]["voice", NO_SOURCE] = "unknown"
    return web


def _relays(claim: Record) -> Iterator[str]:
    """Outlets in the claim's chain, from the article outward."""
    for link in claim.get("attribution") or ():
        if link.get("kind") in OUTLETS:
            yield words.tidy((link.get("entity") or {}).get("name") or link["source"])


def _thread(web: Web, claim: Record, voice: str, css: str, relays: Sequence[str]) -> None:
    """To the voice, through the outlets that the article credits with having it from there."""
    document, through = claim["document"]["id"], [outlet for outlet in relays if _folded(outlet) != _folded(voice)]
    if not through:
        copied = not claim.get("attribution") and any(here == document for here, _ in web.among)
        web.threads[document]["voice", voice] = "inferred" if copied else css
        return
    web.threads[document]["relay", through[0]] = css
    web.onward[through[0], voice] = css


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _groups(carriers: Sequence[str], web: Web) -> list[list[str]]:
    """Documents with the same threads together; whoever others have it from stays alone."""
    sources = {source for _, source in web.among}
    groups: dict[Any, list[str]] = defaultdict(list)
    for document in carriers:
        copied = frozenset(source for here, source in web.among if here == document)
        same = frozenset(web.threads[document].items())
        groups[document if document in sources else (same, copied)].append(document)
    return list(groups.values())


def _lines(groups: Sequence[Sequence[str]], relays: Sequence[str], voices: Sequence[str], web: Web) -> Iterator[Line]:
    row = {document: number for number, group in enumerate(groups) for document in group}
    columns = {"relay": (relays, RELAY), "voice": (voices, VOICE)}
    for number, group in enumerate(groups):
        for (column, name), css in web.threads[group[0]].items():
            names, (left, _) = columns[column]
            yield Line(_curve(ARTICLE[1], _middle(number, len(groups)), left, _middle(list(names).index(name), len(names))), css)
    for (relay, voice), css in web.onward.items():
        yield Line(_curve(RELAY[1], _middle(relays.index(relay), len(relays)), VOICE[0], _middle(list(voices).index(voice), len(voices))), css)
    for start, end in dict.fromkeys((row[here], row[there]) for here, there in web.among):
        if start != end:
            yield Line(_arc(_middle(start, len(groups)), _middle(end, len(groups))), "inferred")


def _middle(row: int, rows: int) -> float:
    """Height of a row's middle where ``rows`` rows of one height fill the box."""
    return round(100 * (row + 0.5) / rows, 2)


def _curve(left: float, start: float, right: float, end: float) -> str:
    middle = (left + right) / 2
    return f"M{left} {start} C{middle} {start} {middle} {end} {right} {end}"


def _arc(start: float, end: float) -> str:
    """From one article to an earlier one, round the left side."""
    return f"M{ARTICLE[0]} {start} C0 {start} 0 {end} {ARTICLE[0]} {end}"


def _rows(edges: Sequence[Record]) -> Iterator[Row]:
    for edge in sorted(edges, key=lambda edge: not edge["stated"]):
        quotes = tuple(words.tidy(span["text"]) for span in edge["here"])
        via = f", through {words.tidy(edge['via'])}" if edge.get("via") else ""
        yield Row(edge["document"], words.LINEAGE.get(edge["kind"], edge["kind"]), words.tidy(edge["name"]) + via, edge["stated"], quotes, edge["why"])
