"""A claim holds who says so, from the article outward, and never loses a denial."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.extract.attribution import extract_attributions
from twosource.extract.claims import extract_claims
from twosource.model.claim import Claim, Modality, Polarity, Speech, Version
from twosource.model.event import Argument, EventMention
from twosource.model.ids import content_id
from twosource.model.source import SourceKind
from twosource.model.text import Span

MADE_BY = Version("en-0", "v0", "claims 1")
Read = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def read(sentences, cues, gazetteer, named, printed) -> Read:
    """Claims about the events whose triggers are given, with every entity of the sentence as an argument."""

    def run(name: str, *triggers: tuple[str, str]) -> tuple[Claim, ...]:
        doc = sentences(name)
        entities = named(doc)
        roles = [
            Argument("party", entity.mentions[0].span, entity.mentions[0].head, entity.id)
            for entity in entities
            if entity.name in ("Kestria", "Varnland")
        ]
        events = [
            EventMention(content_id("evm", word), kind, _span(doc.text, word), Span(0, len(doc.text)), tuple(roles))
            for kind, word in triggers
        ]
        document = printed(doc)
        attributions = extract_attributions(document, doc, entities, (), cues=cues, gazetteer=gazetteer)
        return extract_claims(document, doc, entities, events, attributions, cues=cues, made_by=MADE_BY)

    return run


def _span(text: str, word: str) -> Span:
    return Span(text.rindex(word), text.rindex(word) + len(word))


def sources(claim: Claim) -> list[str]:
    return [link.source.name for link in claim.chain]


def test_chain_runs_from_the_outlet_to_the_origin(read: Read) -> None:
    (claim,) = read("parenthetical", ("transfer", "sold"))
    assert sources(claim) == ["Daily Meridian", "unnamed officials"]
    assert [link.cue for link in claim.chain] == ["reported", "citing"]


def test_who_a_headline_credits_takes_no_part(sentences, cues, gazetteer, named, printed) -> None:
    doc = sentences("headline_officials")
    officials, event = _span(doc.text, "officials"), _span(doc.text, "ceasefire")
    mention = EventMention("evm_1", "agreement", event, Span(0, len(doc.text)), (Argument("party", officials, officials, None),))
    entities = named(doc)
    attributions = extract_attributions(printed(doc), doc, entities, (), cues=cues, gazetteer=gazetteer)
    (claim,) = extract_claims(printed(doc), doc, entities, [mention], attributions, cues=cues, made_by=MADE_BY)
    assert claim.event.arguments == ()
    assert sources(claim) == ["officials"]


def test_own_voice_has_no_chain(read: Read) -> None:
    (claim,) = read("could", ("transfer", "sell"))
    assert claim.chain == ()
    assert claim.speech is Speech.NONE
    assert claim.factuality.modality is Modality.POSSIBLE


def test_denier_is_the_source_of_a_negative_claim(read: Read) -> None:
    (claim,) = read("rejected", ("transfer", "deliveries"))
    assert claim.factuality.polarity is Polarity.NEGATIVE
    assert sources(claim) == ["Varnland"]
    assert claim.chain[0].source.kind is SourceKind.PARTY


def test_declining_an_offer_is_no_report(read: Read) -> None:
    (claim,) = read("rejected", ("negotiation", "deliveries"))
    assert claim.factuality.polarity is Polarity.NEGATIVE
    assert claim.chain == ()


def test_denial_that_points_back_is_a_claim_of_its_own(read: Read) -> None:
    sold, denied = read("pointing", ("transfer", "sold"))
    assert sold.factuality.polarity is Polarity.POSITIVE
    assert sold.chain == ()
    assert denied.factuality.polarity is Polarity.NEGATIVE
    assert sources(denied) == ["the president"]
    assert denied.event.type == "transfer"


def test_time_clause_of_reportedly_is_the_articles_own(read: Read) -> None:
    agreed, visited = read("reportedly", ("agreement", "agreed"), ("visit", "visited"))
    assert sources(agreed) == ["reportedly"]
    assert visited.chain == ()


def test_condemning_is_no_report_of_the_attack(read: Read) -> None:
    (claim,) = read("condemned", ("attack", "attack"))
    assert claim.chain == ()


def test_inherited_credit_is_marked(sentences, cues, gazetteer, named, printed) -> None:
    doc = sentences("parenthetical")
    document, entities = printed(doc), named(doc)
    attributions = extract_attributions(document, doc, entities, (), cues=cues, gazetteer=gazetteer)
    outlet = entities[0]
    arguments = tuple(
        Argument(role, outlet.mentions[0].span, outlet.mentions[0].head, outlet.id) for role in ("supplier", "item")
    )
    credited = EventMention("evm_1", "transfer", _span(doc.text, "sold"), Span(0, len(doc.text)), arguments)
    own_voice = replace(credited, id="evm_2", trigger=_span(doc.text, "."))
    claims = extract_claims(document, doc, entities, [credited, own_voice], attributions, cues=cues, made_by=MADE_BY)
    by_event = {claim.event.id: claim for claim in claims}
    assert [link.inherited for link in by_event["evm_1"].chain] == [False, False]
    assert [link.inherited for link in by_event["evm_2"].chain] == [True, True]


def test_score_explains_itself(read: Read) -> None:
    (claim,) = read("parenthetical", ("transfer", "sold"))
    assert 0 < claim.score.value <= 1
    assert "Daily Meridian" in claim.score.detail


def test_reading_twice_gives_the_same(read: Read) -> None:
    assert read("pointing", ("transfer", "sold")) == read("pointing", ("transfer", "sold"))
