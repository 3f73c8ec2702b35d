"""Why facts were not read as a reader read them, on an invented article."""

from functools import cache

import pytest

from evaluation.facts import evaluate
from evaluation.misses import Page, causes
from twosource.config import load_config
from twosource.export.claims import claims_of
from twosource.model.text import Block, BlockKind, Document, Span
from twosource.pipeline.build import build

TEXT = "The army of Kestria bombed a depot. Orrel was pleased with the sunny weather.\n\nShare this: Kestria bombed a port."


@cache
def page() -> Page:
    machine = build(load_config())
    body, rest = TEXT.split("\n\n")
    blocks = (
        Block(Span(0, len(body)), BlockKind.BODY),
        Block(Span(len(TEXT) - len(rest), len(TEXT)), BlockKind.FURNITURE),
    )
    return Page(machine.pipeline(Document("sha256:0", "brief.txt", TEXT, blocks)), machine)


def fact(kind: str, trigger: str, start: int | None = None, **roles: list[str]) -> dict:
    start = TEXT.index(trigger) if start is None else start
    return {
        "id": "f", "doc": "brief.txt", "type": kind, "trigger": trigger, "start": start, "end": start + len(trigger),
        "roles": roles, "when": [], "polarity": "positive", "modality": "actual", "chain": [],
    }  # fmt: skip


@pytest.mark.parametrize(("missed", "cause"), [
    (fact("attack", "bombed", target=["a depot"]), None),
    (fact("attack", "bombed", attacker=["a depot"]), "role: read in another role"),
    (fact("attack", "bombed", item=["Varnland"]), "name: found nowhere"),
    (fact("attack", "bombed", item=["sunny weather"]), "name: found nowhere"),
    (fact("attack", "bombed", start=TEXT.rindex("bombed")), "missed: furniture"),
    (fact("attack", "weather"), "missed: trigger is listed for no type"),
    (fact("transfer", "bombed", start=0), "missed: trigger is listed for no type"),
])  # fmt: skip
def test_each_shortfall_has_one_cause(missed: dict, cause: str | None) -> None:
    result = evaluate([missed], list(claims_of(page().reading, {}, {})))
    found = [name for name, _ in causes(missed, *result.matched.get("f", (None, None)), page())]
    assert found == ([cause] if cause else [])
