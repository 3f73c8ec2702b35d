"""Decisions on claims, events, names and articles: what they do, and that they can be taken back."""

from dataclasses import replace
from typing import Any

import pytest

from tests.conftest import BODY, TEXT, span_of
from twosource import export
from twosource.errors import InputError, StaleError
from twosource.model.decision import DecisionKind, Subject
from twosource.model.reading import Reading
from twosource.pipeline.decide import Decided, Proposal, decide, preview, undo
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger

ORLAN = "M. Orlan"


def no_machine() -> Any:
    pytest.fail("nothing needs to be read again")


@pytest.fixture
def claim(filled: Ledger, reading: Reading) -> str:
    """The claim of the one article in a ledger that is up to date."""
    refresh(filled)
    return reading.claims[0].id


def correct(ledger: Ledger, claim: str, field: str, value: Any, *, version: int | None = None, by: str = ORLAN) -> Decided:
    return decide(ledger, no_machine, Proposal(by, DecisionKind.CORRECT, Subject.CLAIM, claim, version, field, value))


def on_claim(ledger: Ledger, claim: str, kind: DecisionKind) -> Decided:
    return decide(ledger, no_machine, Proposal(ORLAN, kind, Subject.CLAIM, claim))


def record(ledger: Ledger) -> dict[str, Any]:
    (found,) = export.claims(ledger)
    return found


def exported(ledger: Ledger) -> dict[str, str]:
    return {name: "".join(lines(ledger)) for name, lines in export.FORMATS.items() if name != "decisions"}


def fillers(ledger: Ledger) -> dict[str, str]:
    return {part["role"]: part["text"] for part in record(ledger)["arguments"]}


def test_roles_are_changed_by_words_of_the_article(filled: Ledger, claim: str) -> None:
    before = exported(filled)
    decided = correct(filled, claim, "role", {"supplier": ["Varnland"], "recipient": [list(_at("Kestria"))]})
    assert fillers(filled) == {"supplier": "Varnland", "recipient": "Kestria", "item": "about 40 patrol boats"}
    names = {part["role"]: part["entity"]["name"] for part in record(filled)["arguments"] if part["entity"]}
    assert names == {"supplier": "Varnland", "recipient": "Kestria"}
    (said,) = record(filled)["decided"]
    assert (said["number"], said["by"], said["field"]) == (1, ORLAN, "role")
    assert {part["role"]: part["text"] for part in said["before"]["arguments"]} == {"supplier": "Kestria", "recipient": "Varnland"}
    assert "Varnland" in next(iter(export.events(filled)))["title"].split(" to ")[0]
    undo(filled, no_machine, decided.decision.number, by="T. Brandt")
    assert exported(filled) == before


def _at(words: str) -> tuple[int, int]:
    span = span_of(words, after=TEXT.index(BODY))
    return span.start, span.end


def test_what_a_person_typed_has_no_words_of_the_article(filled: Ledger, claim: str) -> None:
    correct(filled, claim, "time", [{"earliest": "2031-05-01", "latest": "2031-05-09"}])
    (time,) = record(filled)["time"]
    assert (time["text"], time["start"], time["rule"], time["earliest"], time["latest"]) == ("", None, f"decided by {ORLAN}", "2031-05-01", "2031-05-09")
    correct(filled, claim, "place", [{"name": "Ostmere Roads"}])
    (place,) = record(filled)["place"]
    assert (place["start"], place["name"], place["precision"], place["why"]) == (None, "Ostmere Roads", "unresolved", f"decided by {ORLAN}")
    correct(filled, claim, "quantity", [{"min": 30, "max": None, "unit": "boat"}])
    assert record(filled)["quantity"] == [{"text": "", "start": None, "end": None, "min": 30, "max": None, "unit": "boat", "approximate": False}]
    assert [each["before"][0]["text"] for each in record(filled)["decided"]] == ["3 May", "Orsova", "about 40 patrol boats"]


