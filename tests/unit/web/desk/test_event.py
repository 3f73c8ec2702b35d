from types import SimpleNamespace
from typing import Any

import pytest

from tests.unit.web.desk.conftest import article_card, decision
from twosource.web.desk import Context, render


@pytest.fixture
def record(ledger: SimpleNamespace) -> dict[str, Any]:
    """The disputed transfer of the report's ledger, as the desk gets it."""
    texts = {document["id"]: document for document in ledger.documents}
    claims = []
    for claim in ledger.claims[:3]:
        document = texts[claim["document"]["id"]]
        quote = document["text"][claim["sentence"]["start"] : claim["sentence"]["end"]]
        claims.append({**claim, "document": document, "quote": quote, "version": 0, "quantity": []})
    cards = {id: article_card(id.removeprefix("sha256:"), outlet=document["outlet"], published=document["published"]) for id, document in texts.items()}
    edge = {"kind": "source", "stated": True, "document": "sha256:meridian", "source": "voice:two officials", "name": "two officials", "via": None,
            "here": [{"text": "two officials said", "start": 0, "end": 18}], "there": [], "score": 1.0, "why": "says so itself"}  # fmt: skip
    history = [{"day": "2024-04-01", "kind": "new-denial", "event": "evt_1", "title": "", "detail": "by Aurel Brandt"}]
    return ledger.events[0] | {"claim_records": claims, "next": None, "articles": cards, "edges": [edge], "history": history, "decisions": [],
                                 "version": 3}


def page(record: dict[str, Any], address: str = "/events/evt_1", **context: Any) -> str:
    return render("event", record, Context(address=address, **{"editor": "M. Orlan", **context}))


def test_each_claim_leads_to_its_words(record: dict[str, Any]) -> None:
    shown = page(record)
    assert 'href="/articles/sha256:meridian#at-clm_meridian0:~:text=Kestria%20sold' in shown
    assert "Who has it from whom" in shown and "two officials said" in shown


def test_cells_of_the_matrix_hold_the_exact_words(record: dict[str, Any]) -> None:
    shown = page(record)
    says = shown[shown.index('id="says"') : shown.index('id="claims"')]
    assert '<q class="peek" aria-hidden="true">Kestria sold Varnland 40 drones, two officials said.</q>' in says
    assert 'href="/articles/sha256:meridian#at-clm_meridian0:~:text=Kestria%20sold' in says


def test_both_sides_of_a_conflict_are_quoted(record: dict[str, Any]) -> None:
    told = page(record)
    differences = told[told.index('id="differences"') : told.index('id="claims"')]
    assert "40 against 90" in differences and differences.count("<blockquote>") == 2


def test_history_and_answers_are_told(record: dict[str, Any]) -> None:
    shown = page(record)
    assert "by Aurel Brandt" in shown and "<strong>Aurel Brandt</strong> denies it in full" in shown


def test_history_tells_what_was_decided_and_lets_it_be_undone(record: dict[str, Any]) -> None:
    record["decisions"] = [decision(1, undone_by="A. Lind"), decision(2, kind="undo", undoes=1, by="A. Lind"), decision(3, kind="note", value="Ask the yard.")]
    shown = page(record)
    history = shown[shown.index('id="history"') :]
    assert history.index("by Aurel Brandt") < history.index("confirmed <a") < history.index("undid decision 1 on") < history.index("Ask the yard.")
    assert "undone by A. Lind" in history
    assert history.count('action="/undo"') == 1 and 'name="number" value="2"' in history
    assert 'action="/undo"' not in page(record, editor="")


def test_event_and_claims_are_cited(record: dict[str, Any]) -> None:
    shown = page(record)
    for path in ("events/evt_1", "claims/clm_meridian0"):
        assert f'href="/api/v1/{path}/citation" download' in shown and f'href="/api/v1/{path}/citation?style=csl" download' in shown


def test_forms_stand_where_they_were_asked_for(record: dict[str, Any]) -> None:
    assert 'id="decide-clm_meridian0"' not in page(record)
    assert page(record, "/events/evt_1?edit=clm_meridian0").count('class="deciding-head"') == 1


@pytest.mark.parametrize("context", [{"editor": ""}, {"public": True}])
def test_who_has_no_name_or_sees_the_public_side_decides_nothing(record: dict[str, Any], context: dict[str, Any]) -> None:
    shown = page(record, "/events/evt_1?edit=clm_meridian0", **context)
    assert 'action="/decide"' not in shown and 'class="correct"' not in shown


def test_what_was_decided_shows_on_the_claim(record: dict[str, Any]) -> None:
    decided = [{"number": 2, "kind": "correct", "field": "role", "by": "A. Lind", "at": "2024-05-01", "before": "", "why": ""}]
    record["claim_records"][0]["decided"] = decided
    assert "corrected by A. Lind" in page(record)
