"""Who has it from whom, as edges with their evidence; what is inferred is never shown as stated."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from twosource.link.view import ClaimView, Voice
from twosource.model.lineage import LineageEdge, LineageKind, Passage, PassageKind
from twosource.model.text import Span
from twosource.weigh.lineage import OUTLETS, Traced, by_publication, outlet_key, taken_from, voice_key

EVIDENCE = 3  # spans that an edge shows at most, on either side


def draw_edges(traced: Traced, echoes: Mapping[str, ClaimView]) -> Iterator[LineageEdge]:
    """All edges between the documents of one event and their sources, each once; ``echoes`` as ``retold`` found them."""
    yield from _merged(edge for claim in traced.claims for edge in _credits(claim))
    yield from _merged(edge for claim in traced.claims for edge in _reposts(claim))
    yield from _merged(_copy(claim, traced.copied[claim.id]) for claim in traced.claims if claim.id in traced.copied)
    yield from _merged(_quotes(traced))
    yield from (_echo(document, source, traced.claims) for document, source in echoes.items())


def _credits(claim: ClaimView) -> Iterator[LineageEdge]:
    """One edge for each link of the chain; what a credited outlet leans on is had through that outlet."""
    via: Voice | None = None
    for voice in claim.chain:
        key = voice_key(voice, claim)
        if key == outlet_key(claim.outlet or claim.document):
            continue  # the outlet's own name in its own article
        if not voice.inherited and (said := claim.page.sentence or voice.span):
            yield LineageEdge(_kind(voice), True, claim.document, key, voice.name, via.name if via else "", (said,), why=_wording(voice, via))
        via = voice if voice.kind in OUTLETS else via


def _kind(voice: Voice) -> LineageKind:
    if voice.kind in OUTLETS:
        return LineageKind.CREDIT
    return LineageKind.PAPERS if voice.kind == "document" else LineageKind.SOURCE


def _wording(voice: Voice, via: Voice | None) -> str:
    through = f", through {via.name}" if via else ""
    return f"says so itself: «{voice.cue}» {voice.name}{through}" if voice.cue else f"names {voice.name}{through}"


def _reposts(claim: ClaimView) -> Iterator[LineageEdge]:
    names = set(taken_from(claim))
    for derivation in claim.page.taken_from:
        if (derivation.outlet or "") in names:
            name = derivation.outlet or "another publication"
            key = outlet_key(name) if derivation.outlet else "elsewhere"
            yield LineageEdge(LineageKind.REPOST, True, claim.document, key, name, here=(derivation.span,), why="the page says that it stood there first")


def _copy(claim: ClaimView, source: ClaimView) -> LineageEdge:
    here, there = _shared(claim, source, PassageKind.WORDS)
    prints = [passage for passage in claim.page.passages if passage.kind is PassageKind.WORDS]
    score = round(len(here) / len(prints), 2)
    return LineageEdge(
        LineageKind.COPY, False, claim.document, source.document, source.outlet or source.page.title,
        here=_joined(here), there=_joined(there), score=score, why="a sentence about it stands word for word in the earlier article",
    )  # fmt: skip


def _quotes(traced: Traced) -> Iterator[LineageEdge]:
    """The same quotation as in an earlier article, where the sentence is not copied anyhow."""
    bearers: dict[int, ClaimView] = {}
    for claim in sorted(traced.claims, key=by_publication):
        for passage in claim.page.passages:
            if passage.kind is PassageKind.QUOTE:
                first = bearers.setdefault(passage.fingerprint, claim)
                if first.document != claim.document and claim.id not in traced.copied:
                    here, there = _shared(claim, first, PassageKind.QUOTE)
                    yield LineageEdge(
                        LineageKind.QUOTE, False, claim.document, first.document, first.outlet or first.page.title,
                        here=_joined(here), there=_joined(there), score=0.5, why="the same quotation stands in the earlier article",
                    )  # fmt: skip


def _shared(claim: ClaimView, other: ClaimView, kind: PassageKind) -> tuple[list[Passage], list[Passage]]:
    """Passages that both have, on either side."""
    prints = [{passage.fingerprint for passage in each.page.passages if passage.kind is kind} for each in (claim, other)]
    both = prints[0] & prints[1]
    here, there = ([passage for passage in each.page.passages if passage.fingerprint in both] for each in (claim, other))
    return here, there


def _joined(passages: Sequence[Passage]) -> tuple[Span, ...]:
    """Spans of ``passages``; those that touch as one."""
    spans: list[Span] = []
    for passage in passages:
        if spans and passage.span.start <= spans[-1].end + 1:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, passage.span.end))
        else:
            spans.append(passage.span)
    return tuple(spans[:EVIDENCE])


def _echo(document: str, source: ClaimView, claims: Sequence[ClaimView]) -> LineageEdge:
    here = tuple(sorted({claim.page.sentence for claim in claims if claim.document == document and claim.page.sentence}))
    there = (source.page.sentence,) if source.page.sentence else ()
    return LineageEdge(
        LineageKind.RETOLD, False, document, source.document, source.outlet or source.page.title,
        here=here[:EVIDENCE], there=there, score=0.5, why="later, credits nobody, and tells nothing that was not out before",
    )  # fmt: skip


def _merged(edges: Iterator[LineageEdge]) -> Iterator[LineageEdge]:
    """Edges that say the same as one, with the evidence of all up to a few; sorted by document and source."""
    found: dict[tuple[str, str, str, str], list[LineageEdge]] = defaultdict(list)
    for edge in edges:
        found[edge.document, edge.kind, edge.source, edge.via].append(edge)
    for key in sorted(found):
        first = found[key][0]
        here = {span for edge in found[key] for span in edge.here}
        there = {span for edge in found[key] for span in edge.there}
        yield LineageEdge(
            first.kind, first.stated, first.document, first.source, first.name, first.via,
            tuple(sorted(here))[:EVIDENCE], tuple(sorted(there))[:EVIDENCE], max(edge.score for edge in found[key]), first.why,
        )  # fmt: skip
