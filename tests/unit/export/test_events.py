from tests.conftest import save_events
from twosource import export
from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.model.lineage import LineageEdge, LineageKind
from twosource.model.reading import Reading
from twosource.model.text import Span
from twosource.store.ledger import Ledger


def test_event_gathers_what_its_claims_say(filled: Ledger, reading: Reading) -> None:
    claim = reading.claims[0].id
    event = Event("evt_1", "transfer", "Kestria sells boats", (claim,))
    save_events(filled, (event, Corroboration(1, 1, 1, 0)))
    (record,) = export.events(filled)
    assert list(record) == ["id", "type", "title", "time", "place", "participants", "stage", "claims", "documents", "origins",
                            "denials", "conflicts", "lineage", "status"]
    assert record["time"] == {"earliest": "2031-05-03", "latest": "2031-05-03"}
    assert record["place"]["name"] == "Orsova"
    assert [(part["role"], part["entity"]["name"]) for part in record["participants"]] == [("recipient", "Varnland"), ("supplier", "Kestria")]
    assert record["stage"] is None, "what is denied has come to no stage"
    assert record["documents"] == [reading.document.id]
    assert record["origins"] == {"known": 1, "possible": 1, "carriers": 1, "unknown_lineage": 0, "list": []}


def test_lineage_is_told_edge_by_edge_with_its_words(filled: Ledger, reading: Reading) -> None:
    document, claim = reading.document, reading.claims[0].id
    credit = LineageEdge(LineageKind.CREDIT, True, document.id, "voice:halvard", "Halvard", here=(Span(0, 7),), why="says so itself")
    copy = LineageEdge(LineageKind.COPY, False, document.id, document.id, "Halm Times", here=(Span(0, 4),), there=(Span(0, 4),), score=0.6)
    save_events(filled, (Event("evt_1", "transfer", "Kestria sells boats", (claim,)), Corroboration(1, 1, 1, 0, lineage=(copy, credit))))
    first, second = export.lineage(filled)
    assert (first["stated"], first["event"], first["via"], first["there"]) == (True, "evt_1", None, [])
    assert first["here"] == [{"text": document.text[:7], "start": 0, "end": 7}]
    assert (second["kind"], second["stated"], second["there"][0]["text"]) == ("copy", False, document.text[:4])