def test_a_time_of_the_article_keeps_its_words(filled: Ledger, claim: str) -> None:
    correct(filled, claim, "time", [])
    correct(filled, claim, "time", [{"words": "3 May"}])
    (time,) = record(filled)["time"]
    assert (time["text"], time["timex"]) == ("3 May", "2031-05-03") and time["rule"].startswith(f"decided by {ORLAN}: day-month")


def test_a_place_by_its_number_in_geonames(filled: Ledger, claim: str) -> None:
    correct(filled, claim, "place", [{"geonames": 2950159, "words": "Orsova"}])
    (place,) = record(filled)["place"]
    assert (place["text"], place["name"], place["country"], place["precision"]) == ("Orsova", "Berlin", "DE", "city")


def test_polarity_modality_and_type(filled: Ledger, claim: str) -> None:
    before = exported(filled)
    for field, value in (("polarity", "positive"), ("modality", "planned"), ("type", "visit")):
        correct(filled, claim, field, value)
    found = record(filled)
    assert (found["polarity"], found["modality"], found["event"]["type"], found["arguments"]) == ("positive", "planned", "visit", [])
    assert next(iter(export.events(filled)))["status"] == "planned"
    for number in (3, 2, 1):
        undo(filled, no_machine, number, by=ORLAN)
    assert exported(filled) == before


def test_the_chain_is_made_of_words_of_the_article(filled: Ledger, claim: str) -> None:
    chain = [{"words": "the Daily Meridian", "kind": "wire", "cue": "reported"}, {"words": "Kestria’s ships", "kind": "document"}]
    correct(filled, claim, "attribution", chain)
    assert [(link["source"], link["kind"], link["cue"]) for link in record(filled)["attribution"]] == [
        ("the Daily Meridian", "wire", "reported"), ("Kestria’s ships", "document", ""),
    ]  # fmt: skip
    assert span_of("Kestria’s ships") in filled.reading(next(iter(filled.paths()))).claims[0].evidence


def test_a_rejected_claim_counts_for_nothing_until_that_is_undone(filled: Ledger, claim: str) -> None:
    before = exported(filled)
    effect = on_claim(filled, claim, DecisionKind.REJECT).effect
    assert len(effect.events_before) == 1 and effect.events_after == ()
    assert exported(filled)["claims"] == exported(filled)["events"] == ""
    with pytest.raises(InputError, match=f"{ORLAN} rejected this claim"):
        correct(filled, claim, "polarity", "positive")
    (rejected,) = filled.reading(next(iter(filled.paths()))).corrections.rejected
    assert rejected.id == claim
    undo(filled, no_machine, 1, by=ORLAN)
    assert exported(filled) == before


def test_a_confirmed_claim_says_so(filled: Ledger, claim: str) -> None:
    on_claim(filled, claim, DecisionKind.CONFIRM)
    assert [said["kind"] for said in record(filled)["decided"]] == ["confirm"]


def test_an_undo_is_undone(filled: Ledger, claim: str) -> None:
    correct(filled, claim, "polarity", "positive")
    after = exported(filled)
    undo(filled, no_machine, 1, by=ORLAN)
    undo(filled, no_machine, 2, by=ORLAN)
    assert exported(filled) == after
    assert [(entry["kind"], entry["undoes"], entry["holds"]) for entry in export.decisions(filled)] == [
        ("correct", None, True), ("undo", 1, False), ("undo", 2, True),
    ]  # fmt: skip


def test_what_later_decisions_rest_on_is_not_undone(filled: Ledger, claim: str) -> None:
    correct(filled, claim, "polarity", "positive")
    correct(filled, claim, "modality", "planned")
    correct(filled, claim, "polarity", "negative", by="T. Brandt")
    with pytest.raises(InputError, match="decision 3 of T. Brandt .* rests on decision 1"):
        undo(filled, no_machine, 1, by=ORLAN)
    undo(filled, no_machine, 2, by=ORLAN)
    undo(filled, no_machine, 3, by=ORLAN)
    undo(filled, no_machine, 1, by=ORLAN)
    with pytest.raises(InputError, match=f"undone by {ORLAN}"):
        undo(filled, no_machine, 1, by="T. Brandt")


