"""Which article rests on which voice, as two columns and the lines between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

POINTERS = frozenset({"related-link", "promotion"})


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin as drawn: ``stance`` is supports, denies or unknown (the article names nobody)."""

    name: str
    stance: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A curve from a voice to an article, in a box of 100 by 100."""

    path: str
    stance: str


@dataclass(frozen=True, slots=True)
class Lineage:
    voices: tuple[Voice, ...]
    carriers: tuple[str, ...]  # document ids
    lines: tuple[Line, ...]


def draw_lineage(event: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Lineage:
    """Voices of ``event`` on the left, the documents of its ``claims`` on the right, a line for each that rests on one.

    Articles that name no source hang on one further voice, "no source named". Titles of other articles carry nothing.
    """
    document_of = {claim["id"]: claim["document"]["id"] for claim in claims if claim.get("block") not in POINTERS}
    carriers = tuple(dict.fromkeys(document_of.values()))
    voices, pairs, uncredited = [], [], dict(document_of)
    for origin in (event.get("origins") or {}).get("list") or ():
        resting = dict.fromkeys(document_of[claim] for claim in origin.get("claims") or () if claim in document_of)
        pairs += [(len(voices), document) for document in resting]
        voices.append(Voice(origin.get("name") or "unnamed", origin.get("stance") or "supports", _remark(origin)))
        for claim in origin.get("claims") or ():
            uncredited.pop(claim, None)
    credited = {document for voice, document in pairs if voices[voice].stance == "supports"}
    orphans = [document for document in dict.fromkeys(uncredited.values()) if document not in credited]
    if orphans:
        pairs += [(len(voices), document) for document in orphans]
        voices.append(Voice("no source named", "unknown", "the article’s own voice; may repeat any of the others"))
    return Lineage(tuple(voices), carriers, _lines(pairs, voices, carriers))


def _remark(origin: Mapping[str, Any]) -> str:
    basis = [words for words in origin.get("basis") or () if words != origin.get("name")]
    leans_on = "from " + ", ".join(basis) if basis else ""
    return "; ".join(filter(None, ["party to the event" if origin.get("party") else "", leans_on]))


def _lines(pairs: Sequence[tuple[int, str]], voices: Sequence[Voice], carriers: Sequence[str]) -> tuple[Line, ...]:
    row = {document: number for number, document in enumerate(carriers)}
    return tuple(
        Line(_curve(_middle(voice, len(voices)), _middle(row[document], len(carriers))), voices[voice].stance)
        for voice, document in pairs
    )


def _middle(row: int, rows: int) -> float:
    """Height of a row's middle where ``rows`` rows of one height fill the box."""
    return round(100 * (row + 0.5) / rows, 2)


def _curve(start: float, end: float) -> str:
    return f"M0 {start} C50 {start} 50 {end} 100 {end}"
