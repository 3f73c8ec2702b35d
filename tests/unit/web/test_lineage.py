from types import SimpleNamespace
from typing import Any

from twosource.web.lineage import Lineage, draw_lineage


def edge(kind: str, document: str, name: str, *, stated: bool = True, source: str = "", via: str | None = None) -> dict[str, Any]:
    here = [{"text": "Drones"}]
    return {
        "kind": kind, "stated": stated, "document": f"sha256:{document}", "source": source or f"voice:{name}", "name": name,
        "via": via, "here": here, "there": [], "score": 1.0, "why": "because",
    }  # fmt: skip


def drawn(ledger: SimpleNamespace, *edges: dict[str, Any], claims: list | None = None) -> Lineage:
    return draw_lineage(ledger.events[0], claims or ledger.claims[:3], edges)


def css(lineage: Lineage) -> list[str]:
    return [line.css for line in lineage.lines]


def test_voices_lead_to_the_articles_that_rest_on_them(ledger: SimpleNamespace) -> None:
    lineage = drawn(ledger)
    assert [(voice.name, voice.stance) for voice in lineage.voices] == [
        ("two officials", "supports"), ("Aurel Brandt", "denies"), ("no source named", "unknown"),
    ]  # fmt: skip
    assert lineage.carriers == ("sha256:meridian", "sha256:courier", "sha256:review")
    assert css(lineage) == ["stated", "denies", "unknown"]
    assert lineage.voices[1].remark == "party to the event"


def test_a_credited_outlet_stands_between(ledger: SimpleNamespace) -> None:
    first, *others = ledger.claims[:3]
    chain = [{"source": "Halvard", "kind": "wire", "start": 0, "end": 7}, *first["attribution"]]
    edges = edge("credit", "meridian", "Halvard"), edge("source", "meridian", "two officials", via="Halvard")
    lineage = drawn(ledger, *edges, claims=[{**first, "attribution": chain}, *others])
    assert [node.name for node in lineage.relays] == ["Halvard"]
    assert css(lineage) == ["stated", "denies", "unknown", "stated"], "article to Halvard, Halvard to the officials"
    assert [(row.how, row.source, row.quotes) for row in lineage.rows][1] == ("quotes or names", "two officials, through Halvard", ("Drones",))


def test_what_is_inferred_is_dashed_and_says_so(ledger: SimpleNamespace) -> None:
    lineage = drawn(ledger, edge("retold", "review", "Meridian", stated=False, source="sha256:meridian"))
    assert css(lineage)[-1] == "inferred"
    assert [row.stated for row in lineage.rows] == [False]


def test_articles_with_the_same_sources_are_one_row(ledger: SimpleNamespace) -> None:
    again = {**ledger.claims[2], "id": "clm_again", "document": {"id": "sha256:again"}}
    (_, _, own) = drawn(ledger, claims=[*ledger.claims[:3], again]).articles
    assert (own.article, own.others) == ("sha256:review", 1)


def test_own_voice_beside_a_quoted_denial_is_drawn(ledger: SimpleNamespace) -> None:
    own = {**ledger.claims[2], "id": "clm_own", "document": {"id": "sha256:courier"}}
    assert css(drawn(ledger, claims=[*ledger.claims[:2], own])) == ["stated", "denies", "unknown"]


def test_own_voice_beside_a_credit_adds_no_voice(ledger: SimpleNamespace) -> None:
    own = {**ledger.claims[2], "id": "clm_own", "document": {"id": "sha256:meridian"}}
    assert [voice.stance for voice in drawn(ledger, claims=[*ledger.claims[:2], own]).voices] == ["supports", "denies"]


def test_titles_of_other_articles_carry_nothing(ledger: SimpleNamespace) -> None:
    pointer = {**ledger.claims[2], "block": "related-link"}
    assert draw_lineage({"origins": {}}, [pointer], ()).carriers == ()