def test_who_comes_second_is_told_who_was_first(filled: Ledger, claim: str) -> None:
    shown = filled.version(Subject.CLAIM, claim)
    correct(filled, claim, "polarity", "positive", version=shown)
    with pytest.raises(StaleError, match=rf"{ORLAN} decided on this claim at .* \(correct polarity, decision 1\)"):
        correct(filled, claim, "modality", "planned", version=shown, by="T. Brandt")
    correct(filled, claim, "modality", "planned", version=filled.version(Subject.CLAIM, claim), by="T. Brandt")
    assert len(filled.decisions()) == 2


def test_a_preview_keeps_nothing(filled: Ledger, claim: str) -> None:
    before = exported(filled)
    shown = preview(filled, no_machine, Proposal(ORLAN, DecisionKind.REJECT, Subject.CLAIM, claim))
    assert len(shown.effect.events_before) == 1 and shown.effect.after is not None and not shown.effect.after.claims
    assert exported(filled) == before and filled.decisions() == [] and filled.is_derived()


def test_notes_change_nothing(filled: Ledger, claim: str) -> None:
    before, document = exported(filled), next(iter(filled.paths()))
    event = filled.memberships()[claim]
    for kind, subject in ((Subject.CLAIM, claim), (Subject.EVENT, event), (Subject.DOCUMENT, document), (Subject.ENTITY, "ent_00")):
        decide(filled, no_machine, Proposal(ORLAN, DecisionKind.NOTE, kind, subject, value="look at this again"))
    assert {name: text for name, text in exported(filled).items() if name != "claims"} == {
        name: text for name, text in before.items() if name != "claims"
    }
    assert filled.version(Subject.CLAIM, claim) == filled.version(Subject.EVENT, event) == 0
    assert [each.subject_kind for each in filled.decisions(claim)] == ["claim", "event"]


def test_decisions_survive_another_reading(filled: Ledger, claim: str, reading: Reading) -> None:
    correct(filled, claim, "polarity", "positive")
    after = exported(filled)
    again = replace(reading, claims=(replace(reading.claims[0], id="clm_other"),))
    filled.save(again, TEXT.encode(), made_by="a later model", overrides={})
    refresh(filled)
    assert record(filled)["polarity"] == "positive" and record(filled)["id"] == "clm_other"
    filled.save(replace(reading, claims=()), TEXT.encode(), made_by="a worse model", overrides={})
    refresh(filled)
    (orphan,) = filled.reading(reading.document.id).corrections.orphans
    assert orphan.subject == claim
    filled.save(reading, TEXT.encode(), made_by="the first model", overrides={})
    refresh(filled)
    assert exported(filled) == after


@pytest.mark.parametrize(("field", "value", "reason"), [
    ("role", {"visitor": ["Kestria"]}, "transfer has no role visitor"),
    ("role", {"supplier": ["Velm"]}, "stands 0 times"),
    ("role", {"supplier": [[5, 5]]}, "no words"),
    ("time", [{"edtf": "yesterday"}], "not a time"),
    ("time", [{"edtf": "2031-05-09/2031-05-01"}], "not a time"),
    ("place", [{}], "a place needs"),
    ("place", [{"geonames": 1}], "no state and no town"),
    ("quantity", [{"min": 5, "max": 3}], "least no greater"),
    ("polarity", "maybe", "none of positive, negative"),
    ("type", "theft", "no type of event"),
    ("polarity", "negative", "already"),
    ("colour", "red", "no field"),
    ("attribution", [{"words": "Orsova"}], "does not fit"),
])  # fmt: skip
def test_what_does_not_fit_is_refused(filled: Ledger, claim: str, field: str, value: Any, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        correct(filled, claim, field, value)
    assert filled.decisions() == []


def test_decisions_are_signed(filled: Ledger, claim: str) -> None:
    with pytest.raises(InputError, match="signed"):
        correct(filled, claim, "polarity", "positive", by=" ")
