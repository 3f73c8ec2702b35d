from dataclasses import replace

from tests.conftest import make_reading
from twosource import export
from twosource.export.claims import claims_of
from twosource.model.claim import Link
from twosource.model.reading import Reading
from twosource.store.ledger import Ledger


def test_claim_has_the_keys_of_the_contract(reading: Reading) -> None:
    (claim,) = claims_of(reading, {}, {})
    assert list(claim) == [
        "id", "document", "block", "sentence", "event", "arguments", "time", "place", "quantity", "polarity", "modality",
        "attribution", "speech", "score", "made_by",
    ]
    assert claim["document"]["published"] == {"value": "2031-05-04", "earliest": "2031-05-04", "latest": "2031-05-04", "basis": "dateline"}
    assert (claim["polarity"], claim["modality"], claim["speech"], claim["block"]) == ("negative", "actual", "indirect", "body")
    assert claim["made_by"] == {"model": "en-0", "vocabulary": "v0", "stage": "claims 1"}


def test_every_text_stands_at_its_offsets(reading: Reading) -> None:
    (claim,) = claims_of(reading, {}, {})
    located = [claim["event"]["trigger"], *claim["arguments"], *claim["time"], *claim["place"], *claim["quantity"]]
    assert len(located) == 7
    for record in located:
        assert reading.document.text[record["start"] : record["end"]] == record["text"]


def test_amounts_are_whole_numbers_where_they_are_whole(reading: Reading) -> None:
    (claim,) = claims_of(reading, {}, {})
    assert repr(claim["quantity"][0]["min"]) == "36"


def test_entities_of_two_articles_share_their_id_once_judged_one() -> None:
    one, other = make_reading(), make_reading(make_reading().document.text + "More.")
    identities = {reading.entities[0].id: "kestria" for reading in (one, other)}
    found = [next(claims_of(reading, identities, {}))["arguments"][0]["entity"]["id"] for reading in (one, other)]
    assert found[0] == found[1] not in (one.entities[0].id, other.entities[0].id)


def test_claim_carries_its_event(reading: Reading) -> None:
    (claim,) = claims_of(reading, {}, {reading.claims[0].id: "evt_1"})
    assert claim["event"]["id"] == "evt_1"


def test_inherited_credit_says_so(reading: Reading) -> None:
    said = reading.claims[0]
    inherited = replace(said, chain=(replace(said.chain[0], inherited=True), Link(said.chain[0].source, "said")))
    (claim,) = claims_of(replace(reading, claims=(inherited,)), {}, {})
    assert [link.get("inherited") for link in claim["attribution"]] == [True, None]


def test_order_of_reading_does_not_matter(ledger: Ledger) -> None:
    readings = [make_reading(make_reading().document.text + name, path=name) for name in ("c.txt", "a.txt", "b.txt")]
    for reading in readings:
        ledger.save(reading, b"", made_by="test", overrides={})
    assert [claim["document"]["path"] for claim in export.claims(ledger)] == ["a.txt", "b.txt", "c.txt"]
