from twosource import export
from twosource.export.sources import voice_of
from twosource.store.ledger import Ledger


def test_source_counts_claims_and_denials(filled: Ledger) -> None:
    (source,) = export.sources(filled)
    assert (source["name"], source["kind"], source["claims"], source["origin_of"], source["denies"]) == ("Daily Meridian", "outlet", 1, 1, 1)
    assert source["documents"] == ["brief.txt"]


def test_unnamed_voices_of_two_articles_stay_two() -> None:
    official = {"source": "an official", "anonymous": True}
    assert voice_of(official, "sha256:a") != voice_of(official, "sha256:b")


def test_named_voices_are_one_by_entity_or_words() -> None:
    assert voice_of({"source": "the Meridian", "anonymous": False, "entity": {"id": "ent_1"}}, "a") == "ent_1"
    assert voice_of({"source": "The Meridian", "anonymous": False}, "a") == voice_of({"source": "the meridian", "anonymous": False}, "b")
