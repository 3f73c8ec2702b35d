from types import SimpleNamespace

from twosource.web.lineage import draw_lineage


def test_voices_lead_to_the_articles_that_rest_on_them(ledger: SimpleNamespace) -> None:
    drawn = draw_lineage(ledger.events[0], ledger.claims[:3])
    assert [(voice.name, voice.stance) for voice in drawn.voices] == [
        ("two officials", "supports"),
        ("Aurel Brandt", "denies"),
        ("no source named", "unknown"),
    ]
    assert drawn.carriers == ("sha256:meridian", "sha256:courier", "sha256:review")
    assert [line.stance for line in drawn.lines] == ["supports", "denies", "unknown"]
    assert drawn.voices[1].remark == "party to the event"


def test_own_voice_beside_a_quoted_denial_is_drawn(ledger: SimpleNamespace) -> None:
    own = {**ledger.claims[2], "id": "clm_own", "document": {"id": "sha256:courier"}}
    drawn = draw_lineage(ledger.events[0], [*ledger.claims[:2], own])
    assert [line.stance for line in drawn.lines] == ["supports", "denies", "unknown"]


def test_own_voice_beside_a_credit_adds_no_voice(ledger: SimpleNamespace) -> None:
    own = {**ledger.claims[2], "id": "clm_own", "document": {"id": "sha256:meridian"}}
    drawn = draw_lineage(ledger.events[0], [*ledger.claims[:2], own])
    assert [voice.stance for voice in drawn.voices] == ["supports", "denies"]


def test_titles_of_other_articles_carry_nothing(ledger: SimpleNamespace) -> None:
    pointer = {**ledger.claims[2], "block": "related-link"}
    assert draw_lineage({"origins": {}}, [pointer]).carriers == ()
